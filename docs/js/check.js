/* The safety check in steps: one group at a time, an answer at once where it is urgent, and at the end the
   answer with what was ticked. Without this the page is one list, and its answers need no script.
   Nothing is kept: the browser's "back" knows the number of a step (in history.state), never a tick. */
(() => {
  "use strict";
  const form = document.querySelector('[data-tool="check"]');
  const head = document.getElementById("answer");
  const steps = [...form.querySelectorAll("fieldset")], END = steps.length;
  if (!head || !END) return;
  const part = (name) => form.querySelector(`.${name}`);
  const status = part("said"), turns = part("turn"), ticked = part("ticked"), share = part("turn__share");
  const NOW = ":is([value=call], [value=today]):checked"; // answered at once
  const make = (tag, className, textContent = "") => (
    Object.assign(document.createElement(tag), { className, textContent }));
  const text = (node) => {
    const copy = node.cloneNode(true);
    for (const note of copy.querySelectorAll("sup")) note.remove();
    return copy.textContent.trim();
  };

  /* The answers come into the form, below the groups: one thing is shown at a time. */
  const result = make("div", "result"), list = make("ul", "ticked"), bar = make("progress", "");
  for (let one = head, next; one && (one === head || one.tagName !== "H2"); one = next) {
    next = one.nextElementSibling;
    result.append(one);
  }
  result.append(ticked, list);
  status.before(result);
  const answers = [...result.querySelectorAll("[class^=only-]")]; // the most serious first
  bar.max = END;
  bar.setAttribute("aria-hidden", "true"); // the heading of each step says it
  form.prepend(bar);
  const heads = steps.map((step, n) => {
    const name = step.querySelector("h3");
    name.prepend(make("span", "count", `${form.dataset.step.replace("{n}", n + 1).replace("{all}", END)} `));
    return name;
  }).concat(head);
  for (const one of heads) one.tabIndex = -1;
  form.classList.add("steps");

  /* What the ticks come to. */
  const level = (answer) => answer.className.slice("only-".length);
  const most = () => answers.find((one) => part(`asked [value="${level(one)}"]:checked`)) ?? answers.at(-1);
  const sum = () => `${form.dataset.answer} ${text(most().querySelector("h3"))}.`;
  const item = (box) => {
    const made = make("li", ""), same = box.value === level(most());
    made.append(make("strong", "", text(box.nextElementSibling)));
    for (const one of box.parentNode.querySelectorAll(".answer > p")) {
      /* the answer above says what to do and has the number */
      const said = same && one.matches(":first-child") || one.querySelector(".call");
      if (!said) made.append(make("p", "", text(one)));
    }
    return made;
  };
  const fill = () => {
    for (const one of answers) one.hidden = one !== most();
    list.replaceChildren(...[...form.querySelectorAll(".asked :checked")].map(item));
    ticked.hidden = !list.children.length;
  };

  /* One step at a time; the answer comes last, or as soon as something urgent is ticked. */
  let at = 0, far = 0; // the step that is shown, and the furthest that was
  const show = () => {
    const done = at === END, any = done || steps[at].querySelector(":checked");
    form.classList.toggle("is-done", done);
    form.closest(".words").classList.toggle("is-answered", done); // paper has nothing else
    steps.forEach((step, n) => step.classList.toggle("is-now", n === at));
    bar.value = at + 1;
    turns.hidden = false;
    part("turn__see").hidden = done || !form.querySelector(NOW);
    part("turn__back").hidden = !at;
    part("turn__none").hidden = any;
    part("turn__go").hidden = done || !any;
    if (done) fill();
  };
  const turn = (step, again) => {
    const open = far === END - 1 || form.querySelector(NOW);
    at = step < END ? Math.min(step, far + 1) : open ? END : far;
    if (at < END) far = Math.max(far, at);
    history.scrollRestoration = "manual"; // each step begins at its heading
    if (!again) history.pushState({ step: at }, "");
    show();
    status.textContent = at === END ? sum() : "";
    form.scrollIntoView();
    heads[at].focus({ preventScroll: true });
  };
  const follow = () => { // a link to an answer
    history.replaceState({ step: at }, "");
    if (result.contains(document.querySelector(":target"))) turn(END, true);
  };
  turns.addEventListener("click", ({ target }) => {
    if (target === part("turn__back")) history.back();
    else if (target !== turns) turn(target === part("turn__see") ? END : at + 1);
  });
  addEventListener("popstate", ({ state }) => { if (state && "step" in state) turn(state.step, true); });
  addEventListener("hashchange", follow);
  form.addEventListener("change", ({ target }) => {
    show();
    const say = target.checked ? ` ${text(target.parentNode.querySelector(".answer > p:nth-child(2)"))}` : "";
    status.textContent = sum() + say;
  });
  form.addEventListener("reset", () => setTimeout(() => { // the boxes are cleared after the event
    far = 0;
    turn(0);
  }));

  /* A browser that empties the boxes after "back" shows no answer to them, but the first step. */
  addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => {
    if (!form.querySelector(":checked")) at = far = 0;
    status.textContent = "";
    show();
  }, 300)); // WebKit takes a moment to

  /* Print and share: the page's address, never an answer. */
  part("printing").addEventListener("click", () => print());
  share.addEventListener("click", async () => {
    const url = document.querySelector("[rel=canonical]").href;
    const tell = (words) => { status.textContent = share.textContent = words; };
    try {
      if (navigator.share) await navigator.share({ title: document.title, url });
      else {
        await navigator.clipboard.writeText(url);
        tell(form.dataset.shared);
      }
    } catch (error) {
      if (error.name !== "AbortError") tell(url); // the reader did not change their mind: it is not allowed
    }
  });
  show();
  follow();
})();
