// What is typed, as clauses: each a word, or a phrase of families with the concepts it stands for.
const MOST_WORDS = 30; // of a query that are looked for

// Reads a text as clauses: each a word, or a phrase of families with the concepts it stands for.
function Reader({ whose, never, in_phrases }, pieces) {
  const LONGEST_PHRASE = 9;

  // What a word counts as in a phrase: "telling" in words.py.
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
