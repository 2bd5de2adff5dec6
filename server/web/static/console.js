/* The live hall: fetched again when the hall changes, with an optional sound for a new alarm. */
/* A busy hall changes several times a second: more than a person can read. */
const LEAST_MS = 1000;
/* How often the page is fetched without a push: waits and the health of devices change without
   an event. */
const STILL_MS = 5000;
const TOUCHES = ["pointerdown", "keydown"];

const bar = document.querySelector(".bar");
const link = bar.querySelector(".link");
const button = bar.querySelector(".sound");
let due = null;
let fetchedAt = Date.now();
let known = keys();
let audio = null;
let on = false;
let opened = {};

function liveHall() {
  return document.getElementById("live-hall");
}

function keys() {
  const list = document.querySelector("[data-alarms]");
  return list ? list.dataset.alarms.trim().split(" ").filter(Boolean) : [];
}

function fetchSoon() {
  if (due) return;
  due = setTimeout(() => {
    due = null;
    fetchedAt = Date.now();
    if (!document.hidden) document.body.dispatchEvent(new CustomEvent("news"));
  }, Math.max(0, fetchedAt + LEAST_MS - Date.now()));
}

/* A signed-out reader is redirected to the sign-in. */
document.body.addEventListener("htmx:before:swap", (event) => {
  const answer = event.detail.ctx.response;
  const there = answer && answer.raw && answer.raw.url;
  if (there && new URL(there).pathname !== location.pathname) {
    event.preventDefault();
    location.assign(there);
  }
  document.querySelectorAll("#live-hall details[id]").forEach((one) => (opened[one.id] = one.open));
});

/* A failed refresh leaves the page as it was; it must not look live. */
document.body.addEventListener("htmx:after:request", (event) =>
  state(socket.connected && event.detail.ctx.response.raw.ok)
);

document.body.addEventListener("htmx:after:swap", () => {
  for (const id in opened) {
    const one = document.getElementById(id);
    if (one) one.open = opened[id];
  }
  const now = keys();
  if (on && now.some((key) => !known.includes(key))) ringTwice(audio);
  known = now;
});

function state(live) {
  link.classList.toggle("is-good", live);
  link.classList.toggle("is-care", !live);
  link.textContent = live ? link.dataset.live : link.dataset.lost;
}

const socket = window.io(location.origin, {
  path: new URL(liveHall().dataset.root, location.href).pathname + "socket.io",
  transports: ["websocket"],
  auth: { rooms: [liveHall().dataset.room] },
  reconnectionDelay: 500,
  reconnectionDelayMax: 3000,
});
socket.on("connect", () => state(true));
socket.on("hall", fetchSoon);
socket.on("disconnect", (reason) => {
  state(false);
  if (reason === "io server disconnect") again();
});
socket.on("connect_error", (error) => {
  state(false);
  if (error.data) again();
});

/* The library reconnects by itself, except after the server has refused. */
function again() {
  fetchSoon();
  setTimeout(() => socket.connect(), 5000);
}

setInterval(fetchSoon, STILL_MS);
document.addEventListener("visibilitychange", () => document.hidden || fetchSoon());

function sound(wanted) {
  on = wanted;
  button.setAttribute("aria-pressed", String(on));
  button.textContent = on ? button.dataset.on : button.dataset.off;
  if (!on) return;
  audio = audio || new AudioContext();
  audio.resume();
}

/* The choice lasts as long as the tab; on another page the sound needs one touch again. */
function comeBack(event) {
  if (event.target !== button) sound(true);
  TOUCHES.forEach((name) => removeEventListener(name, comeBack));
}

if (window.AudioContext) {
  button.hidden = false;
  sound(false);
  button.addEventListener("click", () => {
    sound(!on);
    sessionStorage.setItem("sound", on ? "on" : "off");
    if (on) ringTwice(audio);
  });
  if (sessionStorage.getItem("sound") === "on") {
    TOUCHES.forEach((name) => addEventListener(name, comeBack));
  }
}
