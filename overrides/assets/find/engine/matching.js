// Which records match a text, and how well.
const MEANT = 3; // how much more words tell that the vocabulary knows than those it does not
const ENOUGH = 0.5; // the share of what is asked, by what each word tells, that a result must have
const MOST_TELLING = 4; // words and phrases that tell most, in a long text
const MOST = 0.6; // that share, where a phrase is looked for word by word
const BY_WORD = 0, ENOUGH_OF_IT = 1, ALL = 2; // how a result matches

function Matching({ index }, pieces, { understood, wordByWord, expanded }) {
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

  // What matches a text: `records` with {sum, level, coded}, where level is ALL, ENOUGH_OF_IT or BY_WORD; the
  // `terms` that were looked for with how much each counts; and how the text was `read`.
  async function match(text, exact) {
    const { row, clauses, codes, corrected, other_language } = await understood(wordsOf(text), /\s$/.test(text), exact);
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
    return { records, terms, read: { corrected, dropped, expanded: expanded(clauses), other_language } };
  }

  return { match };
}
