/* What the visitor's page says: the sentences that came with it, filled in; times and waits. */
(function () {
  "use strict";

  const LEFT_TO_RIGHT = "\u2066";
  const END = "\u2069";
  const FIVE_MINUTES = 300000;

  class Words {
    constructor(texts) {
      this.texts = texts;
    }

    say(name, values) {
      let text = this.texts.say[name] || "";
      for (const key in values || {}) text = text.split("{" + key + "}").join(values[key]);
      return text;
    }

    /* Numbers keep their direction within a sentence that is written from the right. */
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
        /* A browser without that zone: the phone's own is the hall's, most likely. */
        delete form.timeZone;
        return new Date(milliseconds).toLocaleString("en-GB", form);
      }
    }

    clock(milliseconds) {
      return this.local(milliseconds, { hour: "2-digit", minute: "2-digit", hour12: false });
    }

    /* A time that is said as "about": the next full five minutes. */
    about(milliseconds) {
      return this.clock(Math.ceil(milliseconds / FIVE_MINUTES) * FIVE_MINUTES);
    }

    day(milliseconds) {
      return this.local(milliseconds, { year: "numeric", month: "2-digit", day: "2-digit" });
    }

    minutes(seconds) {
      return this.say("minutes", { n: Math.max(1, Math.round(seconds / 60)) });
    }

    /* A wait in the words that came with the page: minutes, or hours where it is long. Rounded
     * as `contract/waits.py` does it. */
    waitSaid(expected) {
      const unit = this.unitOf(expected.high);
      const high = atMost(unit, expected.high);
      const least = Math.max(0, expected.low + unit.slack);
      const steps = Math.floor(least / (unit.seconds * unit.step));
      const low = Math.min(steps * unit.step, high - unit.step);
      const lateUnit = this.unitOf(expected.late);
      const longer = atMost(lateUnit, expected.late) * lateUnit.seconds > high * unit.seconds;
      return {
        usual: this.sentence(unit.name + (low ? "" : "_below"), high).replace("{low}", low),
        late: longer ? this.lateSaid(expected.late) : "",
      };
    }

    /* "9 in 10 wait less than ...", in seconds. */
    lateSaid(seconds) {
      const unit = this.unitOf(seconds);
      return this.sentence(unit.name + "_late", atMost(unit, seconds));
    }

    unitOf(seconds) {
      const minutes = this.texts.units[0];
      return seconds <= minutes.longest * minutes.seconds ? minutes : this.texts.units[1];
    }

    sentence(form, figure) {
      const forms = this.texts.waits[form];
      return (forms[figure] || forms.other).replace("{figure}", figure);
    }

    counters(numbers) {
      const name = numbers.length > 1 ? "counters-many" : "counters-one";
      return this.say(name, { counters: this.isolated(ranges(numbers)) });
    }
  }

  function atMost(unit, seconds) {
    return Math.max(1, Math.ceil(seconds / (unit.seconds * unit.step))) * unit.step;
  }

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

  window.Novbe.Words = Words;
})();
