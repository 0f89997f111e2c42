// The part of the engine that looks for words; loaded with lunr.js when somebody types. It hands the
// engine a function that makes, from the data of words.js, a `matching(text)`.
LocalOfferFind.receive("text", {
  searcher: (function () {
    "use strict";

    const BEGINNING = 0.5; // how much a word counts that only begins like the last one typed
    // How much a phrase lifts a record. A word weighs up to 10 in a summary and up to 30 in a name.
    const OWN = 1000; // it is the record's own name, another name or parents' words for it: comes first
    const KIND = 6; // it is what one of the record's needs, topics or routes is called

    // How the results are put together.
    const SURE = 1e6; // it has all the words, or a phrase leads to it: before those that have most of the words
    const FEW = 3; // with fewer than this that are sure, those that have most of the words follow

    // Words of plain sentences that say whose help it is, and not which: a child, or how old. Numbers that may
    // be an age are among them.
    const WHOSE = ["child", "childs", "children", "childrens", "kid", "kids", "son", "sons", "daughter", "daughters",
      "boy", "boys", "girl", "girls", "year", "years", "yr", "yrs", "old", "age", "aged"];
    const AGE = /^(1?\d|2[0-5])$/;

    const wordsOf = LocalOfferFind.wordsOf;
    const stemOf = (word) => lunr.stemmer(new lunr.Token(word)).toString();
    const isStopWord = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined;

    // The words to look for. The last may not be finished: from two letters on it is open, and also stands
    // for words that begin so. Words like "the" are passed over, and so are those that only say whose help it
    // is, but for those in a phrase, like "year 7"; unless there is no other.
    function wanted(text, inPhrase) {
      const all = [...new Set(wordsOf(text))];
      const last = all[all.length - 1];
      const telling = all.filter((word) => !isStopWord(word));
      const which = telling.filter((word) => inPhrase.has(stemOf(word)) || !(WHOSE.includes(word) || AGE.test(word)));
      const some = [which, telling, all.slice(-1)].find((words) => words.length) || [];
      return some.map((word) => ({ word, open: word === last && word.length > 1 }));
    }

    const split = (text) => (text ? text.split(" ") : []);

    // Those of some sorted words that begin so.
    function beginning(some, start) {
      let low = 0, high = some.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (some[middle] < start) low = middle + 1;
        else high = middle;
      }
      let end = low;
      while (end < some.length && some[end].startsWith(start)) end++;
      return some.slice(low, end);
    }

    // The rising numbers that `distances` in find/terms.py wrote down.
    function numbers(distances) {
      let number = -1;
      return distances.split(",").map((step) => (number += parseInt(step, 36) + 1));
    }

    // Makes, from the tables of find/phrases.py, the function that looks for phrases.
    function lifter({ own, kinds, of_kind }) {
      const owners = new Map(Object.entries(own)), kindsOf = new Map(Object.entries(kinds));
      const known = (phrase) => owners.has(phrase) || kindsOf.has(phrase);
      const longest = [...owners.keys(), ...kindsOf.keys()].reduce((so, phrase) => Math.max(so, phrase.split(" ").length), 0);

      // Each as long as can be: in "speech therapy drop-in" there is then no "speech therapy".
      function standingIn(text) {
        const stems = wordsOf(text).map(stemOf), found = new Set();
        for (let from = 0; from < stems.length; ) {
          let length = Math.min(longest, stems.length - from);
          while (length && !known(stems.slice(from, from + length).join(" "))) length--;
          if (length) found.add(stems.slice(from, from + length).join(" "));
          from += length || 1;
        }
        return found;
      }

      // Gives {lifted: how much what was typed lifts each record, ledTo: those that a phrase of several words
      // leads to, inPhrase: the stems of such phrases}.
      return function lift(text) {
        const lifted = new Map(), ledTo = new Set(), inPhrase = new Set();
        for (const phrase of standingIn(text)) {
          if (phrase.includes(" ")) for (const stem of phrase.split(" ")) inPhrase.add(stem);
          const groups = (kindsOf.get(phrase) || []).map((kind) => numbers(of_kind[kind]));
          const lifts = groups.map((records) => [records, KIND + KIND / records.length]); // one that few have tells more
          if (owners.has(phrase)) lifts.push([numbers(owners.get(phrase)), OWN]);
          for (const [records, much] of lifts) {
            for (const record of records) {
              lifted.set(record, (lifted.get(record) || 0) + much);
              if (phrase.includes(" ")) ledTo.add(record);
            }
          }
        }
        return { lifted, ledTo, inPhrase };
      };
    }

    return function searcher(data) {
      const terms = split(data.terms), unlikeTheirStem = split(data.unlike_their_stem);
      const postings = data.postings.split("\n");
      const at = new Map(terms.map((term, i) => [term, i]));
      const lift = lifter(data.phrases);

      // Each term that a word stands for, with how much it counts.
      function meant({ word, open }) {
        const found = new Map();
        if (open) {
          for (const term of beginning(terms, word)) found.set(term, BEGINNING);
          for (const whole of beginning(unlikeTheirStem, word)) if (at.has(stemOf(whole))) found.set(stemOf(whole), BEGINNING);
        }
        const stem = stemOf(word);
        if (at.has(stem)) found.set(stem, 1);
        // Terms are stems: "swimm", on the way to "swimming", is longer than its term.
        for (let end = word.length - 1; open && !found.size && end >= Math.max(3, word.length / 2); end--) {
          if (at.has(word.slice(0, end))) found.set(word.slice(0, end), BEGINNING);
        }
        return found;
      }

      // Where a term stands, and how strongly. What a posting looks like is told in find/terms.py.
      function* places(term) {
        const fields = postings[at.get(term)].split(";");
        for (let f = 0; f < fields.length; f++) {
          for (const group of fields[f] ? fields[f].split(" ") : []) {
            const [weight, steps] = group.split(":");
            for (const record of numbers(steps)) {
              yield { field: data.fields[f], record, weight: parseInt(weight, 36) * data.step };
            }
          }
        }
      }

      // An index of lunr.js that has these terms only. It ranks as the whole index would, because lunr
      // adds up a record's weights for the terms of the query and looks at no other.
      function indexOf(some) {
        const fieldVectors = {}, invertedIndex = Object.create(null), set = new lunr.TokenSet.Builder();
        [...some].sort().forEach(function (term, number) {
          const posting = { _index: number };
          for (const field of data.fields) posting[field] = {};
          for (const { field, record, weight } of places(term)) {
            const ref = field + "/" + record;
            posting[field][record] = {};
            fieldVectors[ref] = fieldVectors[ref] || new lunr.Vector();
            fieldVectors[ref].insert(number, weight);
          }
          invertedIndex[term] = posting;
          set.insert(term);
        });
        set.finish();
        return new lunr.Index({ fields: data.fields, fieldVectors, invertedIndex, tokenSet: set.root, pipeline: new lunr.Pipeline() });
      }

      // The records that have all the words, and those that a phrase leads to: "need a break" stays that,
      // whatever else the sentence says. Where these are few, those that have most of the words as well; where
      // none has most, those with as many as any has. Gives {scores: Map of record to score, whole: the records
      // that have all the words, dropped: the words that none of the records has}.
      function matching(text) {
        const { lifted, ledTo, inPhrase } = lift(text);
        const words = wanted(text, inPhrase).map((one) => ({ word: one.word, terms: meant(one) }));
        const counts = new Map();
        for (const { terms: some } of words) {
          for (const [term, count] of some) counts.set(term, Math.max(count, counts.get(term) || 0));
        }
        const length = Math.hypot(...counts.values()); // lunr divides by it, so that queries compare
        const results = indexOf(counts.keys()).query(function (query) {
          for (const [term, boost] of counts) query.term(term, { boost, usePipeline: false });
        });
        for (const result of results) {
          const has = Object.keys(result.matchData.metadata);
          result.words = words.filter((one) => has.some((term) => one.terms.has(term)));
          result.record = Number(result.ref);
          result.whole = result.words.length === words.length;
          result.sure = result.whole || ledTo.has(result.record);
          const weight = result.score * length * (data.standing[result.record] || 1);
          result.score = weight + (lifted.get(result.record) || 0) + (result.sure ? SURE : 0);
        }
        const most = results.reduce((so, result) => Math.max(so, result.words.length), 0);
        const enough = Math.min(most, Math.floor(words.length / 2) + 1);
        const few = results.filter((result) => result.sure).length < FEW;
        const fit = results.filter((result) => result.sure || (few && result.words.length >= enough));
        return {
          scores: new Map(fit.map((result) => [result.record, result.score])),
          whole: new Set(fit.filter((result) => result.whole).map((result) => result.record)),
          dropped: words.filter((word) => !fit.some((result) => result.words.includes(word))).map(({ word }) => word),
        };
      }

      return matching;
    };
  })(),
});
