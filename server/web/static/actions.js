/* The visitor's actions on the ticket: cancel it, let others go first, come back. */
/* The actions that need a confirmation: the button, the name in `allowed`, the style of the
   "yes". */
const ASKED = {
  "step-back": { button: "step-back", name: "step_back", look: "primary" },
  cancel: { button: "give-up", name: "cancel", look: "bad" },
};

function at(id) {
  return document.getElementById(id);
}

class Actions {
  constructor(words, news) {
    this.words = words;
    this.news = news;
    this.ids = {};
    this.asked = "";
    for (const path in ASKED) {
      at(ASKED[path].button).addEventListener("click", () => this.ask(path));
    }
    at("sure-no").addEventListener("click", () => this.leave());
    at("sure-yes").addEventListener("click", () => this.send(this.asked, at("sure-yes")));
    at("back").addEventListener("click", () => this.send("reopen", at("back")));
  }

  /* Shows the actions that the ticket's state allows. */
  show(ticket) {
    const open = (path) =>
      ticket.allowed.indexOf(ASKED[path].name) >= 0 &&
      !(path === "step-back" && ticket.not_before);
    if (this.asked && !open(this.asked)) this.asked = "";
    let any = false;
    for (const path in ASKED) {
      at(ASKED[path].button).hidden = Boolean(this.asked) || !open(path);
      any = any || open(path);
    }
    at("sure").hidden = !this.asked;
    at("leave").hidden = !any;
  }

  /* One intention has one id until it is answered: a retry does nothing twice. */
  send(path, button, values) {
    const intention = path + JSON.stringify(values || {});
    const body = { command_id: this.ids[intention] || newId() };
    this.ids[intention] = body.command_id;
    for (const key in values || {}) body[key] = values[key];
    button.disabled = true;
    at("fault").textContent = "";
    this.news.send(path, body).then(
      (answer) => {
        button.disabled = false;
        delete this.ids[intention];
        this.asked = "";
        this.show(this.news.seen);
        if (answer.snapshot) this.news.accept(answer.snapshot);
        else at("fault").textContent = answer.problem.detail;
      },
      () => {
        button.disabled = false;
        at("fault").textContent = this.words.say("not-sent");
      }
    );
  }

  /* Private functions. */

  ask(path) {
    const name = ASKED[path].button;
    const seen = this.news.seen;
    this.asked = path;
    at("sure-text").textContent = this.words.say(name + "-ask", {
      number: this.words.isolated(seen.number),
    });
    at("sure-no").textContent = this.words.say(name + "-no");
    at("sure-yes").textContent = this.words.say(name + "-yes");
    at("sure-yes").className = ASKED[path].look;
    this.show(seen);
    at("sure-no").focus();
  }

  leave() {
    const button = at(ASKED[this.asked].button);
    this.asked = "";
    this.show(this.news.seen);
    button.focus();
  }
}
