// The print room: find leaflets, tick them, see how many pages they have, and print them.
//
// It searches with the engine of find (find/engine.js) and knows from print-room/leaflets.js, which the build
// wrote, what leaflets there are. The pack is put together by print-room-pack.js.
//
// What is typed and ticked is about a family. It stays in the variables below: not in the address, not in any
// store of the browser, and in no request.
const LocalOfferPrintRoom = (function () {
  "use strict";

  const AT_ONCE = 20; // leaflets in the list
  const PAUSE = 250; // milliseconds without a key before what is typed is looked for
  const ENGLISH = "en", PLAIN = "clear-print";
  const CODE = /^(?=.*\d)[2-9A-HJKMNP-TV-Z]{4,5}$/i; // a leaflet's code, and not a word

  const { element } = LocalOfferPage;
  const root = document.getElementById("room");
  const part = (name) => root.querySelector(".room-" + name);
  const field = (name) => root.querySelector("#room-" + name);
  const words = field("words"), age = field("age"), edition = field("edition"), language = field("language"), command = field("command");
  const filters = [...root.querySelectorAll("[data-filter]")], mayFit = part("may-fit").firstChild;
  const base = root.dataset.base;
  const picked = new Map(); // slug to the card of each leaflet that is ticked, in the order of ticking
  let find = null, leaflets = {}, cards = [], shown = AT_ONCE, questions = 0, timer = 0;

  const many = (n, one, more) => n + " " + (n === 1 ? one : more);
  const quoted = (some) => some.map((one) => "\u201c" + one + "\u201d").join(", ");
  const nameOf = (select) => select.selectedOptions[0].dataset.name || select.selectedOptions[0].textContent;
  const codeOf = (slug) => leaflets[slug].code;

  // ---- the leaflet of a service, in the edition and language chosen ----

  // {lang, pages, file}; in English, where it is not in that language; null where there is none. No pages: 0.
  function paperOf(slug) {
    for (const lang of new Set([language.value, ENGLISH])) {
      const pages = (leaflets[slug].pages[lang] || [])[edition.selectedIndex];
      if (typeof pages === "number") return { lang, pages, file: "leaflets/" + fileName(slug, lang) };
    }
    return null;
  }

  // As `file_name` in hooks/local_offer/editions.py.
  function fileName(slug, lang) {
    const isPlain = edition.value === PLAIN && lang === ENGLISH;
    return [slug, isPlain ? "" : edition.value, lang === ENGLISH ? "" : lang, edition.selectedOptions[0].dataset.ending].filter(Boolean).join(".");
  }

  const kindOf = ({ file, pages }) => (file.endsWith(".pdf") ? "PDF" : "text") + (pages ? ", " + many(pages, "page", "pages") : "");

  // The way to it, or why there is none. A new tab: this page would be empty when one comes back to it.
  function linkTo({ slug, name }) {
    const paper = paperOf(slug);
    if (!paper) return element("p", {}, "There is no " + nameOf(edition) + " of this. Choose another form.");
    const link = (file, text) => element("a", { href: base + file, target: "_blank", rel: "noopener", "aria-label": text + ": " + name }, text);
    const isOther = paper.lang !== language.value, said = isOther ? " in English" : language.value === ENGLISH ? "" : " in " + nameOf(language);
    const line = element("p", {}, isOther ? "Not in " + nameOf(language) + ". " : "", link(paper.file, "Open " + nameOf(edition) + said + " (" + kindOf(paper) + ")"));
    if (edition.value === "fold") line.append(" ", link(paper.file.replace("leaflets/", "print-copies/"), "Open the copy to print and fold (PDF)"));
    return line;
  }

  // ---- looking ----

  // What is asked, as the engine takes it; null while the age is none.
  function asked() {
    const years = age.value.trim(), isAge = /^\d{1,2}$/.test(years) && Number(years) <= 25;
    field("age-wrong").hidden = !years || isAge;
    age.setAttribute("aria-invalid", String(Boolean(years) && !isAge));
    const said = filters.filter((one) => one.value).map((one) => [one.dataset.filter, [one.value]]);
    if (isAge) said.push(["age", [String(Number(years))]]);
    if (mayFit.checked) for (const [, keys] of said) keys.push(LocalOfferFind.NOT_KNOWN);
    return { text: words.value, filters: Object.fromEntries(said) };
  }

  async function look() {
    clearTimeout(timer);
    const turn = ++questions; // an answer that comes after a later one is not shown
    try {
      const { text, filters } = asked(), typed = LocalOfferFind.wordsOf(text).map((word) => word.toUpperCase());
      const exact = typed.some((word) => CODE.test(word)); // a code that is misheard is not read as a word
      const found = await find.search(text, filters, { limit: language.value === ENGLISH ? shown : Infinity, facets: [], exact });
      const slugs = inThatLanguageFirst(found.slugs.filter((slug) => leaflets[slug]));
      const some = await find.cards(slugs.slice(0, shown));
      if (turn !== questions) return;
      cards = some;
      found.translated = slugs.filter(isTranslated).length;
      showFound(found, typed.filter((word) => CODE.test(word)));
    } catch (error) {
      console.error(error);
      if (turn === questions) part("status").textContent = "A part of the search did not arrive. You may have lost your connection. Press \u201cFind\u201d again.";
    }
  }

  // Whether the leaflet is there in a language chosen that is not English.
  function isTranslated(slug) {
    const paper = language.value === ENGLISH ? null : paperOf(slug);
    return Boolean(paper) && paper.lang === language.value;
  }

  // A caller who needs Bengali should not wait for one leaflet of twenty. Otherwise the order stays.
  const inThatLanguageFirst = (slugs) => [...slugs.filter(isTranslated), ...slugs.filter((slug) => !isTranslated(slug))];

  function showFound(found, codes) {
    part("status").textContent = sentences(found, codes).join(" ");
    part("results").replaceChildren(...cards.map(result));
    part("more").hidden = found.total <= shown;
    part("may-fit").hidden = !found.may_fit && !mayFit.checked;
    part("may-fit").lastChild.textContent = "Also show those that have not told us" + (found.may_fit ? " (" + found.may_fit + ")" : "");
    const danger = part("danger");
    if (danger) danger.hidden = !find.isUrgent(words.value);
    showTicks();
  }

  function sentences({ total, partly, read, translated }, codes) {
    const said = [], there = new Set(Object.values(leaflets).map(({ code }) => code)), lost = read.dropped.map((word) => word.toUpperCase());
    const wrong = codes.filter((code) => !there.has(code) && (!total || lost.includes(code)));
    if (wrong.length) said.push("No leaflet has the code " + wrong.join(", ") + ". Ask the caller to read it again.");
    if (read.corrected.length) said.push("Found with " + quoted(read.corrected.map((one) => one.taken[0])) + ".");
    const left = read.dropped.filter((word) => !wrong.includes(word.toUpperCase()));
    if (total && left.length) said.push("Left out: " + quoted(left) + ".");
    if (total) said.push(many(total, "leaflet", "leaflets") + (partly ? ", " + partly + " of them with some of the words only" : "") + ".");
    if (total && language.value !== ENGLISH) said.push(inThatLanguage(translated, total));
    if (!total && !wrong.length) said.push("No leaflet found. Use fewer or other words, or set a choice back to \u201cAny\u201d.");
    return said;
  }

  function inThatLanguage(number, total) {
    const said = " in " + nameOf(language) + ".";
    if (!number) return "None is" + said;
    if (number === total) return (total === 1 ? "It is" : "All are") + said;
    return number + (number === 1 ? " is" : " are") + said.slice(0, -1) + (number === 1 ? ". It comes first." : ". They come first.");
  }

  function result(card) {
    const { code, ages, checked } = leaflets[card.slug], box = element("input", { type: "checkbox", value: card.slug });
    box.checked = picked.has(card.slug);
    box.addEventListener("change", () => tick([card], box.checked));
    const facts = [ages, card.tier, card.availability, "Leaflet " + code, checked && "Checked " + checked].filter(Boolean);
    const tags = facts.flatMap((one) => [element("span", {}, one), " "]);
    return element("li", { class: "card" },
      element("label", { class: "find-tick" }, box, element("strong", {}, card.name)),
      element("p", { class: "tags" }, ...tags, card.ring_first ? element("strong", {}, "Ring first") : ""),
      card.summary ? element("p", {}, card.summary) : "",
      linkTo(card));
  }

  // ---- ticking ----

  function tick(some, isOn) {
    for (const card of some) {
      if (isOn) picked.set(card.slug, card);
      else picked.delete(card.slug);
    }
    showTicks();
    showPicks();
  }

  function showTicks() {
    for (const box of part("results").querySelectorAll("input")) box.checked = picked.has(box.value);
    const all = part("tick-all"), isAll = cards.every(({ slug }) => picked.has(slug));
    all.hidden = cards.length < 2;
    all.textContent = (isAll ? "Untick all " : "Tick all ") + cards.length + " shown";
    all.onclick = () => tick(cards, !isAll);
  }

  // "3 leaflets, 8 pages." No pages while those of a leaflet are not known; plain text has none.
  function total(papers) {
    const pages = papers.map((paper) => (paper ? paper.pages : 0));
    const isKnown = pages.length && pages.every(Boolean);
    return many(papers.length, "leaflet", "leaflets") + (isKnown ? ", " + many(pages.reduce((sum, n) => sum + n), "page", "pages") : "");
  }

  function showPicks() {
    LocalOfferPack.clear();
    const all = [...picked.values()], papers = all.map(({ slug }) => paperOf(slug)), said = total(papers);
    const english = papers.filter((paper) => paper && paper.lang !== language.value).length;
    part("total").textContent = !all.length ? "Nothing is ticked yet." : said + "." + (english ? " " + english + " of them in English only." : "");
    for (const one of [part("bar"), ...root.querySelectorAll(".room-do")]) one.hidden = !all.length;
    part("bar").firstChild.textContent = "To print: " + said;
    part("missing").hidden = true;
    part("copied").textContent = "";
    part("picks").replaceChildren(...all.map(pick));
    showWays(all);
  }

  function pick(card, at) {
    const button = element("button", { type: "button", class: "find-plain", "aria-label": "Take out " + card.name }, "Take out");
    button.addEventListener("click", function () {
      tick([card], false);
      const left = part("picks").querySelectorAll("button");
      (left[Math.min(at, left.length - 1)] || field("pack-h")).focus(); // the focus stays near
    });
    const line = linkTo(card);
    line.append(" ", button);
    return element("li", {}, element("strong", {}, card.name), " ", codeOf(card.slug), card.ring_first ? ". Ring first" : "", line);
  }

  // What this page can print together, and the command for the rest.
  function showWays(all) {
    const isLarge = edition.value === "large-print", inPacks = "inPacks" in edition.selectedOptions[0].dataset, said = [];
    if (language.value !== ENGLISH) said.push("in " + nameOf(language));
    if (!isLarge && edition.value !== PLAIN) said.push("as " + nameOf(edition));
    part("only").hidden = !said.length;
    part("only").textContent = "To have them " + said.join(", ") + ": open each one below" + (inPacks ? ", or use the command under them" : "") + ". This page itself prints in English, in clear print or large print.";
    part("print").textContent = "Print these together" + (said.length ? " in English, " + (isLarge ? "large print" : "clear print") : "");
    const inLanguage = language.value === ENGLISH ? [] : ["--language", language.value];
    part("by-command").hidden = !inPacks;
    command.value = ["local-offer", "pack", ...all.flatMap(({ slug }) => ["--code", codeOf(slug)]), "--edition", edition.value, ...inLanguage].join(" ");
  }

  async function printPack() {
    const wanted = [...picked.values()].map(({ slug, name }) => ({ name, code: codeOf(slug) }));
    const missing = await LocalOfferPack.make(wanted, { base, isLarge: edition.value === "large-print" });
    part("missing").hidden = !missing.length;
    part("missing").textContent = "Nothing was printed. This did not arrive: " + missing.join(", ") + ". You may have lost your connection. Press the button again, or open the leaflets one by one.";
    if (!missing.length) print();
  }

  async function copyCommand() {
    part("copied").textContent = (await LocalOfferPage.copy(command)) ? "The command is copied." : "Copy it from the box.";
  }

  function empty() {
    part("ask").reset();
    for (const more of part("ask").querySelectorAll("details")) more.open = false;
    mayFit.checked = false;
    shown = AT_ONCE;
    picked.clear();
    showPicks();
    words.focus();
    return look();
  }

  // ---- what the officer does ----

  function listen() {
    part("ask").addEventListener("submit", function (event) {
      event.preventDefault();
      look();
    });
    root.addEventListener("input", function ({ target }) {
      if (target !== words && target !== age) return;
      clearTimeout(timer);
      shown = AT_ONCE;
      timer = setTimeout(look, PAUSE);
    });
    root.addEventListener("change", function ({ target }) {
      if (target === edition || target === language) {
        part("results").replaceChildren(...cards.map(result));
        showPicks();
        look();
      } else if (filters.includes(target) || target === mayFit) {
        shown = AT_ONCE;
        look();
      }
    });
    part("more").addEventListener("click", async function () {
      const before = cards.length;
      shown += AT_ONCE;
      await look();
      const next = part("results").querySelectorAll("input")[before];
      if (next) next.focus();
    });
    part("print").addEventListener("click", printPack);
    part("copy").addEventListener("click", copyCommand);
    part("empty").addEventListener("click", empty);
    addEventListener("pageshow", (event) => event.persisted && empty()); // whoever comes back finds nothing of the last caller
  }

  // The leaflets that there are. Comes from print-room/leaflets.js, the last script of the page.
  async function receive(given) {
    leaflets = given;
    try {
      find = await LocalOfferFind.open(base);
      listen();
      showPicks();
      await look();
    } catch (error) {
      console.error(error);
      for (const one of root.parentNode.querySelectorAll("[data-failed]")) one.hidden = one.dataset.failed === "hide";
    }
  }

  return { receive };
})();
