/* The filter above a long list: rows without one of its words are hidden, groups with one are open. */
(function () {
  "use strict";

  const place = document.querySelector("[data-find]");
  if (!place) return;
  const input = place.querySelector("input");
  /* Which groups were open before anything was searched. */
  const before = new Map();

  /* Letters without marks: a name is found without knowing its accents. */
  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i");
  }

  function find() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const groups = [...document.querySelectorAll("details:has([data-row])")];
    let found = 0;
    document.querySelectorAll("[data-row]").forEach((row) => {
      const text = plain(row.dataset.row || row.textContent);
      row.hidden = !words.every((word) => text.includes(word));
      if (!row.hidden) found += 1;
    });
    groups.forEach((one) => {
      one.hidden = !one.querySelector("[data-row]:not([hidden])");
      if (words.length && !before.has(one)) before.set(one, one.open);
      if (before.has(one)) one.open = words.length ? true : before.get(one);
    });
    if (!words.length) before.clear();
    place.querySelector("[role=status]").textContent = found ? "" : place.dataset.none;
  }

  place.hidden = false;
  input.addEventListener("input", find);
  /* In a form it would send the form. */
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  document.body.addEventListener("htmx:after:swap", () => input.value && find());
})();
