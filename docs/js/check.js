/* The safety check: says the answer aloud to screen readers. The answers themselves need no script. */
(() => {
  "use strict";
  const form = document.querySelector('[data-tool="check"]');
  const status = form.querySelector('[role="status"]');
  const LEVELS = ["call", "today", "wait", "ask", "place"]; // the most serious first
  const tell = () => {
    const most = LEVELS.find((level) => form.querySelector(`[value="${level}"]:checked`)) ?? "none";
    status.textContent = `${form.dataset.answer} ${document.querySelector(`.only-${most} h3`).textContent}.`;
  };
  form.addEventListener("change", tell);
  form.addEventListener("reset", () => setTimeout(tell)); // the boxes are cleared after the event
})();
