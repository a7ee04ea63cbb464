// What a page needs beyond its widgets. It says which language it is in, so that it is read aloud in it; is shown from its
// top; and on a phone takes the menu away that covers it. A key that is held down acts once: each card that came up
// meanwhile would be decided about, unseen. And it mends what Streamlit draws too faint to be read in the dark, calls a
// decoration, says in English, cuts off at the edge of a phone, or moves for people who asked for stillness.
// And one press of the browser's back leads back one page.

const PHONE = 768; // pixels: below, Streamlit lays the menu over the page
const ONCE = "handfulPage"; // a page keeps one of each listener and sheet, however often this is loaded
let shown = null;

const SHEET = `
  [data-testid="stButtonGroup"] button[data-selected="true"] p,
  [data-testid="stSliderThumbValue"] p { color: var(--handful-accent); }
  @media (min-width: ${PHONE}px) { /* the switch that hides names stands below, in view of a laptop; 24 pixels to hit */
    [data-testid="stSidebarNavLink"] { line-height: 1.5rem; margin-block: 0; }
    [data-testid="stSidebarNavItems"] li { margin-block: 0; }
    [data-testid="stSidebarNavItems"] > div { margin-top: .5rem; }
  }
  @media (hover: none) and (pointer: coarse) { kbd { display: none !important; } }
  @media (max-width: ${PHONE - 1}px) { /* room for what one came for */
    [data-testid="stMainBlockContainer"] { padding-top: 4.5rem; }
  }
  @media (max-width: ${PHONE - 1}px) and (min-height: 36rem) { /* the card in view, and the buttons at the thumb */
    .st-key-deciding { position: fixed; inset: auto 0 0; z-index: 50; padding: .5rem 1rem .75rem; gap: .5rem;
      justify-content: center; background: var(--handful-paper); border-top: 1px solid var(--handful-line); }
    .st-key-deciding button { padding-inline: .5rem; }
    [data-testid="stMain"]:has(.st-key-deciding) { scroll-padding: 4.5rem 0 8rem; }
  }
  button[kind="tertiary"]:is(:hover, :active, [aria-expanded="true"]) { color: var(--handful-accent); }
  [data-testid="stSidebarNavLink"]:focus-visible { outline: 2px solid var(--handful-accent); outline-offset: -2px; }
  [data-testid="stMarkdownContainer"] :is(table, pre) { display: block; max-width: 100%; overflow-x: auto; }
  @media (hover: none) { /* where there is no pointing at a table its tools are always there: in a line of their own */
    [data-testid="stElementContainer"]:has([data-testid="stElementToolbar"]) { margin-top: 2rem; }
  }
  [data-testid="stMenuButton"] button { height: auto; }
  [data-testid="stMenuButton"] button p { white-space: normal; text-align: left; }
  [data-testid="stMenuButtonBody"] { max-width: 96vw; }
  [data-testid="stMenuButtonBody"] [role="menuitem"] { height: auto; }
  [data-testid="stMenuButtonBody"] [role="menuitem"] * { white-space: normal; }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation-duration: 1ms !important; animation-iteration-count: 1 !important;
      transition-duration: 1ms !important; scroll-behavior: auto !important; }
  }
`;

// Streamlit's own words, at the place for a file, in a field one types in and where an address leads nowhere: what was
// said anew is kept as it came, to be said in another language should one be chosen.
const saidAnew = new WeakMap();
const brought = new WeakSet(); // into view, once each
let words = {};
const SAYINGS = [
  ["[data-testid=stFileUploaderDropzone]", /^Upload$/, "upload"],
  ["[data-testid=stFileUploaderDropzone]", /per file/, "each"],
  ["[data-testid=InputInstructions]", /^Press (.*Enter) to apply$/, "enter"],
  ["[data-testid=InputInstructions]", /^Press (.*Enter) to submit form$/, "enter_sends"],
  ["[role=dialog]", /^Page not found$/, "lost"],
  ["[role=dialog]", /^The page that you have requested does not seem to exist\..*$/, "lost_says"],
];

// The buttons that decide are others with every card, so that none is pressed twice: whoever pressed one by keyboard is at
// the same one of the next card, and hears whose card it is.
const DECIDES = ["verdict", "answer", "undo"].map((key) => `[class*=st-key-${key}-] button`).join(", ");
let decides = null;

// On a phone the buttons stand at the foot of the screen: the next card begins at its top, so that all of it is in view.
let cardShown = null;

function bringCard() {
  const card = document.querySelector(".st-key-deciding") && document.querySelector(".st-key-card");
  const whose = card?.querySelector("h2, h3")?.textContent ?? null;
  if (card && cardShown !== null && whose !== cardShown && window.innerWidth < PHONE) card.scrollIntoView();
  cardShown = whose;
}

function stayAtHand() {
  if (!decides || decides.isConnected || document.activeElement !== document.body) return;
  const said = decides.textContent;
  const same = [...document.querySelectorAll(DECIDES)].find((one) => one.textContent === said && !one.disabled);
  if (!same) return;
  const whose = document.querySelector(".st-key-card h2, .st-key-card h3")?.textContent;
  if (whose) same.setAttribute("aria-description", whose);
  same.focus({ preventScroll: true });
}

function translate() {
  for (const where of new Set(SAYINGS.map(([place]) => place))) {
    for (const place of document.querySelectorAll(where)) {
      const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        const before = saidAnew.get(text);
        const came = before?.said === text.nodeValue ? before.came : text.nodeValue;
        let said = came;
        for (const [its, english, key] of SAYINGS) if (its === where) said = said.replace(english, words[key]);
        if (said !== came) saidAnew.set(text, { came, said });
        if (said !== text.nodeValue) text.nodeValue = said;
      }
    }
  }
}

// What a page hands to another one (HANDED, and to which) Streamlit first writes into the address of the one it leaves,
// as a step of its own, and takes out of it again so. On the way back nothing would move there, and whoever goes back in
// the middle would find it in the address of a page it was not handed to: such a step is not gone at all.
const HANDED = { person: "person", about: "method" };

function isOnTheWay(from, to) {
  if (to.pathname !== from.pathname) return false;
  const names = [...to.searchParams.keys()];
  const own = Object.keys(HANDED).filter((name) => to.pathname.endsWith(`/${HANDED[name]}`));
  const isLeft = own.some((name) => from.searchParams.has(name) && !names.includes(name));
  return isLeft || (names.length > 0 && names.every((name) => name in HANDED && !own.includes(name)));
}

function walkStepByStep() {
  for (const kind of ["pushState", "replaceState"]) {
    const step = history[kind].bind(history);
    history[kind] = (state, title, url) => {
      const from = new URL(location.href);
      const to = new URL(url ?? from, from);
      if (isOnTheWay(from, to)) return;
      for (const [name, page] of Object.entries(HANDED)) {
        if (!to.pathname.endsWith(`/${page}`) && to.searchParams.has(name)) to.searchParams.delete(name);
      }
      if (kind === "replaceState" || to.href !== from.href) step(state, title, to);
    };
  }
}

// What opens over the page stands beside it in the document, and is as light or dark as it.
function shareTheme() {
  const page = document.querySelector("[data-testid=stApp]");
  const share = () => (document.documentElement.style.colorScheme = getComputedStyle(page).colorScheme);
  new MutationObserver(share).observe(page, { attributes: true, attributeFilter: ["class"] });
  share();
}

function begin() {
  walkStepByStep();
  shareTheme();
  window.addEventListener(
    "keydown",
    (event) => {
      const typed = event.target.closest?.("input, textarea, [contenteditable=true]");
      const acts = event.key.length === 1 || (event.key === "Enter" && event.target.closest?.("button"));
      if (event.repeat && acts && !typed) {
        event.stopImmediatePropagation();
        if (event.key === "Enter") event.preventDefault();
      }
    },
    true,
  );
  document.addEventListener("focusin", (event) => (decides = event.target.closest?.(DECIDES) ?? null));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const mend = () => {
    stayAtHand();
    bringCard();
    for (const place of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) {
      place.setAttribute("role", "group");
    }
    translate();
    // What is read was chosen anywhere on the page: how far it is stands in view.
    for (const reading of document.querySelectorAll(".st-key-reading")) {
      if (!brought.has(reading)) reading.scrollIntoView({ block: "center" });
      brought.add(reading);
    }
    for (const english of document.querySelectorAll(".st-key-method-whole:not([lang])")) english.lang = "en";
    // Of a menu in groups, too, the pages are the items of lists.
    for (const menu of document.querySelectorAll("ul[data-testid=stSidebarNavItems]:not([role])")) {
      menu.setAttribute("role", "presentation");
    }
    for (const item of document.querySelectorAll("[data-testid=stSidebarNavItems] li")) {
      const around = item.parentElement;
      if (around.tagName !== "UL" && around.role !== "list") around.setAttribute("role", "list");
    }
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  return mend;
}

export default function (component) {
  const { place, language, past, colours } = component.data;
  words = component.data;
  window[ONCE] ??= begin();
  window[ONCE]();
  document.documentElement.lang = language;
  // Chosen where it is used, by whether that place is light or dark: at once when the theme changes.
  for (const [name, both] of Object.entries(colours)) {
    document.documentElement.style.setProperty(`--handful-${name}`, `light-dark(${both.join(", ")})`);
  }
  const skip = document.querySelector("[data-testid=stSkipToContent]");
  if (skip && skip.textContent !== past) skip.textContent = past;
  if (place === shown) return;
  const moved = shown !== null;
  shown = place;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  if (moved && window.innerWidth < PHONE) {
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  }
}
