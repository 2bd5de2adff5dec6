/* The filter above a long list: the server returns the matching rows, the best first. The others
   are hidden, and so is a group without matches; a group shows how many of its rows match. */
(function () {
  "use strict";

  /* The pause in typing after which the server is queried. */
  const PAUSE_MS = 150;

  const place = document.querySelector("[data-find]");
  if (!place) return;
  const input = place.querySelector("input");
  const status = place.querySelector("[role=status]");
  /* The groups that were open before a search. */
  const before = new Map();
  /* The rows and groups in the original order of the page. */
  let order = new Map();
  /* The last query, "" for none, and the rank of each key that was found. */
  let searched = "";
  let ranks = new Map();
  let due = null;

  function all(selector, inside) {
    return [...(inside || document).querySelectorAll(selector)];
  }

  function rank(one) {
    if (!searched) return order.get(one);
    const rows = one.matches("[data-row]") ? [one] : all("[data-row]", one);
    return Math.min(...rows.map((row) => ranks.get(row.dataset.row) ?? ranks.size));
  }

  function sort(parent) {
    const ranked = [...parent.children].map((one) => [rank(one), one]);
    ranked.sort(([one], [other]) => one - other);
    ranked.forEach(([, one], at) => {
      if (parent.children[at] !== one) parent.insertBefore(one, parent.children[at]);
    });
  }

  function shown(rows) {
    const some = rows.filter((row) => !row.hidden).length;
    return place.dataset.shown.replace("{shown}", some).replace("{all}", rows.length);
  }

  function show() {
    const focused = document.activeElement;
    const rows = all("[data-row]");
    rows.forEach((row) => (row.hidden = Boolean(searched) && !ranks.has(row.dataset.row)));
    all("details:has([data-row])").forEach((one) => {
      const own = all("[data-row]", one);
      const note = one.querySelector(":scope > summary [data-note]");
      one.hidden = own.every((row) => row.hidden);
      note.textContent = searched ? shown(own) : note.dataset.note;
      if (searched && !before.has(one)) before.set(one, one.open);
      if (before.has(one)) one.open = searched ? true : before.get(one);
    });
    if (!searched) before.clear();
    new Set([...order.keys()].map((one) => one.parentElement)).forEach(sort);
    if (document.activeElement !== focused) focused.focus();
    const some = rows.some((row) => !row.hidden);
    status.textContent = !searched ? "" : some ? shown(rows) : place.dataset.none;
  }

  async function search() {
    const typed = input.value.trim();
    let keys = [];
    try {
      if (typed) {
        const answer = await fetch(`${place.dataset.find}?typed=${encodeURIComponent(typed)}`);
        keys = await (answer.ok ? answer.json() : Promise.reject(answer));
      }
    } catch {
      status.textContent = place.dataset.failed;
      return;
    }
    /* Text typed meanwhile has its own answer. */
    if (typed !== input.value.trim()) return;
    searched = typed;
    ranks = new Map(keys.map((key, at) => [key, at]));
    show();
  }

  function searchSoon() {
    clearTimeout(due);
    due = setTimeout(search, PAUSE_MS);
  }

  /* After the page was loaded, or fetched again. */
  function remember() {
    order = new Map(all("[data-row], .group").map((one, at) => [one, at]));
    if (searched) show();
  }

  place.hidden = false;
  remember();
  input.addEventListener("input", searchSoon);
  /* In a form, Enter would submit it. */
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  document.body.addEventListener("htmx:after:swap", remember);
})();
