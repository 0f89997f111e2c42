// The part of the engine that looks for words; loaded with lunr.js when somebody types. It hands the
// engine a function that makes, from the data of words.js, a `matching(text)`.
LocalOfferFind.receive("text", {
  searcher: (function () {
    "use strict";

    const BEGINNING = 0.5; // how much a word counts that only begins like the last one typed
    // How much a phrase lifts a record. A word weighs up to 10 in a summary and up to 30 in a name.
    const OWN = 1000; // it is the record's own name, another name or parents' words for it: comes first
    const KIND = 6; // it is what one of the record's needs, topics or routes is called

    // The same reading as `words` in hooks/local_offer/find/words.py.
    function wordsOf(text) {
      const spoken = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'\u2018\u2019\u02bc`]/g, "");
      return spoken.match(/[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+/g) || [];
    }

    const stemOf = (word) => lunr.stemmer(new lunr.Token(word)).toString();
    const isStopWord = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined;

    // The words to look for. The last may not be finished: from two letters on it is open, and also stands
    // for words that begin so. Words like "the" are passed over, unless there is no other.
    function wanted(text) {
      const all = [...new Set(wordsOf(text))];
      const last = all[all.length - 1];
      const telling = all.filter((word) => !isStopWord(word));
      if (!telling.length && last) telling.push(last);
      return telling.map((word) => ({ word, open: word === last && word.length > 1 }));
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
      // leads to}.
      return function lift(text) {
        const lifted = new Map(), ledTo = new Set();
        for (const phrase of standingIn(text)) {
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
        return { lifted, ledTo };
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

      // The records that have all the words; where none has, those with the most words that any has. What a
      // phrase leads to is found in any case: "need a break" stays that, whatever else the sentence says.
      // Gives {scores: Map of record to score, dropped: the words that none of these has}.
      function matching(text) {
        const words = wanted(text).map((one) => ({ word: one.word, terms: meant(one) }));
        const counts = new Map();
        for (const { terms: some } of words) {
          for (const [term, count] of some) counts.set(term, Math.max(count, counts.get(term) || 0));
        }
        const length = Math.hypot(...counts.values()); // lunr divides by it, so that queries compare
        const { lifted, ledTo } = lift(text);
        const results = indexOf(counts.keys()).query(function (query) {
          for (const [term, boost] of counts) query.term(term, { boost, usePipeline: false });
        });
        for (const result of results) {
          const has = Object.keys(result.matchData.metadata);
          result.words = words.filter((one) => has.some((term) => one.terms.has(term)));
          result.record = Number(result.ref);
          result.score = result.score * length + (lifted.get(result.record) || 0);
        }
        results.sort((a, b) => b.score - a.score);
        const most = results.reduce((so, result) => Math.max(so, result.words.length), 0);
        const best = results.find((result) => result.words.length === most);
        const fit = results.filter((result) => ledTo.has(result.record) || best.words.every((word) => result.words.includes(word)));
        return {
          scores: new Map(fit.map((result) => [result.record, result.score])),
          dropped: words.filter((word) => !fit.some((result) => result.words.includes(word))).map(({ word }) => word),
        };
      }

      return matching;
    };
  })(),
});
