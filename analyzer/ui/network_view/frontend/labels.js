// Writes names beside dots so that none covers a dot that matters or another name: better none than one nobody can read.

const GAP = 4; // pixels between a dot and its name
const AIR = 8; // pixels between two names on one line: closer they read as one

export function writeLabels(pen, wanted, style) {
  const taken = wanted.filter((one) => one.dot).map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  pen.lineJoin = "round";
  pen.textBaseline = "middle";
  for (const one of wanted) {
    if (!one.text) continue;
    const small = one.quiet ? 12 : 14;
    pen.font = `${one.quiet ? 500 : 600} ${small}px ${style.font}`;
    const wide = pen.measureText(one.text).width, half = small * 0.6, off = one.r + GAP;
    const places = one.quiet
      ? [[one.x - wide / 2, one.y], [one.x - wide / 2, one.below], [one.x - wide / 2, (one.y + one.below * 2) / 3]]
      : [
          [one.x - wide / 2, one.y - off - half],
          [one.x + off, one.y],
          [one.x - off - wide, one.y],
          [one.x - wide / 2, one.y + off + half],
        ];
    const fits = places.find(
      ([left, middle]) =>
        left >= 0 && left + wide <= style.width && middle - half >= 0 && middle + half <= style.height &&
        !taken.some(([l, t, r, b]) => left < r && left + wide > l && middle - half < b && middle + half > t),
    );
    if (!fits) continue;
    taken.push([fits[0] - AIR, fits[1] - half, fits[0] + wide + AIR, fits[1] + half]);
    pen.textAlign = "left";
    pen.lineWidth = 4;
    pen.strokeStyle = style.paper;
    pen.fillStyle = one.quiet ? style.quiet : style.ink;
    pen.strokeText(one.text, fits[0], fits[1]);
    pen.fillText(one.text, fits[0], fits[1]);
  }
}
