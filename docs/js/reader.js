/* Before the page is drawn: large print, once chosen, so that nothing jumps. When it has been read: opens what
   is folded, and loads search, notes, zoom and listening on first use. */
(() => {
  "use strict";
  const { base, theme, style, disk } = document.currentScript.dataset;
  const root = document.documentElement.classList;
  root.replace("no-js", "js");
  root.toggle("speaks", "speechSynthesis" in window);

  /* Large print lasts until the tab is closed. Without a script the address does the same for one page. */
  const LARGE = "#large-print"; // the id of <body>
  const kept = () => { // where a browser keeps nothing, the choice is for this page
    try { return Boolean(sessionStorage.getItem(LARGE)); } catch { return false; }
  };
  const choose = (large) => {
    root.toggle("is-large", large);
    try {
      if (large) sessionStorage.setItem(LARGE, "yes");
      else sessionStorage.removeItem(LARGE);
    } catch { /* see above */ }
  };
  const asked = () => location.hash === LARGE && choose(true);
  root.toggle("is-large", kept());
  asked();
  addEventListener("hashchange", asked);
  addEventListener("pageshow", ({ persisted }) => persisted && root.toggle("is-large", kept())); // after "back"
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.large, a.usual");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const large = link.matches(".large");
    choose(large);
    if (location.hash === LARGE) return; // the link itself leads away from there
    event.preventDefault();
    link.parentNode.querySelector(large ? ".usual" : ".large").focus(); // the one that was pressed is gone
  });

  document.addEventListener("DOMContentLoaded", () => {
    const at = (path) => new URL(`${base}/${path}`, location.href).href;
    const loading = {};
    const load = (path) => (loading[path] ??= new Promise((done, failed) => {
      const script = Object.assign(document.createElement("script"), { src: at(path) });
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    }));
    const dress = (path) => (loading[path] ??= new Promise((done) => {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(path) });
      sheet.onload = sheet.onerror = done;
      document.head.append(sheet);
    }));

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
    box.checked = false; // Firefox brings it back as it was, over a page that is loaded again
    const ready = () => document.dispatchEvent(new Event("DOMContentLoaded")); // the theme waits for it
    let begun;
    /* A copy on a disk has a worker of its own kind, for a browser gives a file none. */
    const scripts = () => (disk ? load(disk).then(() => load(theme)) : load(theme));
    const search = () => (begun ??= Promise.all([scripts(), dress(style), load("js/search.js")]).then(ready));
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

    /* An old address of a part leads on to where the part is now. */
    const follow = () => {
      const link = document.querySelector(".moved:target a");
      if (link) location.replace(link.href);
    };
    addEventListener("hashchange", follow);
    follow();

    /* Hard words: the meaning lies over the page and has the focus. An old browser follows the link to it. */
    let shown; // when the finger came down, for that closes it
    addEventListener("pointerdown", () => { shown = document.activeElement.closest(".meaning"); }, true);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.term, a.shut");
      const meaning = link?.closest(".meaning") ?? (link && document.querySelector(link.hash));
      if (!meaning?.showPopover || meaning.matches(":target") || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      if (link.matches(".shut")) meaning.hidePopover();
      else if (meaning !== shown) {
        link.focus(); // where Escape leads back to
        meaning.showPopover();
        meaning.tabIndex = -1;
        meaning.focus();
      }
      shown = null;
    });

    /* Escape closes the menu too, and a meaning that an address has opened. */
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape") document.querySelector(".meaning:target .shut")?.click();
      const menu = event.key === "Escape" && document.querySelector(".top__menu[open]");
      if (!menu) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });

    /* Pictures: the zoom comes with the first that is opened, and opens the others itself. */
    const enlarge = (event) => {
      const link = event.target.closest?.("a.glightbox");
      if (!link || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      Promise.all([load("assets/javascripts/glightbox.min.js"), dress("assets/zoom.css")])
        .then(() => load("js/zoom.js"))
        .then(() => link.dispatchEvent(new Event("enlarge", { bubbles: true })));
    };
    document.addEventListener("click", enlarge);

    /* Folded parts: a link into one opens it; paper opens all, a desk shows more from the start. */
    const unfold = () => {
      const part = document.querySelector(":target");
      const fold = part?.closest("details:not([open])");
      if (!fold) return;
      fold.open = true;
      part.scrollIntoView();
    };
    const opened = (folds) => {
      const closed = [...document.querySelectorAll(folds)].filter((fold) => !fold.open);
      for (const fold of closed) fold.open = true;
      return closed;
    };
    let printed = [];
    if (matchMedia("(min-width: 60em)").matches) opened(".evidence, .more details");
    unfold();
    addEventListener("hashchange", unfold);
    document.addEventListener("click", (event) => event.target.closest?.('[href^="#"]') && setTimeout(unfold));
    addEventListener("beforeprint", () => { printed = opened(".evidence, .sources"); });
    addEventListener("afterprint", () => { for (const fold of printed) fold.open = false; });

    /* Lists to copy: their buttons come when one is near. */
    const lists = document.querySelectorAll(".ask, .plan");
    const near = lists.length && new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      near.disconnect();
      load("js/copy.js");
    }, { rootMargin: "100%" });
    for (const one of lists) near.observe(one);

    /* Listening comes when somebody comes to its button. */
    const bar = root.contains("speaks") && document.querySelector(".listen");
    const hear = () => dress("assets/listen.css").then(() => load("js/listen.js"));
    for (const kind of bar ? ["pointerenter", "focusin"] : []) bar.addEventListener(kind, hear, { once: true });
    if (bar) bar.addEventListener("click", ({ target }) => {
      if (!("ready" in bar.dataset)) hear().then(() => target.click());
    });
  }, { once: true }); // search tells the theme so again
})();
