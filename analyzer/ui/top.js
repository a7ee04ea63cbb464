// Shows a page from its top, and on a phone takes the menu away that covers it. Left alone, a new page opens where the
// last one was scrolled to, behind the menu it was chosen from.

const PHONE = 768; // pixels: below, Streamlit lays the menu over the page
let shown = null;

export default function (component) {
  const { place } = component.data;
  if (place === shown) return;
  const moved = shown !== null;
  shown = place;
  document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  if (moved && window.innerWidth < PHONE) {
    document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  }
}
