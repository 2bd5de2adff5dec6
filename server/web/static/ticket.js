/* The visitor's page: shows the newest snapshot of one ticket, with the texts sent with the
   page. */
const DOTS = 12;
const LEAVING_MS = 220;
const TICK_MS = 5000;
const YOUNG_MS = 10000;
const SPREAD_MS = 3000;
const LATE = { at_risk: 1, broken: 1 };
const HINTS = { waiting: 1, on_hold: 1, finished: 1 };
const CAN_BE_TOLD = { waiting: 1, on_hold: 1 };
const CAN_BE_CALLED = { waiting: 1, called: 1, on_hold: 1, missed: 1 };

const page = document.documentElement;
const data = JSON.parse(at("data").textContent);
const texts = data.texts;
const words = new Words(texts);
const say = (name, values) => words.say(name, values);
const token = data.ticket.token;
/* The end of the page's address is ours; the part before it is the server's. */
const base = location.pathname.replace(/t\/[^/]*\/?$/, "");
let how = "connecting";
let call = null;
let renewing = false;

function show(element, shown) {
  element.hidden = !shown;
}

/* Written only if it differs: a screen reader reads out every change. */
function write(id, text) {
  const element = at(id);
  if (element.textContent !== text) element.textContent = text;
  show(element, text !== "");
}

/* The service after the current one is known when that has ended. */
function inOrder(ticket) {
  const rank = (stop) => ({ open: 1, pending: 2 }[stop.state] || 0);
  return ticket.stops.slice().sort((one, other) => rank(one) - rank(other));
}

function showLine(ahead) {
  const line = at("line");
  if (ahead === null) {
    show(line, false);
    return;
  }
  if (line.hidden) {
    line.textContent = "";
    add(line, "span", { className: "more" });
    add(line, "span", { className: "you" });
    show(line, true);
  }
  const more = line.querySelector(".more");
  const staying = line.querySelectorAll(".dot:not(.leaving)");
  const wanted = Math.min(ahead, DOTS);
  for (let i = staying.length; i < wanted; i++) {
    const dot = document.createElement("span");
    dot.className = "dot";
    line.insertBefore(dot, more);
  }
  /* The head of the queue, at the counters, goes first. */
  for (let i = 0; i < staying.length - wanted; i++) {
    const dot = staying[i];
    dot.className = "dot leaving";
    setTimeout(() => dot.parentNode && dot.parentNode.removeChild(dot), LEAVING_MS);
  }
  more.textContent = ahead > DOTS ? words.isolated("+" + (ahead - DOTS)) : "";
}

function showPlace(ticket) {
  const waiting = ticket.state === "waiting";
  const booked = waiting ? Date.parse(ticket.booked_for || "") : NaN;
  const ahead = waiting && !booked ? ticket.ahead : null;
  const unserved = waiting && !ticket.served;
  showLine(ahead);
  let place = ahead === null ? "" : texts.ahead[ahead] || texts.ahead_many;
  let said = { usual: waiting ? say("wait-unknown") : "", late: "" };
  const known = booked ? null : ticket.expected;
  if (booked) {
    /* What was promised is its time. */
    const time = { time: words.clock(booked) };
    place = unserved ? texts.unserved : "";
    said.usual = say("booked_for", time);
    said.late = news.hallTime() < booked ? say("booked_from", time) : "";
  } else if (unserved) {
    place = texts.unserved;
    said.usual = texts.unserved_ticket;
  } else if (known) {
    said = words.waitSaid(known);
  }
  write("ahead", place);
  show(at("order"), (ahead !== null || booked > 0) && !unserved);
  /* A range is not broken at the end of a line. */
  write("wait", said.usual.replace("–", "–\u2060"));
  at("wait").className = known || booked ? "wait" : "wait unknown";
  write("late", said.late);
  showPromise(ticket);
  /* Until the time of its booking it has not stepped back. */
  const until = Date.parse(ticket.not_before || "");
  const pause = until && !(until <= booked) ? words.clock(until) : "";
  write("pause", pause && !ticket.suspension ? say("stepped-back", { time: pause }) : "");
}

/* The promise from the issue of the ticket, which a suspension moves; and whether it is kept. */
function showPromise(ticket) {
  const until = ticket.suspension ? NaN : Date.parse(ticket.promised_until || "");
  const known = until && ticket.promise !== null;
  const values = known && { wait: words.lateSaid(ticket.promise), time: words.clock(until) };
  write("promise", known ? say("promise", values) : "");
  /* What is paused is shown above. */
  const why = ticket.suspension ? "" : texts.delays[ticket.delay] || "";
  const state = LATE[ticket.promise_state] ? say("promise-" + ticket.promise_state) : "";
  write("delay", state && why ? state + " " + why : state);
  at("delay").className = "late " + (ticket.promise_state || "");
}

/* All services of the ticket in their order; the current one is highlighted. */
function showServices(ticket) {
  const list = at("services");
  const stops = inOrder(ticket);
  const shown = stops.map((stop) => stop.service + stop.state).join();
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  list.textContent = "";
  stops.forEach((stop) => {
    const name = texts.services[stop.service] || "";
    const row = add(list, "li", { className: stop.state, textContent: name });
    if (stop.state === "open") row.setAttribute("aria-current", "step");
  });
}

function showWhere(ticket) {
  const called = ticket.state === "called" && ticket.counter !== null;
  const zone = texts.zones[ticket.zone] || "";
  show(at("at"), called);
  if (called) {
    write("counter", ticket.counter);
    at("counter").className = size(ticket.counter);
    write("at-zone", zone);
  }
  const counters = ticket.counters.length ? words.counters(ticket.counters) : "";
  write("zone", zone);
  write("counters", counters);
  show(at("where"), ticket.state === "waiting" && (zone || counters));
}

function showStops(ticket) {
  const list = at("stop-list");
  list.textContent = "";
  inOrder(ticket).forEach((stop) => {
    const row = add(list, "li", { className: stop.state });
    const name = add(row, "span", { textContent: texts.services[stop.service] || "" });
    const known = [];
    if (stop.counter !== null) known.push(words.counters([stop.counter]));
    if (stop.time !== null) known.push(words.minutes(stop.time));
    const more = known.join(" · ");
    if (more) add(name, "span", { className: "label", textContent: more });
    add(row, "span", { className: "label", textContent: say("stop-" + stop.state) });
  });
  const ended = { called: 1, cancelled: 1, missed: 1 }[ticket.state];
  show(at("stops"), ticket.stops.length > 1 && !ended);
}

/* Until when a ticket can be reopened (milliseconds of the hall's time); 0 for never. */
function backUntil(ticket) {
  if (ticket.state === "missed") return Date.parse(ticket.comeback_until || "") || Infinity;
  /* Cancelled by the centre, not by its bearer. */
  if (ticket.ended_with_coupon) return 0;
  if (ticket.state === "cancelled") return Date.parse(ticket.since) + texts.reopen_minutes * 60000;
  return 0;
}

/* What is paused, until when if that is later today, and why. */
function showStill(ticket) {
  const still = ticket.suspension;
  const end = still ? Date.parse(still.expected_end || "") : NaN;
  const now = news.hallTime();
  let headline = "";
  let why = "";
  if (still) {
    const what = still.service ? "service" : "hall";
    const near = end > now && words.day(end) === words.day(now);
    headline = texts.still[near ? what + "_until" : what].split("{time}").join(words.clock(end));
    const known = Object.prototype.hasOwnProperty.call(texts.still.why, still.reason);
    why = known ? texts.still.why[still.reason] : texts.still.why_other;
    if (ticket.state !== "serving") why += " " + texts.still.own_place;
  }
  write("still-state", headline);
  write("still-why", why);
  show(at("still"), headline !== "");
}

function showHint(ticket) {
  const until = backUntil(ticket);
  const missed = ticket.state === "missed";
  /* During a suspension the comeback time does not pass. */
  const kept = missed && ticket.suspension;
  const open = kept || until > news.hallTime();
  const values = { time: words.clock(until) };
  let hint = "";
  if (kept) hint = say("missed-still");
  else if (CAN_BE_TOLD[ticket.state] && Date.parse(ticket.closes_at || "") <= news.hallTime())
    hint = say("after-closing");
  /* The alert shows the same, and more. */
  else if (ticket.state === "waiting" && alert.on) hint = "";
  else if (HINTS[ticket.state]) hint = say(ticket.state + "-hint");
  else if (open && until !== Infinity) hint = say(ticket.state + "-hint", values);
  else if (missed && !open) hint = say("missed-over");
  write("hint", hint);
  at("back").textContent = say(missed ? "come-back" : "take-back");
  show(at("back"), open);
}

/* A new call glows and rings for a while; so does each recall. */
function showCall(ticket) {
  const called = ticket.state === "called";
  alert.offer(CAN_BE_TOLD[ticket.state], CAN_BE_CALLED[ticket.state]);
  if (called && ticket.call !== call) {
    page.removeAttribute("data-new");
    void page.offsetWidth;
    page.setAttribute("data-new", "");
    if (call !== null || how !== "connecting") window.scrollTo(0, 0);
    alert.ring();
  }
  if (!called) alert.stop();
  call = called ? ticket.call : null;
  const icon = "../static/icon" + (called ? "-called" : "") + ".svg";
  if (at("icon").getAttribute("href") !== icon) at("icon").setAttribute("href", icon);
}

function showTitle(ticket, sentence) {
  const values = { number: ticket.number, counter: ticket.counter, centre: texts.centre };
  values.ahead = ticket.ahead;
  let title = ticket.number + " · " + sentence;
  if (ticket.state === "called" && ticket.counter !== null) title = say("title-called", values);
  else if (ticket.state === "waiting" && ticket.ahead !== null) title = say("title-ahead", values);
  document.title = title;
}

function size(number) {
  return number.length > 6 ? "number longest" : number.length > 4 ? "number long" : "number";
}

/* The valid codes. */
function codes(ticket) {
  return ticket.coupons.filter((one) => !one.used).map((one) => one.token).join();
}

/* The page is reloaded for newer names and other codes: at a random time, not twice in a row
   (if the two should never agree), and not while a rating is being written. */
function renew(ticket) {
  const same = ticket.catalogue === texts.catalogue && codes(ticket) === codes(data.ticket);
  if (same || renewing || ratings.begun || performance.now() < YOUNG_MS) return;
  renewing = true;
  setTimeout(() => location.reload(), Math.random() * SPREAD_MS);
}

function showSnapshot(ticket) {
  if (ticket.state === "expired" && !ticket.coupons.length) {
    news.end(410);
    return;
  }
  renew(ticket);
  const ended = ticket.ended_with_coupon || ticket.state === "expired";
  const sentence = say(ended ? "ended" : ticket.state, { counter: ticket.counter || "" });
  page.setAttribute("data-state", ticket.state);
  showTitle(ticket, sentence);
  write("number", words.spaced(ticket.number));
  at("number").className = size(ticket.number);
  showServices(ticket);
  write("state", sentence);
  showStill(ticket);
  showPlace(ticket);
  showWhere(ticket);
  showStops(ticket);
  showCall(ticket);
  showHint(ticket);
  ratings.show(ticket);
  actions.show(ticket);
  why.show(ticket);
}

function showLink(now) {
  const time = words.clock(news.hallTime());
  if (now === "offline" && how !== "offline") write("band", say("offline", { time: time }));
  else if (now !== "offline" && now !== "connecting") write("band", "");
  write("link", now === "offline" ? "" : say(now, { time: time }));
  how = now;
  page.setAttribute("data-link", now);
}

/* No data of the ticket stays on the screen. */
function showOver(status) {
  const name = status === 404 ? "unknown" : "over";
  alert.stop();
  alert.offer(false, false);
  page.removeAttribute("data-state");
  page.setAttribute("data-link", "over");
  document.title = say(name);
  at("ticket").textContent = "";
  const card = add(at("ticket"), "section", { className: "card end" });
  card.setAttribute("role", "status");
  add(card, "h1", { className: "state", textContent: say(name) });
  add(card, "p", { textContent: say(name + "-hint") });
  write("band", "");
  write("link", "");
}

const news = new News({ base: base, token: token, language: texts.language }, data.ticket, {
  snapshot: showSnapshot,
  link: showLink,
  over: showOver,
});
const alert = new Alert(
  { place: at("alert"), button: at("alert-button"), hint: at("alert-hint") },
  words,
  () => showHint(news.seen)
);
const actions = new Actions(words, news);
const why = new Why(at("why"), words, news);
const ratings = new Ratings(at("ratings"), words, (rating, button) =>
  actions.send("rate", button, rating)
);

showSnapshot(data.ticket);
showLink("connecting");
news.start();
setInterval(() => {
  if (news.ended) return;
  renew(news.seen);
  showHint(news.seen);
  showStill(news.seen);
}, TICK_MS);

/* For tests in a browser. */
window.Novbe = { News: News, Words: Words };
