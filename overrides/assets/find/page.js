// The find page: a thin layer over the engine (engine.js). It reads what is asked, asks, and shows.
//
// Everything that is typed and chosen stands in the address, so that back, reload and sharing work. Only
// where a family lives does not: it is kept in the browser's own history entry (`history.state.near`).
//
// What not everybody uses is in scripts of its own, loaded when it is used: narrow.js (the choices),
// place.js (near a postcode), nothing.js (when nothing matches). Each hands over a function that is given
// `page` and makes what it offers.
//
// The script runs as soon as it is read, and searches while the browser still makes and draws the page.
const LocalOfferFindPage = {};
(async function () {
  "use strict";

  const AT_ONCE = 10;
  const PAUSE = 250; // milliseconds without a key before what is typed is looked for
  const LONGEST = 1000; // characters of words; the engine reads no more
  const PERHAPS_A_PLACE = /\b(near|close to)\b|\b[a-z]{1,2}\d/i; // "near Mill Hall", "E14"; place.js looks closer

  const { element } = LocalOfferPage;
  const base = document.currentScript.getAttribute("src").split("assets/find/")[0];
  const opened = LocalOfferFind.open(base);
  lookAhead().catch(() => {}); // what fails is asked for again, and said then
  if (document.readyState === "loading") await new Promise((done) => document.addEventListener("DOMContentLoaded", done));

  const root = document.getElementById("find");
  const part = (selector) => root.querySelector(selector);
  const form = part("form"), box = part("#find-q"), placeField = part("#find-near"), panel = part(".find-narrow");
  const status = part(".find-status"), instead = part(".find-instead"), list = part("ol"), more = part(".find-more");
  const nothing = part(".find-nothing"), broken = part(".find-broken"), mayFit = part(".find-may-fit"), applied = part(".find-applied");
  const danger = part(".find-danger"); // the numbers to ring now; none where the council gives none
  const savers = new Map(); // a service's code to its "Save" button
  let find = null, shown = AT_ONCE, questions = 0, answers = 0, isAsked = false, timer = 0, kept = null;

  // The search that most come with, words alone: its answer is there when the page asks for it.
  async function lookAhead() {
    const address = new URLSearchParams(location.search), words = (address.get("q") || "").slice(0, LONGEST).trim();
    const { near, shown = AT_ONCE } = history.state || {};
    if (!words || [...address].length > 1 || near || PERHAPS_A_PLACE.test(words)) return;
    await (await opened).search(words, {}, { limit: shown, facets: [] });
  }

  // ---- scripts that are loaded when they are used ----

  const loading = {}, made = {};

  function load(name) {
    loading[name] = loading[name] || new Promise(function (done, failed) {
      const script = element("script", { src: base + "assets/find/" + name + ".js" });
      script.onload = () => (made[name] ? done(made[name]) : failed(new Error(name + ".js is broken")));
      script.onerror = () => failed(new Error("cannot load " + name + ".js"));
      document.head.append(script);
    });
    loading[name].catch(() => delete loading[name]); // so that trying again is possible
    return loading[name];
  }

  const add = (name, make) => (made[name] = make(page));

  // ---- what is asked: ?q=...&need=autism&need=adhd&age=7&within=3&exact=1 ----

  function asked() {
    const address = new URLSearchParams(location.search), filters = {};
    for (const { name } of find.filters) {
      const said = address.getAll(name).map((key) => (name === "age" ? asAge(key) : name === "within" ? asMiles(key) : key));
      const keys = [...new Set(said)].filter(Boolean).slice(0, 50);
      if (keys.length) filters[name] = keys;
    }
    const text = (address.get("q") || "").slice(0, LONGEST).trim();
    const { near = "" } = history.state || {};
    return { text, filters, near, exact: address.has("exact") };
  }

  // An age as the engine knows it, or "" when it is none. 0 is an age.
  function asAge(text) {
    const years = text.trim();
    if (years === LocalOfferFind.NOT_KNOWN) return years;
    return /^\d{1,2}$/.test(years) && Number(years) <= 25 ? String(Number(years)) : "";
  }

  const asMiles = (text) => (/^\d{1,3}$/.test(text) || text === LocalOfferFind.NOT_KNOWN ? text : "");

  // A place among the words typed goes to the field for it, and never into the address.
  async function apart(words, near) {
    const text = words.slice(0, LONGEST).trim();
    return PERHAPS_A_PLACE.test(text) ? (await load("place")).apart(text, near) : { text, near };
  }

  // What the form says, with the choices in the address that it does not show.
  async function fromForm() {
    const { text, near } = await apart(box.value, placeField.value.trim());
    const before = new URLSearchParams(location.search), address = new URLSearchParams();
    if (text) address.set("q", text);
    for (const [name, value] of new FormData(form)) if (name !== "q" && value.trim()) address.append(name, value.trim());
    const fields = [...form.elements];
    const isShown = (name, key) =>
      fields.some((one) => one.name === name && (one.type === "checkbox" ? one.value === key : key !== LocalOfferFind.NOT_KNOWN));
    for (const [name, key] of before) {
      if (find.filters.some((one) => one.name === name) && !isShown(name, key)) address.append(name, key);
    }
    if (before.has("exact") && before.get("q") === text) address.set("exact", "1");
    return { address, near };
  }

  // Goes where the form says. While somebody types, their words stay as they are.
  async function goByForm({ push = true, typing = false } = {}) {
    clearTimeout(timer);
    const turn = ++questions; // only the newest counts
    try {
      const { address, near } = await fromForm();
      if (turn === questions) await go(address, { push, near, typing });
    } catch (error) {
      if (turn === questions) fail(error);
    }
  }

  function go(address, { push = true, near = asked().near, typing = false } = {}) {
    const isNew = address.toString() !== new URLSearchParams(location.search).toString() || near !== asked().near;
    // What is shown already stays: a link that is being clicked must not change under the finger.
    if (!isNew && isAsked) return fillForm(asked(), typing);
    shown = AT_ONCE;
    write(address, { shown, near }, push && isNew);
    return refresh(typing);
  }

  function write(address, state, push = false) {
    const query = address.toString();
    kept = state;
    history[push ? "pushState" : "replaceState"](state, "", query ? "?" + query : location.pathname);
  }

  // ---- asking and showing ----

  async function refresh(typing = false) {
    const turn = ++answers; // an answer that comes after a later one is not shown
    const said = asked();
    isAsked = true;
    fillForm(said, typing);
    showDanger(said.text);
    try {
      const place = said.near || made.place || said.filters.within ? await load("place") : null;
      const near = place ? await place.look(said) : null;
      const chosen = find.filters.some(({ name }) => new URLSearchParams(location.search).has(name));
      if (chosen) addGroups();
      const narrow = chosen || made.narrow ? await load("narrow") : null;
      const facets = narrow ? narrow.counted(said.filters) : [];
      const options = { limit: shown, near, exact: said.exact, facets };
      const [found] = await Promise.all([find.search(said.text, said.filters, options), narrow && narrow.ready(said.filters)]);
      const cards = await find.cards(found.slugs);
      const tries = found.total ? null : await (await load("nothing")).tries(said, near);
      if (turn === answers) show({ ...said, place: said.near, near }, found, cards, { narrow, tries });
    } catch (error) {
      if (turn === answers) fail(error);
    }
    addGroups();
  }

  function fillForm({ text, near }, typing) {
    if (!typing && box.value.trim() !== text) box.value = text;
    if (!typing && placeField.value.trim() !== near) placeField.value = near;
    part(".find-near").hidden = !near && !find.filters.some(({ name }) => name === "within"); // no postcodes here
  }

  // The numbers come before the search has answered, and also when it fails.
  function showDanger(text) {
    if (!danger) return;
    danger.hidden = !find.isUrgent(text);
    part(".find-nothing .urgent").hidden = !danger.hidden; // the same numbers once are enough
  }

  function show(said, found, cards, { narrow, tries }) {
    broken.hidden = true;
    nothing.hidden = found.total > 0;
    if (tries) part(".find-tries").replaceChildren(...tries);
    savers.clear();
    list.replaceChildren(...cards.map((card) => cardOf(card, found.where && found.where[card.slug])));
    more.hidden = found.total <= shown;
    more.textContent = "Show " + Math.min(AT_ONCE, found.total - shown) + " more";
    if (narrow) narrow.show(said.filters, found);
    showInstead(said, found);
    say(...sentences(said, found, narrow));
  }

  // The one place that is read out. The same words again are not.
  function say(first, ...others) {
    const text = [first, ...others].join(" ");
    if (status.textContent !== text) status.replaceChildren(element("strong", {}, first), others.length ? " " + others.join(" ") : "");
  }

  const inDanger = () => (danger && !danger.hidden ? "If somebody may be in danger, ring one of the numbers above now. " : "");
  const quoted = (words) => words.map((word) => "\u201c" + word + "\u201d").join(", ");

  // What the search found: how many, and how what was typed was read.
  function sentences({ text, filters, place, near }, { total, partly, may_fit, unknown, read }, narrow) {
    const said = [];
    if (!text && !Object.keys(filters).length) said.push((total === 1 ? "1 service" : total + " services") + (near ? "." : ", from A to Z."));
    else said.push(inDanger() + matches(total, partly));
    if (near && total) said.push("The nearest to " + near.name + " come first.");
    else if (place && !near) said.push("They are not by distance: we do not know " + quoted([place]) + ".");
    if (!inDanger()) { // whoever asks for help in danger is not told that their words do not count
      const taken = read.corrected.map((one) => one.taken[0]);
      if (taken.length) said.unshift("Showing results for " + taken.join(", ") + ".");
      if (total && read.dropped.length) said.push("We left out " + quoted(read.dropped) + ".");
      said.push(...read.expanded.slice(0, 2).map(meaning));
    }
    if (may_fit) said.push(narrow.mayFit(filters, { total, may_fit, unknown }));
    return said;
  }

  // "SALT means speech and language therapy." or, for words of families, what else was looked for.
  function meaning({ typed, means }) {
    const initials = new RegExp("^" + [...typed].join("\\S* (?:.* )?"), "i");
    return /^[a-z]+$/.test(typed) && initials.test(means) ? typed.toUpperCase() + " means " + means + "." : "We also looked for " + quoted([means]) + ".";
  }

  // Services with some of the words only are not passed off as what was asked for.
  function matches(total, partly) {
    const services = (n) => (n === 1 ? "1 service matches" : n + " services match");
    const whole = total - partly;
    if (!total) return "No service matches.";
    if (!partly) return services(total) + ".";
    if (!whole) return services(total) + " some of your words, but not all of them.";
    return services(whole) + " all your words. " + partly + " more " + (partly === 1 ? "matches" : "match") + " some of them.";
  }

  function showInstead({ text }, { read }) {
    instead.hidden = !read.corrected.length;
    instead.replaceChildren("Search instead for ", element("bdi", {}, text));
  }

  function fail(error) {
    console.error(error);
    // The site was published anew while this page was open, or the browser kept an old list: get it all again, once.
    if (/another build/.test(error.message) && !(history.state || {}).again) {
      history.replaceState({ ...history.state, again: true }, "");
      return location.reload();
    }
    isAsked = false;
    broken.hidden = false;
    nothing.hidden = mayFit.hidden = more.hidden = applied.hidden = instead.hidden = true;
    list.replaceChildren();
    say(inDanger() + "The search does not work at the moment. Look through the lists, or ring the helpline.");
  }

  // ---- one result ----

  function cardOf(card, where) {
    const words = [card.tier, card.availability, card.cost, card.route, card.ring_first && "Ring first"];
    const number = card.phone || card.text;
    const verb = card.phone ? "Ring " : "Text ";
    const dial = number && (card.phone ? "tel:" : "sms:") + number.replace(/(ext|x).*/i, "").replace("(0)", "").replace(/[^\d+]/g, "");
    // From a folder there is no server that adds the file's name.
    const address = card.address + (location.protocol === "file:" ? "index.html" : "");
    return element("li", { class: "card" },
      element("h2", {}, element("a", { href: address }, card.name)),
      where ? element("p", { class: "find-where" }, made.place.inWords(where)) : "",
      card.summary ? element("p", {}, card.summary) : "",
      element("p", { class: "tags" }, ...words.filter(Boolean).flatMap((one) => [element("span", {}, one), " "])),
      element("div", { class: "find-do" },
        number ? element("a", { href: dial, "aria-label": verb + number + ", " + card.name }, verb + number) : "",
        saver(card)));
  }

  // The button that keeps a service on the family's own list (list.js), where there is such a list.
  function saver({ code, slug, name }) {
    if (!code || typeof LocalOfferList === "undefined") return "";
    const button = element("button", { type: "button", class: "find-plain" });
    button.onclick = () => (LocalOfferList.has(code) ? LocalOfferList.remove(code) : LocalOfferList.add({ code, slug, name }));
    savers.set(code, { button, name });
    nameSaver(code);
    return button;
  }

  function nameSaver(code) {
    const { button, name } = savers.get(code);
    button.textContent = LocalOfferList.has(code) ? "Take off my list" : "Save to my list";
    button.setAttribute("aria-label", button.textContent + ": " + name);
  }

  // ---- the choices: their headings only. Opening one loads narrow.js and the column ----

  // Once, after the first results: nobody narrows what is not there yet.
  function addGroups() {
    if (part(".find-group")) return;
    for (const { name, label, choices } of find.filters) {
      if (name === "age" || name === "within" || choices < 2) continue; // typed, picked, or nothing to choose
      const group = element("details", { class: "find-group", "data-name": name }, element("summary", {}, label));
      group.addEventListener("toggle", () => group.open && openGroup(group));
      part(".find-done").before(group);
    }
  }

  async function openGroup(group) {
    for (const wrong of group.querySelectorAll(".find-wrong")) wrong.remove();
    try {
      await (await load("narrow")).fill(group);
      await refresh(document.activeElement === box);
    } catch (error) {
      console.error(error);
      group.append(element("p", { class: "find-wrong" }, "These choices did not arrive. You may have lost your connection."));
    }
  }

  // ---- what people do ----

  form.addEventListener("submit", async function (event) {
    event.preventDefault();
    await start();
    if (find) goByForm();
  });

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

  // Somebody who comes with a place in the address has it taken out at once; also when no search works.
  function takePlaceOut() {
    const address = new URLSearchParams(location.search), near = (address.get("near") || "").trim().slice(0, 100);
    address.delete("near");
    if (near) write(address, { ...history.state, near });
  }

  // Words from the search box of another page come behind a "#" (site.js). A place among them is taken out before
  // they stand in the address.
  function wordsBrought() {
    const words = new URLSearchParams(location.hash.slice(1)).get("q");
    if (words !== null) write(new URLSearchParams(location.search), history.state);
    return words;
  }

  // The same for a place among the words of the address.
  async function takePlaceFromWords() {
    const address = new URLSearchParams(location.search), said = asked();
    const { text, near } = await apart(said.text, said.near);
    address.set("q", text);
    if (!text) address.delete("q");
    if (text !== said.text) write(address, { ...history.state, near });
  }

  let opening = null;
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

  const page = { add, asAge, asked, element, find, form, go, part, root, status };
  takePlaceOut();
  const brought = wordsBrought();
  const wordsAtFirst = brought === null ? new URLSearchParams(location.search).get("q") || "" : brought;
  box.value = box.value || wordsAtFirst; // who was quicker than this script keeps their words
  panel.open = matchMedia("(min-width: 56rem)").matches;
  delete root.dataset.script; // from here on, what goes wrong is said here
  LocalOfferFindPage.add = add;
  start();
})();
