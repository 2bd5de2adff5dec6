/* Updates of one ticket: pushed over a socket, or polled without one.
   
   Each snapshot is the complete state. It replaces the shown one after connecting, in another
   epoch, and if it is not older. */
const ASK_SECONDS = 4;
const ANSWER_SECONDS = 8;
const SOCKET_SECONDS = 3;
/* How often a page with a socket polls as well: the end of a day is not pushed. */
const LOOK_SECONDS = 300;
const REFUSED_SECONDS = 5;
const OVER = [404, 410];

function withinTime(promise, seconds) {
  return new Promise(function (resolve, reject) {
    const timer = setTimeout(() => reject(new Error("no answer in time")), seconds * 1000);
    const done = () => clearTimeout(timer);
    promise.then(done, done);
    promise.then(resolve, reject);
  });
}

class News {
  /* where: {base, token, language}; tell: {snapshot(s), link(how), over(status)},
   * `how` is one of connecting, live, polled, offline. */
  constructor(where, first, tell) {
    this.where = where;
    this.tell = tell;
    this.seen = first;
    this.heardAt = Date.now();
    this.how = "connecting";
    this.fresh = false;
    this.asking = 0;
    this.socket = null;
    this.ended = false;
  }

  start() {
    this.open();
    if (!this.socket) window.addEventListener("load", () => this.open());
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.ask());
    window.addEventListener("pageshow", (event) => event.persisted && this.wake());
    document.addEventListener("visibilitychange", () => document.hidden || this.wake());
    this.rest(SOCKET_SECONDS);
  }

  /* The hall's time now: its clock may differ from the phone's, and run at another speed. */
  hallTime() {
    return Date.parse(this.seen.at) + (Date.now() - this.heardAt) * this.seen.clock_rate;
  }

  /* body: the command with its id. */
  send(path, body) {
    const address = "api/v1/tickets/" + this.where.token + "/" + path;
    return this.fetch(address, { method: "POST", body: JSON.stringify(body) });
  }

  /* Makes a query on the ticket. */
  read(path) {
    return this.fetch("api/v1/tickets/" + this.where.token + "/" + path, {});
  }

  accept(snapshot) {
    const seen = this.seen;
    const older =
      snapshot.revision < seen.revision ||
      (snapshot.revision === seen.revision && snapshot.at < seen.at);
    if (older && !this.fresh && snapshot.epoch === seen.epoch) return;
    this.fresh = false;
    this.seen = snapshot;
    this.heardAt = Date.now();
    this.tell.snapshot(snapshot);
  }

  /* Private functions. */

  open() {
    if (this.socket || this.ended || !window.io || !window.WebSocket) return;
    const socket = window.io(location.origin, {
      path: this.where.base + "socket.io",
      transports: ["websocket"],
      auth: { rooms: ["ticket/" + this.where.token], language: this.where.language },
      reconnectionDelay: 500,
      reconnectionDelayMax: 2000,
      timeout: 5000,
    });
    this.socket = socket;
    socket.on("connect", () => (this.fresh = true));
    socket.on("ticket", (snapshot) => {
      this.link("live");
      this.accept(snapshot);
      this.rest(LOOK_SECONDS);
    });
    socket.on("disconnect", (reason) => {
      if (this.ended) return;
      this.link("connecting");
      this.ask();
      if (reason === "io server disconnect") this.openAgain();
    });
    socket.on("connect_error", (error) => {
      const status = error.data && error.data.status;
      if (OVER.indexOf(status) >= 0) this.end(status);
      else if (status) this.openAgain();
    });
  }

  /* The library reconnects by itself, except after the server has refused. */
  openAgain() {
    setTimeout(() => this.ended || this.socket.connect(), REFUSED_SECONDS * 1000);
  }

  wake() {
    if (this.ended) return;
    if (this.socket && !this.socket.connected) this.socket.connect();
    this.ask();
  }

  ask() {
    if (this.ended) return;
    const turn = ++this.asking;
    const live = this.how === "live";
    this.fetch("api/v1/tickets/" + this.where.token, {}).then(
      (answer) => {
        if (turn !== this.asking) return;
        if (OVER.indexOf(answer.status) >= 0) return this.end(answer.status);
        if (answer.snapshot) {
          if (this.how !== "live") this.link("polled");
          this.accept(answer.snapshot);
        } else if (this.how !== "live") {
          this.link("offline");
        }
        this.rest(this.how === "live" ? LOOK_SECONDS : ASK_SECONDS);
      },
      () => {
        if (turn !== this.asking) return;
        /* A page that was suspended may hold a socket that is closed at the server. */
        if (live && this.socket) this.socket.disconnect().connect();
        if (this.how !== "live") this.link("offline");
        this.rest(ASK_SECONDS);
      }
    );
  }

  rest(seconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), seconds * 1000);
  }

  fetch(path, options) {
    options.headers = {
      "Accept-Language": this.where.language,
      "Content-Type": "application/json",
    };
    options.cache = "no-store";
    const answer = fetch(this.where.base + path, options).then((response) =>
      response.json().then((body) =>
        response.ok
          ? { status: response.status, snapshot: body }
          : { status: response.status, problem: body }
      )
    );
    return withinTime(answer, ANSWER_SECONDS);
  }

  link(how) {
    if (this.ended) return;
    this.how = how;
    this.tell.link(how);
  }

  end(status) {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    if (this.socket) this.socket.disconnect();
    this.tell.over(status);
  }
}
