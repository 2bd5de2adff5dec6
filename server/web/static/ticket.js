/* The visitor's page: shows the newest snapshot of one ticket, in words that came with it. */
(function () {
  "use strict";

  const DOTS = 12;
  const LEAVING_MS = 220;
  const TICK_MS = 5000;
  const YOUNG_MS = 10000;
  const SPREAD_MS = 3000;
  const LEFT_TO_RIGHT = "\u2066";
  const END = "\u2069";
  const HINTS = { waiting: 1, on_hold: 1, finished: 1 };
  const CAN_GIVE_UP = { waiting: 1, called: 1, on_hold: 1, missed: 1 };

  const page = document.documentElement;
  const data = JSON.parse(at("data").textContent);
  const texts = data.texts;
  const token = data.ticket.token;
  /* What the page's address ends with is ours; what comes before it is the server's. */
  const base = location.pathname.replace(/t\/[^/]*\/?$/, "");
  const commands = {};
  let how = "connecting";
  let call = null;
  let renewing = false;

  function at(id) {
    return document.getElementById(id);
  }

  function show(element, shown) {
    element.hidden = !shown;
  }

  /* Written only when it is another: a screen reader speaks what is written. */
  function write(id, text) {
    const element = at(id);
    if (element.textContent !== text) element.textContent = text;
    show(element, text !== "");
  }

  function say(name, values) {
    let text = texts.say[name] || "";
    for (const key in values || {}) text = text.split("{" + key + "}").join(values[key]);
    return text;
  }

  function isolated(text) {
    return LEFT_TO_RIGHT + text + END;
  }

  function spaced(number) {
    return number.replace(/(\D)(?=\d)/, "$1\u200a");
  }

  function local(milliseconds, form) {
    try {
      form.timeZone = texts.time_zone;
      return new Date(milliseconds).toLocaleString("en-GB", form);
    } catch (error) {
      /* A browser without that zone: the phone's own is the hall's, most likely. */
      delete form.timeZone;
      return new Date(milliseconds).toLocaleString("en-GB", form);
    }
  }

  function clock(milliseconds) {
    return local(milliseconds, { hour: "2-digit", minute: "2-digit", hour12: false });
  }

  function day(milliseconds) {
    return local(milliseconds, { year: "numeric", month: "2-digit", day: "2-digit" });
  }

  /* A wait in the words that came with the page: minutes, or hours where it is long. Rounded
   * as `contract/waits.py` does it. */
  function unitOf(seconds) {
    const minutes = texts.units[0];
    return seconds <= minutes.longest * minutes.seconds ? minutes : texts.units[1];
  }

  function atMost(unit, seconds) {
    return Math.max(1, Math.ceil(seconds / (unit.seconds * unit.step))) * unit.step;
  }

  function sentence(form, figure) {
    const forms = texts.waits[form];
    return (forms[figure] || forms.other).replace("{figure}", figure);
  }

  function waitSaid(expected) {
    const unit = unitOf(expected.high);
    const high = atMost(unit, expected.high);
    const least = Math.max(0, expected.low + unit.slack);
    const low = Math.min(Math.floor(least / (unit.seconds * unit.step)) * unit.step, high - unit.step);
    const lateUnit = unitOf(expected.late);
    const late = atMost(lateUnit, expected.late);
    const longer = late * lateUnit.seconds > high * unit.seconds;
    return {
      usual: sentence(unit.name + (low ? "" : "_below"), high).replace("{low}", low),
      late: longer ? sentence(lateUnit.name + "_late", late) : "",
    };
  }

  /* A test compares it with the rule of the other programs. */
  Novbe.waitSaid = waitSaid;

  /* As a person would say them: 4, 5, 6, 12 becomes 4–6, 12. */
  function ranges(numbers) {
    const parts = [];
    let run = [];
    const flush = () => {
      if (run.length > 2) parts.push(run[0] + "–" + run[run.length - 1]);
      else parts.push.apply(parts, run);
      run = [];
    };
    numbers.forEach((number) => {
      if (run.length && Number(number) !== Number(run[run.length - 1]) + 1) flush();
      run.push(number);
    });
    flush();
    return parts.join(", ");
  }

  function present(ticket) {
    const begun = ticket.stops.filter((stop) => stop.state !== "pending");
    return begun[begun.length - 1] || ticket.stops[0];
  }

  function showLine(ahead) {
    const line = at("line");
    if (ahead === null) {
      show(line, false);
      return;
    }
    if (line.hidden) {
      line.textContent = "";
      ["more", "you"].forEach((name) => {
        const mark = line.appendChild(document.createElement("span"));
        mark.className = name;
      });
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
    /* The front of the line goes first, where the counters are. */
    for (let i = 0; i < staying.length - wanted; i++) {
      const dot = staying[i];
      dot.className = "dot leaving";
      setTimeout(() => dot.parentNode && dot.parentNode.removeChild(dot), LEAVING_MS);
    }
    more.textContent = ahead > DOTS ? isolated("+" + (ahead - DOTS)) : "";
  }

  function showPlace(ticket) {
    const waiting = ticket.state === "waiting";
    const ahead = waiting ? ticket.ahead : null;
    const unserved = waiting && !ticket.served;
    showLine(ahead);
    let place = ahead === null ? "" : texts.ahead[ahead] || texts.ahead_many;
    let said = { usual: waiting ? say("wait-unknown") : "", late: "" };
    /* How long it takes is not known while service is paused. */
    const known = waiting && !unserved && !ticket.suspension && ticket.expected;
    if (unserved) {
      place = texts.unserved;
      said.usual = texts.unserved_ticket;
    } else if (known) {
      said = waitSaid(ticket.expected);
    }
    write("ahead", place);
    /* A range does not part at the end of a line. */
    write("wait", said.usual.replace("–", "–\u2060"));
    at("wait").className = known ? "wait" : "wait unknown";
    write("late", said.late);
    write("delay", known && ticket.delay ? say("delay-" + ticket.delay.replace("_", "-")) : "");
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
    const many = ticket.counters.length > 1;
    const counters = ticket.counters.length
      ? say(many ? "counters-many" : "counters-one", { counters: isolated(ranges(ticket.counters)) })
      : "";
    write("zone", zone);
    write("counters", counters);
    show(at("where"), ticket.state === "waiting" && (zone || counters));
  }

  function showStops(ticket) {
    const list = at("stop-list");
    list.textContent = "";
    ticket.stops.forEach((stop) => {
      const row = list.appendChild(document.createElement("li"));
      row.className = stop.state;
      const name = row.appendChild(document.createElement("span"));
      name.textContent = texts.services[stop.service] || "";
      const state = row.appendChild(document.createElement("span"));
      state.className = "label";
      state.textContent = say("stop-" + stop.state);
    });
    const ended = { called: 1, cancelled: 1, missed: 1 }[ticket.state];
    show(at("stops"), ticket.stops.length > 1 && !ended);
  }

  /* Until when a ticket can be brought back (milliseconds of the hall's time); 0 without. */
  function backUntil(ticket) {
    if (ticket.state === "missed") return Date.parse(ticket.comeback_until || "") || Infinity;
    /* Not cancelled by its bearer: the centre could not serve it. */
    if (ticket.ended_with_coupon) return 0;
    if (ticket.state === "cancelled") return Date.parse(ticket.since) + texts.reopen_minutes * 60000;
    return 0;
  }

  /* What is paused, until when where that is today and ahead, and why. */
  function showStill(ticket) {
    const still = ticket.suspension;
    const end = still ? Date.parse(still.expected_end || "") : NaN;
    const now = news.hallTime();
    let headline = "";
    let why = "";
    if (still) {
      const what = still.service ? "service" : "hall";
      const near = end > now && day(end) === day(now);
      headline = texts.still[near ? what + "_until" : what].split("{time}").join(clock(end));
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
    /* While service is paused the time to come back does not pass. */
    const kept = missed && ticket.suspension;
    const open = kept || until > news.hallTime();
    let hint = "";
    if (kept) hint = say("missed-still");
    else if (HINTS[ticket.state]) hint = say(ticket.state + "-hint");
    else if (open && until !== Infinity) hint = say(ticket.state + "-hint", { time: clock(until) });
    else if (missed && !open) hint = say("missed-over");
    write("hint", hint);
    at("back").textContent = say(missed ? "come-back" : "take-back");
    show(at("back"), open);
  }

  /* A call that is new glows for a while; so does each time it is called again. */
  function showCall(ticket) {
    if (ticket.state === "called" && ticket.call !== call) {
      page.removeAttribute("data-new");
      void page.offsetWidth;
      page.setAttribute("data-new", "");
      if (call !== null || how !== "connecting") window.scrollTo(0, 0);
    }
    call = ticket.state === "called" ? ticket.call : null;
  }

  function size(number) {
    return number.length > 6 ? "number longest" : number.length > 4 ? "number long" : "number";
  }

  /* The codes that can be used. */
  function codes(ticket) {
    return ticket.coupons.filter((one) => !one.used).map((one) => one.token).join();
  }

  /* The page is loaded again for newer names and other codes: not all at the same moment, and
   * not twice in a row, should the two never agree. */
  function renew(ticket) {
    const same = ticket.catalogue === texts.catalogue && codes(ticket) === codes(data.ticket);
    if (same || renewing || performance.now() < YOUNG_MS) return;
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
    document.title =
      ticket.state === "called" && ticket.counter !== null
        ? say("title-called", { number: ticket.number, counter: ticket.counter })
        : ticket.number + " · " + sentence;
    write("number", spaced(ticket.number));
    at("number").className = size(ticket.number);
    write("service", texts.services[present(ticket).service] || "");
    write("state", sentence);
    showStill(ticket);
    showPlace(ticket);
    showWhere(ticket);
    showStops(ticket);
    showHint(ticket);
    showCall(ticket);
    show(at("leave"), CAN_GIVE_UP[ticket.state]);
    if (!CAN_GIVE_UP[ticket.state]) ask(false);
  }

  function showLink(now) {
    const time = clock(news.hallTime());
    if (now === "offline" && how !== "offline") write("band", say("offline", { time: time }));
    else if (now !== "offline" && now !== "connecting") write("band", "");
    write("link", now === "offline" ? "" : say(now, { time: time }));
    how = now;
    page.setAttribute("data-link", now);
  }

  /* Nothing of the ticket stays on the screen. */
  function showOver(status) {
    const name = status === 404 ? "unknown" : "over";
    page.removeAttribute("data-state");
    page.setAttribute("data-link", "over");
    document.title = say(name);
    const card = document.createElement("section");
    card.className = "card end";
    card.setAttribute("role", "status");
    const title = card.appendChild(document.createElement("h1"));
    title.className = "state";
    title.textContent = say(name);
    card.appendChild(document.createElement("p")).textContent = say(name + "-hint");
    at("ticket").textContent = "";
    at("ticket").appendChild(card);
    write("band", "");
    write("link", "");
  }

  /* The confirming step of giving up. */
  function ask(open) {
    show(at("sure"), open);
    show(at("give-up"), !open);
    if (open) write("sure-text", say("give-up-ask", { number: isolated(news.seen.number) }));
  }

  /* One intention has one id until it is answered: a retry does nothing twice. */
  function send(command, button) {
    const id = commands[command] || (commands[command] = Novbe.newId());
    button.disabled = true;
    at("fault").textContent = "";
    news.send(command, id).then(
      (answer) => {
        button.disabled = false;
        delete commands[command];
        ask(false);
        if (answer.snapshot) news.accept(answer.snapshot);
        else at("fault").textContent = answer.problem.detail;
      },
      () => {
        button.disabled = false;
        at("fault").textContent = say("not-sent");
      }
    );
  }

  const news = new Novbe.News({ base: base, token: token, language: texts.language }, data.ticket, {
    snapshot: showSnapshot,
    link: showLink,
    over: showOver,
  });

  at("give-up").addEventListener("click", () => {
    ask(true);
    at("give-up-no").focus();
  });
  at("give-up-no").addEventListener("click", () => {
    ask(false);
    at("give-up").focus();
  });
  at("give-up-yes").addEventListener("click", () => send("cancel", at("give-up-yes")));
  at("back").addEventListener("click", () => send("reopen", at("back")));

  showSnapshot(data.ticket);
  showLink("connecting");
  news.start();
  setInterval(() => {
    if (news.ended) return;
    renew(news.seen);
    showHint(news.seen);
    showStill(news.seen);
  }, TICK_MS);
})();
