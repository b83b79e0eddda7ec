/* The diary: draws the weeks, saves them as a file by the person's own act, and opens such a file.
   A file that does not fit changes nothing on the screen. Nothing is stored or sent. */
(() => {
  "use strict";
  const FORMAT = "remedial-massage-diary", VERSION = 1, BIGGEST = 100000;
  const form = document.querySelector('[data-tool="diary"]');
  const status = form.querySelector('[role="status"]');
  const chart = form.querySelector(".chart");
  const fields = [...form.querySelectorAll("input:not([type=file]), textarea, select")];
  const values = () => Object.fromEntries(fields.map((one) => [one.id, one.value]));
  const say = JSON.parse(form.dataset.say);
  const tell = (words) => { status.textContent = words; };

  /* The chart: two lines, each with its own marks and its name at its end. */
  const SVG = "http://www.w3.org/2000/svg";
  const add = (to, name, attributes, text = "") => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return to.appendChild(made);
  };
  const weeks = (kind) => [...form.querySelectorAll(`select[id^="${kind}-"]`)]
    .map((one, n) => ({ week: n + 1, value: one.value }))
    .filter((one) => one.value !== "");
  const x = (week) => 34 + (week - 1) * 36, y = (value) => 190 - value * 17;
  const line = (svg, kind, points) => {
    const path = points.map((p, n) => `${n ? "L" : "M"}${x(p.week)},${y(p.value)}`).join("");
    if (path) add(svg, "path", { class: `is-${kind}`, d: path });
    for (const p of points) {
      const at = { class: `is-${kind}`, cx: x(p.week), cy: y(p.value), r: 5 };
      if (kind === "pain") add(svg, "circle", at);
      else add(svg, "rect", { ...at, x: at.cx - 5, y: at.cy - 5, width: 10, height: 10 });
    }
  };
  const told = (name, points) => (points.length
    ? `${name}: ${points.map((p) => `${say.week} ${p.week}: ${p.value}`).join(", ")}.` : "");
  const went = (name, points) => (points.length > 1
    ? `${name} ${say.went.replace("{first}", points[0].value).replace("{last}", points.at(-1).value)}` : "");
  const draw = () => {
    const pain = weeks("pain"), doing = weeks("doing");
    chart.replaceChildren();
    chart.hidden = !pain.length && !doing.length;
    if (chart.hidden) return;
    const words = [told(say.pain, pain), told(say.goal, doing)].filter(Boolean).join(" ");
    const svg = add(chart, "svg", { viewBox: "0 0 310 222", role: "img", "aria-label": words });
    for (const n of [0, 5, 10]) {
      add(svg, "path", { class: "is-rule", d: `M26,${y(n)}H300` });
      add(svg, "text", { x: 20, y: y(n) + 5, "text-anchor": "end" }, n);
    }
    for (let n = 1; n <= 8; n += 1) add(svg, "text", { x: x(n), y: 215, "text-anchor": "middle" }, n);
    line(svg, "pain", pain);
    line(svg, "doing", doing);
    const key = document.createElement("figcaption");
    key.textContent = `${say.chart} ${went(say.circles, pain)} ${went(say.squares, doing)}`;
    chart.append(key);
  };

  /* Saving and opening. */
  const save = () => {
    const text = JSON.stringify({ format: FORMAT, version: VERSION, fields: values() }, null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `massage-diary-${new Date().toISOString().slice(0, 10)}.json`;
    form.dispatchEvent(new Event("saved")); // first, or a browser asks whether to leave
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    tell(say.saved);
  };
  const fits = (field, value) => typeof value === "string" && (
    field.tagName === "SELECT" ? [...field.options].some((one) => one.value === value)
      : value.length <= field.maxLength);
  const read = (text) => {
    let file;
    try { file = JSON.parse(text); } catch { return say.broken; }
    if (file?.format !== FORMAT || typeof file.fields !== "object" || !file.fields) return say.strange;
    if (!Number.isInteger(file.version) || file.version < 1) return say.damaged;
    if (file.version > VERSION) return say.newer;
    const wrong = fields.some((one) => !fits(one, file.fields[one.id] ?? ""));
    return wrong ? say.unfit : file.fields;
  };
  const open = async ({ target }) => {
    const [file] = target.files;
    if (!file) return;
    const found = file.size > BIGGEST ? say.big
      : read(await file.text().catch(() => ""));
    target.value = "";
    if (typeof found === "string") {
      tell(`${found} ${say.unchanged}`);
      return;
    }
    const filled = fields.some((one) => one.value);
    if (filled && !window.confirm(say.replace)) return;
    for (const one of fields) one.value = found[one.id] ?? "";
    draw();
    form.dispatchEvent(new Event("saved"));
    tell(say.opened);
  };

  form.addEventListener("input", draw);
  form.addEventListener("reset", () => setTimeout(draw)); // the fields are cleared after the event
  form.querySelector(".saving").addEventListener("click", save);
  document.getElementById("file").addEventListener("change", open);
  window.addEventListener("pageshow", () => setTimeout(draw, 300)); // nor are they kept after "back" everywhere
  draw();
})();
