// The page "Keep a copy": what this device keeps, everything on request, and nothing on request.
(async function () {
  "use strict";

  const root = document.getElementById("keep-on-device"), { keep, keepAsSaid, mayKeep } = LocalOfferPage;
  if (!root || !keep) return;
  const part = (name) => root.querySelector(".keep-" + name);
  const status = part("status"), bar = part("bar"), all = part("all"), stop = part("stop"), none = part("none"), again = part("again");
  let isStopped = false;

  // As file_size in hooks/local_offer/facts.py.
  const inWords = (bytes) => (bytes < 1e6 ? Math.max(1, Math.round(bytes / 1000)) + " KB" : bytes < 1e7 ? (bytes / 1e6).toFixed(1) + " MB" : Math.round(bytes / 1e6) + " MB");
  const many = (n, one, more) => n + " " + (n === 1 ? one : more);

  // What is kept now: how many pages, and whether it is everything.
  async function show() {
    for (const one of root.querySelectorAll("[data-when]")) one.hidden = (one.dataset.when === "on") !== mayKeep();
    if (!mayKeep()) return (part("now").textContent = "Nothing is kept on this device.");
    const { kept } = await keep(), pages = new Set();
    for (const name of [kept.SEEN, kept.SAVED, kept.ALL]) {
      if (await kept.has(name)) for (const one of await kept.addresses(name)) if (one.endsWith("/")) pages.add(one);
    }
    part("now").textContent = pages.size ? "Kept on this device now: " + many(pages.size, "page", "pages") + "." : "Nothing is kept on this device yet.";
  }

  async function keepAll() {
    const { kept, bringUpToDate } = await keep();
    isStopped = false;
    all.hidden = true;
    bar.hidden = stop.hidden = false;
    stop.focus();
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist(); // else a browser may take it off when it needs room
    try {
      const isWhole = await bringUpToDate(function (told) {
        bar.max = told.all;
        bar.value = told.all - told.left;
        status.textContent = "Getting it: " + inWords(told.all - told.left) + " of " + inWords(told.all) + ".";
        return !isStopped;
      });
      status.textContent = isWhole ? "Everything is kept on this device." : isStopped ? "Stopped. What is here already stays. Press the button to go on." : "There is no more room on this device, or a file did not come. What is here already stays.";
    } catch {
      status.textContent = "You may have lost your connection. What is here already stays. Press the button to go on.";
    }
    bar.hidden = stop.hidden = true;
    all.hidden = false;
    status.focus();
    await show();
  }

  all.addEventListener("click", keepAll);
  stop.addEventListener("click", () => (isStopped = true));
  none.addEventListener("click", async function () {
    isStopped = true;
    mayKeep(false);
    await keepAsSaid();
    await show();
    status.textContent = "All pages are taken off this device. No page is kept from now on.";
    status.focus();
  });
  again.addEventListener("click", async function () {
    mayKeep(true);
    await show();
    status.textContent = "From now on, the pages you open are kept on this device.";
    status.focus();
  });
  root.hidden = false;
  await show();
})();
