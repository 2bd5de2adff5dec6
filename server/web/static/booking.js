/* Solves the challenge of the page before the chosen time is sent: a small piece of work that slows
   down programs which book by the thousand. Without WebCrypto the form is sent as it is, and the
   server asks for the mail address first. */
(function () {
  "use strict";

  const RENEWED_AFTER_MS = 240000;
  const form = document.getElementById("at");
  const checking = document.getElementById("checking");
  const time = document.createElement("input");
  const since = performance.now();

  function bytes(hex) {
    return Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  }

  function hex(buffer) {
    return [...new Uint8Array(buffer)].map((one) => one.toString(16).padStart(2, "0")).join("");
  }

  /* The key of a counter: PBKDF2 of the nonce and the counter, as four bytes. */
  async function keyOf(given, counter) {
    const password = new Uint8Array(20);
    password.set(bytes(given.nonce));
    new DataView(password.buffer).setUint32(16, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const salt = bytes(given.salt);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: given.cost };
    return hex(await crypto.subtle.deriveBits(how, key, given.keyLength * 8));
  }

  /* The challenge of this page, or of a newer one if this one has been open for long. */
  async function challenge() {
    let page = document;
    if (performance.now() - since > RENEWED_AFTER_MS) {
      const answer = await fetch(location.href);
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
    }
    return JSON.parse(page.getElementById("challenge").textContent);
  }

  async function solve() {
    const given = await challenge();
    for (let counter = 0; ; counter++) {
      const derivedKey = await keyOf(given.parameters, counter);
      if (derivedKey.startsWith(given.parameters.keyPrefix)) {
        return btoa(JSON.stringify({ challenge: given, solution: { counter, derivedKey } }));
      }
    }
  }

  form.addEventListener("submit", (event) => {
    const chosen = event.submitter;
    if (!window.crypto || !crypto.subtle || !chosen) return;
    event.preventDefault();
    if (checking.textContent) return;
    checking.textContent = checking.dataset.text;
    Object.assign(time, { type: "hidden", name: "at", value: chosen.value });
    form.append(time);
    solve()
      .then((solution) => (form.elements.altcha.value = solution))
      /* Without a solution the server asks for the mail address first. */
      .catch(() => undefined)
      .then(() => form.submit());
  });
  /* A browser may show the page again as it left it. */
  addEventListener("pageshow", () => {
    checking.textContent = "";
    time.remove();
  });
})();
