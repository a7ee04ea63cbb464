// Notes when each frame of the app's websocket came, how large it was, and when the screen had been painted after it.
(() => {
  window.frames_seen = [];
  const Usual = window.WebSocket;
  window.WebSocket = class extends Usual {
    constructor(...rest) {
      super(...rest);
      this.addEventListener("message", (event) => {
        const frame = { at: performance.now(), bytes: event.data.size ?? event.data.byteLength ?? event.data.length };
        window.frames_seen.push(frame);
        requestAnimationFrame(() => requestAnimationFrame(() => { frame.painted = performance.now(); }));
      });
    }
  };
})();
