/* Reads a page aloud with a voice that is on the device: nothing is sent. reader.js loads this only
   where there is such a voice. The sentence being read is marked, where the browser can. */
(() => {
  "use strict";
  const speech = window.speechSynthesis;
  const words = document.getElementById("words");
  const TEXTS = "h1, h2, h3, p, li, dt, dd, th, td, figcaption, summary, legend, label";
  const SILENT = ".listen, nav, .large, .usual, .checked, .footnote, .meaning, .acts, sup, svg, select";
  const HOME = new URL("..", document.currentScript.src);
  const SPEEDS = { "0.7": "Slow", "1": "Normal", "1.3": "Fast" };

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
  const sentences = () => [...words.querySelectorAll(TEXTS)].flatMap((block) => {
    const texts = block.checkVisibility() ? nodes(block) : [];
    const whole = texts.map((node) => node.data).join("");
    return [...whole.matchAll(/\S.*?(?:[.!?]+[”’)]*(?=\s|$)|$)/gs)].map((found) => {
      const range = document.createRange();
      range.setStart(...point(texts, found.index));
      range.setEnd(...point(texts, found.index + found[0].length));
      return { text: found[0].replace(/\s+/g, " "), range };
    });
  });

  /* The controls. */
  const bar = document.createElement("div");
  bar.className = "listen";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Listen to this page");
  const button = (name, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    made.addEventListener("click", act);
    return made;
  };
  let all = [], at = 0, round = 0, playing = false;
  const mark = (range) => {
    if (!window.Highlight) return;
    CSS.highlights.clear();
    if (range) CSS.highlights.set("spoken", new Highlight(range));
  };
  const show = () => {
    play.textContent = playing ? "Pause" : at ? "Go on" : "Listen";
    stop.hidden = label.hidden = !playing && !at;
    bar.classList.toggle("is-on", !stop.hidden);
  };
  const voice = () => {
    const ours = speech.getVoices().filter((one) => one.localService && one.lang.startsWith("en"));
    return ours.find((one) => one.lang.replace("_", "-") === "en-GB") ?? ours[0];
  };
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
    Object.assign(spoken, { voice: voice(), lang: "en-GB", rate: Number(speed.value) });
    spoken.onend = () => {
      if (mine !== round) return;
      at += 1;
      say();
    };
    spoken.onerror = () => { if (mine === round) halt(); };
    mark(range);
    const box = range.getBoundingClientRect();
    if (box.top < 70 || box.bottom > innerHeight) {
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
  const play = button("Listen", toggle);
  const stop = button("Stop", halt);
  const label = document.createElement("label");
  const speed = document.createElement("select");
  for (const [rate, name] of Object.entries(SPEEDS)) speed.add(new Option(name, rate));
  speed.value = "1";
  speed.addEventListener("change", () => {
    if (!playing) return;
    hush();
    toggle();
  });
  label.append("Speed ", speed);
  bar.append(play, stop, label);
  window.addEventListener("pagehide", hush);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && playing) halt();
  });
  show();
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet" });
  style.href = new URL("assets/listen.css", HOME);
  style.onload = () => document.querySelector("article.words").prepend(bar);
  if (words && voice()) document.head.append(style);
})();
