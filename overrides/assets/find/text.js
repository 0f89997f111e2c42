// The part of the engine that looks for words; loaded with lunr.js when somebody types. It hands the
// engine a function that makes, from the data of words.js, a `matching(text)`.
LocalOfferFind.receive("text", {
  searcher: (function () {
    "use strict";

    const BEGINNING = 0.5; // how much a word counts that only begins like the last one typed

    // The same reading as `words` in hooks/local_offer/find/words.py.
    function wordsOf(text) {
      const spoken = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'\u2018\u2019\u02bc`]/g, "");
      return spoken.match(/[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+/g) || [];
    }

    const stemOf = (word) => lunr.stemmer(new lunr.Token(word)).toString();
    const isStopWord = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined;

    // The words to look for. The last may not be finished: it is open, and also stands for words that
    // begin so. Words like "the" are passed over, unless there is no other.
    function wanted(text) {
      const all = [...new Set(wordsOf(text))];
      const last = all[all.length - 1];
      const telling = all.filter((word) => !isStopWord(word));
      if (!telling.length && last) telling.push(last);
      return telling.map((word) => ({ word, open: word === last }));
    }

    return function searcher(data) {
      const terms = data.terms ? data.terms.split(" ") : [];
      const postings = data.postings.split("\n");
      const at = new Map(terms.map((term, i) => [term, i]));

      // Each term that a word stands for, with how much it counts.
      function meant({ word, open }) {
        const found = new Map();
        for (let i = open ? firstFrom(word) : Infinity; i < terms.length && terms[i].startsWith(word); i++) {
          found.set(terms[i], BEGINNING);
        }
        const stem = stemOf(word);
        if (at.has(stem)) found.set(stem, 1);
        // Terms are stems: "swimm", on the way to "swimming", is longer than its term.
        for (let end = word.length - 1; open && !found.size && end >= Math.max(3, word.length / 2); end--) {
          if (at.has(word.slice(0, end))) found.set(word.slice(0, end), BEGINNING);
        }
        return found;
      }

      function firstFrom(word) {
        let low = 0, high = terms.length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (terms[middle] < word) low = middle + 1;
          else high = middle;
        }
        return low;
      }

      // Where a term stands, and how strongly. What a posting looks like is told in find/terms.py.
      function* places(term) {
        const fields = postings[at.get(term)].split(";");
        for (let f = 0; f < fields.length; f++) {
          for (const group of fields[f] ? fields[f].split(" ") : []) {
            const [weight, steps] = group.split(":");
            let record = -1;
            for (const step of steps.split(",")) {
              record += parseInt(step, 36) + 1;
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

      // The records that have all the words; where none has, those with the most words that any has.
      // Gives {scores: Map of record to score, dropped: the words they lack}.
      function matching(text) {
        const words = wanted(text).map((one) => ({ word: one.word, terms: meant(one) }));
        const counts = new Map();
        for (const { terms: some } of words) {
          for (const [term, count] of some) counts.set(term, Math.max(count, counts.get(term) || 0));
        }
        const results = indexOf(counts.keys()).query(function (query) {
          for (const [term, boost] of counts) query.term(term, { boost, usePipeline: false });
        });
        for (const result of results) {
          const has = Object.keys(result.matchData.metadata);
          result.words = words.filter((one) => has.some((term) => one.terms.has(term)));
        }
        const most = results.reduce((so, result) => Math.max(so, result.words.length), 0);
        const best = results.find((result) => result.words.length === most);
        const kept = best ? best.words : [];
        const fit = results.filter((result) => kept.every((word) => result.words.includes(word)));
        return {
          scores: new Map(fit.map((result) => [Number(result.ref), result.score])),
          dropped: words.filter((word) => !kept.includes(word)).map(({ word }) => word),
        };
      }

      return matching;
    };
  })(),
});
