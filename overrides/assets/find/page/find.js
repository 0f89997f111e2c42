// The find page: a thin layer over the engine (../engine/). It reads what is asked, asks, and shows.
//
// Everything that is typed and chosen stands in the address, so that back, reload and sharing work. Only
// where a family lives does not: it is kept in the browser's own history entry (`history.state.near`).
//
// The files of this folder are one script as published (hooks/local_offer/find/code.py). What not everybody uses
// is in scripts of its own, loaded when it is used: narrow.js (the choices),
// place.js (near a postcode), nothing.js (when nothing matches). Each hands over a function that is given
// `page` and makes what it offers.
//
// It runs as soon as it is read, and searches while the browser still makes and draws the page.
const PAUSE = 250; // milliseconds without a key before what is typed is looked for
const page = { add, asAge, asked, element, find, form, go, part, root, status };
const LocalOfferFindPage = { add };
let opening = null, brought = null, wordsAtFirst = "";

function listen() {
  root.addEventListener("input", function ({ target }) {
    if (target.type === "checkbox" || target.tagName === "SELECT" || target.readOnly) return;
    clearTimeout(timer);
    timer = setTimeout(() => goByForm({ push: false, typing: true }), PAUSE);
  });
  root.addEventListener("change", ({ target }) => target.readOnly || goByForm({ push: target.type !== "search" }));
  instead.addEventListener("click", async function () {
    const address = new URLSearchParams(location.search);
    address.set("exact", "1");
    await go(address);
    status.focus();
  });
  more.addEventListener("click", async function () {
    const before = list.children.length;
    shown += AT_ONCE;
    history.replaceState((kept = { ...history.state, shown }), "");
    await refresh();
    const first = list.children[before];
    if (first) first.querySelector("a").focus();
  });
  addEventListener("popstate", function () {
    // A link to a part of this page makes an entry of its own, which knows nothing: it goes on as it was.
    if (!history.state && location.hash) return history.replaceState(kept, "");
    shown = (history.state && history.state.shown) || AT_ONCE;
    refresh();
  });
  document.addEventListener("local-offer-list", () => savers.forEach((_, code) => nameSaver(code)));
}

const start = () => (opening = opening || open());

// What somebody has typed meanwhile is not lost.
async function open() {
  find = page.find = await opened;
  listen();
  try {
    await takePlaceFromWords();
  } catch (error) {
    return fail(error);
  }
  shown = (history.state && history.state.shown) || AT_ONCE;
  ask();
}

function ask() {
  if (brought !== null && box.value === brought) return goByForm({ push: false });
  return box.value !== wordsAtFirst || placeField.value ? goByForm({ push: false, typing: true }) : refresh();
}

function begin() {
  form.addEventListener("submit", async function (event) {
    event.preventDefault();
    await start();
    if (find) goByForm();
  });
  takePlaceOut();
  brought = wordsBrought();
  wordsAtFirst = brought === null ? new URLSearchParams(location.search).get("q") || "" : brought;
  box.value = box.value || wordsAtFirst; // who was quicker than this script keeps their words
  panel.open = matchMedia("(min-width: 56rem)").matches;
  delete root.dataset.script; // from here on, what goes wrong is said here
  start();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
