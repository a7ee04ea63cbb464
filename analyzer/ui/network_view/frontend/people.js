// What was sent, read once: who is shown, in which colour and size, and who shares what with whom.

const CROWD = 3000; // people from which the dots shrink, so that they stay dots; for few they grow
const GROWTH = 2; // times as large as in a crowd, at most
const SIZES = [7.5, 5, 4.2, 2.8, 2.3]; // pixels of a dot's radius, by tier, at middling strength
const LEAST = 0.75, MORE = 0.6; // times that size for no strength at all, and what the greatest adds
const QUIETEST = 3; // tiers from here on are dust
const FAINT = 0.16; // how much of its colour a dot keeps that is filtered out or not meant

export class People {
  constructor(data) {
    this.data = data;
    this.count = data.x.length;
    this.shrink = Math.min(GROWTH, Math.sqrt(CROWD / Math.max(this.count, 1)));
    this.choice = { tiers: new Set(data.tiers.map((_, tier) => tier)), community: 0, from: 0, to: 0, by: "tier" };
    this.shares = new Map(); // person → numbers of the things they share
    data.things.forEach((thing, number) => {
      for (const person of thing.people) {
        if (!this.shares.has(person)) this.shares.set(person, []);
        this.shares.get(person).push(number);
      }
    });
  }

  size(person) {
    const tier = this.data.tier[person];
    const least = tier === 0 ? 0.6 : 0.42; // of its size: a dot of the handful stays the larger
    const strong = LEAST + MORE * this.data.strength[person];
    return SIZES[tier] * strong * Math.max(tier < QUIETEST ? Math.min(this.shrink, 1) : this.shrink, least);
  }

  shown(person) {
    const { tiers, community, from, to } = this.choice;
    const year = this.data.year[person];
    return (
      tiers.has(this.data.tier[person]) &&
      (!community || this.data.community[person] === community) &&
      (!from || (year && year >= from)) &&
      (!to || (year && year <= to))
    );
  }

  colour(person, dark) {
    const { colours, circles } = this.data;
    const mode = dark ? "dark" : "light";
    if (this.choice.by === "tier") return colours[mode][this.data.tier[person]];
    const community = this.data.community[person];
    return community && community <= circles[mode].length ? circles[mode][community - 1] : colours[mode].at(-1);
  }

  // Who shares something rare with a person, and what: person → kinds.
  beside(person) {
    const found = new Map();
    for (const number of this.shares.get(person) ?? []) {
      const thing = this.data.things[number];
      for (const other of thing.people) {
        if (other === person) continue;
        if (!found.has(other)) found.set(other, thing.kind);
      }
    }
    return found;
  }

  // What is said of a person on hovering: name and tier, circle, what they share.
  lines(person) {
    const { data } = this;
    const name = data.names[person];
    const shared = (this.shares.get(person) ?? []).map((number) => data.things[number].name);
    return [
      name ? `${name} · ${data.tiers[data.tier[person]]}` : data.tiers[data.tier[person]],
      data.communities[data.community[person]] ?? data.words.alone,
      ...shared.slice(0, 3),
    ];
  }

  search(text) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (let person = 0; person < this.count && found.length < 8; person++) {
      const name = this.data.names[person];
      if (name && words.every((word) => fold(name).includes(word))) found.push(person);
    }
    return found;
  }
}

export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

export function blend(colour, paper, keep = FAINT) {
  const [one, other] = [colour, paper].map((hex) => parseInt(hex.slice(1, 7), 16));
  let mixed = 0;
  for (const shift of [16, 8, 0]) {
    const part = Math.round(((one >> shift) & 255) * keep + ((other >> shift) & 255) * (1 - keep));
    mixed |= part << shift;
  }
  return `#${mixed.toString(16).padStart(6, "0")}`;
}

export { QUIETEST };
