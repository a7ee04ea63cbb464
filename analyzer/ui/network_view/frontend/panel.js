// The controls above and below the picture: search, colour, circle, years, zoom, the picture to keep, the tiers.

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function select(label, options, onChange) {
  const box = element("select", { "aria-label": label });
  for (const [value, text] of options) box.append(element("option", { value }, text));
  box.addEventListener("change", () => onChange(box.value));
  return box;
}

function button(label, text, onClick) {
  const made = element("button", { type: "button", "aria-label": label, title: label }, text);
  made.addEventListener("click", onClick);
  return made;
}

export function buildPanel(people, { redraw, find, open, zoom, keep }) {
  const { data, choice } = people;
  const { words } = data;
  const top = element("div", { class: "bar" });
  if (data.searchable) {
    const input = element("input", { type: "search", placeholder: words.search, "aria-label": words.search });
    const list = element("div", { class: "found", role: "list" });
    const box = element("div", { class: "search" }, input, list);
    let found = -1;
    input.addEventListener("input", () => {
      found = -1;
      find(-1);
      const hits = people.search(input.value).map((person) =>
        button(data.names[person], data.names[person], () => {
          list.replaceChildren();
          input.value = data.names[person];
          found = person;
          find(person);
          input.focus();
        }),
      );
      if (!hits.length && input.value.trim()) hits.push(element("p", {}, words.nobody));
      list.replaceChildren(...hits);
    });
    box.addEventListener("keydown", (event) => {
      const hits = [...list.querySelectorAll("button")];
      const at = hits.indexOf(box.getRootNode().activeElement);
      if (event.key === "Escape") list.replaceChildren();
      else if (event.key === "ArrowDown") (hits[at + 1] ?? hits[0])?.focus();
      else if (event.key === "ArrowUp") (hits[at - 1] ?? input).focus();
      else if (event.key === "Enter" && at < 0) {
        if (hits.length) hits[0].click();
        else if (found >= 0) open(found);
        return;
      } else return;
      event.preventDefault();
    });
    box.addEventListener("focusout", (event) => {
      if (!box.contains(event.relatedTarget)) list.replaceChildren();
    });
    top.append(box);
  }
  top.append(
    select(words.colour, [["tier", words.by_tier], ["circle", words.by_circle]], (value) => {
      choice.by = value;
      redraw();
    }),
  );
  const circles = Object.entries(data.communities).filter(([number]) => data.listed.includes(Number(number)));
  if (circles.length) {
    top.append(
      select(words.circle, [["0", words.all_circles], ...circles], (value) => {
        choice.community = Number(value);
        redraw();
      }),
    );
  }
  const [first, last] = data.years;
  if (first && first < last) {
    const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    top.append(
      select(words.from, [["0", words.from], ...years.map((year) => [year, `${words.from} ${year}`])], (value) => {
        choice.from = Number(value);
        redraw();
      }),
      select(words.to, [["0", words.to], ...years.map((year) => [year, `${words.to} ${year}`])], (value) => {
        choice.to = Number(value);
        redraw();
      }),
    );
  }
  const corner = element("div", { class: "corner", role: "group", "aria-label": words.view });
  if (zoom) {
    corner.append(
      button(words.closer, "+", () => zoom("in")),
      button(words.further, "−", () => zoom("out")),
      button(words.whole, "⤢", () => zoom("all")),
    );
  }
  corner.append(button(words.keep, words.png, keep));

  const tiers = element("div", { class: "bar tiers", role: "group", "aria-label": words.tiers });
  data.tiers.forEach((name, tier) => {
    const dot = element("i", { class: "dot", "data-tier": tier });
    const made = element("button", { type: "button", "aria-pressed": "true" }, dot, ` ${name} ${data.counts[tier]}`);
    made.addEventListener("click", () => {
      const on = !choice.tiers.has(tier);
      if (on) choice.tiers.add(tier);
      else choice.tiers.delete(tier);
      made.setAttribute("aria-pressed", String(on));
      redraw();
    });
    tiers.append(made);
  });
  return { top, corner, tiers };
}
