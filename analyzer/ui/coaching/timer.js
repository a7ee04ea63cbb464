// Minutes since a session began, told by the browser's own clock: nothing is asked of the server for it.

export default function (component) {
  const { data, parentElement } = component;
  const began = new Date(data.began);
  let clock = parentElement.querySelector("span");
  if (!clock) {
    clock = document.createElement("span");
    clock.style.cssText = "font: 600 0.95rem var(--st-font, sans-serif); color: var(--st-text-color); font-variant-numeric: tabular-nums";
    clock.setAttribute("role", "timer");
    parentElement.appendChild(clock);
  }
  const tell = () => {
    const minutes = Math.max(0, Math.floor((Date.now() - began) / 60000));
    const hours = Math.floor(minutes / 60);
    clock.textContent = (hours ? `${hours} h ` : "") + `${minutes % 60} min`;
  };
  tell();
  clearInterval(clock.ticking); // of the run before: only what is returned last is called, when the page is left
  const ticking = setInterval(tell, 10000);
  clock.ticking = ticking;
  return () => clearInterval(ticking);
}
