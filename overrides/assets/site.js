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

  // Makes the page, or a part that came later, right for today and for where it is read.
  function settle(part) {
    const day = today();
    const fresh = part.querySelector(".freshness[data-due]");
    if (fresh && fresh.dataset.due) {
      const state = stateOn(day, fresh.dataset.due, fresh.dataset.ring);
      for (const sentence of part.querySelectorAll("[data-state]")) {
        sentence.hidden = sentence.dataset.state !== state;
      }
    }
    // What holds from a day or until a day does so also on a page that was built before it.
    for (const element of part.querySelectorAll("[data-from]")) element.hidden = day < element.dataset.from;
    for (const element of part.querySelectorAll("[data-until]")) {
      if (element.dataset.until && element.dataset.until < day) element.hidden = true;
    }

    // Opened from a folder or a USB stick, there is no server to add index.html to an address.
    if (location.protocol === "file:") {
      for (const link of part.querySelectorAll("a[href], form[action]")) {
        const name = link.tagName === "FORM" ? "action" : "href";
        const address = new URL(link.getAttribute(name), location.href);
        if (address.protocol === "file:" && address.pathname.endsWith("/")) {
          address.pathname += "index.html";
          link.setAttribute(name, address.href);
        }
      }
    }
  }

  // The words typed into a search box go to the find page behind a "#", which no web host is sent.
  document.addEventListener("submit", function (event) {
    const form = event.target, box = form.querySelector('[name="q"]'), find = document.getElementById("find");
    if (form.getAttribute("role") !== "search" || !box || (find && !find.dataset.script)) return;
    event.preventDefault();
    const address = new URL(form.action);
    address.hash = "q=" + encodeURIComponent(box.value);
    location.href = address;
    if (find) location.reload(); // its own script has not come: that is asked for again
  });

  // A part that a script of its own makes work says so when that does not come, or is something else.
  addEventListener("error", function ({ target, filename }) {
    for (const part of document.querySelectorAll("[data-script]")) {
      if (!(filename || target.src || "").includes(part.dataset.script)) continue;
      for (const one of part.querySelectorAll("[data-failed]")) one.hidden = one.dataset.failed === "hide";
    }
  }, true);

  // An element with plain text in it: nothing from a record is ever read as markup.
  function element(name, attributes = {}, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  // Loads a script of this site. Fails when it does not come.
  function load(src) {
    const script = element("script", { src });
    return new Promise(function (done, failed) {
      script.onload = done;
      script.onerror = () => failed(new Error("cannot load " + src));
      document.head.append(script);
    }).finally(() => script.remove());
  }

  // Copies what stands in a field, or is the text of an element, and tells whether it could. An old browser and a page
  // in a folder cannot: then it is shown and marked, ready to be copied by hand.
  async function copy(field) {
    try {
      await navigator.clipboard.writeText("value" in field ? field.value : field.textContent);
      return true;
    } catch {
      const folded = field.closest("details");
      if (folded) folded.open = true;
      field.focus();
      if (field.select) field.select();
      else getSelection().selectAllChildren(field);
      return false;
    }
  }

  // ---- no connection ----

  const site = new URL("../", document.currentScript.src), { offline } = document.currentScript.dataset;
  const hasWorkers = "serviceWorker" in navigator && location.protocol !== "file:"; // file: has no host to keep from
  const LATER = 4000; // milliseconds after the page is done: what somebody came for goes first

  // Whether pages may be kept on this device; who wants none says so on the page "Keep a copy".
  const NOTHING = "local-offer-keeps-nothing " + site.pathname;
  function mayKeep(said) {
    try {
      if (said === false) localStorage.setItem(NOTHING, "1");
      if (said === true) localStorage.removeItem(NOTHING);
      return !localStorage.getItem(NOTHING);
    } catch {
      return false; // a browser that keeps nothing
    }
  }

  // Loads what keeps pages (offline/page.js). Once.
  let keeping = null;
  function keep() {
    keeping = keeping || load(offline).then(() => LocalOfferOffline);
    keeping.catch(() => (keeping = null));
    return keeping;
  }

  // Takes off what is kept: somebody said so, or the site keeps nothing any more, as in `make serve`.
  async function keepNothing() {
    for (const one of await navigator.serviceWorker.getRegistrations()) if (one.scope === site.href) await one.unregister();
    for (const name of await caches.keys()) if (name.startsWith("local-offer " + site.pathname + " ")) await caches.delete(name);
  }

  const keepAsSaid = () => (offline && mayKeep() ? keep() : keepNothing()).catch(() => {});
  if (hasWorkers) {
    addEventListener("load", () => setTimeout(keepAsSaid, LATER));
    document.addEventListener("local-offer-list", keepAsSaid); // a service was saved: it should not wait
    navigator.serviceWorker.addEventListener("message", ({ data }) => showKeptFrom(data.keptFrom));
  }

  // A part of this page came from this device, because there is no connection.
  function showKeptFrom(sentence) {
    const notice = document.getElementById("kept-notice");
    if (!notice.hidden) return;
    notice.querySelector(".kept-from").textContent = sentence;
    notice.hidden = false;
  }

  document.addEventListener("DOMContentLoaded", () => settle(document));
  window.LocalOfferPage = { settle, element, load, copy, keep: offline && hasWorkers ? keep : null, keepAsSaid, mayKeep };
})();
