/* The texts of the visitor's page: the sentences sent with it, filled in; times and waits. */
const LEFT_TO_RIGHT = "\u2066";
const END = "\u2069";

class Words {
  constructor(texts) {
    this.texts = texts;
  }

  say(name, values) {
    let text = this.texts.say[name] || "";
    for (const key in values || {}) text = text.split("{" + key + "}").join(values[key]);
    return text;
  }

  /* Numbers keep their direction within a right-to-left sentence. */
  isolated(text) {
    return LEFT_TO_RIGHT + text + END;
  }

  spaced(number) {
    return number.replace(/(\D)(?=\d)/, "$1\u200a");
  }

  local(milliseconds, form) {
    try {
      form.timeZone = this.texts.time_zone;
      return new Date(milliseconds).toLocaleString("en-GB", form);
    } catch (error) {
      /* A browser without that zone: the phone's own is most likely the hall's. */
      delete form.timeZone;
      return new Date(milliseconds).toLocaleString("en-GB", form);
    }
  }

  clock(milliseconds) {
    return this.local(milliseconds, { hour: "2-digit", minute: "2-digit", hour12: false });
  }

  day(milliseconds) {
    return this.local(milliseconds, { year: "numeric", month: "2-digit", day: "2-digit" });
  }

  minutes(seconds) {
    return this.say("minutes", { n: Math.max(1, Math.round(seconds / 60)) });
  }

  /* A wait in the texts sent with the page, rounded as in `contract/waits.py`. */
  waitSaid(expected) {
    const waits = this.texts.waits;
    const high = this.atMost(expected.high);
    const least = Math.max(0, Math.min(expected.low, high - 1));
    const low = Math.floor(least / this.stepOf(least)) * this.stepOf(least);
    const inHours = (seconds) => seconds >= waits.hours_from;
    let form = inHours(high) ? "minutes_hours" : "minutes";
    if (inHours(low)) form = "hours";
    const first = form === "minutes_hours" ? waits.amounts[low] : waits.figures[low];
    return {
      usual: low ? filled(waits[form], first, waits.amounts[high]) : this.limit("below", high),
      late: this.atMost(expected.late) > high ? this.lateSaid(expected.late) : "",
    };
  }

  /* "9 out of 10 people wait less than ...", in seconds. */
  lateSaid(seconds) {
    return this.limit("late", this.atMost(seconds));
  }

  limit(form, seconds) {
    return filled(this.texts.waits[form], "", this.texts.waits.amounts[seconds]);
  }

  stepOf(seconds) {
    return seconds < this.texts.waits.hours_from
      ? this.texts.waits.step
      : this.texts.waits.half_hour;
  }

  atMost(seconds) {
    const step = this.stepOf(seconds);
    return Math.max(1, Math.ceil(seconds / step)) * step;
  }

  counters(numbers) {
    const name = numbers.length > 1 ? "counters-many" : "counters-one";
    return this.say(name, { counters: this.isolated(ranges(numbers)) });
  }
}

function filled(sentence, low, high) {
  return sentence.replace("{low}", low).replace("{high}", high);
}

/* Numbers in short form: 4, 5, 6, 12 becomes 4–6, 12. */
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
