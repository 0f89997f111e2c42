// What every page does with JavaScript on: little. Everything works without it.
(function () {
  "use strict";
  document.documentElement.classList.replace("no-js", "js");

  // A static page outlives its build, so the state of a record is worked out on the day it is read.
  function stateOn(today, due, ring) {
    return today < due ? "checked" : today < ring ? "due" : "ring-first";
  }

  function today() {
    const now = new Date();
    const two = (n) => String(n).padStart(2, "0");
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  document.addEventListener("DOMContentLoaded", function () {
    const day = today();
    const fresh = document.querySelector(".freshness[data-due]");
    if (fresh && fresh.dataset.due) {
      const state = stateOn(day, fresh.dataset.due, fresh.dataset.ring);
      for (const sentence of document.querySelectorAll("[data-state]")) {
        sentence.hidden = sentence.dataset.state !== state;
      }
    }
    // An alert ends on its day, also on a page that was built before it.
    const alert = document.querySelector(".notice[data-until]");
    if (alert && alert.dataset.until && alert.dataset.until < day) alert.hidden = true;
  });
})();
