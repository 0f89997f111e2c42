// What this device keeps of the site, for when there is no connection. The worker and the pages both use it.
//
//     const kept = LocalOfferKept("https://council.example/offer/");   // where the site starts
//     await kept.keepPage(kept.SAVED, "services/toy-library/")         // the page, and what it cannot do without
//     await kept.find("services/toy-library/")                         // {answer, day}, the newest there is, or null
//
// There are four parts, each kept for a reason of its own, and gone when the reason is. The browser holds them
// for this site alone. An answer that is no plain success of this very address is never kept.
const LocalOfferKept = function (site) {
  "use strict";

  const OWN = "own", SEEN = "seen", SAVED = "saved", ALL = "all"; // ours, opened, on the list, asked for as a whole
  const PREFIX = "local-offer " + new URL(site).pathname + " "; // several Local Offers may live on one host
  const ON = "X-Kept-On", MARK = "X-Kept-Mark"; // when it was kept, and the mark of its content in the list of files
  const NEVER = '<meta name="kept" content="no">'; // stands in pages that nobody should find on a device
  const NEEDS = /<(?:script|link)\b[^>]*? (?:src|href)="([^":]+\.(?:js|css|svg)(?:\?\w+)?)"/g;
  const BELONGS = /<a\b[^>]*? data-keep href="([^":]+)"/g;

  const open = (part) => caches.open(PREFIX + part);

  // An address as it is kept: without what is behind "#" and, where it is no part of a page, behind "?". What people
  // searched for is not kept.
  function plain(address) {
    const url = new URL(address, site);
    url.hash = "";
    if (!isPart(url)) url.search = "";
    url.pathname = url.pathname.replace(/\/index\.html$/, "/");
    return url.href;
  }

  const isPart = (address) => new URL(address, site).href.startsWith(site + "assets/");
  // What "Correct this record" starts from: that somebody opened it would tell of a service with a secret address.
  const isRecord = (address) => plain(address).startsWith(site + "assets/records/");
  const isWhole = (answer) => answer.status === 200 && answer.type === "basic" && !answer.redirected;

  // ---- keeping ----

  // Keeps an answer. False when it must not be kept, or the device has no more room: what was there stays. What the
  // host no longer has is dropped.
  async function put(part, address, answer, mark = "") {
    if (answer.status === 404 || answer.status === 410) await forget(part, [plain(address)]);
    if (!isWhole(answer) || isRecord(address)) return false;
    const body = await answer.blob();
    if (part === SEEN && !isPart(address) && (await body.text()).includes(NEVER)) return false;
    const headers = new Headers(answer.headers);
    headers.set(ON, new Date().toISOString());
    headers.set(MARK, mark);
    headers.delete("Vary"); // there is one answer for all
    const cache = await open(part), key = plain(address);
    try {
      await cache.put(key, new Response(body, { headers }));
    } catch (error) {
      if (error.name !== "QuotaExceededError") throw error;
      return false;
    }
    if (new URL(key).search) { // older versions of the same file have had their day
      for (const { url } of await cache.keys(key, { ignoreSearch: true })) if (url !== key) await cache.delete(url);
    }
    return true;
  }

  // Asks the web host, and keeps the answer. False as `put`. Rejects when there is no connection.
  async function get(part, address, mark) {
    return put(part, address, await fetch(new URL(address, site), { cache: "no-cache" }), mark);
  }

  // Keeps a page with the scripts and styles it names, and the leaflet that belongs to it. `again` asks anew for what
  // is kept already. Gives the addresses of all of it.
  async function keepPage(part, address, { again = false } = {}) {
    const cache = await open(part), page = plain(address);
    if (again || !(await cache.match(page))) await get(part, page);
    const there = await cache.match(page);
    if (!there) return [];
    const text = await there.text();
    const needed = [...text.matchAll(NEEDS), ...(part === SEEN ? [] : text.matchAll(BELONGS))].map(([, one]) => plain(new URL(one, page)));
    for (const one of needed) if ((again && !new URL(one).search) || !(await cache.match(one))) await get(part, one);
    return [page, ...needed];
  }

  // ---- what is kept ----

  // The newest of what is kept at an address. `version: false`: another version of a file will do.
  async function find(address, { version = true } = {}) {
    let newest = null;
    for (const part of [OWN, SEEN, SAVED, ALL]) {
      if (!(await caches.has(PREFIX + part))) continue;
      const answer = await (await open(part)).match(plain(address), { ignoreSearch: !version });
      if (answer && (!newest || answer.headers.get(ON) > newest.headers.get(ON))) newest = answer;
    }
    return newest && { answer: newest, day: new Date(newest.headers.get(ON)) };
  }

  const holds = async (part, address) => (await has(part)) && Boolean(await (await open(part)).match(plain(address)));
  const addresses = async (part) => (await (await open(part)).keys()).map(({ url }) => url);
  const has = (part) => caches.has(PREFIX + part);
  const drop = (part) => caches.delete(PREFIX + part);

  async function forget(part, some) {
    const cache = await open(part);
    for (const one of some) await cache.delete(one);
  }

  // The marks of what is kept in a part, by address.
  async function marks(part) {
    const cache = await open(part), found = new Map();
    for (const key of await cache.keys()) found.set(key.url, (await cache.match(key)).headers.get(MARK));
    return found;
  }

  return { OWN, SEEN, SAVED, ALL, put, get, keepPage, find, holds, addresses, forget, marks, has, drop, plain, isPart };
};
