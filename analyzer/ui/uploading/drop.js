// Sends the files a person drops or chooses to the server as a stream, one after the other, and hands over their names.

const views = new WeakMap();

function build(parent, component) {
  const zone = document.createElement("label");
  zone.className = "zone";
  const label = document.createElement("span");
  label.className = "label";
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ".zip,.csv,application/zip,text/csv";
  const choose = document.createElement("span");
  choose.className = "choose";
  choose.setAttribute("aria-hidden", "true");
  const hint = document.createElement("span");
  hint.className = "hint";
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.hidden = true;
  const said = document.createElement("span");
  said.className = "said";
  said.setAttribute("role", "status");
  zone.append(label, input, choose, hint);
  const place = document.createElement("div");
  place.className = "place";
  place.append(zone, bar, said); // beside the label, so that what comes does not become the name of the field
  parent.append(place);
  const view = { zone, label, input, choose, hint, bar, said, component, busy: false };
  input.addEventListener("change", () => take(view, [...input.files]));
  input.addEventListener("click", (event) => view.busy && event.preventDefault());
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    take(view, [...event.dataTransfer.files]);
  });
  return view;
}

async function take(view, files) {
  if (!files.length || view.busy) return;
  const { data, setTriggerValue } = view.component;
  busy(view, true);
  const whole = files.reduce((sum, file) => sum + file.size, 0) || 1;
  const came = [];
  let sent = 0;
  try {
    for (const file of files) {
      view.said.textContent = `${data.says.coming} ${file.name}`;
      const id = await send(data, file, (part) => (view.bar.value = (sent + part) / whole));
      came.push({ id, name: file.name });
      sent += file.size;
    }
    view.said.textContent = "";
    setTriggerValue("dropped", came);
  } catch (status) {
    view.said.textContent = data.says[{ 413: "too_large", 429: "too_many" }[status] ?? "failed"];
  } finally {
    busy(view, false);
    view.input.value = "";
    view.bar.value = 0;
  }
}

// Not disabled: whoever came by keyboard stays where they were.
function busy(view, on) {
  view.busy = on;
  view.input.setAttribute("aria-disabled", String(on));
  view.bar.hidden = !on;
}

function send(data, file, watch) {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest();
    request.open("POST", data.path);
    request.setRequestHeader("x-handful-token", data.token);
    request.setRequestHeader("content-type", "application/zip");
    request.upload.onprogress = (event) => watch(event.loaded);
    request.onload = () => (request.status === 200 ? done(JSON.parse(request.responseText).id) : fail(request.status));
    request.onerror = () => fail(0);
    request.send(file);
  });
}

export default function (component) {
  const { data, parentElement } = component;
  if (!views.has(parentElement)) views.set(parentElement, build(parentElement, component));
  const view = views.get(parentElement);
  view.component = component;
  view.label.textContent = data.label;
  view.choose.textContent = data.says.choose;
  view.hint.textContent = data.says.or_drop;
  view.bar.setAttribute("aria-label", data.says.coming);
}
