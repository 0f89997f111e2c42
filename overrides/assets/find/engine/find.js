// The engine of find. It knows nothing of the page it is on:
//
//   const find = await LocalOfferFind.open(base);           // base: where the site starts, like "../"
//   const found = await find.search("speech", {need: ["autism"], age: ["7"]}, {limit: 20});
//   const cards = await find.cards(found.slugs);            // what to show of each
//   find.filters                                            // the filters there are: [{name, label}]
//   await find.choices("need")                              // {name, label, for_all, choices: [{key, label}]}
//   await find.place("ZZ1 1AB")                             // {name, easting, northing}, or null
//   find.isUrgent("i want to die")                          // whether somebody may be in danger
//
// `search` gives {total, slugs, facets: {name: {key: n}}, unknown: {name: n}, may_fit, partly, read, where}:
//   total    how many match; `slugs` are those, best first, all of them without a limit
//   facets   for each choice, how many there would be with it, given the other filters
//   unknown  for each filter, how many fit or may fit the others and do not say about this one
//   may_fit  how many match as far as they say
//   partly   how many of the total have some of the words only
//   read     corrected: [{typed, taken}] words that no record has, with those taken instead; dropped: words
//            that the results do not have; expanded: [{typed, means}] short forms and words of families;
//            other_language: most words are of none that the records are in
//   where    with near: for each slug {miles}, {far} (words for "not at a place") or {} (not known where)
//
// Options: limit; near {easting, northing}: by distance; facets: the filters to count (all, where it is not
// said); exact: true takes words as typed. No text gives all services from A to Z. A leaflet's code in the text
// puts its service first.
//
// Each file of the index is a script that calls `receive`; hooks/local_offer/find/index.py tells what is in which.
// As published, the files of this folder are one, which begins with lunr.js and ends with the index
// (hooks/local_offer/find/code.py).
const LONGEST = 1000; // characters of a query; nobody types more, and a pasted page must not stop the browser

function dayOf(date) {
  const two = (n) => String(n).padStart(2, "0");
  return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
}

async function open(base, { today = dayOf(new Date()) } = {}) {
  const { mark, data: index } = handedOver.get("index"); // it came with this script
  const own = (name) => part(base, name), ofIndex = (name) => part(base, name, mark);
  const site = { base, today, index, own, ofIndex };
  const pieces = Pieces(index, ofIndex), { match } = Matching(site, pieces, Meaning(site, pieces));
  const { gather, cards } = Cards(site, pieces), { columnsOf, choices, distancesFrom, place } = Narrowing(site);
  const inOrder = Ranking(index, pieces);

  // The last question asked again has the same answer: the page asks before it is drawn, and again when it is.
  let lately = {};
  function search(text = "", filters = {}, { limit = Infinity, near = null, facets, exact = false } = {}) {
    const asked = JSON.stringify([text, filters, limit, near, facets, exact]);
    if (lately.asked !== asked) {
      lately = { asked, answer: answer(text, filters, { limit, near, facets, exact }) };
      lately.answer.catch(() => (lately = {}));
    }
    return lately.answer;
  }

  async function answer(text, filters, { limit, near, facets, exact }) {
    const query = String(text).slice(0, LONGEST).trimStart(); // a space at the end finishes the last word
    const matched = query ? await match(query, exact) : null;
    const records = matched ? [...matched.records.keys()] : Array.from({ length: index.total }, (_, record) => record);
    const asked = Object.entries(filters)
      .map(([name, keys]) => [name, [].concat(keys).map(String)])
      .filter(([name, keys]) => keys.length && (name === "within" || index.filters.some((one) => one.name === name)));
    const counted = facets || index.filters.map(({ name }) => name);
    const distances = near ? await distancesFrom(near, filters.within) : null;
    const columns = await columnsOf([...counted, ...asked.map(([name]) => name)]);
    if (distances) columns.set("within", distances);
    const sifted = columns.size ? (await own("filters")).sift(records, asked, columns, counted) : { fit: records, facets: {}, unknown: {}, may_fit: 0 };
    const isDirect = (record) => asked.every(([name, keys]) => !columns.has(name) || columns.get(name).isDirect(record, keys));
    const shown = (order) => gather(order.slice(0, limit), matched ? [...matched.terms.keys()] : []);
    const order = inOrder(sifted.fit, matched, distances, isDirect, (some) => shown(some).catch(() => {}));
    const cards = await shown(order);
    return {
      total: order.length,
      slugs: cards.map(({ slug }) => slug),
      facets: sifted.facets,
      unknown: sifted.unknown,
      may_fit: sifted.may_fit,
      partly: matched ? order.filter((record) => matched.records.get(record).level < ALL).length : 0,
      read: matched ? matched.read : { corrected: [], dropped: [], expanded: [], other_language: false },
      ...(distances && { where: Object.fromEntries(cards.map(({ slug }, i) => [slug, distances.where(order[i])])) }),
    };
  }

  // Whether what is typed has words of somebody in danger. It needs no other file: it works when they fail.
  function isUrgent(text) {
    const said = " " + wordsOf(String(text).slice(0, LONGEST)).join(" ") + " ";
    return index.urgent.some((words) => said.includes(" " + words + " "));
  }

  return { search, cards, choices, place, filters: index.filters, isUrgent, total: index.total };
}

const LocalOfferFind = { open, receive, wordsOf, NOT_KNOWN: "not-known" };
