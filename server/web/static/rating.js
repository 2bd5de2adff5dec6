/* The visitor rates each service of a finished visit, once. */
const ENDED = { finished: 1, cancelled: 1, expired: 1 };
const UNSEEN = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

function add(parent, name, values) {
  const element = parent.appendChild(document.createElement(name));
  for (const key in values || {}) element[key] = values[key];
  return element;
}

class Ratings {
  /* send(rating, button) sends a {stop, stars, comment}. */
  constructor(place, words, send) {
    this.place = place;
    this.words = words;
    this.send = send;
    this.cards = {};
    this.sent = null;
  }

  /* Whether the page has unsent input. */
  get begun() {
    return Boolean(this.place.querySelector("input:checked"));
  }

  show(ticket) {
    const over = Boolean(ENDED[ticket.state]);
    ticket.stops.forEach((stop, index) => {
      if (stop.state !== "served") return;
      const card = this.cards[index];
      if (stop.stars !== null && (!card || card.open)) this.thank(index, stop, ticket);
      else if (stop.stars === null && !card && over) this.ask(index, stop, ticket);
    });
    this.place.hidden = !over || !this.place.firstChild;
  }

  /* Private functions. */

  card(index) {
    const before = this.cards[index];
    const place = before ? before.place : add(this.place, "section", { className: "card rating" });
    place.textContent = "";
    return place;
  }

  name(parent, stop, ticket) {
    if (ticket.stops.length === 1) return;
    add(parent, "span", {
      className: "of",
      textContent: this.words.texts.services[stop.service] || "",
    });
  }

  thank(index, stop, ticket) {
    const place = this.card(index);
    this.name(place, stop, ticket);
    const thanks = add(place, "p", { textContent: this.words.say("rate-thanks"), tabIndex: -1 });
    thanks.setAttribute("role", "status");
    this.cards[index] = { place: place, open: false };
    /* The pressed button does not exist any more. */
    if (this.sent === index) thanks.focus();
  }

  ask(index, stop, ticket) {
    const place = this.card(index);
    this.cards[index] = { place: place, open: true };
    place.appendChild(document.importNode(at("rating-form").content, true));
    const form = place.querySelector("form");
    this.name(form.querySelector("legend"), stop, ticket);
    const more = form.lastElementChild;
    const comment = more.querySelector("textarea");
    comment.id = "comment-" + index;
    more.querySelector("label").htmlFor = comment.id;
    more.querySelector(".label").id = comment.id + "-hint";
    comment.setAttribute("aria-describedby", comment.id + "-hint");
    form.addEventListener("change", (event) => this.choose(form, event.target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const rating = { stop: index, stars: Number(form.querySelector("input:checked").value) };
      const text = comment.value.replace(UNSEEN, "").trim();
      if (text) rating.comment = text;
      this.sent = index;
      this.send(rating, more.querySelector("button"));
    });
  }

  choose(form, input) {
    if (input.type !== "radio") return;
    form.querySelector(".stars").setAttribute("data-stars", input.value);
    form.querySelector(".chosen").textContent = input.parentNode.textContent;
    form.lastElementChild.hidden = false;
  }
}
