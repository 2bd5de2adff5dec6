/* Keeps the page of waiting times up to date: its main part is fetched again while the page is
   visible. */
(function () {
  "use strict";

  const REFRESH_MS = 30000;
  const band = document.getElementById("band");

  function refresh() {
    if (document.hidden) return;
    fetch(location.href).then((answer) => (answer.ok ? answer.text() : Promise.reject(answer))).then(
      (text) => {
        const newer = new DOMParser().parseFromString(text, "text/html").getElementById("open");
        const open = [...document.querySelectorAll("#open details[open]")];
        const focused = document.activeElement.closest(".group > summary");
        open.forEach((one) => newer.querySelector(`#${one.id}`)?.setAttribute("open", ""));
        document.getElementById("open").innerHTML = newer.innerHTML;
        if (focused) document.querySelector(`#${focused.parentElement.id} > summary`)?.focus();
        band.hidden = true;
      },
      () => {
        band.textContent = document.querySelector(".fresh").getAttribute("data-offline");
        band.hidden = false;
      }
    );
  }

  setInterval(refresh, REFRESH_MS);
  document.addEventListener("visibilitychange", refresh);
})();
