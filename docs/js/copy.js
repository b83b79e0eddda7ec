/* Adds a Copy button to each message of the clinic kit. Without it one marks the words and copies. */
(() => {
  "use strict";
  const copied = async (words) => {
    try {
      await navigator.clipboard.writeText(words.textContent);
      return true;
    } catch {
      getSelection().selectAllChildren(words);
      return document.execCommand("copy");
    }
  };
  for (const box of document.querySelectorAll(".message")) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "js-copy", textContent: "Copy" });
    button.setAttribute("aria-label", `Copy. ${box.dataset.name}`);
    const said = document.createElement("span");
    said.className = "js-said";
    said.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      said.textContent = "";
      said.textContent = (await copied(box.querySelector(".message__words"))) ? "Copied" : "Marked: press Ctrl and C";
      setTimeout(() => { said.textContent = ""; }, 5000);
    });
    box.append(button, said);
  }
})();
