/* Why others are called before the visitor, or why the visitor is called now; fetched when the
   visitor opens it. */
const ASKED_IN = { waiting: "why-waiting", called: "why-called" };

class Why {
  /* place: a <details> with a <summary> and a list. */
  constructor(place, words, news) {
    this.place = place;
    this.list = place.querySelector("ul");
    this.words = words;
    this.news = news;
    this.about = "";
    place.addEventListener("toggle", () => place.open && this.ask());
  }

  show(ticket) {
    const question = ASKED_IN[ticket.state];
    this.place.hidden = !question;
    if (!question) {
      this.place.open = false;
      return;
    }
    this.place.querySelector("summary").textContent = this.words.say(question);
    /* The answer is about the queue and the state at that time. */
    const about = [ticket.state, ticket.call, ticket.ahead].join();
    if (about !== this.about && this.place.open) this.ask();
    this.about = about;
  }

  /* Private functions. */

  ask() {
    this.news.read("why").then(
      (answer) => this.say(answer.snapshot ? sentences(answer.snapshot) : [answer.problem.detail]),
      () => this.say([this.words.say("not-asked")])
    );
  }

  say(said) {
    this.list.textContent = "";
    said.forEach((one) => {
      this.list.appendChild(document.createElement("li")).textContent = one;
    });
  }
}

function sentences(why) {
  return why.passed_by.length ? why.passed_by.map((one) => one.sentence) : [why.sentence];
}
