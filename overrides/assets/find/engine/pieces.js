// The index, piece by piece: each is loaded when a term in it comes up.

// What a stem goes on with in longer words.
const ENDINGS = ["ing", "ings", "ed", "er", "ers", "es", "ies", "ation", "ations", "ment", "ments", "ness", "ful", "able", "ally"];

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
