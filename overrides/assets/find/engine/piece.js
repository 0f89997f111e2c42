// One piece of the index, as hooks/local_offer/find/postings.py wrote it down.

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
