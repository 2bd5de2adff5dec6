/* Keeps the wall screen up to date without user input. */
const ASK_MS = 2000;
const ANSWER_MS = 5000;
/* An answer may be lost; after this time it counts as lost. */
const LOST_MS = 6000;

const lost = document.getElementById("lost");
let heardAt = Date.now();

function wall() {
  return document.getElementById("wall");
}

function address() {
  const there = new URL(location.href);
  there.searchParams.set("screen", `${screen.width}x${screen.height}`);
  return there;
}

/* A wall screen is not scrolled: rows that do not fit are counted. */
function fit() {
  document.querySelectorAll("[data-fit]").forEach((section) => {
    const list = section.querySelector(section.dataset.fit);
    const more = section.querySelector("[data-more]");
    let rows = list ? [...list.children] : [];
    let left = more ? Number(more.dataset.more) : 0;
    while (rows.length > 1 && section.scrollHeight > section.clientHeight) {
      rows.pop().hidden = true;
      left += 1;
      more.textContent = more.dataset.text.replace("{count}", left);
      more.hidden = false;
    }
  });
}

function show(text) {
  const newer = new DOMParser().parseFromString(text, "text/html").getElementById("wall");
  /* After an interruption the server may have another release: the page is loaded as a whole.
     So is the page of a browser that is not a wall screen any more. */
  if (!lost.hidden || !newer) return location.reload();
  heardAt = Date.now();
  wall().replaceWith(newer);
  fit();
}

function missed() {
  if (Date.now() - heardAt < LOST_MS) return;
  lost.textContent = lost.dataset.text.replace("{time}", wall().dataset.time);
  lost.hidden = false;
  document.documentElement.classList.add("is-old");
}

function ask() {
  fetch(address(), { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) })
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(answer)))
    .then(show)
    .catch(missed)
    .finally(() => setTimeout(ask, ASK_MS));
}

fit();
setTimeout(ask, ASK_MS);
