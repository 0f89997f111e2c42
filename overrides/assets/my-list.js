// The page "My list": shows the reader's own list, or the one whose codes stand in the address.
// What stands on it comes from list-sheets.js.
(function () {
  "use strict";

  const MOST = 300; // services of one address
  const CODE = /^[0-9A-Z]{4,5}$/;
  const root = document.getElementById("my-list-page");
  const part = (name) => root.querySelector(".my-list-" + name);
  const base = new URL(root.dataset.base, location.href);
  const status = part("status"), undo = part("undo"), missing = document.getElementById("my-list-missing");
  const places = new Map(); // code to its place in the list, {item, ready}
  let shown = [], takenOff = null, busy = false;

  // ---- the parts ----

  const { element, settle, copy } = LocalOfferPage;
  const load = (code) => LocalOfferSheets.load(base, code);

  // ---- what the address asks for ----

  // {codes, wrong, tooMany} of a list that somebody sent, or null: then it is the reader's own.
  function shared() {
    const asked = new URLSearchParams(location.search).get("s");
    if (asked === null) return null;
    const said = [...new Set(asked.toUpperCase().split(/[-,.\s]+/).filter(Boolean))];
    const codes = said.filter((one) => CODE.test(one));
    return { codes: codes.slice(0, MOST), wrong: said.length - codes.length, tooMany: codes.length > MOST };
  }

  // ---- showing ----

  async function show() {
    const sent = shared(), own = LocalOfferList.items();
    const known = await load("codes");
    const now = (known && known.now) || {};
    const there = known ? new Set(known.codes.split(" ")) : null;
    const codes = [...new Set((sent ? sent.codes : own.map((one) => one.code)).map((code) => now[code] || code))];
    const names = new Map(own.map((one) => [one.code, one.name]));

    for (const code of codes) if (!places.has(code)) places.set(code, place(code, names.get(code), !there || there.has(code)));
    shown = codes.filter((code) => !there || there.has(code));
    part("sheets").replaceChildren(...codes.map((code) => places.get(code).item));
    showCodes(names);
    for (const button of part("sheets").querySelectorAll(".my-list-remove")) button.hidden = Boolean(sent);

    part("shared").hidden = !sent || !LocalOfferList.kept();
    part("save").hidden = !shown.some((code) => !LocalOfferList.has(code));
    part("clear").hidden = Boolean(sent);
    part("not-kept").hidden = LocalOfferList.kept() || codes.length === 0;
    part("empty").hidden = Boolean(sent) || codes.length > 0;
    part("full").hidden = shown.length === 0;
    part("own").href = location.pathname;
    showWrong(sent, now);
    showLinks();
    document.querySelector(".my-list-broken").hidden = true;
    root.hidden = false;
    return sent ? "This is a list of " + services(shown.length) + "." : codes.length ? "You have " + services(shown.length) + " on your list." : "Your list is empty.";
  }

  const services = (n) => n + (n === 1 ? " service" : " services");

  // One service in the list. Its sheet comes when it has been loaded.
  function place(code, name, isThere) {
    const item = element("li", {}, "Getting " + (name || code) + ".");
    const ready = (isThere ? load(code) : Promise.resolve()).then(function (sheet) {
      if (sheet) item.innerHTML = sheet.html; // made by the build, where every word of a record is escaped
      else {
        item.replaceChildren(notThere(code, name, isThere));
        places.delete(code); // so that it is asked for again
      }
      settle(item);
      item.append(tools(code, sheet, name));
    });
    return { item, ready };
  }

  function notThere(code, name, isThere) {
    const sheet = missing.content.cloneNode(true);
    sheet.querySelector("h2").textContent = name ? name + " (" + code + ")" : "Leaflet " + code;
    sheet.querySelector("span").textContent = isThere
      ? "We could not get this sheet. You may have lost your connection."
      : "This is not in our Local Offer. The service may have gone, or the code may be mistyped.";
    return sheet;
  }

  function tools(code, sheet, name) {
    const label = "Take " + ((sheet && sheet.name) || name || code) + " off my list";
    const button = element("button", { type: "button", class: "my-list-remove", "aria-label": label }, "Take off my list");
    button.hidden = Boolean(shared());
    button.addEventListener("click", () => takeOff([code]));
    const line = element("p", { class: "no-print" }, button);
    if (sheet) {
      const href = new URL("services/" + sheet.slug + "/" + (base.protocol === "file:" ? "index.html" : ""), base);
      line.append(" ", element("a", { href }, "More about " + sheet.name));
    }
    return line;
  }

  // The codes to read down the phone, each with the name as soon as it is known.
  function showCodes(names) {
    part("codes").replaceChildren(...shown.map(function (code) {
      const link = element("a", { href: "#sheet-" + code }, names.get(code) || "");
      places.get(code).ready.then(function () {
        const sheet = LocalOfferSheets.get(code);
        if (sheet) link.textContent = sheet.name;
        else link.removeAttribute("href");
      });
      return element("li", {}, element("strong", { class: "code" }, code), " ", link);
    }));
  }

  // What of the address could not be shown, in plain words. Nothing of what was wrong is repeated.
  function showWrong(sent, now) {
    const said = [];
    if (sent && sent.wrong) said.push((sent.wrong === 1 ? "One part" : sent.wrong + " parts") + " of this address cannot be a leaflet code. We left that out.");
    if (sent && !sent.codes.length) said.push("There is no leaflet code in this address.");
    if (sent && sent.tooMany) said.push("This address has too many codes. We show the first " + MOST + ".");
    for (const old of sent ? sent.codes : []) if (now[old]) said.push("Leaflet " + old + " is now leaflet " + now[old] + ".");
    const wrong = part("wrong");
    wrong.hidden = said.length === 0;
    wrong.replaceChildren(...said.map((sentence) => element("li", {}, sentence)));
  }

  // The link to share: of the published site, where this copy lies in a folder.
  function showLinks() {
    const published = document.querySelector("link[rel=canonical]");
    const page = base.protocol === "file:" && published ? published.href : location.origin + location.pathname;
    root.querySelector("#my-list-address").value = page + "?s=" + shown.join("-");
    const mail = part("mail");
    if (mail) {
      const text = "Please post me these leaflets:\n\n" + shown.join("\n") + "\n\nMy name and address:\n";
      mail.href = mail.href.split("?")[0] + "?subject=" + encodeURIComponent("Leaflets by post") + "&body=" + encodeURIComponent(text);
    }
  }

  // ---- what the reader does ----

  function say(sentence, { focus } = {}) {
    status.textContent = sentence;
    undo.hidden = !takenOff;
    if (focus) status.focus();
  }

  // The page shows its own changes itself, with what was done.
  function keep(items) {
    busy = true;
    LocalOfferList.replace(items);
    busy = false;
  }

  async function takeOff(codes) {
    const before = LocalOfferList.items();
    takenOff = before;
    keep(before.filter((one) => !codes.includes(newCodeOf(one.code))));
    const left = await show();
    say("Taken off: " + services(codes.length) + ". " + left, { focus: true });
  }

  const newCodeOf = (code) => ((LocalOfferSheets.get("codes") || {}).now || {})[code] || code;

  part("clear").addEventListener("click", () => takeOff(LocalOfferList.codes().map(newCodeOf)));

  undo.firstChild.addEventListener("click", async function () {
    const back = takenOff;
    takenOff = null;
    keep(back);
    say(await show(), { focus: true });
  });

  part("save").addEventListener("click", async function () {
    const own = LocalOfferList.items();
    const added = shown.filter((code) => LocalOfferSheets.get(code) && !LocalOfferList.has(code));
    keep(own.concat(added.map((code) => ({ code, slug: LocalOfferSheets.get(code).slug, name: LocalOfferSheets.get(code).name }))));
    history.pushState(null, "", location.pathname);
    const all = await show();
    say("Saved: " + services(added.length) + ". " + all, { focus: true });
  });

  part("print").addEventListener("click", async function () {
    await Promise.all(shown.map((code) => places.get(code).ready));
    print();
  });

  part("copy").addEventListener("click", async function () {
    const field = root.querySelector("#my-list-address");
    part("link").hidden = false;
    say((await copy(field)) ? "The link is copied. Paste it into a message." : "Copy the link from the box below.");
  });

  document.addEventListener("local-offer-list", async () => busy || say(await show())); // in another tab
  addEventListener("popstate", async () => say(await show()));
  show().then(say);
})();
