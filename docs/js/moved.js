/* Sends a reader of an old address on, with the section they asked for. Without it a link does. */
(() => {
  "use strict";
  const section = location.hash.slice(1);
  const own = section && document.querySelector(`a#${CSS.escape(section)}`);
  const to = new URL((own || document.querySelector("[data-new]")).href);
  if (section && !own && !to.hash) to.hash = section;
  location.replace(to);
})();
