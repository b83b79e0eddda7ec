/* The sheet for a first visit: marks on the drawing what is ticked, and ticks what is tapped there. */
(() => {
  "use strict";
  const form = document.querySelector('[data-tool="sheet"]');
  const say = JSON.parse(form.dataset.say);
  const status = form.querySelector('[role="status"]');
  const spots = [...form.querySelectorAll("[data-spot]")];
  const box = (spot) => document.getElementById(spot.dataset.spot);
  const draw = () => {
    for (const spot of spots) spot.classList.toggle("is-on", box(spot).checked);
  };
  form.querySelector(".body").addEventListener("click", (event) => {
    const spot = event.target.closest("[data-spot]");
    if (!spot) return;
    box(spot).click();
    const name = box(spot).parentNode.textContent.trim();
    status.textContent = `${name}: ${box(spot).checked ? say.marked : say.unmarked}`;
  });
  form.addEventListener("change", draw);
  form.addEventListener("reset", () => setTimeout(draw)); // the boxes are cleared after the event
  window.addEventListener("pageshow", () => setTimeout(draw, 300)); // nor are they kept after "back" everywhere
  draw();
})();
