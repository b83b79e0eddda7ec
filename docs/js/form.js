/* The common part of the sheet and the diary: which folded groups are filled in, print, clear, and a warning
   before something is lost. Nothing is stored or sent. Each tool's own script adds the rest. */
(() => {
  "use strict";
  const form = document.querySelector("[data-tool]");
  const say = JSON.parse(form.dataset.say);
  const fields = [...form.querySelectorAll("input:not([type=file]), textarea, select")];
  const folds = [...form.querySelectorAll("details")];
  const holds = (one) => (one.matches("[type=checkbox], [type=radio]") ? one.checked : one.value.trim());
  const filled = () => fields.some(holds);
  const mark = () => {
    for (const one of form.querySelectorAll(".fold")) {
      one.querySelector(".filled").hidden = !fields.some((field) => one.contains(field) && holds(field));
    }
  };
  let saved = false; // the diary sets it, by an event, when the person has saved a file
  form.addEventListener("input", () => { saved = false; mark(); });
  form.addEventListener("saved", () => { saved = true; mark(); });
  form.addEventListener("reset", (event) => {
    if (filled() && !window.confirm(say.clear)) event.preventDefault();
    else setTimeout(mark); // the fields are cleared after the event
  });

  /* A link that rings, writes or saves leads to no other page, so nothing is lost. */
  const WEB = /^(https?|file):$/, FILE = /\.zip$/;
  let stays = 0; // for a second: by then the browser has asked, or never will
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href]");
    clearTimeout(stays);
    stays = link && (!WEB.test(link.protocol) || link.target === "_blank" || link.hasAttribute("download")
      || FILE.test(link.pathname)) ? setTimeout(() => { stays = 0; }, 1000) : 0;
  }, true);
  window.addEventListener("beforeunload", (event) => {
    if (filled() && !saved && !stays) event.preventDefault();
  });
  form.querySelector(".printing").addEventListener("click", () => window.print());

  /* Paper shows every group, and of the lists in them what is ticked. */
  let shut = [];
  window.addEventListener("beforeprint", () => {
    shut = folds.filter((one) => !one.open && (one.matches(".fold") || one.querySelector(":checked")));
    for (const one of shut) one.open = true;
  });
  window.addEventListener("afterprint", () => { for (const one of shut) one.open = false; });
  window.addEventListener("pageshow", () => setTimeout(mark, 300)); // WebKit empties the fields a little after "back"
  mark();
})();
