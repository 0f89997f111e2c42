// What a text means: its clauses with the terms to look for, and the words that were typed wrong.
const BEGINNING = 0.5; // how much a word counts that only begins like the last one typed
const SAME = 0.8; // how much a record counts that says the same in other words
const PERHAPS = 0.4; // how much one counts that says what may be meant
const FEW = 5; // with fewer results than this, beginnings and the words of phrases are looked for as well

const OTHER_LETTERS = /[^0-9a-z]/; // no English word has one

function Meaning({ index, ofIndex, own }, pieces) {
  const reader = Reader(index, pieces);

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
    const areMost = strange.length * 2 > clauses.length;
    const isOtherLanguage = areMost && (strange.length > 2 || strange.some((word) => OTHER_LETTERS.test(word))); // what is near its words is chance
    const asTyped = { row, clauses: others, codes, corrected, other_language: isOtherLanguage };
    if (exact || isOtherLanguage || strange.every((word) => codes.includes("#" + word))) return asTyped;
    const spelling = await own("spelling");
    for (const word of strange) {
      const near = await spelling.nearest(word, index.spelling, (number) => ofIndex("spelling/" + number));
      const taken = near.filter((one) => one !== word);
      if (taken.length) corrected.push({ typed: word, taken });
    }
    if (!corrected.length) return { ...asTyped, other_language: areMost && strange.length > 1 };
    const mended = (word) => (corrected.find((one) => one.typed === word) || { taken: [word] }).taken[0];
    const again = await understood(words.map(mended), true, true);
    for (const { taken: [first, ...others] } of corrected) {
      const clause = again.clauses.find((one) => one.words.length === 1 && one.words[0].word === first);
      if (clause && others.length) clause.terms = new Map([...clause.terms, ...(await termsOf({ ...clause, also: others.map(stemOf) }))]);
    }
    return { ...again, codes, corrected };
  }

  // Words of a phrase on their own.
  async function wordByWord(clauses) {
    const words = clauses.flatMap((clause) => clause.words.map((word) => ({ words: [word], phrase: word.stem, concepts: [] })));
    for (const clause of words) clause.terms = await termsOf(clause);
    return words;
  }

  // What short forms, and phrases of families, were taken to mean.
  function expanded(clauses) {
    return clauses.flatMap(function ({ words, phrase, concepts }) {
      const typed = words.map(({ word }) => word).join(" ");
      const means = (Object.hasOwn(index.short, phrase) && index.short[phrase]) || (concepts[0] && pieces.label(concepts[0].replace("?", "")));
      return means && !wordsOf(means).map(stemOf).join(" ").includes(phrase) ? [{ typed, means }] : [];
    });
  }

  return { understood, wordByWord, expanded };
}
