/* Opens a picture as large as the window allows, with the words that stand with it on the page. */
(() => {
  "use strict";
  const pictures = [...document.querySelectorAll("a.glightbox")];
  const SLIDE = '<div class="gslide"><div class="gslide-inner-content"><div class="ginner-container">'
    + '<div class="gslide-media"></div></div></div></div>';
  const { zoom: name } = document.querySelector("script[data-zoom]").dataset;
  const elements = pictures.map((link) => ({
    href: link.href, type: "image", alt: link.querySelector("img").alt,
  }));
  const zoom = window.GLightbox({ elements, loop: false, zoomable: false, openEffect: "none",
    closeEffect: "none", slideEffect: "none", slideHTML: SLIDE });
  let opener, pushed; // whether "back" closes the picture
  const behind = () => [...document.body.children].filter((one) => !one.matches(".glightbox-container"));

  /* With no scroll bar the zoom sets no style, which we forbid. */
  const still = (held) => { document.documentElement.style.overflow = held ? "hidden" : ""; };

  /* A caption, or the words of a step, without what one can press in them. */
  const caption = (link) => {
    const words = (link.closest("figure")?.querySelector("figcaption") ?? link.closest("li"))?.cloneNode(true);
    for (const one of words?.querySelectorAll("sup, .meaning, img") ?? []) one.remove();
    return Object.assign(document.createElement("p"), {
      className: "gcaption", textContent: words?.textContent.replace(/\s+/g, " ").trim() ?? "",
    });
  };

  zoom.on("slide_before_load", ({ slideNode, slideIndex }) => {
    const link = pictures[slideIndex];
    const picture = link.querySelector("img");
    const size = (side) => Number(picture.getAttribute(side)) || 1;
    slideNode.style.setProperty("--ratio", size("width") / size("height"));
    slideNode.querySelector(".ginner-container").append(caption(link));
  });
  zoom.on("open", () => {
    zoom.settings.slideEffect = "none"; // on a phone it would slide, and wait for a style to end it
    const shown = document.querySelector(".glightbox-container");
    shown.setAttribute("aria-label", name);
    for (const one of behind()) one.inert = true;
    shown.addEventListener("keydown", (event) => { // Tab goes round
      if (event.key !== "Tab") return;
      const stops = [...shown.querySelectorAll("button:not(.disabled)")];
      const next = stops.indexOf(document.activeElement) + (event.shiftKey ? -1 : 1);
      event.preventDefault();
      event.stopPropagation();
      stops.at(next % stops.length).focus();
    });
    shown.querySelector(".gclose").focus();
    shown.addEventListener("click", (event) => {
      if (!event.target.closest("img, p, button")) zoom.close();
    });
  });
  zoom.on("close", () => {
    for (const one of behind()) one.inert = false;
    still(false);
    opener.focus();
    if (pushed) history.back();
    pushed = false;
  });
  addEventListener("popstate", () => {
    if (!pushed) return;
    pushed = false;
    zoom.close();
  });
  document.addEventListener("enlarge", (event) => {
    opener = event.target;
    still(true);
    history.pushState(history.state, "");
    pushed = true;
    zoom.openAt(pictures.indexOf(opener));
  });
})();
