// The network as Streamlit draws it: everybody faint, the handful bright and named. Places come from Python; what is
// hovered, searched for and filtered is worked out here, so that thirty thousand people stay quick.

import Graph from "graphology";
import Sigma from "sigma";

import { writeLabels } from "./labels.js";
import { buildPanel } from "./panel.js";
import { blend, People } from "./people.js";
import { drawStill, drawYou, labels, nearest, placing } from "./still.js";

const state = new WeakMap();
const CLOSE = 0.18; // of the whole picture: how near the camera goes to somebody who was searched for
const CLOSER = 0.5; // of the whole picture: from here on everybody in the handful is named
const MOST_LINES = 120; // drawn from one person to those they share something with

function styleOf(box) {
  const read = getComputedStyle(box);
  const value = (name, otherwise) => read.getPropertyValue(name).trim() || otherwise;
  const paper = hex(value("--st-background-color", "#ffffff"));
  const number = parseInt(paper.slice(1), 16);
  return {
    ink: value("--st-text-color", "#0f172a"),
    paper,
    line: value("--st-border-color", "#e2e8f0"),
    font: value("--st-font", "sans-serif"),
    quiet: hex(value("--st-gray-text-color", "#64748b")),
    dark: ((number >> 16) & 255) * 0.3 + ((number >> 8) & 255) * 0.6 + (number & 255) * 0.1 < 128,
    width: box.clientWidth,
    height: box.clientHeight,
  };
}

function hex(colour) {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
  const pen = document.createElement("canvas").getContext("2d");
  pen.fillStyle = colour;
  return /^#[0-9a-f]{6}$/i.test(pen.fillStyle) ? pen.fillStyle : "#ffffff";
}

function hasWebGL() {
  try {
    return Boolean(document.createElement("canvas").getContext("webgl2"));
  } catch {
    return false;
  }
}

class View {
  constructor(parent, data, pick) {
    this.pick = pick;
    this.people = new People(data);
    this.hovered = -1;
    this.found = -1;
    this.root = document.createElement("div");
    this.root.className = "network";
    this.box = document.createElement("div");
    this.box.className = "picture";
    // The buttons in its corner stand beside the picture, not in it: an image has no parts for a screen reader.
    this.stage = document.createElement("div");
    this.stage.className = "stage";
    this.stage.setAttribute("role", "img");
    this.stage.setAttribute("aria-label", data.words.alt);
    this.box.append(this.stage);
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.live = hasWebGL();
    const { top, corner, tiers } = buildPanel(this.people, {
      redraw: () => this.redraw(),
      find: (person) => this.find(person),
      open: (person) => this.pick(person),
      zoom: this.live ? (way) => this.zoom(way) : null,
      keep: () => this.keep(),
    });
    this.root.append(top, this.box, tiers);
    if (!this.live) {
      const note = document.createElement("p");
      note.className = "note";
      note.textContent = data.words.still;
      this.root.append(note);
    }
    parent.append(this.root);
    this.style = styleOf(this.box);
    if (this.live) this.start();
    else this.startStill();
    this.box.append(this.tip, corner);
    this.watcher = new ResizeObserver(() => this.redraw());
    this.watcher.observe(this.box);
    this.themes = matchMedia("(prefers-color-scheme: dark)");
    this.onTheme = () => setTimeout(() => this.redraw(), 50);
    this.themes.addEventListener("change", this.onTheme);
    this.redraw();
  }

  start() {
    const { data } = this.people;
    const graph = new Graph();
    // The closest are added last, so that they are drawn on top of the dust.
    const order = Array.from({ length: this.people.count }, (_, person) => person).sort((a, b) => data.tier[b] - data.tier[a] || b - a);
    for (const person of order) graph.addNode(person, { x: data.x[person], y: -data.y[person], size: 1, color: "#888888" });
    this.sigma = new Sigma(graph, this.stage, {
      renderLabels: false,
      allowInvalidContainer: true,
      enableEdgeEvents: false,
      zIndex: false,
      stagePadding: 16,
      minCameraRatio: 0.05,
      maxCameraRatio: 1.6,
      cameraPanBoundaries: { boundaries: { x: [-1, 1], y: [-1, 1] }, tolerance: 60 },
      ...(this.calm() && { zoomDuration: 0, inertiaDuration: 0, doubleClickZoomingDuration: 0 }),
      defaultDrawNodeHover: () => {},
      nodeReducer: (person, at) => ({ ...at, ...this.dot(Number(person)) }),
    });
    this.sigma.setCustomBBox({ x: [-1, 1], y: [-1, 1] });
    this.overlay = document.createElement("canvas");
    this.overlay.className = "overlay";
    this.stage.append(this.overlay);
    this.letThePageScroll();
    this.sigma.on("enterNode", ({ node }) => this.hover(Number(node)));
    this.sigma.on("leaveNode", () => this.hover(-1));
    this.sigma.on("clickNode", ({ node }) => this.pick(Number(node)));
    this.sigma.on("afterRender", () => this.write());
  }

  // A page is scrolled with the wheel and with one finger; the picture takes them only once somebody has taken hold of
  // it, by a press or a tap, and gives them back when they press elsewhere or leave.
  letThePageScroll() {
    const hold = (held) => {
      this.held = held;
      this.box.classList.toggle("held", held);
    };
    const spare = (event) => {
      if (!this.held && !(event.touches?.length > 1)) event.stopPropagation();
    };
    for (const kind of ["wheel", "touchstart", "touchmove", "touchend"]) {
      this.box.addEventListener(kind, spare, { capture: true, passive: true });
    }
    this.box.addEventListener("click", () => hold(true));
    this.box.addEventListener("mousedown", () => hold(true));
    this.box.addEventListener("mouseleave", () => hold(false));
    this.elsewhere = (event) => {
      if (!event.composedPath().includes(this.box)) hold(false);
    };
    document.addEventListener("pointerdown", this.elsewhere);
  }

  startStill() {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "overlay still";
    this.stage.append(this.canvas);
    const at = (event) => {
      const frame = this.canvas.getBoundingClientRect();
      return nearest(this.people, placing(this.style.width, this.style.height), event.clientX - frame.left, event.clientY - frame.top);
    };
    this.canvas.addEventListener("mousemove", (event) => this.hover(at(event)));
    this.canvas.addEventListener("mouseleave", () => this.hover(-1));
    this.canvas.addEventListener("click", (event) => {
      const person = at(event);
      if (person >= 0) this.pick(person);
    });
  }

  dot(person) {
    const { people, style } = this;
    const colour = people.colour(person, style.dark);
    const meant = !this.near || this.near.has(person) || person === this.hovered;
    return {
      size: people.size(person), 
      color: people.shown(person) && meant ? colour : blend(colour, style.paper),
    };
  }

  place() {
    return (x, y) => this.sigma.graphToViewport({ x, y: -y });
  }

  redraw() {
    this.style = styleOf(this.box);
    if (!this.style.width) return;
    this.box.dataset.paper = this.style.paper;
    for (const dot of this.root.querySelectorAll(".dot")) {
      dot.style.background = this.people.data.colours[this.style.dark ? "dark" : "light"][dot.dataset.tier];
    }
    if (this.live) this.sigma.refresh();
    else {
      drawStill(this.canvas, this.people, this.style);
      this.box.dataset.drawn = String(this.people.count);
    }
  }

  write() {
    const { overlay, style, people } = this;
    const scale = window.devicePixelRatio || 1;
    overlay.width = Math.round(style.width * scale);
    overlay.height = Math.round(style.height * scale);
    const pen = overlay.getContext("2d");
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    const place = this.place();
    this.line(pen, place);
    if (this.near) {
      const { x, y } = place(people.data.x[this.hovered], people.data.y[this.hovered]);
      pen.strokeStyle = style.ink;
      pen.globalAlpha = 0.35;
      pen.setLineDash([3, 3]); // dashed: inferred
      pen.beginPath();
      for (const other of [...this.near.keys()].slice(0, MOST_LINES)) {
        const spot = place(people.data.x[other], people.data.y[other]);
        pen.moveTo(x, y);
        pen.lineTo(spot.x, spot.y);
      }
      pen.stroke();
      pen.setLineDash([]);
      pen.globalAlpha = 1;
    }
    drawYou(pen, place(0, 0), people.data.words.you, style);
    const wanted = labels(people, place, true, (size) => this.sigma.scaleSize(size), this.found, this.sigma.getCamera().ratio < CLOSER);
    if (this.found >= 0) {
      const { x, y } = place(people.data.x[this.found], people.data.y[this.found]);
      const r = this.sigma.scaleSize(people.size(this.found)) + 4;
      pen.strokeStyle = style.ink;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(x, y, r, 0, Math.PI * 2);
      pen.stroke();
      wanted.unshift({ x, y, r, dot: true, text: people.data.names[this.found] ?? "" });
    }
    writeLabels(pen, wanted, style);
    this.box.dataset.drawn = String(people.count);
    this.box.dataset.ratio = this.sigma.getCamera().ratio.toFixed(3);
  }

  // Ties inferred among the living, dashed, each between two who are shown.
  line(pen, place) {
    const { people, style } = this;
    pen.strokeStyle = style.quiet;
    pen.globalAlpha = 0.5;
    pen.setLineDash([3, 3]);
    pen.beginPath();
    for (const [one, other] of people.data.inferred) {
      if (!people.shown(one) || !people.shown(other)) continue;
      const from = place(people.data.x[one], people.data.y[one]), to = place(people.data.x[other], people.data.y[other]);
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
    }
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  hover(person) {
    if (person === this.hovered) return;
    this.hovered = person;
    this.near = person >= 0 ? this.people.beside(person) : null;
    if (!this.near?.size) this.near = null;
    this.box.style.cursor = person >= 0 ? "pointer" : "default";
    this.tip.hidden = person < 0;
    if (person >= 0) {
      const place = this.live ? this.place() : placing(this.style.width, this.style.height);
      const { x, y } = place(this.people.data.x[person], this.people.data.y[person]);
      this.tip.replaceChildren(
        ...this.people.lines(person).map((text) => Object.assign(document.createElement("div"), { textContent: text })),
      );
      const right = x > this.style.width / 2, low = y > this.style.height / 2;
      this.tip.style.left = `${x}px`;
      this.tip.style.top = `${y}px`;
      this.tip.style.transform = `translate(${right ? "calc(-100% - 12px)" : "12px"}, ${low ? "calc(-100% - 8px)" : "8px"})`;
    }
    if (this.live) this.sigma.refresh({ skipIndexation: true });
  }

  find(person) {
    this.found = person;
    if (!this.live) return this.hover(person);
    if (person < 0) return void this.sigma.refresh({ skipIndexation: true });
    const spot = this.sigma.getNodeDisplayData(String(person));
    this.sigma.getCamera().animate({ x: spot.x, y: spot.y, ratio: CLOSE }, { duration: this.calm() ? 0 : 400 });
    this.sigma.refresh({ skipIndexation: true });
  }

  zoom(way) {
    const camera = this.sigma.getCamera();
    const options = { duration: this.calm() ? 0 : 200 };
    if (way === "in") camera.animatedZoom(options);
    else if (way === "out") camera.animatedUnzoom(options);
    else {
      this.found = -1;
      camera.animatedReset(options);
      this.sigma.refresh({ skipIndexation: true });
    }
  }

  calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  keep() {
    const canvas = document.createElement("canvas");
    drawStill(canvas, this.people, { ...this.style, width: 1000, height: 1000 }, { named: false, scale: 2 });
    canvas.toBlob((blob) => {
      const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: "network.png" });
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }

  end() {
    this.watcher.disconnect();
    this.themes.removeEventListener("change", this.onTheme);
    document.removeEventListener("pointerdown", this.elsewhere);
    this.sigma?.kill();
    this.root.remove();
  }
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const pick = (row) => setTriggerValue("picked", row);
  let held = state.get(parentElement);
  if (!held) {
    held = {};
    held.end = () => {
      held.view.end();
      state.delete(parentElement);
    };
    state.set(parentElement, held);
  }
  if (held.key !== data.key) {
    held.view?.end();
    held.key = data.key;
    held.view = new View(parentElement, JSON.parse(data.picture), pick);
  }
  else held.view.redraw(); // the theme may have been chosen in the app's own menu
  held.view.pick = pick;
  return held.end; // the same each time: what is returned last is called once the picture leaves the page
}
