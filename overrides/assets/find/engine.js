// The engine of find. It knows nothing of the page it is on:
//
//   const find = await LocalOfferFind.open(base);           // base: where the site starts, like "../"
//   const found = await find.search("speech", {need: ["autism"], age: ["7"]}, {limit: 20});
//   const cards = await find.cards(found.slugs);            // what to show of each
//   find.filters                                            // the filters there are, with their choices
//   find.isUrgent("i want to die")                          // whether somebody may be in danger
//
// `search` gives {total, slugs, facets: {name: {key: n}}, unknown: {name: n}, may_fit, read}:
//   total    how many match; `slugs` are those, best first, all of them without a limit
//   facets   for each choice, how many there would be with it, given the other filters
//   unknown  for each filter, how many fit or may fit the others and do not say about this one
//   may_fit  how many match as far as they say
//   partly   how many of the total have some of the words only
//   read     {corrected, dropped, expanded}: `dropped` are words that the results do not have. Words are
//            taken as typed: `corrected` and `expanded` are empty lists.
// No text gives all services from A to Z. A leaflet's code in the text puts its service first. `near` in the
// options is not used.
//
// hooks/local_offer/filters.py is the one definition of the filters; find/columns.py there writes down what
// is read here.
const LocalOfferFind = (function () {
  "use strict";

  const FOLDER = "assets/find/";
  const LONGEST = 1000; // characters of a query; nobody types more, and a pasted page must not stop the browser
  const NOT_KNOWN = "not-known"; // the key that asks for records that do not say
  const YES = 1, NO = 0, UNKNOWN = -1;

  // ---- files, loaded as scripts so that a page opened from a folder can load them too ----

  const handedOver = new Map();
  const loading = new Map();

  function receive(name, data) {
    handedOver.set(name, data);
  }

  function load(address) {
    if (!loading.has(address)) {
      const promise = new Promise(function (done, failed) {
        const script = document.createElement("script");
        script.src = address;
        script.onload = done;
        script.onerror = () => failed(new Error("cannot load " + address));
        document.head.append(script);
      });
      promise.catch(() => loading.delete(address)); // so that trying again is possible
      loading.set(address, promise);
    }
    return loading.get(address);
  }

  // One part of the index. `mark` is that of the build: a part of another build would not fit.
  async function part(base, name, mark) {
    await load(base + FOLDER + name + ".js" + (mark ? "?" + mark : ""));
    const data = handedOver.get(name);
    if (!data || (mark && data.mark !== mark)) throw new Error(name + " is missing or from another build");
    return data;
  }

  // ---- words ----

  // The same reading as `words` in hooks/local_offer/find/words.py.
  function wordsOf(text) {
    const spoken = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'\u2018\u2019\u02bc`]/g, "");
    return spoken.match(/[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+/g) || [];
  }

  // ---- filters ----

  function Column(data, today) {
    const number = new Map(data.keys.map((key, i) => [key, i]));
    const forAll = number.get(data.for_all);
    const answers = data.days ? data.days.map((days) => stateOn(days, today, number)) : data.answers;
    const fits = answers.map((answer) => data.keys.map((_, key) => fit(answer, key)));

    function fit(answer, key) {
      if (!answer) return UNKNOWN;
      const [yes, no] = answer;
      if (yes.includes(key) || (forAll !== undefined && yes.includes(forAll))) return YES;
      return no && !no.includes(key) ? UNKNOWN : NO;
    }

    return {
      // What a record answers when it is asked with these keys: YES, NO or UNKNOWN.
      answer(record, keys) {
        const row = fits[data.rows[record]];
        const said = keys.filter((key) => key !== NOT_KNOWN).map((key) => (number.has(key) ? row[number.get(key)] : other(record)));
        if (said.includes(YES)) return YES;
        if (said.includes(UNKNOWN) || (!said.length && silent(record))) return keys.includes(NOT_KNOWN) ? YES : UNKNOWN;
        return NO;
      },
      // Whether it names one of these keys itself, and not only through "for all".
      isDirect(record, keys) {
        const answer = answers[data.rows[record]];
        return forAll === undefined || Boolean(answer && answer[0].some((key) => keys.includes(data.keys[key])));
      },
      count(record, counts) {
        fits[data.rows[record]].forEach((said, key) => { if (said === YES) counts[data.keys[key]] += 1; });
      },
      silent,
    };

    function silent(record) {
      const answer = answers[data.rows[record]];
      return !answer || (answer[1] !== undefined && !answer[0].length && !answer[1].length);
    }

    // A key that is in no vocabulary, from an old address: yes for "for all", else no or not said.
    function other(record) {
      return fit(answers[data.rows[record]], -1);
    }
  }

  // The state of a record on a day, from the days when it is due and when to ring first.
  function stateOn(days, today, number) {
    if (!days) return null;
    const state = today < days[0] ? "checked" : today < days[1] ? "due" : "ring-first";
    return [[number.get(state)]];
  }

  function dayOf(date) {
    const two = (n) => String(n).padStart(2, "0");
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  // ---- find ----

  async function open(base, { today = dayOf(new Date()) } = {}) {
    const index = await part(base, "index");
    const columns = new Map(index.columns.map((data) => [data.name, Column(data, today)]));
    const numbers = new Map(index.slugs.map((slug, i) => [slug, i]));
    const codes = new Map(index.codes.map((code, i) => [code.toLowerCase(), i]));
    const everything = index.slugs.map((_, i) => i);

    let matching; // made when somebody first types
    async function searchWords(query) {
      if (!matching) {
        const [text, words] = await Promise.all([
          part(base, "text"),
          part(base, "words", index.mark),
          load(base + FOLDER + "lunr.js"),
        ]);
        matching = text.searcher(words);
      }
      return matching(query);
    }

    async function search(text = "", filters = {}, { limit = Infinity } = {}) {
      const asked = Object.entries(filters)
        .filter(([name]) => columns.has(name))
        .map(([name, keys]) => [name, [].concat(keys).map(String)])
        .filter(([, keys]) => keys.length);
      const query = String(text).slice(0, LONGEST).trim();
      const { scores, whole, dropped } = query ? await searchWords(query) : { scores: null, dropped: [] };
      const coded = new Set(wordsOf(query).filter((word) => codes.has(word)).map((word) => codes.get(word)));
      for (const record of coded) if (!scores.has(record)) scores.set(record, 0);
      const sifted = sift(scores ? [...scores.keys()] : everything, asked);
      const slugs = inOrder(sifted.fit, asked, scores, coded).map((record) => index.slugs[record]);
      return {
        total: slugs.length,
        slugs: slugs.slice(0, limit),
        facets: sifted.facets,
        unknown: sifted.unknown,
        may_fit: sifted.may_fit,
        partly: scores ? sifted.fit.filter((record) => !whole.has(record) && !coded.has(record)).length : 0,
        read: { corrected: [], dropped: dropped.filter((word) => !codes.has(word)), expanded: [] },
      };
    }

    function sift(records, asked) {
      const facets = {}, unknown = {};
      for (const { name, keys } of index.columns) {
        facets[name] = Object.fromEntries(keys.map((key) => [key, 0]));
        unknown[name] = 0;
      }
      const fit = [];
      let mayFit = 0;
      for (const record of records) {
        const said = new Map(asked.map(([name, keys]) => [name, columns.get(name).answer(record, keys)]));
        const no = [...said.keys()].filter((name) => said.get(name) === NO);
        const notYes = [...said.keys()].filter((name) => said.get(name) !== YES);
        if (!notYes.length) fit.push(record);
        else if (!no.length) mayFit += 1;
        for (const [name, column] of columns) {
          if (notYes.every((other) => other === name)) column.count(record, facets[name]);
          const silent = said.has(name) ? said.get(name) === UNKNOWN : column.silent(record);
          if (silent && !no.length) unknown[name] += 1;
        }
      }
      return { fit, facets, unknown, may_fit: mayFit };
    }

    // What a leaflet's code names first, closed services last. With words, the best match first; else what is for the need itself before what
    // is for all needs; and then from A to Z, which is how the records are numbered.
    function inOrder(records, asked, scores, coded) {
      const isDirect = (record) => asked.every(([name, keys]) => columns.get(name).isDirect(record, keys));
      const ranked = records.map((record) => ({
        record,
        coded: coded.has(record),
        closed: record >= index.open,
        score: scores ? scores.get(record) : 0,
        direct: isDirect(record),
      }));
      ranked.sort((a, b) => b.coded - a.coded || a.closed - b.closed || b.score - a.score || b.direct - a.direct || a.record - b.record);
      return ranked.map(({ record }) => record);
    }

    // What to show of each service, in the order asked for. `address` is where its page is, `ring_first`
    // whether it was checked too long ago to rely on.
    async function cards(slugs) {
      const all = (await part(base, "cards", index.mark)).cards;
      return slugs.filter((slug) => numbers.has(slug)).map(function (slug) {
        const { ring_from, ...card } = all[numbers.get(slug)];
        const ring_first = !ring_from || ring_from <= today;
        return { ...card, slug, address: base + "services/" + slug + "/", ring_first };
      });
    }

    // The filters there are: {name, label, choices: [{key, label}], for_all}; `for_all` is the key, if
    // there is one, of records that are for every choice.
    const filters = index.columns.map(({ name, label, keys, labels, for_all }) => ({
      name,
      label,
      for_all,
      choices: keys.map((key, i) => ({ key, label: labels[i] })),
    }));

    // Whether what is typed has words of somebody in danger. It needs no other file: it works when they fail.
    function isUrgent(text) {
      const said = " " + wordsOf(String(text).slice(0, LONGEST)).join(" ") + " ";
      return index.urgent.some((words) => said.includes(" " + words + " "));
    }

    return { search, cards, filters, isUrgent, total: index.slugs.length };
  }

  return { open, receive, wordsOf, NOT_KNOWN };
})();
