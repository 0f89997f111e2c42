// What every page does for the time without a connection. It comes late (site.js), when the page is done.
//
//     LocalOfferOffline.kept                    // what this device keeps (kept.js)
//     LocalOfferOffline.bringUpToDate(told)     // gets what is new of everything, where everything is kept
const LocalOfferOffline = (function () {
  "use strict";

  const site = new URL("../", document.currentScript.src).href;
  const kept = LocalOfferKept(site), workers = navigator.serviceWorker;
  const FILES = "assets/offline-files.json";
  const AT_ONCE = 6; // files that are asked for at the same time

  async function start() {
    const isNew = !workers.controller;
    await workers.register(site + "sw.js");
    const { active } = await workers.ready;
    const tell = () => active.postMessage({ saved: LocalOfferList.items().map(({ code, slug }) => ({ code, slug })) });
    if (isNew) active.postMessage({ seen: [location.href, ...partsOfThisPage()] }); // it came before the worker was there
    if (LocalOfferList.kept()) {
      document.addEventListener("local-offer-list", tell);
      tell();
    }
    if (await kept.has(kept.ALL)) await bringUpToDate();
  }

  const partsOfThisPage = () => performance.getEntriesByType("resource").map(({ name }) => name).filter(kept.isPart);

  // All files that can be kept: by address, [mark, bytes].
  async function files() {
    const answer = await fetch(site + FILES, { cache: "no-cache" });
    if (!answer.ok) throw new Error("there is no list of files");
    return new Map(Object.entries(await answer.json()).map(([name, facts]) => [kept.plain(name), facts]));
  }

  // Gets of everything what is not kept yet or is new, the search first, and drops what is gone. `told` is given how
  // many bytes there are and how many are missing, and may say false to stop. Gives whether all is there.
  // Rejects when there is no connection.
  async function bringUpToDate(told = () => true) {
    const wanted = await files(), marks = await kept.marks(kept.ALL);
    const all = [...wanted.values()].reduce((sum, [, bytes]) => sum + bytes, 0);
    const missing = [...wanted].filter(([address, [mark]]) => marks.get(address) !== mark);
    let left = missing.reduce((sum, [, [, bytes]]) => sum + bytes, 0), isWhole = true;
    missing.sort(([a], [b]) => kept.isPart(b) - kept.isPart(a));
    async function work() {
      while (missing.length && isWhole) {
        const [address, [mark, bytes]] = missing.shift();
        if (!(await kept.get(kept.ALL, address, mark))) isWhole = false;
        left -= bytes;
        if (!told({ all, left })) isWhole = false;
      }
    }
    told({ all, left });
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await kept.forget(kept.ALL, [...marks.keys()].filter((address) => !wanted.has(address)));
    return isWhole;
  }

  start().catch(() => {}); // a browser without room for it, or a host that does not answer: the site works as it did
  return { kept, bringUpToDate };
})();
