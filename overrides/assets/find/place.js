// Near a postcode or place: finds it among what was typed, has the engine look it up, and says how far.
// What is typed here is kept in the history entry, never in the address; only a link that somebody asks for
// has it.
LocalOfferFindPage.add("place", function (page) {
  "use strict";

  const { element, find, part } = page;
  const field = part("#find-near"), note = part("#find-near-note"), within = part("#find-within"), share = part(".find-share");

  // The areas of the United Kingdom's postcodes, and ZZ of demonstrations: "Y7" and "KS2" are none.
  const AREAS = ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY " +
    "G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX " +
    "PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV " +
    "YO ZE ZZ").split(" ");
  const TO_IT = "(?:\\b(?:near(?: to)?|close to|around|in|at)\\s+)?"; // the small words before a place go with it
  // A whole postcode; or its first half, with what has been typed so far of the second when nothing follows.
  const WHOLE = new RegExp(TO_IT + "\\b([a-z]{1,2})(\\d[a-z\\d]?)[\\s.-]*(\\d[a-z]{2})\\b", "gi");
  const FIRST_HALF = new RegExp(TO_IT + "\\b([a-z]{1,2})(\\d[a-z\\d]?)(?:\\s*(\\d[a-z]?)\\s*$|(?![a-z\\d]))", "gi");
  const NEAR = /\b(?:near(?: to)?|close to)\s+(.+)$/i;

  // ---- a place among the words ----

  // Gives the words without the place, and the place: the one among the words, else the one given.
  async function apart(text, near = "") {
    for (const shape of [WHOLE, FIRST_HALF]) {
      for (const found of text.matchAll(shape)) {
        if (!(await isPlace(found, shape))) continue;
        const others = await apart(taken(text, found[0])); // a second postcode does not stay among the words either
        return { text: others.text, near: halves(found).toUpperCase() };
      }
    }
    return (await named(text)) || { text, near };
  }

  const halves = (found) => [found[1] + found[2], found[3]].filter(Boolean).join(" ");

  // A whole postcode is one. "S117" and "B12" may be a law and a vitamin: half of one counts after "near" or "in",
  // or when we know it.
  async function isPlace(found, shape) {
    if (!AREAS.includes(found[1].toUpperCase()) || (await isCode(found[0]))) return false;
    return shape === WHOLE || /^(near|close|around|in|at)\b/i.test(found[0]) || Boolean(await find.place(halves(found)));
  }

  const taken = (text, words) => text.replace(words, " ").replace(/\s+/g, " ").trim();

  // The code of a leaflet, which may look like a postcode, is no place.
  async function isCode(word) {
    if (!/^[a-z\d]{4,5}$/i.test(word)) return false;
    const { slugs } = await find.search(word, {}, { limit: 1, exact: true, facets: [] });
    return (await find.cards(slugs)).some(({ code }) => code === word.toUpperCase());
  }

  // "near Mill Hall for teenagers": the longest row of words that is a place we know.
  async function named(text) {
    const found = text.match(NEAR);
    const words = found ? found[1].split(/\s+/).slice(0, 5) : [];
    for (let many = words.length; many; many--) {
      const name = words.slice(0, many).join(" ");
      const upTo = found[0].indexOf(name) + name.length;
      if (await find.place(name)) return { text: taken(text, found[0].slice(0, upTo)), near: name };
    }
    return null;
  }

  // ---- where it is ----

  // The position of what is asked for, or null; and what the page says about it under the field.
  async function look({ near, filters, text }) {
    let position = null, failed = false;
    try {
      position = near ? await find.place(near) : null;
    } catch (error) {
      console.error(error);
      failed = true;
    }
    field.setAttribute("aria-invalid", String(Boolean(near) && !position));
    const far = (filters.within || []).find(Number);
    say(words(), Boolean(near));
    showWithin(far);
    share.hidden = !position;
    return position;

    function words() {
      if (failed) return "We cannot look up places at the moment. You may have lost your connection.";
      if (near && !position) return "We do not know this place. Try a postcode or a town in our area.";
      if (!near && far) return "Type a postcode or place to see what is within " + miles(far) + ".";
      if (!near && /\bnear (me|us|here|home)\b/i.test(text)) return "Type your postcode or a place here. It stays on your device.";
      return "";
    }

    function showWithin(asked = "") {
      if (asked && ![...within.options].some((one) => one.value === asked)) within.append(element("option", { value: asked }, "Within " + miles(asked)));
      within.value = asked;
      part(".find-within").hidden = !position && !asked;
    }
  }

  // The number behind each distance, said as behind any other choice. One that finds nothing cannot be chosen.
  function showCounts(counts = {}) {
    for (const option of within.options) {
      if (!option.value) continue; // "Any distance"
      const n = counts[option.value];
      option.textContent = "Within " + miles(option.value) + (n === undefined ? "" : " (" + n + ")");
      option.disabled = n === 0 && !option.selected;
    }
  }

  function say(words, isWrong) {
    note.hidden = !words;
    note.classList.toggle("find-wrong", isWrong);
    note.textContent = words;
  }

  const miles = (n) => n + (Number(n) === 1 ? " mile" : " miles");

  // How far a service is, as its card says it.
  function inWords({ miles: n, far }) {
    if (far) return far;
    if (n === undefined) return "We do not know where";
    return (n < 0.1 ? "Less than 0.1 miles" : miles(n)) + " away";
  }

  // ---- a link for somebody else ----

  part(".find-copy").onclick = async function () {
    const link = new URL(location.href), text = part("#find-link");
    link.searchParams.set("near", field.value.trim());
    text.value = link.href;
    part(".find-link").hidden = false;
    text.focus(); // which reads out what follows
    text.select();
    const said = (await LocalOfferPage.copy(text)) ? "The link is copied." : "Copy this link.";
    part("#find-copied").textContent = said + " Your postcode or place is in it.";
  };

  return { apart, look, inWords, showCounts };
});
