// What the page and the server say to each other, listened to: a page stands when what was asked is answered.
//
// A click is seen in the page only once the server has begun to work on it, and one click may take two runs with a rest
// between them (a page that leads to another one). So "nothing runs" does not say that it is over. An answer bears no name
// of what was asked: of two clicks, one right after the other, the first one's answer is told from the second's only by
// what is said within the moment of quiet.
//
// Every frame is one message of Streamlit's protocol (proto/BackMsg.proto, proto/ForwardMsg.proto), of which only the
// fields that stand at its top are read.
(() => {
  const ASKS = 11; // BackMsg.rerun_script
  const BEGINS = 4; // ForwardMsg.new_session
  const ENDS = 6; // ForwardMsg.script_finished
  const ENDS_TO_BEGIN_ANEW = 2; // ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
  const UNHEARD = 26; // ForwardMsg.heartbeat_ack: it means nothing for the page
  const told = { asks: 0, isAsked: false, isRunning: false, last: performance.now() };

  function* fieldsOf(bytes) {
    let at = 0;
    const number = () => {
      let value = 0;
      for (let place = 1; at < bytes.length; place *= 128) {
        const byte = bytes[at++];
        value += (byte & 127) * place;
        if (byte < 128) break;
      }
      return value;
    };
    while (at < bytes.length) {
      const tag = number();
      const kind = tag & 7;
      const value = kind === 0 || kind === 2 ? number() : 0;
      at += { 1: 8, 2: value, 5: 4 }[kind] ?? 0;
      yield [tag >> 3, value];
    }
  }

  function hear(bytes) {
    for (const [field, value] of fieldsOf(bytes)) {
      if (field === UNHEARD) return;
      if (field === BEGINS) Object.assign(told, { isAsked: false, isRunning: true });
      if (field === ENDS) told.isRunning = value === ENDS_TO_BEGIN_ANEW;
    }
    told.last = performance.now();
  }

  function say(bytes) {
    for (const [field] of fieldsOf(bytes)) {
      if (field === ASKS) Object.assign(told, { asks: told.asks + 1, isAsked: true, last: performance.now() });
    }
  }

  // A part of the page that is fetched when it is first needed makes room for itself: what stands below it moves away from
  // under the pointer.
  const growth = new ResizeObserver(() => (told.last = performance.now()));
  let grows = null;

  function watchGrowth() {
    const page = document.querySelector("[data-testid=stMainBlockContainer]");
    if (page === grows) return;
    growth.disconnect();
    if (page) growth.observe(page);
    grows = page;
    told.last = performance.now();
  }

  window.WebSocket = class extends window.WebSocket {
    constructor(...how) {
      super(...how);
      this.addEventListener("message", (event) => hear(new Uint8Array(event.data)));
    }

    send(data) {
      say(data instanceof ArrayBuffer ? new Uint8Array(data) : data);
      super.send(data);
    }
  };

  window.conversationAsks = () => told.asks;

  // What was just pressed or typed is asked for a moment later: the quiet is counted from then on. Of what is no such event
  // (a field that is left, another theme) whoever does it tells.
  for (const kind of ["click", "keydown", "input", "change", "popstate"])
    window.addEventListener(kind, () => (told.last = performance.now()), true);
  window.conversationCountsAnew = () => void (told.last = performance.now());

  // Code, a font or a picture that is needed for the first time is fetched when it is: Streamlit has a grey box stand in
  // for its parts meanwhile. Of what is fetched for the inside of a part, or by a style, the document does not know.
  const isFetching = () =>
    document.querySelector("[data-testid=stSkeleton]") !== null ||
    document.fonts.status === "loading" ||
    [...document.images].some((one) => !one.complete);

  // Nothing that was asked is unanswered, nothing runs, the page has drawn it, and for so many milliseconds there was no
  // word, nothing was fetched and nothing grew: what has just been drawn may ask for something in its turn.
  window.conversationRests = (quiet) => {
    watchGrowth();
    if (isFetching()) told.last = performance.now();
    return (
      !told.isAsked &&
      !told.isRunning &&
      performance.now() - told.last > quiet &&
      document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    );
  };
})();
