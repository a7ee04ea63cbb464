// What a page needs beyond its widgets. It says which language it is in, so that it is read aloud in it; is shown from its
// top; and on a phone takes the menu away that covers it. A key that is held down acts once: each card that came up
// meanwhile would be decided about, unseen. And it mends what Streamlit draws too faint to be read in the dark, calls a
// decoration, says in English, cuts off at the edge of a phone, or moves for people who asked for stillness.

const PHONE = 768; // pixels: below, Streamlit lays the menu over the page
const ONCE = "handfulPage"; // a page keeps one of each listener and sheet, however often this is loaded
let shown = null;

const SHEET = `
  [data-testid="stButtonGroup"] button[data-selected="true"] p,
  [data-testid="stTab"][aria-selected="true"] p,
  [data-testid="stSliderThumbValue"] p { color: var(--handful-accent); }
  @media (min-width: ${PHONE}px) { /* the switch that hides names stands below, in view of a laptop; 24 pixels to hit */
    [data-testid="stSidebarNavLink"] { line-height: 1.5rem; margin-block: 0; }
    [data-testid="stSidebarNavItems"] li { margin-block: 0; }
    [data-testid="stSidebarNavItems"] > div { margin-top: .5rem; }
  }
  [data-testid="stSidebarNavLink"]:focus-visible { outline: 2px solid var(--handful-accent); outline-offset: -2px; }
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

// Streamlit's own words at the place for a file: each text is kept as it came, and said anew in the language of the page.
const cameAs = new WeakMap();
const brought = new WeakSet(); // into view, once each
let words = {};

function translate(place) {
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!cameAs.has(text)) cameAs.set(text, text.nodeValue);
    const said = cameAs.get(text).replace(/^Upload$/, words.upload).replace("per file", words.each);
    if (text.nodeValue !== said) text.nodeValue = said;
  }
}

function begin() {
  window.addEventListener(
    "keydown",
    (event) => {
      const typed = event.target.closest?.("input, textarea, [contenteditable=true]");
      if (event.repeat && event.key.length === 1 && !typed) event.stopImmediatePropagation();
    },
    true,
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const mend = () => {
    for (const place of document.querySelectorAll("[data-testid=stFileUploaderDropzone][role=presentation]")) {
      place.setAttribute("role", "group");
    }
    for (const place of document.querySelectorAll("[data-testid=stFileUploaderDropzone]")) translate(place);
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
  const { place, language, past, upload, each, accents } = component.data;
  words = { upload, each };
  window[ONCE] ??= begin();
  window[ONCE]();
  document.documentElement.lang = language;
  // Chosen where it is used, by whether that place is light or dark: at once when the theme changes.
  document.documentElement.style.setProperty("--handful-accent", `light-dark(${accents.join(", ")})`);
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
