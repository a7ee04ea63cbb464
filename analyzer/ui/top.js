// Says which language the page is in, so that it is read aloud in it. Shows a page from its top, and on a phone takes the menu away that covers it. Left alone, a new page opens where the
// last one was scrolled to, behind the menu it was chosen from. And lets a key that is held down act once: each card that
// came up meanwhile would be decided about, unseen.

const PHONE = 768; // pixels: below, Streamlit lays the menu over the page
let shown = null;

const ONCE = "handfulKeysActOnce"; // a page keeps one listener, however often this is loaded
if (!window[ONCE]) {
  window[ONCE] = true;
  window.addEventListener(
    "keydown",
    (event) => {
      const typed = event.target.closest?.("input, textarea, [contenteditable=true]");
      if (event.repeat && event.key.length === 1 && !typed) event.stopImmediatePropagation();
    },
    true,
  );
}

export default function (component) {
  const { place, language } = component.data;
  document.documentElement.lang = language;
  if (place === shown) return;
  const moved = shown !== null;
  shown = place;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  if (moved && window.innerWidth < PHONE) {
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  }
}
