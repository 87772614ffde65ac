// The search of the static edition: what pages/search.html asks a server for is found here in window.searchData.
// A classic script on purpose: modules don't run from file://. Finds and marks as reports/document/text_search.py does.
(() => {
  "use strict";

  const LONGEST = 60;
  const MOST_WORDS = 8;
  const MOST_SENTENCES = 50;
  const HAN = "零一二两三四五六七八九十百千万亿";
  const NUMBER = "\\d+(?:\\.\\d+)?%?";
  const DIGITS = "零一二三四五六七八九";
  const PLACES = "个十百千";
  const GROUPS = "个万亿";

  // ── as it is compared ──

  const UNSEEN = /[\p{Cf}\u00a0\u2007\u202f\u034f\u115f\u1160\u17b4\u17b5\u3164\ufe00-\ufe0f]/gu;

  function folded(character) {
    const plain = character.replace(/[“”„‟″〝〞]/u, '"').replace(/[‘’‚‛′]/u, "'");
    return plain.replace(UNSEEN, "").normalize("NFKC").toLowerCase();
  }

  // The text as it is compared, and for each of its characters the place it came from.
  function fold(original) {
    const pairs = [];
    let place = 0;
    for (const character of original) {
      for (const each of folded(character).split("")) pairs.push([each, place, place + character.length]);
      place += character.length;
    }
    const text = pairs.map(([each]) => each).join("");
    const dropped = new Set();
    for (const number of text.matchAll(/(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])/g)) {
      for (let at = number.index; at < number.index + number[0].length; at += 1) if (text[at] === ",") dropped.add(at);
    }
    const kept = pairs.filter((_, at) => !dropped.has(at));
    return { text: kept.map(([each]) => each).join(""), places: kept.map(([, start, end]) => [start, end]) };
  }

  // ── numbers however they are written ──

  function han(whole) {
    if (whole === 0) return "零";
    let text = "";
    let gap = false;
    for (let power = GROUPS.length - 1; power >= 0; power -= 1) {
      const group = Math.floor(whole / 10 ** (4 * power)) % 10000;
      if (!group) {
        gap = Boolean(text);
        continue;
      }
      if (text && (gap || group < 1000)) text += "零";
      text += hanGroup(group) + (power ? GROUPS[power] : "");
      gap = false;
    }
    return text.startsWith("一十") ? text.slice(1) : text;
  }

  function hanGroup(group) {
    let text = "";
    let gap = false;
    for (let power = 3; power >= 0; power -= 1) {
      const digit = Math.floor(group / 10 ** power) % 10;
      if (!digit) {
        gap = Boolean(text);
        continue;
      }
      text += (gap ? "零" : "") + DIGITS[digit] + (power ? PLACES[power] : "");
      gap = false;
    }
    return text;
  }

  // The number that a numeral in 汉字 stands for; null for 四五 and what else is no number.
  function parsed(text) {
    const normal = text.replaceAll("两", "二");
    let [total, group, digit] = [0, 0, 0];
    for (const character of normal) {
      if (DIGITS.includes(character)) digit = DIGITS.indexOf(character);
      else if (PLACES.includes(character)) [group, digit] = [group + (digit || 1) * 10 ** PLACES.indexOf(character), 0];
      else [total, group, digit] = [total + (group + digit) * 10 ** (4 * GROUPS.indexOf(character)), 0, 0];
    }
    total += group + digit;
    return han(total) === normal ? total : null;
  }

  function escaped(text) {
    return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  }

  function whole(number) {
    return `(?<![\\d.])${escaped(number)}(?!\\d|\\.\\d)`;
  }

  function written(number) {
    if (HAN.includes(number[0])) {
      const value = parsed(number);
      return value === null ? `(?:${number})` : `(?:${number}|${whole(String(value))})`;
    }
    if (!/^\d{1,11}$/.test(number) || String(Number(number)) !== number) return `(?:${whole(number)})`;
    const numerals = [han(Number(number)), ...(number === "2" ? ["两"] : [])];
    return `(?:${[whole(number), ...numerals.map((each) => `(?<![${HAN}])${each}(?![${HAN}])`)].join("|")})`;
  }

  function pattern(word) {
    if (new RegExp(`^${NUMBER}$`).test(word)) return new RegExp(whole(word), "g");
    let source = "";
    let at = 0;
    for (const number of word.matchAll(new RegExp(`${NUMBER}|[${HAN}]+`, "g"))) {
      source += escaped(word.slice(at, number.index)) + written(number[0]);
      at = number.index + number[0].length;
    }
    return new RegExp(source + escaped(word.slice(at)), "g");
  }

  // ── finding and marking ──

  function read(typed) {
    const words = fold([...typed].slice(0, LONGEST).join("").trim()).text.split(/\s+/).filter(Boolean);
    return [...new Set(words)].slice(0, MOST_WORDS);
  }

  function finds(words, texts) {
    const compared = texts.map((text) => fold(text).text);
    return words.every((word) => compared.some((text) => text.search(pattern(word)) >= 0));
  }

  function ranges(words, text) {
    const { text: compared, places } = fold(text);
    const found = words.flatMap((word) => [...compared.matchAll(pattern(word))]);
    return found.map((hit) => [places[hit.index][0], places[hit.index + hit[0].length - 1][1]]);
  }

  // In order, those that touch or overlap made one.
  function merged(found) {
    const joined = [];
    for (const [start, end] of [...found].sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
      const last = joined.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(end, last[1]);
      else joined.push([start, end]);
    }
    return joined;
  }

  function marked(text, found) {
    const pieces = document.createDocumentFragment();
    let at = 0;
    for (const [start, end] of merged(found)) {
      pieces.append(text.slice(at, start), element("mark", text.slice(start, end)));
      at = end;
    }
    pieces.append(text.slice(at));
    return pieces;
  }

  function element(tag, content = "", attributes = {}) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...[content].flat());
    return made;
  }

  // ── the page ──

  function sentence(words, { text, values, place, url }) {
    const asked = values.filter(([, , value]) => words.includes(value));
    const said = element("p", marked(text, [...ranges(words, text), ...asked]), { class: "search-list__sentence" });
    const link = element("a", place, { href: url });
    return element("li", [said, element("p", link, { class: "search-list__place" })]);
  }

  function indicator(words, { name, definition, figures, url }) {
    const figure = figures.find(([, text]) => ranges(words, text).length) ?? figures[0];
    const head = element("div", element("a", marked(name, ranges(words, name)), { class: "search-list__name", href: url }));
    if (definition) {
      head.append(element("p", marked(definition, ranges(words, definition)), { class: "search-list__place" }));
    }
    const value = element("p", "—", { class: "search-list__value" });
    if (figure) {
      const number = element("strong", marked(figure[1], ranges(words, figure[1])));
      value.replaceChildren(number, element("span", `${figure[0]}年`));
    }
    return element("li", [head, value], { class: "search-list__indicator" });
  }

  function promise(words, { title, source, place, url }) {
    return element("li", [
      element("a", marked(title, ranges(words, title)), { class: "search-list__name", href: url }),
      element("p", ["“", marked(source, ranges(words, source)), "”"], { class: "search-list__sentence" }),
      element("p", place, { class: "search-list__place" }),
    ]);
  }

  function group(id, title, list, rows, note = "") {
    if (!rows.length) return [];
    const head = element("h2", title, { class: "section-head", id });
    const made = element("section", [head, element(list, rows, { class: "search-list" })], {
      class: "search-group",
      "aria-labelledby": id,
    });
    if (note) made.append(element("p", note, { class: "search-note" }));
    return [made];
  }

  function nothing(typed) {
    const title = element("p", `没有找到“${typed}”`, { class: "empty-state__title" });
    const hint = element("p", "减少词语，或换一个更短的词；搜数字时只写数字本身，小数要写全。");
    return [element("div", [title, hint], { class: "empty-state", role: "status" })];
  }

  function answer(typed) {
    const words = read(typed);
    const data = window.searchData;
    const said = data.sentences.filter(({ text, values }) => finds(words, [text, ...values.map(([, , value]) => value)]));
    const indicators = data.indicators.filter(({ texts }) => finds(words, texts));
    const promises = data.promises.filter(({ texts }) => finds(words, texts));
    const count = said.length + indicators.length + promises.length;
    if (!count) return nothing(typed);
    const note = said.length > MOST_SENTENCES
      ? `共${said.length}句，这里列出前${MOST_SENTENCES}句。再加一个词，可以缩小范围。`
      : "";
    const sentences = said.slice(0, MOST_SENTENCES).map((row) => sentence(words, row));
    return [
      element("p", `共找到${count}条`, { class: "search-count", role: "status" }),
      ...group("sentences", "报告原句", "ol", sentences, note),
      ...group("indicators", "指标", "ul", indicators.map((row) => indicator(words, row))),
      ...group("promises", "任务", "ul", promises.map((row) => promise(words, row))),
    ];
  }

  const form = document.querySelector(".search-form");
  const typed = (new URLSearchParams(window.location.search).get("q") ?? "").trim();
  if (!read(typed).length) return;
  form.elements.q.value = typed;
  document.querySelector(".search-hints")?.remove();
  form.after(...answer(typed));
})();
