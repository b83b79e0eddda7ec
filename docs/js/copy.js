/* Adds a Copy button to each message of the clinic kit, and to each list of questions or plan. Without it one
   marks the words and copies. The button and its words stand in a <template> of the page. */
(() => {
  "use strict";
  const parts = document.getElementById("copying")?.content;
  if (!parts) return;
  const copied = async (words, text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      getSelection().selectAllChildren(words);
      return document.execCommand("copy");
    }
  };
  const lines = (box) => [...box.querySelectorAll(".admonition-title, p, li")]
    .filter((one) => !one.querySelector(".to-tool"))
    .map((one) => (one.matches("li") ? `- ${one.textContent.trim()}` : one.textContent.trim())).join("\n");
  for (const box of document.querySelectorAll(".message, .ask, .plan")) {
    if (box.querySelector(".js-copy")) continue;
    const words = box.querySelector(".message__words");
    const [button, said] = parts.cloneNode(true).children;
    const name = words ? box.dataset.name : box.querySelector(".admonition-title").textContent;
    button.setAttribute("aria-label", `${button.textContent}. ${name}`);
    button.addEventListener("click", async () => {
      said.textContent = "";
      const done = await copied(words ?? box, words ? words.textContent : lines(box));
      said.textContent = done ? said.dataset.copied : said.dataset.chosen;
      setTimeout(() => { said.textContent = ""; }, 5000);
    });
    box.append(button, said);
  }
})();
