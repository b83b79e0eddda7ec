/* Reads a page aloud with a voice that is on the device: nothing is sent. reader.js loads this when somebody
   comes to the button, for some devices ask to be given a voice as soon as a page looks for one. The sentence
   being read is marked, where the browser can. The words are those of overrides/partials/listen.html. */
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  const words = document.getElementById("words");
  const TEXTS = "h1, h2, h3, p, li, dt, dd, th, td, figcaption, summary, legend, label";
  const SILENT = ".listen, nav, .large, .usual, .checked, .footnote, .meaning, .acts, sup, svg, select";
  /* Each sentence as a range of the page, so that it can be spoken and marked. */
  const nodes = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) => (
      node.parentElement.closest(SILENT) || node.parentElement.closest(TEXTS) !== block
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const point = (texts, at) => {
    let left = at;
    for (const node of texts) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    return [texts.at(-1), texts.at(-1).length];
  };
  const isShown = (block) => block.checkVisibility?.() ?? block.getClientRects().length > 0; // Safari 16 has none
  const sentences = () => [...words.querySelectorAll(TEXTS)].flatMap((block) => {
    const texts = isShown(block) ? nodes(block) : [];
    const whole = texts.map((node) => node.data).join("");
    return [...whole.matchAll(/\S.*?(?:[.!?]+[”’)]*(?=\s|$)|$)/gs)].map((found) => {
      const range = document.createRange();
      range.setStart(...point(texts, found.index));
      range.setEnd(...point(texts, found.index + found[0].length));
      return { text: found[0].replace(/\s+/g, " "), range };
    });
  });

  /* The controls. */
  const bar = document.querySelector(".listen");
  const [play, stop] = bar.querySelectorAll("button");
  const label = bar.querySelector("label"), speed = bar.querySelector("select");
  const status = bar.querySelector("[aria-live]");
  const { pause, on: goOn, none } = bar.dataset, start = play.textContent;
  let all = [], at = 0, round = 0, playing = false;
  const mark = (range) => {
    if (!window.Highlight) return;
    CSS.highlights.clear();
    if (range) CSS.highlights.set("spoken", new Highlight(range));
  };
  const show = () => {
    play.textContent = playing ? pause : at ? goOn : start;
    stop.hidden = label.hidden = !playing && !at;
    bar.classList.toggle("is-on", !stop.hidden);
    /* what one jumps to is not behind the bar */
    document.documentElement.style.scrollPaddingTop = stop.hidden ? "" : `${bar.offsetHeight + 8}px`;
  };
  const { lang } = document.documentElement; // with the country
  let voice;
  const choose = (all) => {
    const ours = all.filter((one) => one.localService && one.lang.startsWith(lang.slice(0, 2)));
    voice = ours.find((one) => one.lang.replace("_", "-") === lang) ?? ours[0];
    return voice;
  };
  const found = () => new Promise((done) => { // Chromium knows its voices a little later
    setTimeout(done, 1500);
    speech.onvoiceschanged = () => { if (choose(speech.getVoices())) done(voice); };
  });
  const hush = () => {
    playing = false;
    round += 1; // what was being said may still report its end: it is not heard any more
    speech.cancel();
  };
  const say = () => {
    if (at >= all.length) return halt();
    const { text, range } = all[at];
    const mine = round;
    const spoken = new SpeechSynthesisUtterance(text);
    Object.assign(spoken, { voice, lang, rate: Number(speed.value) });
    spoken.onend = () => {
      if (mine !== round) return;
      at += 1;
      say();
    };
    spoken.onerror = () => { if (mine === round) halt(); };
    mark(range);
    /* a reader who has scrolled away from the last sentence is not dragged back */
    const top = bar.offsetHeight, last = all[at - 1]?.range.getBoundingClientRect();
    const stayed = !last || last.bottom > top && last.top < innerHeight;
    const box = range.getBoundingClientRect();
    if (stayed && (box.top < top || box.bottom > innerHeight)) {
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
    speech.speak(spoken);
  };
  const halt = () => {
    hush();
    at = 0;
    mark();
    if (document.activeElement === stop) play.focus(); // the stop button goes away
    show();
  };
  const toggle = () => {
    if (playing) hush();
    else {
      playing = true;
      if (!at) all = sentences();
      say();
    }
    show();
  };
  play.addEventListener("click", async () => {
    const known = voice ?? choose(speech.getVoices()) ?? await found();
    status.textContent = known ? "" : none;
    bar.classList.toggle("is-told", !known);
    if (known) toggle();
  });
  stop.addEventListener("click", halt);
  speed.addEventListener("change", () => {
    if (!playing) return;
    hush();
    toggle();
  });
  window.addEventListener("pagehide", hush);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && playing) halt();
  });
  bar.dataset.ready = "";
})();
