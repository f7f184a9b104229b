"use strict";
// The page is whole without this: it switches the language, hides rows, sorts tables and opens what a link points at.
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const inLanguage = (element) =>
    all(`[lang="${root.dataset.lang}"]`, element).map((part) => part.textContent).join("") || element.textContent;
  root.classList.add("scripted");

  function showLanguage(lang) {
    root.dataset.lang = lang;
    root.lang = lang === "zh" ? "zh-CN" : "en";
    document.title = inLanguage(document.querySelector("h1"));
  }
  document.getElementById("switch").addEventListener("click", () => {
    showLanguage(root.dataset.lang === "zh" ? "en" : "zh");
  });
  showLanguage(root.dataset.lang);

  const rows = all(".findings tbody tr").map((row) => ({ row, text: row.textContent.toLowerCase() }));
  const search = document.getElementById("search");
  const count = document.getElementById("count");
  const chips = all(".chip");
  const chosen = (name) =>
    new Set(chips.filter((chip) => chip.dataset[name] && chip.ariaPressed === "true").map((chip) => chip.dataset[name]));

  function filter() {
    const wanted = search.value.trim().toLowerCase();
    const severities = chosen("severity");
    const categories = chosen("category");
    let shown = 0;
    for (const { row, text } of rows) {
      row.hidden =
        !text.includes(wanted) ||
        (severities.size > 0 && !severities.has(row.dataset.severity)) ||
        (categories.size > 0 && !categories.has(row.dataset.category));
      shown += row.hidden ? 0 : 1;
    }
    for (const section of all(".category")) section.hidden = !section.querySelector("tbody tr:not([hidden])");
    for (const words of all("[data-words]", count)) {
      words.textContent = words.dataset.words.replace("{0}", shown.toLocaleString("en")).replace("{1}", rows.length.toLocaleString("en"));
    }
  }
  if (search) {
    search.addEventListener("input", filter);
    for (const chip of chips) {
      chip.addEventListener("click", () => {
        chip.ariaPressed = String(chip.ariaPressed !== "true");
        filter();
      });
    }
    document.getElementById("clear").addEventListener("click", () => {
      search.value = "";
      for (const chip of chips) chip.ariaPressed = "false";
      filter();
    });
    filter();
  }

  function keyOf(row, column) {
    const cell = row.cells[column];
    return cell.dataset.sort === undefined ? inLanguage(cell).trim() : Number(cell.dataset.sort);
  }
  const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, root.lang));
  function sort(table, header) {
    const ascending = header.ariaSort !== "ascending";
    const body = table.tBodies[0];
    const keyed = [...body.rows].map((row) => [keyOf(row, header.cellIndex), row]);
    keyed.sort(([a], [b]) => (ascending ? compare(a, b) : compare(b, a)));
    body.append(...keyed.map(([, row]) => row));
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    header.ariaSort = ascending ? "ascending" : "descending";
    document.getElementById("said").textContent = `${inLanguage(header).trim()} ${ascending ? "↑" : "↓"}`;
  }
  for (const table of all(".sortable")) {
    for (const header of all("thead th:not(.fixed)", table)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sort(table, header));
      header.append(button);
    }
  }

  function openTarget() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.tagName === "DETAILS") target.open = true;
  }
  addEventListener("hashchange", openTarget);
  openTarget();
  addEventListener("beforeprint", () => all("details").forEach((details) => (details.open = true)));
})();
