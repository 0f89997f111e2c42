// What a result shows: the cards of the records that are shown, and no others.
function Cards({ index, ofIndex, base, today }, pieces) {
  const cardOf = new Map(), numberOf = new Map(); // record to card, slug to record: of what was loaded

  const fileOf = (record) => "cards/" + Math.floor(record / index.together);

  // The same cards stand from A to Z too. A device that kept the search has them only there.
  async function fromAToZ(records) {
    const some = await Promise.all([...new Set([...records].map(fileOf))].map(ofIndex));
    return Object.assign({}, ...some);
  }

  // Loads the cards of some records, from as few files as can be: those of the best records of the terms that
  // were looked for, and those from A to Z.
  async function gather(records, terms = []) {
    const missing = new Set(records.filter((record) => !cardOf.has(record))), files = new Map(), wanted = [];
    const stands = (file, record) => missing.has(record) && files.set(file, (files.get(file) || new Set()).add(record));
    for (const term of terms) for (const record of pieces.best(term)) stands(pieces.bestFile(term), record);
    for (const record of missing) stands(fileOf(record), record);
    while (missing.size) {
      const left = (some) => [...some].filter((record) => missing.has(record)).length;
      const [file, some] = [...files].reduce((most, one) => (left(one[1]) > left(most[1]) ? one : most));
      for (const record of some) missing.delete(record);
      wanted.push(file);
    }
    const fileOr = (file) => ofIndex(file).catch(() => fromAToZ(files.get(file)));
    for (const cards of await Promise.all(wanted.map(fileOr))) {
      for (const [record, card] of Object.entries(cards)) {
        cardOf.set(Number(record), card);
        numberOf.set(card.slug, Number(record));
      }
    }
    return records.map((record) => cardOf.get(record));
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

  return { gather, cards };
}
