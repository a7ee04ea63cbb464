// Draws everybody on a plain canvas: the picture to keep, and what a browser without WebGL shows.

import { writeLabels } from "./labels.js";
import { blend, QUIETEST } from "./people.js";

const TAU = Math.PI * 2;
const MARGIN = 14; // pixels around the outermost dot
const NAMED = 15; // of the handful, while the whole picture is seen: the second of Dunbar's layers
const REACH = 12; // pixels within which a dot is meant

export function placing(width, height) {
  const radius = Math.min(width, height) / 2 - MARGIN;
  return (x, y) => ({ x: width / 2 + x * radius, y: height / 2 + y * radius });
}

export function drawStill(canvas, people, style, { named = true, scale = window.devicePixelRatio || 1 } = {}) {
  const { width, height } = style;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.fillStyle = style.paper;
  pen.fillRect(0, 0, width, height);
  const place = placing(width, height);
  const { data } = people;
  for (let tier = data.tiers.length - 1; tier >= 0; tier--) {
    for (let person = 0; person < people.count; person++) {
      if (data.tier[person] !== tier) continue;
      const { x, y } = place(data.x[person], data.y[person]);
      const colour = people.colour(person, style.dark);
      pen.fillStyle = people.shown(person) ? colour : blend(colour, style.paper);
      pen.beginPath();
      pen.arc(x, y, people.size(person), 0, TAU);
      pen.fill();
    }
  }
  drawYou(pen, place(0, 0), data.words.you, style);
  writeLabels(pen, labels(people, place, named), style);
}

export function drawYou(pen, { x, y }, word, style) {
  pen.fillStyle = style.ink;
  pen.beginPath();
  pen.arc(x, y, 13, 0, TAU);
  pen.fill();
  pen.fillStyle = style.paper;
  pen.font = `600 11px ${style.font}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(word, x, y + 0.5);
}

// The handful with their names, then the circles with theirs; the warm are in the way of both.
export function labels(people, place, named, scaled = (size) => size, found = -1, close = false) {
  const { data } = people;
  const wanted = [{ ...place(0, 0), r: 13, dot: true }];
  let left = close ? Infinity : NAMED; // people are sent the closest first
  for (let person = 0; person < people.count; person++) {
    if (data.tier[person] >= QUIETEST || !people.shown(person)) continue;
    const text = named && data.tier[person] === 0 && person !== found && left-- > 0 ? data.labels[person] : "";
    wanted.push({ ...place(data.x[person], data.y[person]), r: scaled(people.size(person)), dot: data.tier[person] < 2, text });
  }
  for (const circle of named ? data.places : []) {
    const below = place(circle.x, circle.bottom);
    wanted.push({ ...place(circle.x, circle.y), r: 0, text: circle.name, quiet: true, below: below.y });
  }
  return wanted;
}

export function nearest(people, place, x, y) {
  let best = -1, distance = REACH * REACH;
  for (let person = 0; person < people.count; person++) {
    const spot = place(people.data.x[person], people.data.y[person]);
    const far = (spot.x - x) ** 2 + (spot.y - y) ** 2;
    if (far < distance) [best, distance] = [person, far];
  }
  return best;
}
