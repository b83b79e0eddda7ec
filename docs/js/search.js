/* Asks the theme's own search for words, whatever signs stand round them, and shows what it
   found as our pages do: the part of the site, the title, and a line of text near the first word that was
   found. The theme counts what is missing; we do not. */
(() => {
  "use strict";
  const BEFORE = 24; // letters of a line before the first word that was found
  const NO_TEXT = ".md-search-result__icon, .md-search-result__terms, .md-tags";
  const { __md_scope: scope } = window;
  const folder = (address) => new URL(address, scope).pathname.replace(/index\.html$/, "");
  const parts = [...document.querySelectorAll(".top__menu nav a")].slice(1).flatMap((link) =>
    [link.href, ...(link.dataset.of?.split(" ") ?? [])].map((place) => [folder(place), link.textContent]));
  const part = (link) => parts.filter(([place]) => link.pathname.startsWith(place))
    .sort(([one], [other]) => other.length - one.length)[0]?.[1];

  /* The theme asks its worker for what stands in the box, where signs have a meaning of their own. */
  const plain = (text) => text.replace(/[’']s\b/g, " ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  document.addEventListener("DOMContentLoaded", () => { // when there is a worker, on a disk one of its own kind
    const worker = window.Worker.prototype, { postMessage } = worker;
    worker.postMessage = function ask(message) {
      postMessage.call(this, message.type === 2 ? { ...message, data: plain(message.data) } : message);
    };
  }, { once: true });

  /* It looks at the box after each key; words also come by voice, by paste and by a phone's suggestions. */
  const box = document.querySelector(".md-search__input");
  box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));

  /* Takes away what stands long before the first word that was found. */
  const shorten = (line) => {
    const found = line.querySelector("mark");
    if (!found) return;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEndBefore(found);
    const before = range.toString();
    const start = before.indexOf(" ", before.length - BEFORE);
    if (before.length <= BEFORE || start < 0) return;
    let left = start + 1;
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (left && texts.nextNode()) {
      const cut = Math.min(left, texts.currentNode.length);
      texts.currentNode.deleteData(0, cut);
      left -= cut;
    }
    line.prepend("… ");
  };
  const dress = (article) => {
    const [title, ...others] = [...article.childNodes].filter((one) => !one.matches?.(NO_TEXT));
    const line = document.createElement("p");
    for (const one of others) line.append(...(one.matches?.("p") ? one.childNodes : [one]), " ");
    for (const note of line.querySelectorAll("sup")) note.remove();
    shorten(line);
    article.replaceChildren(title, line);
    const own = title.matches("h1") && part(article.closest("a"));
    if (own) article.prepend(Object.assign(document.createElement("small"), { textContent: own }));
  };
  const list = document.querySelector(".md-search-result__list");
  const help = document.querySelector(".search-help");
  const { lead, all } = help.dataset;
  const items = [...document.querySelectorAll(".top__menu li")].slice(1, 4).map((item) => item.cloneNode(true));
  const last = items[0].cloneNode(true);
  Object.assign(last.firstElementChild, {
    href: document.querySelector(".top__search").href, textContent: all, className: "",
  });
  const ways = document.createElement("ul");
  ways.append(...items, last, document.querySelector(".foot li").cloneNode(true));
  help.append(lead, ways);
  new MutationObserver(() => {
    help.hidden = list.childElementCount > 0;
    for (const article of list.querySelectorAll("article:not([data-line])")) {
      article.dataset.line = "";
      dress(article);
    }
  }).observe(list, { childList: true, subtree: true });
})();
