/* The patient tools' common part: print, clear, and a warning before something is lost.
   Nothing is stored or sent. Each tool's own script adds the rest. */
(() => {
  "use strict";
  const form = document.querySelector("[data-tool]");
  const fields = [...form.querySelectorAll("input:not([type=file]), textarea, select")];
  const filled = () => fields.some((one) => (
    one.matches("[type=checkbox], [type=radio]") ? one.checked : one.value.trim()
  ));
  let saved = false; // the diary sets it, by an event, when the person has saved a file
  form.addEventListener("input", () => { saved = false; });
  form.addEventListener("saved", () => { saved = true; });
  form.addEventListener("reset", (event) => {
    if (form.matches(".sheet") && filled() && !window.confirm("Clear all that you have filled in?")) {
      event.preventDefault();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (form.matches(".sheet") && filled() && !saved) event.preventDefault();
  });
  form.querySelector(".printing").addEventListener("click", () => window.print());
})();
