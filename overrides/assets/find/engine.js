// The engine of find. It knows nothing of the page it is on:
//
//   const find = await LocalOfferFind.open(base);           // base: where the site starts, like "../"
//   const found = await find.search("speech", {need: ["autism"], age: ["7"]}, {limit: 20});
//   const cards = await find.cards(found.slugs);            // what to show of each
//   find.filters                                            // the filters there are: [{name, label}]
//   await find.choices("need")                              // {name, label, for_all, choices: [{key, label}]}
//   await find.place("ZZ1 1AB")                             // {name, easting, northing}, or null
//   find.isUrgent("i want to die")                          // whether somebody may be in danger
//
// `search` gives {total, slugs, facets: {name: {key: n}}, unknown: {name: n}, may_fit, partly, read, where}:
//   total    how many match; `slugs` are those, best first, all of them without a limit
//   facets   for each choice, how many there would be with it, given the other filters
//   unknown  for each filter, how many fit or may fit the others and do not say about this one
//   may_fit  how many match as far as they say
//   partly   how many of the total have some of the words only
//   read     corrected: [{typed, taken}] words that no record has, with those taken instead; dropped: words
//            that the results do not have; expanded: [{typed, means}] short forms and words of families
//   where    with near: for each slug {miles}, {far} (words for "not at a place") or {} (not known where)
//
// Options: limit; near {easting, northing}: by distance; facets: the filters to count (all, where it is not
// said); exact: true takes words as typed. No text gives all services from A to Z. A leaflet's code in the text
// puts its service first.
//
// Each file of the index is a script that calls `receive`; hooks/local_offer/find/index.py tells what is in which.
// As published, this file begins with lunr.js and ends with the index (hooks/local_offer/find/code.py).
const LocalOfferFind = (function () {
  "use strict";

  const FOLDER = "assets/find/";
  const LONGEST = 1000; // characters of a query; nobody types more, and a pasted page must not stop the browser
  const MOST_WORDS = 30; // of a query that are looked for

  const BEGINNING = 0.5; // how much a word counts that only begins like the last one typed
  const SHORTEST = 3; // letters of a last word that may be the beginning of another
  const SAME = 0.8; // how much a record counts that says the same in other words
  const PERHAPS = 0.4; // how much one counts that says what may be meant
  const MEANT = 3; // how much more words tell that the vocabulary knows than those it does not
  const ENOUGH = 0.5; // the share of what is asked, by what each word tells, that a result must have
  const MOST_TELLING = 4; // words and phrases that tell most, in a long text
  const MOST = 0.6; // that share, where a phrase is looked for word by word
  const FEW = 5; // with fewer results than this, phrases are looked for word by word as well
  const GOOD = 10; // results that are the best matches: near a place, they come before what is nearer and fits less
  const BY_WORD = 0, ENOUGH_OF_IT = 1, ALL = 2; // how a result matches
  const RANKED = 20; // results that lunr ranks; what follows is in the order of the same sums

  const AGE = /^(1?\d|2[0-5])$/; // a number that may be one

  // What a stem goes on with in longer words.
  const ENDINGS = ["ing", "ings", "ed", "er", "ers", "es", "ies", "ation", "ations", "ment", "ments", "ness", "ful", "able", "ally"];

  // ---- files, loaded as scripts so that a page opened from a folder can load them too ----

  const handedOver = new Map(); // name to {mark, data}
  const loading = new Map();

  const receive = (name, mark, data) => handedOver.set(name, { mark, data });

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

  // A file of the index or, without a mark, of the engine. A file of another build would not fit.
  async function part(base, name, mark) {
    if (!handedOver.has(name)) await load(base + FOLDER + name + ".js" + (mark ? "?" + mark : ""));
    const handed = handedOver.get(name);
    if (!handed || (mark && handed.mark !== mark)) {
      handedOver.delete(name);
      loading.clear();
      throw new Error(name + " is missing or from another build");
    }
    return handed.data;
  }

  // ---- words ----

  // The same reading as `words` in hooks/local_offer/find/words.py.
  function wordsOf(text) {
    const spoken = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'\u2018\u2019\u02bc`]/g, "");
    return spoken.match(/[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+/g) || [];
  }

  const stemOf = (word) => lunr.stemmer(new lunr.Token(word)).toString();
  const isSmall = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined; // "the"

  // Where something stands among sorted beginnings: the last that is not after it.
  function pieceOf(beginnings, wanted) {
    let low = 0, high = beginnings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (beginnings[middle] <= wanted) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  // The rising numbers that `distances` in find/postings.py wrote down.
  function numbers(distances) {
    let number = -1;
    return distances.split(",").map((step) => (number += parseInt(step, 36) + 1));
  }

  // ---- what is typed ----

  // Reads a text as clauses: each a word, or a phrase of families with the concepts it stands for.
  function Reader({ whose, never, in_phrases }, pieces) {
    const LONGEST_PHRASE = 9;

    // What a word counts as in a phrase: "telling" in find/words.py.
    const telling = (word) => (never.includes(word) ? "not" : in_phrases.includes(word) ? word : isSmall(word) ? "" : stemOf(word));

    // The words of a text but for small ones. The last may not be finished: it is `open`.
    function rowOf(words, isFinished) {
      const isOpen = (word, i) => !isFinished && i === words.length - 1 && word.length >= SHORTEST;
      const row = words.map((word, i) => ({ word, stem: telling(word), open: isOpen(word, i) }));
      return row.filter((one) => one.stem).slice(0, MOST_WORDS);
    }

    // Words of plain sentences that say whose help it is, and not which: a child, or how old; but "year 7" tells.
    function saysWhose(row, at) {
      const is = (i, pattern) => Boolean(row[i]) && pattern.test(row[i].stem), year = /^year$/;
      if ((is(at, year) && is(at + 1, AGE)) || (is(at, AGE) && is(at - 1, year))) return false;
      return in_phrases.includes(row[at].stem) || whose.includes(row[at].stem) || is(at, AGE);
    }

    // Phrases as long as can be, then single words. Words that only say whose help it is are passed over, unless
    // there is no other. Each piece of the index is loaded when its word comes up.
    async function clausesOf(row) {
      const clauses = [], passedOver = [];
      for (let at = 0; at < row.length; ) {
        const join = (length) => row.slice(at, at + length).map(({ stem }) => stem).join(" ");
        let length = Math.min(LONGEST_PHRASE, row.length - at);
        await pieces.loadFor([join(length)]);
        while (length && !pieces.concepts(join(length))) length--;
        const words = row.slice(at, at + (length || 1)), phrase = join(words.length);
        (length || !saysWhose(row, at) ? clauses : passedOver).push({ words, phrase, concepts: length ? pieces.concepts(phrase) : [] });
        at += words.length;
      }
      return clauses.length ? clauses : passedOver.slice(-1);
    }

    return { rowOf, clausesOf };
  }

  // ---- the index, piece by piece ----

  // A function that works each answer out once.
  function once(work) {
    const known = new Map();
    return function (term) {
      if (!known.has(term)) known.set(term, work(term));
      return known.get(term);
    };
  }

  // A piece of the index: what it knows of its terms.
  function Piece(number, data, most) {
    const terms = data.terms.split("\n"), postings = data.postings.split("\n");
    const at = new Map(terms.map((term, i) => [term, i])), firsts = data.best.map((term) => at.get(term));

    // Where a term stands and how strongly: [field, weight, records], as find/postings.py wrote it down.
    const places = once((term) => postings[at.get(term)].split(";").flatMap((groups, field) =>
      groups.split(" ").filter(Boolean).map(function (group) {
        const [weight, records] = group.split(":");
        return [field, parseInt(weight, 36), numbers(records)];
      })));

    // The records that have a term, and for each the sum of its weights there. Plain rows of numbers: a common word
    // has thousands, and they are gone through at every key.
    const sums = once(function (term) {
      const found = new Map();
      for (const [, weight, some] of places(term)) {
        for (const record of some) found.set(record, (found.get(record) || 0) + weight);
      }
      return { records: [...found.keys()], weights: [...found.values()] };
    });

    // The records that a term finds first, where it finds several: as `best` in find/postings.py.
    const best = once(function (term) {
      const { records, weights } = sums(term);
      const rows = records.length < 2 ? [] : records.map((record, at) => [record, weights[at]]);
      return rows.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([record]) => record);
    });

    return {
      places, sums, best,
      has: (term) => at.has(term),
      begunBy: (start) => terms.filter((term) => term.startsWith(start) && !/[ ~=]/.test(term)),
      concepts: (phrase) => (Object.hasOwn(data.typed, phrase) ? data.typed[phrase].split(" ") : null),
      label: (concept) => data.labels[concept],
      bestFile: (term) => "best/" + number + "-" + pieceOf(firsts, at.get(term)), // with the cards of its best records
    };
  }

  function Pieces(index, ofIndex) {
    const pieces = new Map();

    // The word under which a term stands: `head` in find/postings.py.
    function headOf(term) {
      const row = term.replace(/[~=]$/, "").split(" ");
      return row.find((stem) => !index.whose.includes(stem) && !AGE.test(stem)) || row[0];
    }

    const numberOf = once((term) => pieceOf(index.words, headOf(term)));
    const holder = (term) => pieces.get(numberOf(term));
    const has = (term) => Boolean(holder(term)) && holder(term).has(term);

    async function loadNumber(number) {
      if (number < index.words.length && !pieces.has(number)) pieces.set(number, Piece(number, await ofIndex("words/" + number), index.best));
    }
    const loadFor = (terms) => Promise.all([...new Set(terms.map(numberOf))].map(loadNumber));

    // The terms that an unfinished word may become.
    async function begunBy(word) {
      const some = new Set(), here = numberOf(word);
      for (let number = here; number === here || (index.words[number] || "").startsWith(word); number++) {
        await loadNumber(number);
        for (const term of pieces.has(number) ? pieces.get(number).begunBy(word) : []) some.add(term);
      }
      const unlike = [...index.unlike.matchAll(new RegExp("\\b" + word + "\\S*", "g"))].slice(0, 9).map(([found]) => stemOf(found));
      await loadFor(unlike); // "cari" may become "caring", whose stem is "care"
      for (const term of unlike) if (has(term)) some.add(term);
      // Terms are stems: "swimmi", on the way to "swimming", is longer than its term.
      for (let end = word.length - 1; !some.size && end >= SHORTEST; end--) {
        const rest = word.slice(end), isBegun = (ending) => ending.startsWith(rest) || (word[end - 1] + ending).startsWith(rest);
        if (!ENDINGS.some(isBegun)) continue;
        const stem = word.slice(0, end);
        await loadFor([stem]);
        if (has(stem)) some.add(stem);
      }
      return some;
    }

    const ask = (what) => (term) => (holder(term) ? holder(term)[what](term) : null);
    return { loadFor, has, begunBy, concepts: ask("concepts"), label: ask("label"), sums: ask("sums"), best: ask("best"), places: ask("places"), bestFile: ask("bestFile") };
  }

  // ---- ranking ----

  // Scores of some records by lunr.js, over an index of these terms and records alone. It ranks as the whole index
  // would, because lunr adds up a record's weights for the terms of the query and looks at no other.
  function ranked(terms, records, pieces, { fields, step }) {
    const wanted = new Set(records), elements = new Map(), invertedIndex = Object.create(null), set = new lunr.TokenSet.Builder();
    [...terms.keys()].sort().forEach(function (term, number) {
      const posting = (invertedIndex[term] = { _index: number });
      for (const field of fields) posting[field] = {};
      for (const [field, weight, some] of pieces.places(term)) {
        for (const record of some) {
          if (!wanted.has(record)) continue;
          const ref = fields[field] + "/" + record;
          posting[fields[field]][record] = {};
          if (!elements.has(ref)) elements.set(ref, []);
          elements.get(ref).push(number, weight * step);
        }
      }
      set.insert(term);
    });
    set.finish();
    const fieldVectors = Object.fromEntries([...elements].map(([ref, some]) => [ref, new lunr.Vector(some)]));
    const whole = new lunr.Index({ fields, fieldVectors, invertedIndex, tokenSet: set.root, pipeline: new lunr.Pipeline() });
    const results = whole.query(function (query) {
      for (const [term, boost] of terms) query.term(term, { boost, usePipeline: false });
    });
    const length = Math.hypot(...terms.values()); // lunr divides by it, so that queries compare
    return new Map(results.map(({ ref, score }) => [Number(ref), Number((score * length).toFixed(6))])); // of equals, neither is first by chance
  }

  function dayOf(date) {
    const two = (n) => String(n).padStart(2, "0");
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  // ---- find ----

  async function open(base, { today = dayOf(new Date()) } = {}) {
    const { mark, data: index } = handedOver.get("index"); // it came with this script
    const ofIndex = (name) => part(base, name, mark);
    const pieces = Pieces(index, ofIndex), reader = Reader(index, pieces);
    const cardOf = new Map(), numberOf = new Map(); // record to card, slug to record: of what was loaded

    // The terms that a clause stands for, with how much each counts. `also`: stems that may be meant as well.
    async function termsOf({ words: [{ word, open }], phrase, concepts, also = [] }) {
      const terms = new Map(concepts.map((one) => (one.endsWith("?") ? [one.slice(0, -1), PERHAPS] : [one, SAME])));
      for (const stem of also) terms.set(stem, SAME);
      terms.set(phrase, 1);
      await pieces.loadFor([...terms.keys()]);
      for (const term of terms.keys()) if (!pieces.has(term)) terms.delete(term);
      const few = [...terms.keys()].reduce((sum, term) => sum + pieces.sums(term).records.length, 0) < FEW;
      if (few && open) for (const term of await pieces.begunBy(word)) if (!terms.has(term)) terms.set(term, BEGINNING);
      return terms;
    }

    // A leaflet's code among the words, or one that may be one: codes have four or five letters and digits.
    async function codesIn(words) {
      const some = words.filter((word) => /^[2-9a-hjkmnp-tv-z]{4,5}$/.test(word)).map((word) => "#" + word);
      await pieces.loadFor(some);
      return some.filter(pieces.has);
    }

    // What is typed as a row of words and as clauses with their terms. A word that no record has is read as the
    // nearest that some have, and it may then be part of a phrase.
    async function understood(words, isFinished, exact) {
      const row = reader.rowOf(words, isFinished), clauses = await reader.clausesOf(row), corrected = [];
      for (const clause of clauses) clause.terms = await termsOf(clause);
      const strange = clauses.filter((one) => !one.terms.size).map((one) => one.words[0].word);
      const codes = await codesIn(words.filter((word) => /\d/.test(word) || strange.includes(word)));
      const others = clauses.filter((one) => !codes.includes("#" + one.words[0].word));
      const isOtherLanguage = strange.length > 2 && strange.length * 2 > clauses.length; // what is near its words is chance
      if (exact || isOtherLanguage || strange.every((word) => codes.includes("#" + word))) return { row, clauses: others, codes, corrected };
      const spelling = await part(base, "spelling");
      for (const word of strange) {
        const near = await spelling.nearest(word, index.spelling, (number) => ofIndex("spelling/" + number));
        const taken = near.filter((one) => one !== word);
        if (taken.length) corrected.push({ typed: word, taken });
      }
      if (!corrected.length) return { row, clauses: others, codes, corrected };
      const mended = (word) => (corrected.find((one) => one.typed === word) || { taken: [word] }).taken[0];
      const again = await understood(words.map(mended), true, true);
      for (const { taken: [first, ...others] } of corrected) {
        const clause = again.clauses.find((one) => one.words.length === 1 && one.words[0].word === first);
        if (clause && others.length) clause.terms = new Map([...clause.terms, ...(await termsOf({ ...clause, also: others.map(stemOf) }))]);
      }
      return { ...again, codes, corrected };
    }

    // Names of records that stand whole in what is typed, as long as can be: in "toy library" there is no "library".
    function namesIn(row) {
      const found = [];
      for (let at = 0; at < row.length; ) {
        let length = row.length - at;
        const name = () => row.slice(at, at + length).map(({ stem }) => stem).join(" ") + "=";
        while (length && !pieces.has(name())) length--;
        if (length) found.push(name());
        at += length || 1;
      }
      return found;
    }

    // The records that have enough of what some clauses ask, by how much each clause tells; where none has enough,
    // those that have as much as any. Gives for each how many of the clauses it has.
    function having(clauses, enough) {
      const tells = new Float64Array(index.total), has = new Uint8Array(index.total), telling = [], found = new Map();
      for (const clause of clauses) {
        clause.records = new Set([...clause.terms.keys()].flatMap((term) => pieces.sums(term).records));
        const much = clause.records.size ? Math.log(1 + index.total / clause.records.size) * (clause.concepts.length ? MEANT : 1) : 0;
        telling.push(much);
        for (const record of clause.records) {
          tells[record] += much;
          has[record] += 1;
        }
      }
      // In a long story, what tells most is what is asked: nobody has all of it.
      const asked = telling.sort((a, b) => b - a).slice(0, MOST_TELLING).reduce((sum, much) => sum + much, 0);
      const least = Math.min(asked * enough, tells.reduce((most, much) => Math.max(most, much), 0)) - 1e-9;
      for (let record = 0; record < index.total; record++) if (has[record] && tells[record] >= least) found.set(record, has[record]);
      return found;
    }

    // Words of a phrase on their own.
    async function wordByWord(clauses) {
      const words = clauses.flatMap((clause) => clause.words.map((word) => ({ words: [word], phrase: word.stem, concepts: [] })));
      for (const clause of words) clause.terms = await termsOf(clause);
      return words;
    }

    // What matches a text: `records` with {sum, level, coded}, where level is ALL, ENOUGH_OF_IT or BY_WORD; the
    // `terms` that were looked for with how much each counts; and how the text was `read`.
    async function match(text, exact) {
      const { row, clauses, codes, corrected } = await understood(wordsOf(text), /\s$/.test(text), exact);
      const records = new Map([...having(clauses, ENOUGH)].map(([record, has]) => [record, { sum: 0, level: has === clauses.length ? ALL : ENOUGH_OF_IT, coded: false }]));
      const looked = [...clauses];
      if (records.size < FEW && clauses.some(({ words }) => words.length > 1)) {
        const words = await wordByWord(clauses);
        for (const record of having(words, MOST).keys()) if (!records.has(record)) records.set(record, { sum: 0, level: BY_WORD, coded: false });
        looked.push(...words);
      }
      for (const code of codes) for (const record of pieces.sums(code).records) records.set(record, { sum: 0, level: ALL, coded: true });
      const terms = new Map(namesIn(row).map((name) => [name, 1]));
      for (const clause of looked) for (const [term, count] of clause.terms) terms.set(term, Math.max(count, terms.get(term) || 0));
      const sums = new Float64Array(index.total);
      for (const [term, count] of terms) {
        const { records: some, weights } = pieces.sums(term);
        for (let at = 0; at < some.length; at++) sums[some[at]] += weights[at] * count;
      }
      for (const [record, one] of records) one.sum = sums[record];
      const missing = clauses.filter((clause) => ![...clause.records].some((record) => records.has(record)));
      const dropped = missing.flatMap((clause) => clause.words.map(({ word }) => word));
      return { records, terms, read: { corrected, dropped, expanded: expanded(clauses) } };
    }

    // What short forms, and phrases of families, were taken to mean.
    function expanded(clauses) {
      return clauses.flatMap(function ({ words, phrase, concepts }) {
        const typed = words.map(({ word }) => word).join(" ");
        const means = (Object.hasOwn(index.short, phrase) && index.short[phrase]) || (concepts[0] && pieces.label(concepts[0].replace("?", "")));
        return means && !wordsOf(means).map(stemOf).join(" ").includes(phrase) ? [{ typed, means }] : [];
      });
    }

    // Matches in order: what a code names first, what has closed last; then all words before some; then the best
    // match; then help for the need itself before help for all needs; and then from A to Z, which is how the
    // records are numbered. Asked for near a place, the best matches come first, the nearest of them before others.
    // `soon` is told the order by our own sums, which lunr seldom changes: what it needs can be on its way.
    function inOrder(records, matched, near, isDirect, soon) {
      const all = { sum: 0, level: ALL, coded: false };
      const rows = records.map(function (record) { // there may be thousands, at every key
        const { sum, level, coded } = matched ? matched.records.get(record) : all;
        return { record, sum, level, coded, closed: record >= index.open, direct: isDirect(record) };
      });
      const first = (a, b) => b.coded - a.coded || a.closed - b.closed;
      const byMatch = (a, b) => first(a, b) || b.level - a.level || b.sum - a.sum || b.direct - a.direct || a.record - b.record;
      rows.sort(byMatch);
      const some = matched ? rows.slice(0, RANKED) : [];
      if (some.length) {
        if (!near) soon(rows.map(({ record }) => record));
        const scores = ranked(matched.terms, some.map(({ record }) => record), pieces, index);
        for (const row of some) row.sum = scores.get(row.record) || 0;
        rows.splice(0, some.length, ...some.sort(byMatch));
      }
      if (near) {
        rows.forEach((row, at) => Object.assign(row, { isGood: Boolean(matched) && at < GOOD, near: near.order(row.record) }));
        rows.sort((a, b) => first(a, b) || b.isGood - a.isGood || a.near - b.near); // the order of equals stays
      }
      return rows.map(({ record }) => record);
    }

    // Loads the cards of some records, from as few files as can be: those of the best records of the terms that
    // were looked for, and those from A to Z.
    async function gather(records, terms = []) {
      const missing = new Set(records.filter((record) => !cardOf.has(record))), files = new Map(), wanted = [];
      const stands = (file, record) => missing.has(record) && files.set(file, (files.get(file) || new Set()).add(record));
      for (const term of terms) for (const record of pieces.best(term)) stands(pieces.bestFile(term), record);
      for (const record of missing) stands("cards/" + Math.floor(record / index.together), record);
      while (missing.size) {
        const left = (some) => [...some].filter((record) => missing.has(record)).length;
        const [file, some] = [...files].reduce((most, one) => (left(one[1]) > left(most[1]) ? one : most));
        for (const record of some) missing.delete(record);
        wanted.push(file);
      }
      for (const cards of await Promise.all(wanted.map(ofIndex))) {
        for (const [record, card] of Object.entries(cards)) {
          cardOf.set(Number(record), card);
          numberOf.set(card.slug, Number(record));
        }
      }
      return records.map((record) => cardOf.get(record));
    }

    // The last question asked again has the same answer: the page asks before it is drawn, and again when it is.
    let lately = {};
    function search(text = "", filters = {}, { limit = Infinity, near = null, facets, exact = false } = {}) {
      const asked = JSON.stringify([text, filters, limit, near, facets, exact]);
      if (lately.asked !== asked) {
        lately = { asked, answer: answer(text, filters, { limit, near, facets, exact }) };
        lately.answer.catch(() => (lately = {}));
      }
      return lately.answer;
    }

    async function answer(text, filters, { limit, near, facets, exact }) {
      const query = String(text).slice(0, LONGEST).trimStart(); // a space at the end finishes the last word
      const matched = query ? await match(query, exact) : null;
      const records = matched ? [...matched.records.keys()] : Array.from({ length: index.total }, (_, record) => record);
      const asked = Object.entries(filters)
        .map(([name, keys]) => [name, [].concat(keys).map(String)])
        .filter(([name, keys]) => keys.length && (name === "within" || index.filters.some((one) => one.name === name)));
      const counted = facets || index.filters.map(({ name }) => name);
      const distances = near ? await distancesFrom(near, filters.within) : null;
      const columns = await columnsOf([...counted, ...asked.map(([name]) => name)]);
      if (distances) columns.set("within", distances);
      const sifted = columns.size ? (await part(base, "filters")).sift(records, asked, columns, counted) : { fit: records, facets: {}, unknown: {}, may_fit: 0 };
      const isDirect = (record) => asked.every(([name, keys]) => !columns.has(name) || columns.get(name).isDirect(record, keys));
      const shown = (order) => gather(order.slice(0, limit), matched ? [...matched.terms.keys()] : []);
      const order = inOrder(sifted.fit, matched, distances, isDirect, (some) => shown(some).catch(() => {}));
      const cards = await shown(order);
      return {
        total: order.length,
        slugs: cards.map(({ slug }) => slug),
        facets: sifted.facets,
        unknown: sifted.unknown,
        may_fit: sifted.may_fit,
        partly: matched ? order.filter((record) => matched.records.get(record).level < ALL).length : 0,
        read: matched ? matched.read : { corrected: [], dropped: [], expanded: [] },
        ...(distances && { where: Object.fromEntries(cards.map(({ slug }, i) => [slug, distances.where(order[i])])) }),
      };
    }

    // ---- filters and places: loaded when somebody uses them ----

    const columns = new Map();
    async function columnsOf(names) {
      const wanted = [...new Set(names)].filter((name) => name !== "within");
      if (!wanted.length) return new Map();
      const { Column } = await part(base, "filters");
      return new Map(await Promise.all(wanted.map(async function (name) {
        if (!columns.has(name)) columns.set(name, Column(await ofIndex("filters/" + name), today));
        return [name, columns.get(name)];
      })));
    }

    async function choices(name) {
      const { keys, labels, for_all } = await ofIndex(name === "within" ? "where" : "filters/" + name);
      const { label } = index.filters.find((one) => one.name === name);
      return { name, label, for_all, choices: keys.map((key, i) => ({ key, label: labels[i] })) };
    }

    let measure, finder; // made when they are first used
    async function distancesFrom(near, within) {
      if (!measure) measure = (await part(base, "near")).measurer(await ofIndex("where"));
      return measure(near, [].concat(within || []).map(String));
    }

    async function place(text) {
      if (!finder) finder = (await part(base, "near")).finder(await ofIndex("places"));
      return finder(text);
    }

    // What to show of each service, in the order asked for. `address` is where its page is, `ring_first` whether
    // it was checked too long ago to rely on.
    async function cards(slugs) {
      if (slugs.some((slug) => !numberOf.has(slug))) await gather(Array.from({ length: index.total }, (_, record) => record));
      return slugs.filter((slug) => numberOf.has(slug)).map(function (slug) {
        const { ring_from, ...card } = cardOf.get(numberOf.get(slug));
        return { ...card, address: base + "services/" + slug + "/", ring_first: !ring_from || ring_from <= today };
      });
    }

    // Whether what is typed has words of somebody in danger. It needs no other file: it works when they fail.
    function isUrgent(text) {
      const said = " " + wordsOf(String(text).slice(0, LONGEST)).join(" ") + " ";
      return index.urgent.some((words) => said.includes(" " + words + " "));
    }

    return { search, cards, choices, place, filters: index.filters, isUrgent, total: index.total };
  }

  return { open, receive, wordsOf, NOT_KNOWN: "not-known" };
})();
