// Lets one change a rota by hand: cells are moved between with the arrows, a
// code is typed or chosen, and the server checks and measures what comes of it.
// What is changed or pinned stays when the engine mends the rest.

const editor = document.querySelector("[data-editor]");
const rota = JSON.parse(document.getElementById("rota-data").textContent);
const status = editor.querySelector("[data-status]");
const save = editor.querySelector("[data-save]");
const undo = editor.querySelector("[data-undo]");
const codes = [...editor.querySelectorAll("[data-code]")].map((b) => b.dataset.code);
const before = []; // what each change can be taken back to: the line, and whether the cell was pinned by it
const keyOf = (person, day) => JSON.stringify({ person, day });
const pins = new Set(JSON.parse(document.getElementById("pins-data").textContent).map((p) => keyOf(p.person, p.day)));
let at = null; // {person, day}
let typed = "";

const lineOf = (person) => rota.lines.find((l) => l.person === person);
const rows = () => [...document.querySelectorAll(".rota tr[data-person]")].filter((r) => !r.hidden);
const first = () => Number(document.querySelector(".rota").dataset.first);
const cellOf = ({ person, day }) => document.querySelector(`.rota tr[data-person="${CSS.escape(person)}"]`)?.cells[day - first() + 2];
const days = 7 * rota.weeks;
const shown = () => document.querySelectorAll(".rota thead tr:last-child th[abbr]").length; // days

function place(cell) {
  const row = cell?.closest("tr[data-person]");
  const column = cell ? cell.cellIndex - 2 : -1;
  return row && column >= 0 && column < shown() ? { person: row.dataset.person, day: first() + column } : null;
}

function go(to) {
  const cell = to && cellOf(to);
  if (!cell) return;
  document.querySelector(".rota td[tabindex='0']")?.setAttribute("tabindex", "-1");
  cell.tabIndex = 0;
  cell.focus();
  at = to;
  typed = "";
}

// prepare makes the table one that can be moved in.
function prepare() {
  const table = document.querySelector(".rota");
  table.setAttribute("role", "grid");
  table.setAttribute("aria-labelledby", "rota");
  table.setAttribute("aria-multiselectable", "true");
  const cell = (at && cellOf(at)) || rows()[0]?.cells[2];
  if (cell) cell.tabIndex = 0;
  paint();
}

// paint shows which cells are pinned.
function paint() {
  for (const cell of document.querySelectorAll(".rota td.pinned")) {
    cell.classList.remove("pinned");
    cell.removeAttribute("aria-selected");
  }
  for (const pin of pins) {
    const cell = cellOf(JSON.parse(pin));
    cell?.classList.add("pinned");
    cell?.setAttribute("aria-selected", "true");
  }
  editor.querySelector("[data-unpin]").disabled = !pins.size;
}

function pin(cells) {
  const all = cells.every((c) => pins.has(c));
  for (const c of cells) all ? pins.delete(c) : pins.add(c);
  paint();
  status.textContent = editor.dataset.pinned.replace("{n}", pins.size);
}
const pinCell = () => at && pin([keyOf(at.person, at.day)]);
const pinLine = () => at && pin(Array.from({ length: days }, (_, day) => keyOf(at.person, day)));

function put(code) {
  if (!at) return;
  const line = lineOf(at.person);
  if (!line) return;
  const here = (line.duties ?? []).filter((d) => d.day === at.day).map((d) => d.shift).join("+");
  if (here === code) return;
  const mine = keyOf(at.person, at.day);
  before.push({ line: structuredClone(line), pin: pins.has(mine) ? null : mine });
  pins.add(mine);
  line.duties = (line.duties ?? []).filter((d) => d.day !== at.day);
  line.free = (line.free ?? []).filter((f) => f.day !== at.day);
  if (code) line.duties.push({ day: at.day, shift: code });
  line.duties.sort((a, b) => a.day - b.day);
  if (!line.free.length) delete line.free;
  const cell = cellOf(at);
  cell.textContent = code;
  check();
}

// renew puts what is different into the table, where it has the same rows: of
// thousands of cells few change.
function renew(now, next) {
  const told = (of) => [...of.querySelectorAll("h2, p")].map((p) => p.outerHTML).join();
  const old = [...now.querySelectorAll("tr")], rows = [...next.querySelectorAll("tr")];
  if (old.length !== rows.length || told(now) !== told(next)) return false;
  for (const [i, row] of rows.entries()) {
    if (old[i].cells.length !== row.cells.length) return false;
    for (const [k, cell] of [...row.cells].entries()) {
      const was = old[i].cells[k];
      if (was.innerHTML === cell.innerHTML && was.className === cell.className) continue;
      was.className = cell.className;
      was.innerHTML = cell.innerHTML;
    }
  }
  return true;
}

let asked = 0;
async function check() {
  const mine = ++asked;
  undo.disabled = !before.length;
  const answer = await fetch(editor.dataset.editor, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(rota) });
  if (mine !== asked) return;
  const part = new DOMParser().parseFromString(await answer.text(), "text/html");
  const got = part.querySelector("[data-part]");
  if (!got) {
    status.textContent = part.querySelector("main")?.innerText ?? "";
    return;
  }
  const inGrid = document.activeElement?.closest?.(".rota");
  const side = document.querySelector(".rota")?.closest(".scroll")?.scrollLeft ?? 0;
  for (const piece of got.querySelectorAll("[data-piece]")) {
    const now = document.querySelector(`[data-piece="${piece.dataset.piece}"]`);
    if (now.tagName === "DETAILS") piece.open = now.open;
    if (piece.dataset.piece !== "table" || !renew(now, piece)) now.replaceWith(piece);
  }
  prepare();
  const scroll = document.querySelector(".rota")?.closest(".scroll");
  if (scroll) scroll.scrollLeft = side;
  if (inGrid && at) cellOf(at)?.focus({ preventScroll: true });
  filter();
  status.textContent = before.length ? `${editor.dataset.changed.replace("{n}", before.length)} ${got.dataset.said}` : got.dataset.said;
}

function back() {
  const { line, pin } = before.pop() ?? {};
  if (!line) return;
  pins.delete(pin);
  rota.lines[rota.lines.findIndex((l) => l.person === line.person)] = line;
  check();
}

document.addEventListener("focusin", (e) => {
  const to = place(e.target.closest?.(".rota td"));
  if (to) at = to;
});
document.addEventListener("click", (e) => {
  const to = place(e.target.closest?.(".rota td"));
  if (to && !e.target.closest("a")) go(to);
});
document.addEventListener("keydown", (e) => {
  if ((e.ctrlKey || e.metaKey) && e.key === "z" && !e.target.closest("input")) {
    e.preventDefault();
    back();
    return;
  }
  const here = place(e.target.closest?.(".rota td"));
  if (!here || e.ctrlKey || e.metaKey || e.altKey) return;
  const all = rows();
  const i = all.findIndex((r) => r.dataset.person === here.person);
  const [least, most] = [first(), first() + shown() - 1];
  const to = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, least - here.day], End: [0, most - here.day], PageUp: [0, -7], PageDown: [0, 7] }[e.key];
  if (to) {
    e.preventDefault();
    const row = all[Math.min(all.length - 1, Math.max(0, i + to[0]))];
    go({ person: row.dataset.person, day: Math.min(most, Math.max(least, here.day + to[1])) });
    return;
  }
  if (e.key === "Enter" && !e.target.closest("a")) {
    e.preventDefault();
    e.shiftKey ? pinLine() : pinCell();
    return;
  }
  if (e.key === "Delete" || e.key === "Backspace" || e.key === " ") {
    e.preventDefault();
    typed = "";
    put("");
    return;
  }
  if (e.key.length !== 1) return;
  e.preventDefault();
  const of = (text) => codes.find((c) => c && c.toLowerCase() === text.toLowerCase());
  typed = of(typed + e.key) ? typed + e.key : e.key;
  if (of(typed)) put(of(typed));
});
for (const button of editor.querySelectorAll("[data-code]")) {
  button.addEventListener("click", () => {
    put(button.dataset.code);
    if (at) cellOf(at)?.focus();
  });
}
undo.addEventListener("click", back);
let leaving = false; // with what was changed
save.addEventListener("submit", () => {
  leaving = true;
  save.elements.rota.value = JSON.stringify(rota);
});
for (const form of document.querySelectorAll("[data-go-on]")) {
  form.addEventListener("submit", () => {
    leaving = true;
    if (before.length) form.elements.rota.value = JSON.stringify(rota);
    form.elements.pins.value = `[${[...pins].join()}]`;
  });
}
addEventListener("beforeunload", (e) => {
  if (before.length && !leaving) e.preventDefault();
});
for (const [name, what] of [["pin", pinCell], ["pin-line", pinLine], ["unpin", () => pin([...pins])]]) {
  editor.querySelector(`[data-${name}]`).addEventListener("click", () => {
    what();
    if (at) cellOf(at)?.focus();
  });
}

// Lines are found by their id or the name of their group, and groups without
// any that are found are hidden with them.
const sought = editor.querySelector("[data-filter]");
const found = editor.querySelector("[data-found]");
function filter() {
  const text = sought.value.trim().toLowerCase();
  for (const group of document.querySelectorAll(".rota tbody:has(tr[data-person])")) {
    const ofGroup = group.rows[0].textContent.toLowerCase().includes(text);
    const lines = [...group.rows].slice(1);
    for (const row of lines) row.hidden = !(ofGroup || row.dataset.person.toLowerCase().includes(text)) || (found.checked && !row.querySelector(".hit"));
    group.rows[0].hidden = lines.every((row) => row.hidden);
  }
}
sought.addEventListener("input", filter);
found.addEventListener("input", filter);
prepare();
