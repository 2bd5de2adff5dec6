/* The page of a counter: it draws the desk that the server sends, and posts the keys. */
const ASK_MS = 2000;
const ANSWER_MS = 4000;
const AGAIN_MS = 500;
/* An interruption shorter than this is not reported. */
const GRACE_MS = 1000;
const SILENT_MS = 4200;
/* As in the program: after this time an unanswered key is given up. */
const DEADLINE_MS = 15000;
const DOUBLE_MS = 400;
const WORKING_MS = 200;
const MESSAGE_MS = 8000;
const SEARCH_MS = 150;
const HALL_MS = 1000;
const REFUSED_MS = 5000;
const KEPT = "novbe-form";

const at = (id) => document.getElementById(id);
const data = JSON.parse(at("data").textContent);
const { words, letters } = data;
const rightToLeft = document.dir === "rtl";
const tab = newId();
const [sheet, keysSheet, stop] = [at("sheet"), at("keys"), at("stop")];

/* Without a counter the only key chooses one. */
const SEAT = { name: "seat", place: "primary", label: words.seat_confirm, letter: "", icon: "arrow-right", turns: true };

let desk = null;
let tag = "";
let heardAt = Date.now();
let hallAt = performance.now();
let failedAt = 0;
let since = "";
let away = false;
let over = false;
let pending = null;
let presses = 0;
let filling = null;
let socket = null;
let touched = Date.now();
let last = ["", 0];
let audio = null;

function say(message, values) {
  return words[message].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/* Drawing. */

function make(tagName, className, ...parts) {
  const element = document.createElement(tagName);
  if (className) element.className = className;
  element.append(...parts.filter((part) => part !== "" && part !== null));
  return element;
}

function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", "#i-" + name);
  svg.append(use);
  return svg;
}

function show(id, text) {
  const element = at(id);
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}

function badge(id, text, tone) {
  show(id, text);
  at(id).className = "badge " + tone;
}

/* Draws the rows of a list again only if they have changed. */
function list(id, rows, draw) {
  const element = at(id);
  const drawn = JSON.stringify(rows);
  if (element.drawn === drawn) return;
  element.drawn = drawn;
  element.replaceChildren(...rows.map(draw));
}

function draw() {
  document.body.classList.toggle("is-away", away);
  drawBand();
  const texts = desk && desk.texts;
  show("name", desk ? desk.name : words.counter);
  badge("state", desk ? texts.state : "", desk ? texts.tone : "");
  show("suspension", desk && !away ? texts.suspension : "");
  const reminders = away ? [{ sentence: words.away_hint }] : desk ? desk.attention : [];
  list("attention", reminders, (row) => make("li", "", row.sentence));
  at("attention").hidden = !reminders.length;
  const ticket = desk && desk.number ? texts.ticket : null;
  at("ticket").hidden = !ticket;
  at("calm").hidden = Boolean(ticket);
  if (ticket) drawTicket(ticket);
  else drawCalm(desk ? texts.calm : { headline: words.seat_title, hint: words.seat_hint });
  drawLists();
  drawKeys();
  document.title = desk ? desk.title : words.counter;
  tick();
}

function drawBand() {
  const known = since ? say("not_connected_since", { time: since }) : words.not_connected;
  show("band", away ? known : "");
}

function drawTicket(ticket) {
  show("number", desk.number);
  badge("ticket-state", ticket.state, ticket.tone);
  show("why", ticket.why);
  show("service-name", ticket.service);
  show("agency", ticket.agency);
  at("service").style.setProperty("--agency", ticket.agency_colour);
  const facts = [
    ["languages", ticket.language, "strong lead"],
    ["accessibility", ticket.assist, "strong lead"],
    ["clock", ticket.waited, ""],
    ["megaphone", ticket.recalls, ""],
    ["users", ticket.quantity, "strong"],
    ["ticket", ticket.priority, "strong"],
    ["users", ticket.visitor, "strong"],
    [ticket.paper_tone === "care" ? "triangle-alert" : "printer", ticket.paper, ticket.paper_tone],
  ].filter((fact) => fact[1]);
  list("facts", facts, ([name, text, tone]) => make("li", tone, icon(name), text));
  const parts = [
    ["notes", desk.notes, (row) => make("li", "", row.detail + "  " + row.words)],
    ["documents", desk.documents, (row) => make("li", "", icon("file-text"), make("span", "", row.name))],
    ["stops", desk.stops, drawStop],
  ].filter((part) => part[1].length);
  list("parts", parts.map(([name, rows]) => [name, rows]), ([name, rows]) => {
    const found = parts.find((part) => part[0] === name);
    return make("div", "", make("h3", "label", words[name]), make("ul", name, ...rows.map(found[2])));
  });
}

function drawStop(row) {
  const state = make("span", "badge tiny " + row.tone, row.state_word);
  return make("li", "", make("div", "", row.name), state, make("small", "quiet", row.detail));
}

function drawCalm(calm) {
  for (const name of ["figure", "headline", "sentence", "hint"]) show(name, calm[name] || "");
}

function drawLists() {
  at("aside").hidden = !desk;
  if (!desk) return;
  list("lines", desk.lines, drawLine);
  list("empty-lines", desk.empty_lines, drawLine);
  at("folded").hidden = !desk.folded;
  at("folded-name").textContent = desk.folded;
  for (const name of ["held", "missed"]) {
    at(name + "-part").hidden = !desk[name].length;
    list(name, desk[name], (row) =>
      make("li", "", make("b", "", row.number + "  " + row.name),
        make("div", "quiet rest" + (row.due ? " due" : ""), row.detail)));
  }
  show("own-day", desk.texts.own_day);
}

function drawLine(row) {
  const bar = make("progress", row.over ? "over" : "");
  bar.value = row.filled;
  bar.setAttribute("aria-hidden", "true");
  const wait = row.still ? words.line_still : row.over ? row.wait + ", " + words.line_over : row.wait;
  return make("li", "line" + (row.waiting ? "" : " empty"),
    make("div", "what", make("span", "", row.name), make("b", "", String(row.waiting))), bar,
    make("div", "rest", make("span", row.over || row.still ? "over" : "", wait), make("span", "", row.target)),
    row.promises ? make("p", "rest " + row.promise_tone, row.promises) : "");
}

function allKeys() {
  return desk ? desk.keys : [SEAT];
}

function drawKeys() {
  const keys = allKeys();
  const focused = document.activeElement.dataset.key;
  const off = away || over;
  const state = [off || (pending && pending.isLong), pending && pending.action];
  for (const [place, id] of [["primary", "primary"], ["quiet", "large"], ["small", "small"]]) {
    const rows = keys.filter((key) => key.place === place);
    list(id, rows.map((key) => [key, ...state]), ([key]) => drawKey(key, place, state[0]));
  }
  const help = keys.find((key) => key.place === "header");
  at("help").hidden = !help || !desk.help.place;
  list("help", help ? [[desk.help, help, state]] : [], ([told, key]) => {
    const button = makeKey(key, "head", state[0]);
    button.append(key.label + " ", make("kbd", "", key.letter));
    const where = make("span", "", told.wanted, make("br"), make("b", "", told.place + " " + told.more));
    const strip = make("div", "caps", icon("circle-help"), where, button);
    return strip;
  });
  const again = focused && document.querySelector(`[data-key="${focused}"]`);
  if (again && document.activeElement !== again) again.focus();
  if (filling) drawEnds();
}

function makeKey(key, className, off) {
  const button = make("button", className);
  button.type = "button";
  button.dataset.key = key.name;
  button.disabled = off || key.resting;
  button.addEventListener("click", () => trigger(key.name, "screen"));
  return button;
}

function drawKey(key, place, off) {
  const busy = pending && pending.action === key.name ? " busy" : "";
  const button = makeKey(key, "key" + busy + (key.turns ? " turns" : ""), off);
  const caps = make("span", "caps", place === "small" ? "" : icon(key.icon),
    place === "primary" ? make("kbd", "", words.key_enter) : "", key.letter && make("kbd", "", key.letter));
  const label = make("span", "", key.label);
  /* Read in this order; the style places the letters above. */
  button.append(label, caps);
  return button;
}

/* The hall's time now: its clock may differ from this PC's, and run at another speed. */
function hallTime() {
  return Date.parse(desk.at) + (performance.now() - hallAt) * desk.clock_rate;
}

function duration(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
  return hours ? hours + ":" + rest : rest;
}

function clockTime(ms) {
  const zone = { hour: "2-digit", minute: "2-digit", timeZone: data.zone };
  return new Intl.DateTimeFormat("en-GB", zone).format(ms);
}

function tick() {
  if (!desk) return show("left", "");
  const now = hallTime();
  show("clock", clockTime(now));
  const until = desk.until && Date.parse(desk.until);
  const passed = desk.since && now - Date.parse(desk.since);
  if (desk.number) return show("watch", duration(passed));
  const late = until && until - now < 0;
  at("left").hidden = !until;
  at("left").className = "left" + (late ? " late" : "");
  const time = until ? duration(Math.abs(until - now)) : "";
  if (at("left").drawn === time) return;
  at("left").drawn = time;
  at("left").replaceChildren(make("b", "", time), " " + (late ? words.break_over : words.break_left));
}

let fading = 0;
function tell(message) {
  show("message", message.text);
  at("message").className = "message " + message.tone;
  clearTimeout(fading);
  fading = setTimeout(() => show("message", ""), MESSAGE_MS);
}

/* What comes from the server. */

function accept(newer) {
  const older = desk && newer && newer.epoch === desk.epoch && newer.counter === desk.counter &&
    (newer.revision < desk.revision || (newer.revision === desk.revision && newer.at < desk.at));
  if (older) return;
  const before = desk;
  desk = newer;
  tag = newer ? newer.tag : "";
  hallAt = performance.now();
  if (before && newer && before.counter === newer.counter) announce(before);
  if ((before && before.counter) !== (newer && newer.counter)) listen();
  closeStaleSheet();
  draw();
  const idle = newer && !newer.number && !filling && !pending;
  if (idle && newer.release !== data.release) location.reload();
}

/* For the eyes elsewhere: a sound for the first visitor of an idle counter, a sentence for a call. */
function announce(before) {
  if (before.idle && desk.awaited && audio && audio.state === "running") ringTwice(audio);
  if (desk.called && (!before.called || before.number !== desk.number)) {
    at("spoken").textContent = [desk.texts.ticket.state, desk.number, desk.texts.ticket.service].join(" ");
  }
}

function headers(more) {
  return { "Accept-Language": document.documentElement.lang, ...more };
}

function heard() {
  heardAt = Date.now();
  failedAt = 0;
  setAway(false);
}

function setAway(now) {
  if (away === now) return;
  if (now && desk) since = clockTime(hallTime());
  away = now;
  draw();
}

/* Whether an answer is one that ends the work of this tab; what was typed is kept for the next. */
function isEnd(answer, kept = filling ? filled() : pending && pending.kept) {
  if (answer && answer.go) location.assign(answer.go);
  /* The token of this page is of an earlier session of the browser. */
  else if (answer && /forged/.test(answer.type)) location.reload();
  else if (answer && answer.elsewhere) halt(words.elsewhere, words.seat_confirm, () => location.reload());
  else if (answer && /not_signed_in|step_needed/.test(answer.type)) {
    halt(words.sign_in_over, words.sign_in, () => location.assign("sign-in?next=counter"));
  } else return false;
  keepForm(kept);
  return true;
}

function halt(sentence, label, act) {
  over = true;
  at("stop-title").textContent = sentence;
  at("stop-act").textContent = label;
  at("stop-act").onclick = act;
  sheet.close();
  keysSheet.close();
  if (!stop.open) stop.showModal();
  if (socket) socket.disconnect();
  draw();
}

async function ask() {
  if (over || asking) return;
  asking = true;
  const turn = presses;
  const seen = desk && desk.number && !pending ? desk.seen.ticket : "";
  const query = new URLSearchParams({ tab, counter: desk ? desk.counter : "", tag, ticket: seen });
  try {
    /* The header of a request that does not extend the session. */
    const answer = await fetch("counter/desk?" + query, {
      headers: headers({ "HX-Request": "true" }),
      cache: "no-store",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (answer.status >= 500) throw new Error("no server behind the proxy");
    const body = answer.status === 204 ? null : await answer.json();
    heard();
    if (!isEnd(body) && body && body.desk && turn === presses && !pending) {
      if (body.message && at("message").hidden) tell(body.message);
      accept(body.desk);
    }
  } catch (error) {
    failedAt = failedAt || Date.now();
  }
  asking = false;
  askIn(failedAt ? AGAIN_MS : ASK_MS);
}

let asking = false;
let asks = 0;
let askAt = 0;
function askIn(ms) {
  clearTimeout(asks);
  askAt = Date.now() + ms;
  asks = setTimeout(ask, ms);
}

function askSoon(ms) {
  tag = "";
  if (!asking && Date.now() + ms < askAt) askIn(ms);
}

function listen() {
  if (socket) socket.disconnect();
  socket = null;
  if (!desk || !window.io || !window.WebSocket) return;
  const centre = desk.counter.split(".")[0];
  const own = window.io(location.origin, {
    path: new URL("socket.io", location.href).pathname,
    transports: ["websocket"],
    forceNew: true,
    auth: { rooms: ["desk/" + desk.counter, "hall/" + centre] },
    reconnectionDelay: 500,
    reconnectionDelayMax: 2000,
    timeout: 5000,
  });
  socket = own;
  own.on("desk", (newer) => {
    const known = desk && newer.epoch === desk.epoch && newer.revision <= desk.revision;
    if (!known || newer.at > desk.at) askSoon(0);
  });
  own.on("hall", () => askSoon(HALL_MS));
  own.on("disconnect", (reason) => {
    askSoon(0);
    if (reason === "io server disconnect") openAgain(own);
  });
  own.on("connect_error", (error) => error.data && openAgain(own));
}

/* The library reconnects by itself, except after the server has refused. */
function openAgain(own) {
  setTimeout(() => own === socket && !over && own.connect(), REFUSED_MS);
}

/* Keys. */

async function press(action, input = null, number = "", kept = undefined) {
  if (pending) return;
  presses += 1;
  pending = { action, isLong: false, kept };
  show("message", "");
  const working = setTimeout(() => {
    pending.isLong = true;
    const key = desk && desk.keys.find((each) => each.name === action);
    if (key) tell({ text: say("working", { action: key.label }), tone: "quiet" });
    drawKeys();
  }, WORKING_MS);
  drawKeys();
  const seen = desk ? desk.seen : { ticket: null, stop: null };
  const counter = desk ? desk.counter : "";
  const sent = JSON.stringify([input, number, seen]);
  /* A form that is confirmed again unchanged is the same press. */
  const id = kept && kept.sent === sent ? kept.id : newId();
  if (kept) Object.assign(kept, { sent, id, unsaved: true });
  const body = JSON.stringify({ action, tab, counter, input, number, command_id: id, seen });
  const answer = await post(body);
  clearTimeout(working);
  if (pending.isLong) show("message", "");
  pending = null;
  take(answer, kept);
  draw();
  askIn(ASK_MS);
}

/* The answer to a key; the same press is sent until it is answered, and takes effect once. */
async function post(body) {
  const end = Date.now() + DEADLINE_MS;
  while (Date.now() < end) {
    try {
      const answer = await fetch("counter/key", {
        method: "POST",
        body,
        headers: headers({ "Content-Type": "application/json", "X-CSRFToken": document.body.dataset.csrf }),
        cache: "no-store",
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (answer.status < 500) return { status: answer.status, body: await answer.json() };
    } catch (error) {
      failedAt = failedAt || Date.now();
    }
    await new Promise((done) => setTimeout(done, AGAIN_MS));
  }
  return null;
}

function take(answer, kept) {
  if (!answer && kept && !over) return openSheet(kept.form, kept);
  if (!answer) return tell({ text: words.no_answer, tone: "care" });
  heard();
  const { status, body } = answer;
  if (isEnd(body, kept)) return;
  if (status >= 400) return tell({ text: body.detail, tone: "care" });
  if ("desk" in body) accept(body.desk);
  if (body.form) openSheet(body.form);
  if (body.message) tell(body.message);
}

function isNew(source) {
  const now = performance.now();
  if (last[0] === source && now - last[1] < DOUBLE_MS) return false;
  last = [source, now];
  return true;
}

function trigger(name, source) {
  if (away) return tell({ text: words.key_away, tone: "care" });
  const key = allKeys().find((each) => each.name === name && !each.resting);
  if (key && !pending && !over && isNew(source)) press(name);
}

/* The name of a key, the same on every layout: its Latin letter, else its place, else the letter at
   that place of the common layout. */
function keyName(event) {
  if (event.key === "Enter" || /^F\d+$/.test(event.key)) return event.key;
  if (/^[a-zA-Z0-9]$/.test(event.key)) return event.key.toUpperCase();
  const place = /^(?:Key|Digit)(.)$/.exec(event.code);
  return place ? place[1] : letters[event.key.toLowerCase()] || "";
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  const name = keyName(event);
  if (name === "F1" || name === "F12") {
    event.preventDefault();
    if (event.repeat || sheet.open || stop.open) return;
    if (name === "F12") leave();
    else if (keysSheet.open) keysSheet.close();
    else keysSheet.showModal();
    return;
  }
  if (keysSheet.open || stop.open) return;
  if (sheet.open) return onSheetKey(event, name);
  if (event.target.closest("button, a, summary") && (name === "Enter" || event.key === " ")) return;
  if (event.key === "Escape") escape();
  else if (name && !event.repeat) {
    onKey(name);
    if (name === "Enter" || name.length === 1) event.preventDefault();
  }
});

/* Puts a message away; else goes to another counter, if the server allows it. */
function escape() {
  if (!at("message").hidden) show("message", "");
  else if (desk && !away && !over) press("stand_up");
}

function onKey(name) {
  const offered = allKeys().filter((key) => !key.resting);
  const key = offered.find((each) => (name === "Enter" ? each.place === "primary" : each.letter === name));
  if (key) trigger(key.name, "key " + name);
  else if (away) tell({ text: words.key_away, tone: "care" });
  else if (!/^F\d/.test(name)) tell({ text: say("key_idle", { key: name }), tone: "quiet" });
}

function leave() {
  if (away) return tell({ text: words.leave_away, tone: "care" });
  if (isNew("leave")) press("leave");
}

/* The sheet with a form. */

/* Shows a form, as it was left if it is opened again. */
function openSheet(form, kept = null) {
  const first = form.chosen || (form.search || !form.choices.length ? "" : form.choices[0].key);
  filling = {
    form,
    seen: desk && desk.seen.ticket,
    choice: form.several ? "" : first,
    marked: form.choices.filter((row) => row.marked).map((row) => row.key),
    amount: form.amount,
    found: null,
    group: null,
    ...kept,
  };
  for (const [id, text] of [["search", form.search], ["text", form.text], ["switch", form.switch]]) {
    at(id).value = (kept && kept[id]) || "";
    at(id).checked = Boolean(kept && kept[id]);
    at(id + "-label").hidden = at(id).hidden = !text;
    if (id === "switch") at("switch-label").lastElementChild.textContent = text;
    else at(id + "-label").textContent = text;
  }
  show("sheet-title", form.title);
  at("rows").hidden = !form.has_list;
  at("rows").setAttribute("aria-multiselectable", String(form.several));
  at("amount").hidden = form.amount === null;
  if (kept) drawSheet();
  else choose(filling.choice);
  if (!sheet.open) sheet.showModal();
  const fields = [form.search && "search", form.text && !form.has_list && "text", form.has_list && "rows", "confirm"];
  at(fields.find(Boolean)).focus();
  drawKeys();
}

function shownRows() {
  const { form, found, group } = filling;
  if (found) return found.length || form.looked_up ? found : form.groups;
  return group ? form.choices.filter((row) => group.includes(row.key)) : form.choices;
}

function chosenRow() {
  return shownRows().find((row) => row.key === filling.choice);
}

function choose(key) {
  filling.choice = key;
  const row = chosenRow();
  if (row && row.amount !== null) filling.amount = row.amount;
  drawSheet();
}

function drawSheet() {
  const { form } = filling;
  const rows = shownRows();
  const isGroups = rows === form.groups && rows.length > 0;
  show("sheet-sentence", isGroups ? form.empty : form.sentence);
  show("empty", rows.length ? "" : form.empty);
  const withDigits = !form.search && rows.length <= 9;
  at("rows").hidden = !form.has_list || !rows.length;
  at("rows").replaceChildren(...rows.map((row, index) => {
    const isChosen = form.several ? filling.marked.includes(row.key) : row.key === filling.choice;
    const element = make("div", "row", withDigits ? make("kbd", "", String(index + 1)) : "",
      make("span", "", row.label), row.detail ? make("small", "", row.detail) : "");
    element.id = "row-" + index;
    element.setAttribute("role", "option");
    element.setAttribute("aria-selected", String(isChosen));
    element.addEventListener("click", () => pick(index));
    return element;
  }));
  const place = rows.findIndex((row) => row.key === filling.choice);
  for (const id of ["rows", "search"]) at(id).setAttribute("aria-activedescendant", place < 0 ? "" : "row-" + place);
  if (place >= 0) at("row-" + place).scrollIntoView({ block: "nearest" });
  const amount = form.amounts.find((each) => each[0] === filling.amount);
  at("amount-text").textContent = amount ? amount[1] : "";
  drawEnds();
}

function drawEnds() {
  const { form } = filling;
  const row = chosenRow();
  at("confirm").firstElementChild.textContent = row && row.opens.length ? words.group_open : form.confirm;
  const chosen = form.several || !form.has_list || row;
  const written = !form.text_needed || at("text").value.trim();
  const waits = away || over || Boolean(pending);
  at("confirm").disabled = !chosen || !written || waits;
  show("waits", filling.unsaved ? words.sheet_unsaved : waits ? words.sheet_waits : "");
}

function pick(index) {
  const row = shownRows()[index];
  if (!row) return;
  if (!filling.form.several) return choose(row.key);
  const { marked } = filling;
  filling.marked = marked.includes(row.key) ? marked.filter((key) => key !== row.key) : [...marked, row.key];
  drawSheet();
}

function step(rows) {
  if (filling.form.several) return;
  const shown = shownRows();
  const place = shown.findIndex((row) => row.key === filling.choice) + rows;
  if (shown.length) choose(shown[Math.max(0, Math.min(place, shown.length - 1))].key);
}

function add(steps) {
  const { amounts } = filling.form;
  if (!amounts.length) return;
  const place = amounts.findIndex((each) => each[0] === filling.amount) + steps;
  filling.amount = amounts[Math.max(0, Math.min(place, amounts.length - 1))][0];
  drawSheet();
}

let searching = 0;
async function search() {
  const typed = at("search").value.trim();
  if (!filling || !typed) return;
  const { form } = filling;
  const query = new URLSearchParams({ action: form.action, typed, counter: desk ? desk.counter : "" });
  const answer = await fetch("counter/rows?" + query, { headers: headers({}) }).catch(() => null);
  if (!answer || !answer.ok) return;
  const { rows, keys } = await answer.json();
  if (!filling || filling.form !== form || at("search").value.trim() !== typed) return;
  filling.found = rows || keys.map((key) => form.choices.find((row) => row.key === key)).filter(Boolean);
  const shown = shownRows();
  choose(shown.length && !shown[0].opens.length ? shown[0].key : "");
}

function onSheetKey(event, name) {
  const typing = event.target.matches("#search, #text");
  const longer = rightToLeft ? "ArrowLeft" : "ArrowRight";
  let used = true;
  if (event.key === "Escape") closeSheet();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
  else if (name === "Enter") {
    if (event.target.matches("button:not(#confirm)")) return;
    if (!event.repeat && isNew("key Enter")) confirmSheet();
  } else if (typing) used = false;
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") add(event.key === longer ? 1 : -1);
  else if (event.key === "+" || event.key === "-") add(event.key === "+" ? 1 : -1);
  else if (/^\d$/.test(name)) pick(Number(name) - 1);
  else if (event.key === " " && !event.target.matches("button, #switch")) at("switch").checked = !at("switch").checked;
  else used = false;
  if (used) event.preventDefault();
}

function confirmSheet() {
  if (!filling || at("confirm").disabled) return;
  const { form, choice, marked, amount } = filling;
  const row = chosenRow();
  if (row && row.opens.length) {
    Object.assign(filling, { group: row.opens, found: null, choice: "" });
    at("search").value = "";
    drawSheet();
    return at("search").focus();
  }
  const kept = filled();
  const text = kept.text.trim();
  closeSheet();
  const input = { choice: row ? choice : "", marked, amount: amount || 0, text, switch: kept.switch, ...form.keep };
  press(form.action, input, row ? row.number : "", kept);
}

/* The form with what was typed and chosen. */
function filled() {
  return { ...filling, search: at("search").value, text: at("text").value, switch: at("switch").checked };
}

/* Over a sign-in, for the same person, counter and ticket. */
function keepForm(kept) {
  if (!kept || !desk || ["seat", "leave"].includes(kept.form.action)) return;
  sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, person: data.person, counter: desk.counter }));
}

function openKeptForm() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT));
  sessionStorage.removeItem(KEPT);
  if (!kept || !desk || kept.person !== data.person || kept.counter !== desk.counter) return;
  openSheet(kept.form, kept);
  closeStaleSheet();
}

function closeSheet() {
  filling = null;
  sheet.close();
}

/* The subject of the form is gone. */
function closeStaleSheet() {
  if (!filling || ["seat", "leave"].includes(filling.form.action)) return;
  const there = desk && desk.keys.some((key) => key.name === filling.form.action && !key.resting);
  if (!there || filling.seen !== desk.seen.ticket) closeSheet();
}

/* The start. */

/* A click does not take the focus, so that Enter stays on the primary key. */
document.addEventListener("mousedown", (event) => event.target.closest("button, summary") && event.preventDefault());
sheet.addEventListener("close", () => (filling = null));
sheet.addEventListener("click", (event) => event.target === sheet && closeSheet());
stop.addEventListener("cancel", (event) => event.preventDefault());
at("form").addEventListener("submit", (event) => {
  event.preventDefault();
  if (isNew("screen")) confirmSheet();
});
at("cancel").addEventListener("click", closeSheet);
at("less").addEventListener("click", () => add(-1));
at("more").addEventListener("click", () => add(1));
at("text").addEventListener("input", drawEnds);
at("search").addEventListener("input", () => {
  clearTimeout(searching);
  if (!at("search").value.trim()) {
    filling.found = null;
    return choose("");
  }
  searching = setTimeout(search, SEARCH_MS);
});
at("show-keys").addEventListener("click", () => keysSheet.showModal());
at("keys-close").addEventListener("click", () => keysSheet.close());
at("leave").addEventListener("click", leave);
/* One of its sentences says that Escape goes to another counter. */
at("attention").addEventListener("click", escape);

for (const name of ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"]) {
  addEventListener(name, () => (touched = Date.now()), { passive: true });
}
/* A browser allows sound only after its user has pressed a key or button. */
for (const name of ["keydown", "pointerdown"]) {
  addEventListener(name, () => {
    if (!audio && window.AudioContext) audio = new AudioContext();
    if (audio && audio.state === "suspended") audio.resume();
  });
}

function wake() {
  if (document.hidden) return;
  /* A page that was suspended has missed nothing yet. */
  heardAt = Date.now();
  askSoon(0);
  if (socket && !socket.connected && !over) socket.connect();
}
document.addEventListener("visibilitychange", wake);
addEventListener("pageshow", (event) => event.persisted && wake());
addEventListener("online", wake);
addEventListener("offline", () => askSoon(0));

setInterval(() => {
  if (document.hidden || over) return;
  const now = Date.now();
  if (now - heardAt > SILENT_MS || (failedAt && now - failedAt > GRACE_MS)) setAway(true);
  tick();
}, 250);
setInterval(() => {
  const idle = Date.now() - touched;
  const minutes = desk ? desk.lock_minutes : data.lock_minutes;
  if (desk && desk.number) touched = Date.now();
  else if (minutes && idle >= minutes * 60000 && !over && !away) press("lock");
}, 5000);

accept(data.desk);
draw();
press(desk ? "claim" : "seat");
openKeptForm();
