/* The visitor rates each service of a finished visit, once. */
const STARS = [1, 2, 3, 4, 5];
const ENDED = { finished: 1, cancelled: 1, expired: 1 };
const SVG = "http://www.w3.org/2000/svg";
const STAR = "M12 2.6l2.9 6 6.5.9-4.7 4.6 1.1 6.5-5.8-3.1-5.8 3.1 1.1-6.5L2.6 9.5l6.5-.9z";
/* The length limit of `FreeText` in the contract. */
const COMMENT_MOST = 1000;
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
    const form = add(place, "form");
    const group = add(form, "fieldset");
    const legend = add(group, "legend");
    add(legend, "span", { className: "state", textContent: this.words.say("rate") });
    this.name(legend, stop, ticket);
    const row = add(group, "div", { className: "stars" });
    const chosen = add(group, "p", { className: "chosen" });
    chosen.setAttribute("aria-hidden", "true");
    const more = add(form, "div", { hidden: true });
    const comment = this.comment(more, index);
    const button = add(more, "button", {
      className: "primary",
      textContent: this.words.say("rate-send"),
    });
    STARS.forEach((stars) => this.star(row, index, stars, chosen, more));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const rating = { stop: index, stars: Number(row.querySelector("input:checked").value) };
      const text = comment.value.replace(UNSEEN, "").trim();
      if (text) rating.comment = text;
      this.sent = index;
      this.send(rating, button);
    });
  }

  star(row, index, stars, chosen, more) {
    const label = add(row, "label");
    const radio = add(label, "input", { type: "radio", name: "stars-" + index, value: stars });
    const picture = label.appendChild(document.createElementNS(SVG, "svg"));
    picture.setAttribute("viewBox", "0 0 24 24");
    picture.setAttribute("aria-hidden", "true");
    picture.appendChild(document.createElementNS(SVG, "path")).setAttribute("d", STAR);
    const said = this.words.say("rate-" + stars);
    add(label, "span", { className: "spoken", textContent: said });
    radio.addEventListener("change", () => {
      row.setAttribute("data-stars", stars);
      chosen.textContent = said;
      more.hidden = false;
    });
  }

  comment(parent, index) {
    const id = "comment-" + index;
    add(parent, "label", { htmlFor: id, textContent: this.words.say("rate-comment") });
    const hint = add(parent, "p", {
      className: "label",
      id: id + "-hint",
      textContent: this.words.say("rate-comment-hint"),
    });
    const area = add(parent, "textarea", { id: id, rows: 3, maxLength: COMMENT_MOST });
    area.setAttribute("aria-describedby", hint.id);
    return area;
  }
}
