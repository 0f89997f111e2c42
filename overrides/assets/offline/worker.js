// The service worker: what the site shows when there is no connection. Published as sw.js, behind kept.js and the
// facts of this build (hooks/local_offer/offline/worker.py): BUILD = {version, find, search}.
//
// A page always comes from the web host first. Only without a connection, or when the host does not answer for long,
// comes the copy that this device kept, and it says so. Files with a version in their address never change: those
// come from the device when they are there.
(function () {
  "use strict";

  const SITE = new URL("./", location).href;
  const NO_CONNECTION = "no-connection/", FIND = "find/", PIECES = "assets/find/"; // a piece has the mark of its index in its address
  const LISTS = '<section id="find-lists"'; // on the page of find
  const LONG = 6000; // milliseconds without an answer, after which a copy is better than waiting
  const MOST_PAGES = 50, MOST_PARTS = 200; // that were opened; the oldest go first
  const FOR_PROGRAMS = /^(data|oruk|schema|calendar|contacts|embed\/\w+)\/|\.zip$|^sw\.js$|^assets\/offline-files\.json$/;
  const kept = LocalOfferKept(SITE);

  // ---- a new build ----

  addEventListener("install", function (event) {
    skipWaiting();
    event.waitUntil(kept.keepPage(kept.OWN, NO_CONNECTION, { again: true }));
  });

  addEventListener("activate", (event) => event.waitUntil(refresh().catch(() => {}))); // no connection: as it was

  // What is on the list and what find needs is brought up to this build. Pages that were opened stay as they are:
  // each says its day.
  async function refresh() {
    if (await kept.has(kept.SAVED)) await refreshSaved();
    if (await kept.has(kept.SEEN)) await refreshFind();
    if (await kept.has(kept.OWN)) await clearOld(kept.OWN, [...(await kept.keepPage(kept.OWN, NO_CONNECTION)), ...(await keepSearch({ again: true }))]);
  }

  // What any search needs beside the page of find, once that was opened: other words find something too. Gives the
  // addresses. None where it would take much room: then only what was searched for works again.
  async function keepSearch({ again = false } = {}) {
    if (!(await kept.holds(kept.SEEN, FIND))) return [];
    for (const one of BUILD.search) if ((again && !one.includes("?")) || !(await kept.holds(kept.OWN, one))) await kept.get(kept.OWN, one);
    return BUILD.search.map(kept.plain);
  }

  async function refreshSaved() {
    for (const one of await kept.addresses(kept.SAVED)) {
      if (one.endsWith("/")) await kept.keepPage(kept.SAVED, one, { again: true });
      else if (kept.isPart(one) && !new URL(one).search) await kept.get(kept.SAVED, one); // a sheet of the list
    }
  }

  // The engine and the pieces of the index that were used: pieces of another build do not fit this one's engine.
  async function refreshFind() {
    const seen = await kept.addresses(kept.SEEN);
    if (seen.includes(kept.plain(FIND))) await kept.keepPage(kept.SEEN, FIND, { again: true });
    for (const one of seen) {
      const url = new URL(one);
      if (!one.startsWith(SITE + PIECES) || !/^\?[0-9a-f]{12}$/.test(url.search) || url.search === "?" + BUILD.find) continue;
      url.search = BUILD.find;
      if (!(await kept.get(kept.SEEN, url.href))) await kept.forget(kept.SEEN, [one]);
    }
  }

  async function clearOld(part, wanted) {
    await kept.forget(part, (await kept.addresses(part)).filter((one) => !wanted.includes(one)));
  }

  // ---- what the pages ask for ----

  let lately = Promise.resolve(); // one after the other

  addEventListener("message", function (event) {
    const { saved, seen } = event.data;
    lately = lately.then(() => (saved ? keepSaved(saved) : keepOpened(seen))).catch(() => {}); // no connection: the next page asks again
    event.waitUntil(lately);
  });

  // The page that was open before this worker was there, with its parts.
  async function keepOpened([page, ...parts]) {
    await kept.keepPage(kept.SEEN, page);
    for (const one of parts) await kept.get(kept.SEEN, one);
    await keepSearch();
  }

  // Makes what is kept for the reader's list the same as the list.
  async function keepSaved(items) {
    if (!items.length) return kept.drop(kept.SAVED);
    const wanted = [];
    for (const page of ["my-list/", ...items.map(({ slug }) => "services/" + encodeURIComponent(slug) + "/")]) wanted.push(...(await kept.keepPage(kept.SAVED, page)));
    const there = await kept.addresses(kept.SAVED);
    for (const name of ["codes", ...items.map(({ code }) => code)]) {
      const sheet = kept.plain("assets/list/" + name + ".js");
      wanted.push(sheet);
      if (!there.includes(sheet)) await kept.get(kept.SAVED, sheet);
    }
    await clearOld(kept.SAVED, wanted);
  }

  // ---- answering ----

  const isPage = (answer) => (answer.headers.get("Content-Type") || "").startsWith("text/html");

  addEventListener("fetch", function (event) {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(SITE) || request.headers.has("range")) return;
    if (FOR_PROGRAMS.test(new URL(request.url).pathname.slice(new URL(SITE).pathname.length))) return;
    event.respondWith(request.mode === "navigate" ? page(event) : part(event));
  });

  // The answer of the host, or null: no connection, a host that fails, or one that is slow while there is a copy.
  async function fromHost(asking, isKept) {
    const late = new Promise((done) => isKept && setTimeout(done, LONG, null));
    const answer = await Promise.race([asking.catch(() => null), late]);
    return answer && answer.status >= 500 && isKept ? null : answer;
  }

  async function page(event) {
    const address = event.request.url, asking = fetch(event.request, { cache: "no-cache" });
    event.waitUntil(asking.then((answer) => keepSeen(address, answer.clone())).catch(() => {}));
    const copy = await kept.find(address), answer = await fromHost(asking, copy);
    if (answer) return answer;
    return copy ? sayFrom(copy) : noConnection();
  }

  // A page that was opened. What is kept for the list is then as new as this.
  async function keepSeen(address, answer) {
    if (await kept.holds(kept.SAVED, address)) await kept.put(kept.SAVED, address, answer.clone());
    if (!isPage(answer)) return;
    await kept.put(kept.SEEN, address, answer);
    const seen = await kept.addresses(kept.SEEN), pages = seen.filter((one) => !kept.isPart(one)), others = seen.filter(kept.isPart);
    await kept.forget(kept.SEEN, [...pages.slice(0, -MOST_PAGES), ...others.slice(0, -MOST_PARTS)]);
    if (kept.plain(address) === kept.plain(FIND)) await keepSearch();
  }

  async function part(event) {
    const { request, clientId } = event, isVersion = new URL(request.url).search !== "" && kept.isPart(request.url);
    const copy = isVersion ? await kept.find(request.url) : null;
    if (copy) return copy.answer;
    const older = await kept.find(request.url, { version: false });
    const answer = await fromHost(fetch(request), older);
    if (answer) {
      if (kept.isPart(request.url)) event.waitUntil(kept.put(kept.SEEN, request.url, answer.clone()).catch(() => {}));
      return answer;
    }
    if (!older) return Response.error();
    if (request.destination === "script") {
      const client = await self.clients.get(clientId);
      if (client) client.postMessage({ keptFrom: sentence(older.day) });
    }
    return older.answer;
  }

  // ---- saying so ----

  const sentence = (day) => "This is a copy kept on your device from " + day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) + ".";

  // A kept page with its notice shown. Leaflets print their own day.
  async function sayFrom({ answer, day }) {
    if (!isPage(answer)) return answer;
    const text = (await answer.text()).replace(/(id="kept-notice"[^>]*?) hidden/, "$1").replace(/(class="kept-from">)/, "$1" + sentence(day));
    return new Response(await withoutDeadEnds(text), { headers: answer.headers });
  }

  // The lists below the search: those that this device has not kept are words, and no link.
  async function withoutDeadEnds(text) {
    if (!text.includes(LISTS)) return text;
    const there = new Set();
    for (const part of [kept.SEEN, kept.SAVED, kept.ALL]) if (await kept.has(part)) for (const one of await kept.addresses(part)) there.add(one);
    const end = text.indexOf("</section>", text.indexOf(LISTS)), isKept = (address) => there.has(SITE + address);
    const lists = text.slice(text.indexOf(LISTS), end)
      .replace(/(class="find-not-kept[^>]*?) hidden/, "$1")
      .replace(/<a\b[^>]*? href="\.\.\/([^"]*)">(.*?)<\/a>/g, (link, address, words) => (isKept(address) ? link : words));
    return text.slice(0, text.indexOf(LISTS)) + lists + text.slice(end);
  }

  // The page for what is not kept stands at any address, so its links are written from the start of the site.
  async function noConnection() {
    const own = await kept.find(NO_CONNECTION);
    if (!own) return Response.error();
    const text = (await own.answer.text()).replace(/ (href|src|action)="\.\.(?:\/([^"]*))?"/g, (_, name, rest) => " " + name + '="' + SITE + (rest || "") + '"');
    return new Response(text, { status: 503, headers: own.answer.headers });
  }
})();
