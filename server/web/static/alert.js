/* Alerts a visitor to a call by sound and vibration, once the visitor has enabled it by a touch:
   browsers do not allow it before. The sound is generated here, so that no file has to be
   loaded. */
const KEPT = "novbe-alert";
const CHIMES = 12;
const CHIME_SECONDS = 2.5;
/* A rising fifth: the start (seconds) and the pitch (hertz) of each tone. */
const TONES = [[0, 587.33], [0.3, 880]];
const TONE_SECONDS = 0.9;
const LOUDEST = 0.6;
const SILENCE = 0.0001;
const VIBRATION = [300, 150, 300];
const TOUCHES = ["touchend", "mousedown", "keydown"];
const Sound = window.AudioContext || window.webkitAudioContext;

/* A browser may forbid a page to store data. */
function kept() {
  try {
    return sessionStorage.getItem(KEPT) === "1";
  } catch (error) {
    return false;
  }
}

function keep(on) {
  try {
    sessionStorage.setItem(KEPT, on ? "1" : "0");
  } catch (error) {
    /* It then lasts until the page is loaded again. */
  }
}

class Alert {
  /* parts: {place, button, hint}; changed() is called after switching on or off. */
  constructor(parts, words, changed) {
    this.parts = parts;
    this.words = words;
    this.changed = changed;
    this.able = Boolean(Sound || navigator.vibrate);
    this.on = this.able && kept();
    this.touched = false;
    this.needed = false;
    this.playing = null;
    this.lock = null;
    this.asking = false;
    const way = !Sound ? "alert-vibration" : navigator.vibrate ? "alert" : "alert-sound";
    parts.button.textContent = words.say(way);
    parts.button.addEventListener("click", () => this.toggle());
    TOUCHES.forEach((name) => document.addEventListener(name, () => this.touch(), true));
    document.addEventListener("visibilitychange", () => this.holdScreen());
    this.show();
  }

  /* shown: whether the visitor may still switch it; needed: whether a call can still come. */
  offer(shown, needed) {
    this.parts.place.hidden = !(shown && this.able);
    this.needed = Boolean(needed);
    this.holdScreen();
  }

  ring() {
    this.stop();
    if (this.on && this.touched) this.play(CHIMES);
  }

  stop() {
    if (!this.playing) return;
    if (this.playing.oscillator) this.playing.oscillator.disconnect();
    if (navigator.vibrate) navigator.vibrate(0);
    this.playing = null;
  }

  /* Private functions. */

  toggle() {
    this.on = !this.on;
    keep(this.on);
    this.touch();
    if (this.on) this.play(1);
    this.holdScreen();
    this.show();
    this.changed();
  }

  /* A touch stops the sound; the first one permits the page to play any. */
  touch() {
    this.stop();
    if (!this.on || this.touched) return;
    this.touched = true;
    if (Sound) this.context = new Sound();
    this.holdScreen();
    this.show();
  }

  play(chimes) {
    this.playing = { oscillator: Sound ? this.sound(chimes) : null };
    if (!navigator.vibrate) return;
    const pause = CHIME_SECONDS * 1000 - VIBRATION.reduce((sum, one) => sum + one, 0);
    let pattern = [];
    for (let i = 0; i < chimes; i++) pattern = pattern.concat(VIBRATION, pause);
    navigator.vibrate(pattern);
  }

  /* All tones are scheduled at once: timers of a page in the background are slow. */
  sound(chimes) {
    const context = this.context;
    /* A phone call meanwhile has stopped it. */
    if (context.state !== "running" && context.resume) context.resume();
    const begin = context.currentTime + 0.05;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = "triangle";
    gain.gain.setValueAtTime(SILENCE, begin);
    for (let i = 0; i < chimes; i++) {
      TONES.forEach((tone) => {
        const at = begin + i * CHIME_SECONDS + tone[0];
        oscillator.frequency.setValueAtTime(tone[1], at);
        gain.gain.setValueAtTime(SILENCE, at);
        gain.gain.exponentialRampToValueAtTime(LOUDEST, at + 0.02);
        gain.gain.exponentialRampToValueAtTime(SILENCE, at + (tone[0] ? TONE_SECONDS : 0.3));
      });
    }
    oscillator.connect(gain);
    gain.connect(context.destination);
    oscillator.start(begin);
    oscillator.stop(begin + chimes * CHIME_SECONDS);
    return oscillator;
  }

  /* The screen stays on while a call can come, if the browser supports that. */
  holdScreen() {
    const wanted = this.on && this.touched && this.needed && !document.hidden;
    if (!wanted && this.lock) {
      this.lock.release();
      this.lock = null;
    }
    if (!wanted || !navigator.wakeLock || this.lock || this.asking) return;
    this.asking = true;
    navigator.wakeLock.request("screen").then(
      (lock) => {
        this.asking = false;
        this.lock = lock;
        lock.addEventListener("release", () => (this.lock = null));
      },
      () => (this.asking = false)
    );
  }

  show() {
    this.parts.button.setAttribute("aria-pressed", String(this.on));
    const hint = this.touched ? "alert-hint" : "alert-touch";
    this.parts.hint.textContent = this.on ? this.words.say(hint) : "";
    this.parts.hint.hidden = !this.on;
  }
}
