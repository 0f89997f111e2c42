// The order of results.
const GOOD = 10; // results that are the best matches: near a place, they come before what is nearer and fits less
const RANKED = 20; // results that lunr ranks; what follows is in the order of the same sums

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

// Makes the function that puts records in order.
function Ranking(index, pieces) {
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

  return inOrder;
}
