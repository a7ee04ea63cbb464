// Draws everybody as one dot around "you". Colours come from the page's own theme, so that light and dark need no rerun.

const TAU = Math.PI * 2;
const REACH = 12; // pixels within which a dot is meant
const MARGIN = 6; // pixels around the outermost circle
const AIR = 8; // pixels between two names on one line: closer they read as one
const state = new WeakMap();

function isDark(element) {
  const colour = getComputedStyle(element).getPropertyValue("--st-background-color").trim();
  const found = colour.match(/^#([0-9a-f]{6})$/i);
  if (!found) return matchMedia("(prefers-color-scheme: dark)").matches;
  const value = parseInt(found[1], 16);
  return ((value >> 16) & 255) * 0.3 + ((value >> 8) & 255) * 0.6 + (value & 255) * 0.1 < 128;
}

function build(parent) {
  const box = document.createElement("div");
  box.style.cssText = "position:relative;width:100%;max-width:640px;margin:0 auto;";
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.style.cssText = "display:block;width:100%;aspect-ratio:1;";
  const tip = document.createElement("div");
  tip.setAttribute("aria-hidden", "true");
  tip.style.cssText =
    "position:absolute;pointer-events:none;display:none;padding:4px 8px;border-radius:6px;font:13px var(--st-font);" +
    "background:var(--st-text-color);color:var(--st-background-color);white-space:nowrap;transform:translate(-50%,-140%);";
  box.append(canvas, tip);
  parent.append(box);
  return { box, canvas, tip, hover: -1 };
}

function draw(view, data) {
  const { canvas, box } = view;
  const width = box.clientWidth;
  if (!width) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = canvas.height = Math.round(width * scale);
  const style = getComputedStyle(box);
  const ink = style.getPropertyValue("--st-text-color").trim() || "#0f172a";
  const paper = style.getPropertyValue("--st-background-color").trim() || "#ffffff";
  const line = style.getPropertyValue("--st-border-color").trim() || "#e2e8f0";
  const font = style.getPropertyValue("--st-font").trim() || "sans-serif";
  const colours = data.colours[isDark(box) ? "dark" : "light"];
  const pen = canvas.getContext("2d");
  const radius = width / 2 - MARGIN;
  view.radius = radius;
  view.middle = width / 2;
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, width);
  pen.translate(width / 2, width / 2);

  pen.strokeStyle = line;
  for (const circle of data.circles) {
    pen.beginPath();
    pen.arc(0, 0, circle * radius, 0, TAU);
    pen.stroke();
  }
  for (let tier = colours.length - 1; tier >= 0; tier--) {
    pen.fillStyle = colours[tier];
    pen.globalAlpha = tier > 2 && data.x.length > 5000 ? 0.75 : 1;
    pen.beginPath();
    for (let i = 0; i < data.x.length; i++) {
      if (data.tier[i] !== tier) continue;
      const x = data.x[i] * radius, y = data.y[i] * radius, r = Math.max(data.size[i] * radius, 0.9);
      pen.moveTo(x + r, y);
      pen.arc(x, y, r, 0, TAU);
    }
    pen.fill();
  }
  pen.globalAlpha = 1;
  if (view.hover >= 0) {
    const i = view.hover;
    pen.strokeStyle = ink;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(data.x[i] * radius, data.y[i] * radius, data.size[i] * radius + 3, 0, TAU);
    pen.stroke();
    pen.lineWidth = 1;
  }
  const small = Math.max(12, Math.min(15, width / 38));
  pen.fillStyle = ink;
  pen.beginPath();
  pen.arc(0, 0, Math.max(0.055 * radius, small), 0, TAU);
  pen.fill();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.font = `600 ${small - 2}px ${font}`;
  pen.fillStyle = paper;
  pen.fillText(data.you, 0, 0.5);

  pen.font = `600 ${small}px ${font}`;
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = paper;
  pen.fillStyle = ink;
  const taken = [[-small, -small, small, small]];
  for (let i = 0; i < data.x.length; i++) {
    if (data.tier[i] > 1) continue; // the handful and the warm ring: a name covers none of them
    const x = data.x[i] * radius, y = data.y[i] * radius, r = data.size[i] * radius;
    taken.push([x - r, y - r, x + r, y + r]);
  }
  for (const [row, name] of Object.entries(data.labels)) {
    const x = data.x[row] * radius, y = data.y[row] * radius, r = data.size[row] * radius + 4;
    const wide = pen.measureText(name).width, half = small * 0.55;
    const places = [
      [x - wide / 2, y - r - half], [x + r, y], [x - r - wide, y], [x - wide / 2, y + r + half],
      [x + r * 0.7, y - r], [x - r * 0.7 - wide, y - r], [x + r * 0.7, y + r], [x - r * 0.7 - wide, y + r],
    ];
    if (y > 0) places.unshift(places[3]);
    if (Math.abs(x) > Math.abs(y)) places.unshift(x > 0 ? places[y > 0 ? 2 : 1] : places[y > 0 ? 3 : 2]);
    const fits = places.find(([left, middle]) => !taken.some(([l, t, rgt, b]) =>
      left < rgt && left + wide > l && middle - half < b && middle + half > t));
    if (!fits) continue; // better no name than one nobody can read: it is on the card, and on the dot
    taken.push([fits[0] - AIR, fits[1] - half, fits[0] + wide + AIR, fits[1] + half]);
    pen.textAlign = "left";
    pen.strokeText(name, fits[0], fits[1]);
    pen.fillText(name, fits[0], fits[1]);
  }
  canvas.dataset.drawn = String(data.x.length);
}

function nearest(view, data, event) {
  const frame = view.canvas.getBoundingClientRect();
  const x = event.clientX - frame.left - view.middle, y = event.clientY - frame.top - view.middle;
  let best = -1, distance = REACH * REACH;
  for (let i = 0; i < data.x.length; i++) {
    const across = data.x[i] * view.radius - x, down = data.y[i] * view.radius - y;
    const far = across * across + down * down;
    if (far < distance) { best = i; distance = far; }
  }
  return best;
}

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  let view = state.get(parentElement);
  if (!view) {
    view = build(parentElement);
    state.set(parentElement, view);
    view.watcher = new ResizeObserver(() => draw(view, view.data));
    view.watcher.observe(view.box);
    view.themes = matchMedia("(prefers-color-scheme: dark)");
    view.onTheme = () => setTimeout(() => draw(view, view.data), 50);
    view.themes.addEventListener("change", view.onTheme);
    view.canvas.addEventListener("mousemove", (event) => {
      const found = nearest(view, view.data, event);
      if (found !== view.hover) {
        view.hover = found;
        draw(view, view.data);
      }
      view.canvas.style.cursor = found >= 0 ? "pointer" : "default";
      view.tip.style.display = found >= 0 ? "block" : "none";
      if (found >= 0) {
        const tier = view.data.tiers[view.data.tier[found]];
        const name = view.data.names[found];
        view.tip.textContent = name ? `${name} · ${tier}` : tier;
        view.tip.style.left = `${view.middle + view.data.x[found] * view.radius}px`;
        view.tip.style.top = `${view.middle + view.data.y[found] * view.radius}px`;
      }
    });
    view.canvas.addEventListener("mouseleave", () => {
      view.hover = -1;
      view.tip.style.display = "none";
      draw(view, view.data);
    });
    view.canvas.addEventListener("click", (event) => {
      const found = nearest(view, view.data, event);
      if (found >= 0) view.pick(found);
    });
  }
  view.data = data;
  view.pick = (row) => setTriggerValue("picked", row);
  view.canvas.setAttribute("aria-label", data.alt);
  draw(view, data);
  return () => {
    view.watcher.disconnect();
    view.themes.removeEventListener("change", view.onTheme);
    state.delete(parentElement);
  };
}
