// Charts: <figure data-chart>. Tabs 图/数据表, walking the points by keyboard, 交互查看, downloads.
// The drawing and the table are on the page already; nothing is fetched before 交互查看 is pressed.

import { saveCsv, savePng, saveSvg } from "./chart-export.js";
import "./toolbar.js";
import { locale } from "./plotly-locale.js";
import { likeDrawing } from "./plotly-look.js";

for (const figure of document.querySelectorAll("[data-chart]")) {
  addTabs(figure);
  addWalk(figure);
  addTools(figure);
}

function addTabs(figure) {
  const list = figure.querySelector("[data-chart-tabs]");
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const panels = tabs.map((tab) => document.getElementById(tab.getAttribute("aria-controls")));
  const details = figure.querySelector("[data-chart-data]");

  function select(index) {
    tabs.forEach((tab, place) => {
      tab.setAttribute("aria-selected", place === index);
      tab.tabIndex = place === index ? 0 : -1;
      panels[place].hidden = place !== index;
    });
  }

  tabs.forEach((tab, index) => {
    panels[index].setAttribute("role", "tabpanel");
    panels[index].setAttribute("aria-labelledby", tab.id);
    tab.addEventListener("click", () => select(index));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      const next = (index + step + tabs.length) % tabs.length;
      select(next);
      tabs[next].focus();
    });
  });
  details.open = true;
  details.querySelector("summary").hidden = true;
  list.hidden = false;
  select(0);
}

function addWalk(figure) {
  const walk = figure.querySelector("[data-chart-walk]");
  const spoken = figure.querySelector("[data-chart-spoken]");
  const points = [...walk.querySelectorAll(".chart-point")];
  let place = -1;

  function stand(next) {
    points[place]?.classList.remove("is-current");
    place = next;
    points[place]?.classList.add("is-current");
    spoken.textContent = points[place]?.dataset.spoken ?? "";
  }

  walk.tabIndex = 0;
  walk.setAttribute("role", "application");
  walk.setAttribute("aria-roledescription", "图");
  walk.setAttribute("aria-label", `共${points.length}项，按方向键逐项朗读`);
  walk.addEventListener("blur", () => stand(-1));
  walk.addEventListener("keydown", (event) => {
    const last = points.length - 1;
    const forward = Math.min(place + 1, last);
    const back = Math.max(place - 1, 0);
    const next = { ArrowRight: forward, ArrowDown: forward, ArrowLeft: back, ArrowUp: back, Home: 0, End: last, Escape: -1 };
    if (!(event.key in next)) return;
    event.preventDefault();
    stand(next[event.key]);
  });
}

function addTools(figure) {
  const save = { svg: saveSvg, png: savePng, csv: saveCsv };
  for (const button of figure.querySelectorAll("[data-chart-save]")) {
    button.addEventListener("click", () => save[button.dataset.chartSave](figure));
  }
  const interact = figure.querySelector("[data-chart-interact]");
  interact.addEventListener("click", () => toggle(figure, interact));
  figure.querySelector("[data-chart-tools]").hidden = false;
}

async function toggle(figure, button) {
  const open = button.getAttribute("aria-pressed") === "true";
  button.disabled = true;
  try {
    await (open ? putAway(figure) : bringPlotly(figure, button));
    button.setAttribute("aria-pressed", !open);
    button.textContent = open ? "交互查看" : "返回静态图";
  } catch {
    button.textContent = "交互查看";
    figure.querySelector("[data-chart-spoken]").textContent = "交互图未能载入，数据见数据表。";
  } finally {
    button.disabled = false;
  }
}

async function bringPlotly(figure, button) {
  button.textContent = "正在载入…";
  await load(figure.dataset.plotlySrc);
  figure.querySelector("[role=tab]").click();
  const place = figure.querySelector("[data-chart-plotly]");
  const spec = figure.querySelector("script[type='application/json']").textContent;
  const { data, layout, config } = likeDrawing(spec, figure.querySelector(".chart-svg"));
  show(figure, true);
  try {
    await window.Plotly.newPlot(place, data, layout, config);
  } catch (fault) {
    show(figure, false);
    throw fault;
  }
}

function putAway(figure) {
  window.Plotly.purge(figure.querySelector("[data-chart-plotly]"));
  show(figure, false);
}

function show(figure, interactive) {
  figure.querySelector("[data-chart-plotly]").hidden = !interactive;
  figure.querySelector("[data-chart-walk]").hidden = interactive;
}

let loading;

// One copy for all charts of the page; after a failure the next press tries again.
function load(address) {
  loading ??= sheet()
    .then(() => fetched(address))
    .then(() => window.Plotly.register(locale))
    .catch((fault) => {
      loading = undefined;
      throw fault;
    });
  return loading;
}

// The sheet that Plotly writes its rules into is asked for with it.
async function sheet() {
  const link = document.getElementById("plotly.js-style-global");
  if (link.disabled) await arrived(link, () => (link.disabled = false));
}

function fetched(address) {
  const script = document.createElement("script");
  script.src = address;
  return arrived(script, () => document.head.append(script));
}

function arrived(element, ask) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", reject, { once: true });
    ask();
  });
}
