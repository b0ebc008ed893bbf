// What is smoother with JavaScript. Every page works without this file.

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const say = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString());

// The error summary takes the focus, so that it is read out and is where the eye is.
document.querySelector("#errors")?.focus();

// "5개 가운데 2개": counts what is ticked, in the ballot's tray and on the desk.
for (const tray of all("[data-tray]")) {
  const boxes = all(`input[name="${tray.dataset.tray}"]`, tray.closest("form") ?? document);
  const count = () => {
    tray.textContent = say(tray.dataset.said, { n: boxes.filter((b) => b.checked).length, total: tray.dataset.total });
  };
  tray.setAttribute("role", "status");
  boxes.forEach((box) => box.addEventListener("change", count));
  count();
}

// "123자 더 쓸 수 있어요" under a text; a screen reader hears it when the typing rests.
for (const line of all("[data-counts]")) {
  const field = document.getElementById(line.dataset.counts);
  if (!field?.maxLength || field.maxLength < 0) continue;
  let rest;
  field.addEventListener("input", () => {
    line.textContent = say(line.dataset.left, { n: field.maxLength - field.value.length });
    line.removeAttribute("aria-live");
    clearTimeout(rest);
    rest = setTimeout(() => line.setAttribute("aria-live", "polite"), 800);
  });
}

// The phone menu closes with Escape and by a touch elsewhere.
for (const menu of all("details.menu")) {
  const close = (focus) => {
    if (!menu.open) return;
    menu.open = false;
    if (focus) menu.querySelector("summary").focus();
  };
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
  document.addEventListener("click", (event) => menu.contains(event.target) || close(false));
}

for (const button of all("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The desk by keyboard: j and k move, x picks, o opens.
for (const desk of all("[data-desk]")) {
  const rows = all("tbody tr", desk);
  let at = -1;
  const go = (to) => {
    if (!rows.length) return;
    rows[at]?.classList.remove("at");
    at = Math.max(0, Math.min(rows.length - 1, to));
    rows[at].classList.add("at");
    rows[at].querySelector("a, input")?.focus();
    rows[at].scrollIntoView({ block: "nearest" });
  };
  all("[data-keys]", desk).forEach((hint) => (hint.hidden = false));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox], [type=radio])");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(at + 1);
    else if (event.key === "k") go(at - 1);
    else if (event.key === "x") rows[at]?.querySelector("input[type=checkbox]")?.click();
    else if (event.key === "o") rows[at]?.querySelector("a")?.click();
    else return;
    event.preventDefault();
  });
}
