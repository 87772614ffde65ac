// A chart as a file: the drawing as SVG or PNG with its title and source, the table as CSV for Excel.

const SPACE = "http://www.w3.org/2000/svg";
const WIDTH = 720;
const MARGIN = 24;
const LENGTHS = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"];
const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap",
  "font-family", "font-size", "font-weight", "text-anchor"];

export function saveSvg(figure) {
  save(new Blob([drawing(figure).text], { type: "image/svg+xml" }), name(figure, "svg"));
}

export async function savePng(figure) {
  const { text, height } = drawing(figure);
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * WIDTH;
  canvas.height = 2 * height;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => save(blob, name(figure, "png")), "image/png");
}

export function saveCsv(figure) {
  const rows = [...figure.querySelectorAll("table tr")].map((row) => [...row.cells].map(field).join(","));
  const source = figure.querySelector("[data-chart-source]")?.textContent;
  if (source) rows.push(quoted(source));
  save(new Blob(["\ufeff", rows.join("\r\n"), "\r\n"], { type: "text/csv" }), name(figure, "csv"));
}

function field(cell) {
  return cell.dataset.value ?? quoted(cell.textContent.trim());
}

// A text that starts like a formula would be run by a spreadsheet.
function quoted(text) {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}

// The page's drawing laid out at one width, every length in px and every colour written out.
function drawing(figure) {
  const original = figure.querySelector(".chart-svg");
  const stage = document.createElement("div");
  const live = original.cloneNode(true);
  live.setAttribute("width", WIDTH - 2 * MARGIN);
  stage.className = "chart-stage";
  stage.append(live);
  document.body.append(stage);
  const copy = live.cloneNode(true);
  const marks = [...copy.querySelectorAll("*")];
  [...live.querySelectorAll("*")].forEach((mark, index) => settle(mark, marks[index]));
  const inner = live.getBoundingClientRect().height;
  stage.remove();
  return framed(figure, copy, inner);
}

function settle(live, copy) {
  for (const length of LENGTHS) {
    const value = live[length]?.baseVal;
    if (!live.hasAttribute(length) || !value) continue;
    copy.setAttribute(length, round(value.value ?? value.getItem(0).value));
  }
  if (live.dx?.baseVal?.length) copy.setAttribute("dx", round(live.dx.baseVal.getItem(0).value));
  const style = getComputedStyle(live);
  // A pattern is named by address in the computed style; the attribute already says it.
  for (const property of PAINT) {
    const value = style.getPropertyValue(property);
    if (value && !value.includes("url(")) copy.setAttribute(property, value);
  }
  copy.removeAttribute("class");
}

function framed(figure, copy, inner) {
  const ink = getComputedStyle(figure);
  const title = figure.querySelector("[data-chart-title]").textContent.trim();
  const source = figure.querySelector("[data-chart-source]")?.textContent.trim() ?? "";
  const height = Math.ceil(inner + 3 * MARGIN + 40 + (source ? 28 : 0));
  const sheet = make("svg", { width: WIDTH, height, viewBox: `0 0 ${WIDTH} ${height}`, "font-family": ink.fontFamily });
  sheet.append(make("rect", { width: WIDTH, height, fill: "#ffffff" }));
  sheet.append(make("text", { x: MARGIN, y: MARGIN + 16, "font-size": 18, "font-weight": 600, fill: ink.color }, title));
  copy.setAttribute("x", MARGIN);
  copy.setAttribute("y", MARGIN + 40);
  copy.setAttribute("height", inner);
  sheet.append(copy);
  sheet.append(make("text", { x: MARGIN, y: height - MARGIN, "font-size": 12, fill: ink.color }, source));
  return { text: new XMLSerializer().serializeToString(sheet), height };
}

function make(tag, attributes, text = "") {
  const made = document.createElementNS(SPACE, tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function round(number) {
  return Math.round(number * 100) / 100;
}

function name(figure, ending) {
  const title = figure.querySelector("[data-chart-title]").textContent.trim();
  return `${title.replace(/[\\/:*?"<>|\s]+/g, " ")}.${ending}`;
}

function save(blob, filename) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
