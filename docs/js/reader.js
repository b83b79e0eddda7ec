/* Loads search, notes, zoom and listening on first use. Nothing else needs a script. */
(() => {
  "use strict";
  const { base, theme, style, disk } = document.currentScript.dataset;
  const at = (path) => new URL(`${base}/${path}`, location.href).href;
  const loading = {};
  const load = (path) => (loading[path] ??= new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: at(path) });
    script.onload = done;
    script.onerror = failed;
    document.head.append(script);
  }));
  const dress = (path) => new Promise((done) => {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(path) });
    sheet.onload = sheet.onerror = done;
    document.head.append(sheet);
  });

  document.documentElement.classList.replace("no-js", "js");

  /* Search and notes: the theme's own, with helpers of ours. */
  const scope = new URL(base, location.href);
  Object.assign(window, {
    __md_scope: scope,
    __md_hash: (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0),
    __md_get: () => null,
    __md_set: () => {},
  });
  const box = document.getElementById("__search");
  const query = document.querySelector(".md-search__input");
  const ready = () => document.dispatchEvent(new Event("DOMContentLoaded")); // the theme waits for it
  let asked;
  /* A copy on a disk has a worker of its own kind, for a browser gives a file none. */
  const scripts = () => (disk ? load(disk).then(() => load(theme)) : load(theme));
  const search = () => (asked ??= Promise.all([scripts(), dress(style)]).then(ready));
  query?.addEventListener("focus", search, { once: true });
  const open = (event) => {
    event?.preventDefault();
    search().then(() => {
      box.checked = true;
      box.dispatchEvent(new Event("change"));
      query.focus();
    });
  };
  document.querySelector(".top__search")?.addEventListener("click", open);
  for (const kind of ["pointerenter", "focus"]) {
    const reference = (event) => event.target.closest?.(".footnote-ref") && search();
    document.addEventListener(kind, reference, { capture: true, passive: true });
  }

  /* Escape closes the menu too. */
  document.addEventListener("keydown", (event) => {
    const menu = event.key === "Escape" && document.querySelector(".top__menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });

  /* Pictures: the zoom comes with the first that is opened. */
  const names = () => {
    const shown = document.querySelector(".glightbox-container");
    shown?.setAttribute("aria-label", "Picture, larger");
    shown?.querySelector(".gclose")?.focus();
  };
  /* With no scroll bar the zoom sets no style, which we forbid. */
  const still = (held) => { document.documentElement.style.overflow = held ? "hidden" : ""; };
  const SLIDE = '<div class="gslide"><div class="gslide-inner-content"><div class="ginner-container">'
    + '<div class="gslide-media"></div></div></div></div>';
  let zoom, opener;
  const pictures = [...document.querySelectorAll("a.glightbox")];
  const enlarge = async (event) => {
    const link = event.target.closest?.("a.glightbox");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    if (!zoom) {
      dress("assets/stylesheets/glightbox.min.css");
      await load("assets/javascripts/glightbox.min.js");
      const elements = pictures.map((one) => ({
        href: one.href, type: "image", alt: one.querySelector("img").alt,
      }));
      zoom = window.GLightbox({ elements, loop: false, zoomable: false, openEffect: "none",
        closeEffect: "none", slideEffect: "none", slideHTML: SLIDE });
      zoom.on("open", names);
      zoom.on("close", () => { still(false); opener.focus(); });
    }
    opener = link;
    still(true);
    zoom.openAt(pictures.indexOf(link));
  };
  document.addEventListener("click", enlarge);

  /* Lists to copy: their buttons come when one is near. */
  const lists = document.querySelectorAll(".ask, .plan");
  const near = lists.length && new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    near.disconnect();
    load("js/copy.js");
  }, { rootMargin: "100%" });
  for (const one of lists) near.observe(one);

  const voices = window.speechSynthesis;
  const listen = () => voices.getVoices().some((one) => one.localService) && load("js/listen.js");
  if (voices) {
    voices.onvoiceschanged = listen;
    addEventListener("load", listen);
  }
})();
