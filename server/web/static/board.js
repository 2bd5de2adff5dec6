/* The page of a board: it draws what the server sends, and decides nothing. For the browsers of
   televisions it is written without what they lack. */
const ASK_MS = 1000;
const ANSWER_MS = 2200;
const AGAIN_MS = 400;
const SILENT_MS = 2500;
/* How many calls are reported at once. */
const MOST_REPORTS = 50;
/* As in the program: how long the screen stays bright at night after a touch or key. */
const AWAKE_MS = 300000;
const STORE = "novbe-board";
/* The parts that stay as they are without a connection. */
const QUIET = ["head", "labels", "notice"];

const at = (id) => document.getElementById(id);
const data = JSON.parse(at("data").textContent);
const board = at("board");
const page = newId();
const sounds = window.AudioContext || window.webkitAudioContext;

let model = null;
let tag = "";
let heard = performance.now();
let asking = false;
let again = false;
let timer = 0;
let painted = [];
let drawn = {};
let chimed = 0;
let used = -AWAKE_MS;
let audio = null;
let known = remembered();

/* Asking. */

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) || {};
  } catch (error) {
    return {};
  }
}

function remember(last, epoch) {
  if (known.last === last && known.epoch === epoch) return;
  known = { last, epoch };
  try {
    localStorage.setItem(STORE, JSON.stringify(known));
  } catch (error) {
    /* A browser that stores nothing begins with the open calls. */
  }
}

function ask() {
  again = asking;
  if (asking) return;
  asking = true;
  clearTimeout(timer);
  const sent = painted.slice(0, MOST_REPORTS);
  const request = new XMLHttpRequest();
  request.open("POST", "board/now");
  request.timeout = ANSWER_MS;
  request.setRequestHeader("Content-Type", "application/json");
  request.onloadend = () => {
    asking = false;
    const status = request.status;
    if (status === 200 || status === 204) {
      heard = performance.now();
      painted = painted.filter((call) => sent.indexOf(call) < 0);
      if (status === 200) take(JSON.parse(request.responseText));
    }
    look();
    timer = setTimeout(ask, again ? 0 : status ? ASK_MS : AGAIN_MS);
  };
  request.send(
    JSON.stringify({
      page,
      release: data.release,
      age: performance.now() / 1000,
      width: window.innerWidth,
      height: window.innerHeight,
      last: known.last === undefined ? null : known.last,
      epoch: known.epoch || "",
      painted: sent,
      tag,
    })
  );
}

function take(answer) {
  if (answer.reload) {
    location.reload();
    return;
  }
  model = answer;
  draw();
  /* After the next frame the calls can be seen. */
  requestAnimationFrame(() =>
    setTimeout(() => {
      tag = answer.tag;
      const fresh = answer.seen.filter((call) => painted.indexOf(call) < 0);
      painted = painted.concat(fresh);
      remember(answer.last, answer.epoch);
      document.body.setAttribute("data-shown", answer.last === null ? "" : answer.last);
      if (fresh.length) ask();
    }, 0)
  );
  if (answer.chime && answer.chime.call !== chimed) {
    chimed = answer.chime.call;
    chime(answer.chime);
  }
}

/* Whether the screen is dark at this hour, also where the server has not answered for a while. */
function isDark() {
  const now = performance.now();
  if (!model || !model.dark || now - used < AWAKE_MS) return false;
  const [hours, minutes] = model.time.split(":").map(Number);
  const minute = (hours * 60 + minutes + Math.floor((now - heard) / 60000)) % 1440;
  return [minute, minute + 1440].some((each) => model.dark[0] <= each && each < model.dark[1]);
}

function look() {
  at("night").hidden = !isDark();
  const away = performance.now() - heard > SILENT_MS;
  const band = at("away");
  document.body.classList.toggle("is-away", away);
  if (away && band.hidden && model) {
    /* What it shows may not be true any more: no call glows. */
    tag = "";
    model.rows.forEach((row) => row.standing === "now" && (row.standing = "open"));
    draw();
  }
  if (away && band.hidden) {
    const size = model ? model.plan.words : 27;
    clear(band).appendChild(icon("wifi-off", size * 1.2));
    const text = words(model ? model.text.lost : data.not_connected, "line");
    text.style.margin = "0 " + size * 0.6 + "px";
    css(band, { fontSize: size, height: size * 2, direction: model && model.rtl ? "rtl" : "ltr" });
    band.appendChild(text);
  }
  band.hidden = !away;
}

/* Two tones as in the program. */
function chime(call) {
  if (!audio || audio.state !== "running" || !call.volume) return;
  const now = audio.currentTime;
  (call.again ? [523.25, 783.99] : [659.26, 523.25]).forEach((pitch, place) => {
    const start = now + place * 0.4;
    [[1, 1], [2, 0.3]].forEach((tone) => {
      const source = audio.createOscillator();
      const volume = audio.createGain();
      source.frequency.value = pitch * tone[0];
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.38 * call.volume * tone[1], start + 0.008);
      volume.gain.setTargetAtTime(0, start + 0.008, 0.18);
      source.connect(volume);
      volume.connect(audio.destination);
      source.start(start);
      source.stop(now + 1.4);
    });
  });
}

/* Drawing. */

function css(element, values) {
  Object.keys(values).forEach((name) => {
    const value = values[name];
    element.style[name] = typeof value === "number" && name !== "lineHeight" ? value + "px" : value;
  });
  return element;
}

function clear(element) {
  while (element.firstChild) element.removeChild(element.firstChild);
  return element;
}

function make(kind, values, ...inside) {
  const element = document.createElement("div");
  element.className = kind;
  inside.forEach((part) => part && element.appendChild(part));
  return css(element, values || {});
}

/* A text in the current language, on the side where the screen begins. */
function words(text, kind, values) {
  const element = make("words " + (kind || ""), values);
  element.textContent = text;
  if (model) element.dir = model.rtl ? "rtl" : "ltr";
  if (model && (kind || "").indexOf("centre") < 0) element.style.textAlign = model.mirrored ? "right" : "left";
  return element;
}

function number(text, kind, size, values) {
  const element = make("number " + kind, values);
  element.textContent = text;
  element.style.fontSize = size + "px";
  if (model.mirrored && kind.indexOf("centre") < 0) element.style.textAlign = "right";
  return element;
}

function icon(name, size, kind) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  svg.setAttribute("class", "icon " + (kind || ""));
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("width", size);
  svg.setAttribute("height", size);
  use.setAttributeNS("http://www.w3.org/1999/xlink", "href", "#i-" + name);
  svg.appendChild(use);
  return svg;
}

/* Values with the distance from the side where the screen begins. */
function from(distance, values) {
  values[model.mirrored ? "right" : "left"] = distance;
  return values;
}

/* Makes the letters smaller where a browser's are wider than the server computed. */
function fit(element, least) {
  for (let share = 0.95; share >= least; share -= 0.05) {
    const wide = element.scrollWidth > element.clientWidth + 1;
    if (!wide && element.scrollHeight <= element.clientHeight + 2) return;
    if (!element.full) element.full = parseFloat(getComputedStyle(element).fontSize);
    element.style.fontSize = element.full * share + "px";
  }
}

/* Draws a part at its place, if it has changed. */
function part(name, values, fill) {
  const place = model.places[name];
  const wanted = place && values !== null ? JSON.stringify([model.plan, place, model.rtl, values]) : "";
  const before = drawn[name] || {};
  if (before.as === wanted) return;
  if (before.element) board.removeChild(before.element);
  const element = wanted ? make((QUIET.indexOf(name) < 0 ? "part live " : "part ") + name) : null;
  drawn[name] = { as: wanted, element };
  if (!element) return;
  css(element, { left: place.x, top: place.y, width: place.width, height: place.height });
  element.dir = model.mirrored ? "rtl" : "ltr";
  element.style.fontSize = model.plan.words + "px";
  board.appendChild(element);
  fill(element, place);
  element.querySelectorAll("[data-fit]").forEach((text) => fit(text, Number(text.dataset.fit)));
}

function fitted(element, least) {
  element.dataset.fit = least;
  return element;
}

function draw() {
  const { plan, text, waits } = model;
  const turned = JSON.stringify([model.language, waits.page]);
  if (drawn.turned !== turned) {
    board.classList.add("is-turned");
    setTimeout(() => board.classList.remove("is-turned"), 300);
    drawn.turned = turned;
  }
  document.documentElement.lang = model.language;
  const atCounter = model.counter !== "";
  part("head", [model.logo, model.hall, model.time, model.colour], drawHead);
  part("pause", [model.pause, model.pause_words], drawPause);
  part("labels", atCounter || model.quiet ? null : [text.label_number, text.label_counter], drawLabels);
  if (atCounter) part("calls", [model.rows, model.quiet, text, model.counter], drawCounter);
  else part("calls", [model.rows, model.quiet, text.by_mistake], drawCalls);
  part("recent", model.day_over ? null : [model.recent, text.earlier, model.page, model.pages], drawRecent);
  part("waits", [waits, text, model.quiet], drawWaits);
  part("next", waits.following.length ? [waits.following, text.following] : null, drawNext);
  part("code", [], drawCode);
  part("pictures", model.picture ? [model.picture] : null, (element, place) => {
    element.appendChild(image(model.picture, { width: place.width, height: place.height }));
  });
  part("notice", [model.notice], (element) => {
    element.classList.add("surface", "row");
    drawSign(element, "megaphone", plan.words * 1.2, "var(--call)");
    element.appendChild(fitted(words(model.notice, "strong", { flex: "1", maxHeight: "100%" }), 0.7));
  });
  const now = model.rows.filter((row) => row.standing === "now")[0];
  at("called").textContent = now ? [text.label_number, now.number, text.label_counter, now.counter].join(" ") : "";
}

function image(address, values) {
  const element = css(document.createElement("img"), values);
  element.alt = "";
  element.src = address;
  return element;
}

function drawSign(element, name, size, colour) {
  const { margin } = model.plan;
  css(element, { paddingLeft: margin, paddingRight: margin });
  const sign = make("", { color: colour }, icon(name, size));
  sign.style[model.mirrored ? "marginLeft" : "marginRight"] = model.plan.words * 0.6 + "px";
  element.appendChild(sign);
}

function drawHead(element) {
  const size = model.plan.words;
  element.classList.add("row");
  if (model.logo) {
    const logo = image(model.logo, { height: size * 1.2, maxWidth: size * 3 });
    const plate = make("", { background: "#fff", padding: size * 0.15, borderRadius: size * 0.22 }, logo);
    plate.style[model.mirrored ? "marginLeft" : "marginRight"] = size * 0.5 + "px";
    element.appendChild(plate);
  }
  element.appendChild(fitted(words(model.hall, "quiet", { flex: "1", minWidth: 0, maxHeight: "100%" }), 0.7));
  const between = model.mirrored ? "marginRight" : "marginLeft";
  element.appendChild(number(model.time, "", size * 1.1, { direction: "ltr", [between]: size }));
  if (model.colour) {
    const height = size * 0.12;
    element.appendChild(make("at", { left: 0, right: 0, bottom: 0, height, borderRadius: height / 2, background: model.colour }));
  }
}

function drawPause(element, place) {
  const size = model.plan.words;
  element.classList.add("surface", "row");
  drawSign(element, "pause", Math.min(place.height * 0.6, size * 2), "var(--care)");
  const texts = make("", { flex: "1", maxHeight: "100%" }, words(model.pause, "bold"), words(model.pause_words));
  element.appendChild(fitted(texts, 0.7));
  element.appendChild(make("at", { left: 0, right: 0, bottom: 0, height: size * 0.15, background: "var(--care)" }));
}

function cell(place, column) {
  const { columns, margin } = model.plan;
  const width = (place.width + margin) / columns;
  return { x: (model.mirrored ? columns - 1 - column : column) * width, width: width - margin };
}

function drawLabels(element, place) {
  const { plan, text } = model;
  for (let column = 0; column < plan.columns; column++) {
    const { x, width } = cell(place, column);
    const box = make("at", { left: x, top: 0, width, height: place.height });
    box.appendChild(words(text.label_number, "at line quiet", from(plan.gap, {})));
    box.appendChild(words(text.label_counter, "at line quiet", from(plan.counter_x, {})));
    element.appendChild(box);
  }
}

function drawCalls(element, place) {
  /* A row fades in where it is new. */
  const before = drawn.rows || [];
  drawn.rows = model.rows.map((row) => [row.number, row.column, row.line].join(" "));
  model.rows.forEach((row, at) => {
    const box = element.appendChild(drawRow(row, place));
    if (before.indexOf(drawn.rows[at]) < 0) box.classList.add("arrives");
  });
  if (model.quiet) drawQuiet(element, model.quiet);
}

function drawQuiet(element, text) {
  const { words: size } = model.plan;
  const box = { left: size, right: size, top: size, bottom: size, fontSize: size * 1.2 };
  element.appendChild(words(text, "at centre quiet strong", box));
}

function drawRow(row, place) {
  const { plan, text } = model;
  const { x, width } = cell(place, row.column);
  const height = plan.row;
  const half = plan.single ? height / 2 : height;
  const unit = (8 * plan.words) / 27;
  const now = row.standing === "now";
  const ink = now ? "on-call" : row.standing === "open" ? "" : "quiet";
  const gone = row.standing === "withdrawn";
  const box = make("at call " + ink, { left: x, top: row.line * height, width, height });
  box.dataset.standing = row.standing;
  if (now) {
    const glow = { left: 0, right: 0, top: unit / 4, bottom: unit / 4, borderRadius: unit * 1.5, background: "var(--call)" };
    box.appendChild(make("at", glow, make("light")));
  } else {
    box.appendChild(make("at", { left: 0, right: 0, bottom: 0, height: hair(), background: "var(--line)" }));
  }
  /* Figures are a little below the middle of their line. */
  const lift = (plan.single ? plan.line / 2 : 0) - 0.03 * plan.number;
  const figures = (value, top, start, end) => {
    const values = from(start, { top: top + lift, height: half, width: end - start, lineHeight: half + "px" });
    return fitted(number(value, "at", plan.number, values), 0.34);
  };
  const label = (value, top) => words(value, "at line", from(plan.gap, { top, lineHeight: plan.line * 1.2 + "px" }));
  const below = height - half;
  if (plan.single) {
    box.appendChild(label(text.label_number, 0));
    box.appendChild(label(text.label_counter, below));
  }
  const called = figures(row.number, 0, plan.gap, (plan.single ? width : plan.counter_x) - plan.gap);
  called.classList.add("called");
  if (gone) called.classList.add("struck");
  box.appendChild(called);
  if (gone) {
    const values = from(plan.counter_x, { top: below, height: half, width: width - plan.counter_x, color: "var(--text)", lineHeight: "1.05" });
    const said = words(text.by_mistake, "", {});
    box.appendChild(fitted(make("at row", values, said), 0.6));
    return box;
  }
  const middle = below + lift + half / 2;
  if (row.arrow) {
    const size = plan.number * 0.7;
    const start = plan.counter_x + (plan.arrow - size) / 2;
    box.appendChild(make("at", from(start, { top: middle - size / 2 }), icon(row.arrow, size, "heavy")));
  }
  const counter = figures(row.counter, below, plan.counter_x + plan.arrow + plan.gap, plan.after_number_x);
  counter.classList.add("called-to");
  box.appendChild(counter);
  const room = width - plan.after_number_x - plan.gap;
  const floor = plan.single ? plan.words : plan.floor;
  if (row.floor) {
    /* On the line on which the figures stand. */
    const top = middle + 0.388 * (plan.number - floor) - floor * 0.75;
    const values = from(plan.after_number_x, { top, width: room, height: floor * 1.5, fontSize: floor, lineHeight: "1.5" });
    box.appendChild(fitted(words(row.floor, "at line", values), 0.7));
  }
  const size = plan.words * (row.floor ? 0.6 : 0.9);
  if (row.again && size <= room) {
    const top = middle - size / 2 - (row.floor ? half / 4 : 0);
    box.appendChild(make("at", from(plan.after_number_x, { top }), icon("rotate-ccw", size, "heavy")));
  }
  return box;
}

/* Above a counter: its number, and the ticket that is called to it. */
function drawCounter(element, place) {
  const { plan, text } = model;
  const top = plan.line * 1.2;
  const said = text.label_counter + " " + model.counter;
  element.appendChild(words(said, "at centre quiet strong", { left: 0, right: 0, top: 0, height: top }));
  const free = !model.quiet || model.quiet === text.no_calls ? text.counter_free : model.quiet;
  const row = model.rows[0];
  const box = make("at", { left: 0, right: 0, top, bottom: 0, borderRadius: plan.words * 0.44 });
  element.appendChild(box);
  if (!row) return box.appendChild(words(free, "at centre quiet", { left: 0, right: 0, top: 0, bottom: 0 }));
  const now = row.standing === "now" || row.standing === "open";
  box.style.background = now ? "var(--call)" : "var(--surface)";
  box.classList.add("call", now ? "on-call" : "quiet");
  const inner = { left: plan.words, right: plan.words, top: 0, bottom: 0 };
  if (row.standing === "withdrawn") return box.appendChild(words(text.by_mistake, "at centre", inner));
  box.appendChild(fitted(number(row.number, "at centre called", Math.min(plan.number, place.height - top), inner), 0.3));
  if (row.again && now) {
    box.appendChild(words(text.again, "at centre", { left: 0, right: 0, bottom: plan.words * 0.3 }));
  }
}

/* The code for phones, and its sentence. */
function drawCode(element, { side, picture, sentence }) {
  element.classList.add("row");
  const between = model.mirrored ? "marginLeft" : "marginRight";
  element.appendChild(image(picture, { width: side, height: side, [between]: model.plan.words * 0.5 }));
  element.appendChild(fitted(words(sentence, "", { flex: "1", minWidth: 0, maxHeight: "100%" }), 0.7));
}

/* Things next to each other: those that do not fit whole are left out. */
function inRow(element, parts, room) {
  let taken = 0;
  parts.forEach((part) => {
    element.appendChild(part);
    taken += part.offsetWidth + model.plan.words * 0.8;
    if (taken - model.plan.words * 0.8 > room) element.removeChild(part);
  });
}

function drawRecent(element) {
  const { words: size, gap } = model.plan;
  element.classList.add("row");
  if (!model.recent.length && model.pages < 2) return;
  const label = words(model.recent.length ? model.text.earlier : "", "line quiet");
  css(label, { marginLeft: gap, marginRight: gap });
  element.appendChild(label);
  const list = make("row", { flex: "1", overflow: "hidden", height: "100%" });
  element.appendChild(list);
  const pages = drawPages(model.page, model.pages);
  if (pages) element.appendChild(pages);
  const calls = model.recent.map((call) =>
    make("row", { margin: "0 " + size * 0.4 + "px" },
      number(call.key, "", size), make("quiet", {}, icon(model.mirrored ? "chevron-left" : "chevron-right", size * 0.8)),
      number(call.counter, "quiet", size))
  );
  inRow(list, calls, list.clientWidth);
}

function drawNext(element, place) {
  const { plan, text, waits } = model;
  element.appendChild(words(text.following, "line quiet"));
  const list = make("row", {});
  element.appendChild(list);
  const spaced = (value) => number(value, "", plan.words, model.mirrored ? { marginLeft: plan.words * 0.8 } : { marginRight: plan.words * 0.8 });
  inRow(list, waits.following.map(spaced), place.width);
}

function drawPages(current, count) {
  const size = model.plan.words;
  if (count < 2) return null;
  if (count > 6) {
    const figures = words(current + 1 + " / " + count, "quiet line");
    figures.dir = "ltr";
    return figures;
  }
  const row = make("row", {});
  for (let place = 0; place < count; place++) {
    const width = Math.round(size * 0.3);
    const background = place === current ? "var(--quiet)" : "var(--line)";
    row.appendChild(make("", { width, height: width, borderRadius: width / 2, background, marginLeft: width }));
  }
  return row;
}

function drawWaits(element, place) {
  const { plan, text, waits } = model;
  const head = make("row", { height: plan.tight, whiteSpace: "nowrap" });
  const { sign, gap } = waits.widths;
  const pages = drawPages(waits.page, waits.pages);
  element.appendChild(head);
  const label = waits.entries.length ? words(text.label_wait, "quiet line") : null;
  if (label) head.appendChild(label);
  if (waits.unserved) {
    const room = place.width - (pages ? plan.words * 3 : 0);
    const legend = make("row", {}, make("care", {}, icon("circle-alert", sign)));
    const meaning = words(text.unserved, "quiet line", { margin: "0 " + gap + "px" });
    legend.appendChild(meaning);
    head.appendChild(legend);
    if (label) label.style[model.mirrored ? "marginLeft" : "marginRight"] = 2 * gap + "px";
    if (label && head.scrollWidth > room) head.removeChild(label);
    if (head.scrollWidth > room) meaning.textContent = text.service_unserved;
  }
  if (pages) {
    head.appendChild(make("", { flex: "1" }));
    head.appendChild(pages);
  }
  waits.entries.forEach((entry) => element.appendChild(drawEntry(entry)));
  if (!waits.entries.length && !model.quiet) {
    element.appendChild(words(text.nobody_waits, "at centre quiet", { left: 0, right: 0, top: 0, bottom: 0 }));
  }
}

function drawEntry(entry) {
  const { plan, waits } = model;
  const { name, mark, sign, gap, count } = waits.widths;
  const start = entry.colour ? mark : 0;
  const box = make("entry", { position: "relative", height: entry.rowHeight, lineHeight: plan.tight + "px", borderTop: hair() + "px solid var(--line)" });
  if (entry.colour) {
    const width = plan.words * 0.16;
    const height = entry.rowHeight - plan.tight * 0.3;
    box.appendChild(make("at", from(0, { top: plan.tight * 0.15, width, height, borderRadius: width / 2, background: entry.colour })));
  }
  const title = make("row", { width: name, height: entry.nameLines * plan.tight });
  const kind = entry.key === "more" ? "quiet" : "strong";
  const most = name - (entry.someUnserved ? sign + gap : 0);
  title.appendChild(fitted(words(entry.name, kind, { maxWidth: most, maxHeight: entry.nameLines * plan.tight, overflow: "hidden" }), 0.7));
  if (entry.someUnserved) title.appendChild(make("care", { padding: "0 " + gap + "px" }, icon("circle-alert", sign)));
  const side = make("", plan.one_line ? { flex: "1", minWidth: 0 } : {});
  if (entry.waiting || entry.wait) {
    const line = make("row figures", { height: plan.tight });
    const between = model.mirrored ? "marginLeft" : "marginRight";
    if (entry.waiting) {
      line.appendChild(make("quiet", { [between]: gap }, icon("users", sign)));
      line.appendChild(make("bold", { minWidth: count, [between]: gap })).textContent = entry.waiting;
    }
    if (entry.wait) line.appendChild(words(entry.wait, "line", { [between]: gap }));
    if (entry.reason && entry.reasonBeside) line.appendChild(words(entry.reason, "care line"));
    side.appendChild(fitted(line, 0.7));
  }
  if (entry.reason && !entry.reasonBeside) {
    side.appendChild(fitted(words(entry.reason, "care", { maxHeight: entry.reasonLines * plan.tight, overflow: "hidden" }), 0.7));
  }
  const texts = make(plan.one_line ? "at row" : "at", from(start, { width: model.places.waits.width - start, top: 0, bottom: 0 }), title, side);
  if (!plan.one_line) css(texts, { display: "flex", flexDirection: "column", justifyContent: "center" });
  box.appendChild(texts);
  return box;
}

/* The width of a thin line. */
function hair() {
  return Math.max(1, Math.round(model.plan.words / 27));
}

/* Starting. */

function touched() {
  used = performance.now();
  look();
  if (audio && audio.state === "suspended") audio.resume();
}

if (sounds) audio = new sounds();
["pointerdown", "touchend", "keydown"].forEach((name) => window.addEventListener(name, touched));
window.addEventListener("resize", ask);
window.addEventListener("online", ask);
document.addEventListener("visibilitychange", ask);
setInterval(look, 250);
ask();
if (window.io) {
  const socket = window.io(location.origin, {
    path: location.pathname.replace(/board$/, "socket.io"),
    transports: ["websocket"],
    query: { page: "display" },
    auth: { rooms: [data.room] },
    reconnectionDelay: 500,
    reconnectionDelayMax: 2000,
  });
  socket.on("board", ask);
}
