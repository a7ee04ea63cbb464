// Shows a page from its top: without this, a new page opens where the last one was scrolled to.

let shown = null;

export default function (component) {
  if (component.data.place !== shown) {
    shown = component.data.place;
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  }
}
