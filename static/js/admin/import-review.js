// The review by keyboard. Everything works without this by its form; here each change is sent at once and the page's
// pieces, [data-part], come back. <form data-review-rows>, rows in [data-row], the file's lines in [data-source].

const form = document.querySelector("[data-review-rows]");
const source = document.querySelector("[data-source]");
const keys = document.querySelector("[data-keys]");
const note = form.querySelector("[data-note]");
const kinds = [...form.elements.kind.options].map((option) => option.value);

const rows = () => [...form.querySelectorAll("[data-row]")];
const chosen = () => form.querySelector("[data-row]:has(input:checked)");

// ── choosing a row, and the line of the file it begins in ──

function choose(row) {
  if (!row) return;
  const radio = row.querySelector("input[name=row]");
  radio.checked = true;
  radio.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
  show(row);
}

function show(row) {
  for (const line of source.querySelectorAll(".is-here")) line.classList.remove("is-here");
  const line = document.getElementById(`line-${row.dataset.line}`);
  if (!line) return;
  line.classList.add("is-here");
  source.scrollTop = line.offsetTop - source.offsetTop - source.clientHeight / 3;
}

function step(by) {
  const all = rows();
  const at = all.indexOf(chosen());
  choose(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
}

function nextDoubt(by) {
  const all = rows();
  const at = all.indexOf(chosen());
  const ahead = by > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse();
  const found = ahead.find((row) => row.classList.contains("row--doubt"));
  if (found) choose(found);
  else note.textContent = by > 0 ? "后面没有待核对的了。" : "前面没有待核对的了。";
}

// ── a change: sent, and the page as it is then ──

let sending = false;

async function send(act, more = {}) {
  const row = chosen();
  if (sending || !row) return;
  sending = true;
  note.textContent = "正在保存…";
  const body = new FormData(form);
  body.set("act", act);
  for (const [name, value] of Object.entries(more)) body.set(name, value);
  try {
    const response = await fetch(form.action, { method: "POST", body });
    await renew(response, row.dataset.row, rows().indexOf(row));
  } catch {
    note.textContent = "没有保存：连接不上服务器。请稍后再试。";
  }
  sending = false;
}

async function renew(response, id, place) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok || !page.querySelector("[data-review-rows]")) {
    note.textContent = "没有保存：可能已退出登录。请刷新页面后再试。";
    return;
  }
  for (const part of page.querySelectorAll("[data-part]")) {
    document.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceChildren(...part.childNodes);
  }
  const refused = page.querySelector(".messages .message--error");
  note.textContent = refused ? refused.textContent.trim() : "已保存。";
  choose(form.querySelector(`[data-row="${id}"]`) ?? rows()[Math.max(0, place - 1)]);
}

// ── cutting: a mark between two characters, moved by the arrows ──

let cut = null;

function startCut() {
  const text = chosen()?.querySelector("[data-text]");
  if (!text || text.textContent.length < 2) return;
  const words = text.textContent;
  const after = words.search(/[。；，：]/) + 1;
  cut = { text, words, place: after > 0 && after < words.length ? after : Math.floor(words.length / 2) };
  drawCut();
}

function drawCut() {
  const behind = document.createElement("span");
  behind.className = "row__cut";
  behind.textContent = cut.words.slice(cut.place);
  cut.text.replaceChildren(cut.words.slice(0, cut.place), behind);
  note.textContent = "在红线处拆开：← → 移动，↑ ↓ 到上下一个标点，Enter 拆开，Esc 不拆。";
}

function endCut() {
  cut.text.textContent = cut.words;
  cut = null;
  note.textContent = "";
}

function moveCut(by) {
  cut.place = Math.min(cut.words.length - 1, Math.max(1, cut.place + by));
  drawCut();
}

function jumpCut(forward) {
  const marks = [...cut.words.matchAll(/[，。；：！？、]/g)].map((mark) => mark.index + 1);
  const next = forward ? marks.find((at) => at > cut.place && at < cut.words.length) : marks.findLast((at) => at < cut.place);
  if (next) moveCut(next - cut.place);
}

const CUTTING = {
  ArrowLeft: () => moveCut(-1),
  ArrowRight: () => moveCut(1),
  ArrowUp: () => jumpCut(false),
  ArrowDown: () => jumpCut(true),
  Escape: endCut,
  Enter: () => {
    const { place } = cut;
    endCut();
    send("split", { place });
  },
};

// ── keys ──

async function approve() {
  const row = chosen();
  if (row?.classList.contains("row--doubt")) await send("check");
  nextDoubt(1);
}

const KEYS = {
  ArrowUp: () => step(-1),
  ArrowDown: () => step(1),
  ArrowLeft: () => send("raise"),
  ArrowRight: () => send("lower"),
  Enter: approve,
  n: () => nextDoubt(1),
  p: () => nextDoubt(-1),
  j: () => send("join"),
  s: startCut,
  x: () => send("aside"),
  b: () => send("back"),
  e: () => form.querySelector("button[value=words]").click(),
  "?": () => { keys.open = !keys.open; },
};

function ofKind(digit) {
  const kind = kinds[Number(digit) - 1];
  if (kind && chosen()?.classList.contains("row--part")) send("kind", { kind });
  else note.textContent = "只有一级标题有内容类别。";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isElsewhere = event.target.closest("a, button, select, summary, textarea, input:not([name=row]), [data-source]");
  if (isElsewhere && event.key !== "?") return;
  if (isElsewhere?.matches("textarea, input, select")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = cut ? CUTTING[key] : KEYS[key] ?? (/^[1-9]$/.test(key) ? () => ofKind(key) : undefined);
  if (!act) return;
  event.preventDefault();
  act();
});

form.addEventListener("change", (event) => {
  if (event.target.name !== "row") return;
  if (cut) endCut();
  show(event.target.closest("[data-row]"));
});

// Buttons: as the keys do. Rewording has a page of its own; cutting starts the mark.
form.addEventListener("submit", (event) => {
  const [act, id] = (event.submitter?.value ?? "").split(":");
  if (act === "words" && chosen()) return;
  event.preventDefault();
  if (id) choose(form.querySelector(`[data-row="${id}"]`));
  if (!chosen()) note.textContent = "请先选中一行。";
  else if (act === "split") startCut();
  else send(act);
});

const from = location.hash.startsWith("#row-") && document.querySelector(location.hash);
choose(from || form.querySelector(".row--doubt") || form.querySelector(".row:not(.row--furniture)") || rows()[0]);
