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

// One stop of the Tab key for all of it; arrows lead from button to button, as WAI-ARIA has it for a toolbar.
function toolbar(name, label, buttons) {
  const made = element("div", { class: name, role: "toolbar", "aria-label": label }, ...buttons);
  const stop = (at) => buttons.forEach((one, place) => (one.tabIndex = place === at ? 0 : -1));
  stop(0);
  made.addEventListener("focusin", (event) => stop(buttons.indexOf(event.target)));
  made.addEventListener("keydown", (event) => {
    const at = buttons.indexOf(event.target);
    const last = buttons.length - 1;
    const after = at < last ? at + 1 : 0;
    const before = at > 0 ? at - 1 : last;
    const arrows = { ArrowRight: after, ArrowDown: after, ArrowLeft: before, ArrowUp: before, Home: 0, End: last };
    const next = arrows[event.key];
    if (next === undefined) return;
    buttons[next].focus();
    event.preventDefault();
  });
  return made;
}

export function buildPanel(people, { redraw, find, open, zoom, keep }) {
  const { data, choice } = people;
  const { words } = data;
  const top = element("div", { class: "bar" });
  if (data.searchable) {
    const input = element("input", { type: "search", placeholder: words.search, "aria-label": words.search });
    const list = element("div", { class: "found", role: "list" });
    const heard = element("span", { class: "unseen", role: "status" }); // who was found, for whoever does not see the list
    const box = element("div", { class: "search" }, input, list, heard);
    let found = -1;
    input.addEventListener("input", () => {
      found = -1;
      find(-1);
      const hits = people.search(input.value);
      const items = hits.map((person) => {
        const hit = button(data.names[person], data.names[person], () => {
          list.replaceChildren();
          input.value = data.names[person];
          found = person;
          find(person);
          input.focus();
        });
        hit.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus, and so the list
        return element("div", { role: "listitem" }, hit);
      });
      const nobody = !hits.length && input.value.trim();
      if (nobody) items.push(element("p", { role: "listitem" }, words.nobody));
      list.replaceChildren(...items);
      heard.textContent = nobody ? words.nobody : hits.map((person) => data.names[person]).join(", ");
    });
    box.addEventListener("keydown", (event) => {
      const hits = [...list.querySelectorAll("button")];
      const at = hits.indexOf(box.getRootNode().activeElement);
      if (event.key === "Escape") {
        input.focus();
        list.replaceChildren();
      } else if (event.key === "ArrowDown") (hits[at + 1] ?? hits[0])?.focus();
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
  const views = zoom
    ? [
        button(words.closer, "+", () => zoom("in")),
        button(words.further, "−", () => zoom("out")),
        button(words.whole, "⤢", () => zoom("all")),
      ]
    : [];
  const corner = toolbar("corner", words.view, [...views, button(words.keep, words.png, keep)]);

  const tiers = data.tiers.map((name, tier) => {
    const dot = element("i", { class: "dot", "data-tier": tier });
    const made = element("button", { type: "button", "aria-pressed": "true" }, dot, ` ${name} ${data.counts[tier]}`);
    made.addEventListener("click", () => {
      const on = !choice.tiers.has(tier);
      if (on) choice.tiers.add(tier);
      else choice.tiers.delete(tier);
      made.setAttribute("aria-pressed", String(on));
      redraw();
    });
    return made;
  });
  return { top, corner, tiers: toolbar("bar tiers", words.tiers, tiers) };
}
