// What can begin before the page is there: the search that most come with.
const AT_ONCE = 10;
const LONGEST = 1000; // characters of words; the engine reads no more
const PERHAPS_A_PLACE = /\b(near|close to)\b|\b[a-z]{1,2}\d/i; // "near Mill Hall", "E14"; place.js looks closer

const base = document.currentScript.getAttribute("src").split("assets/find/")[0];
const opened = LocalOfferFind.open(base);
lookAhead().catch(() => {}); // what fails is asked for again, and said then

// The search that most come with, words alone: its answer is there when the page asks for it.
async function lookAhead() {
  const address = new URLSearchParams(location.search), words = (address.get("q") || "").slice(0, LONGEST).trim();
  const { near, shown = AT_ONCE } = history.state || {};
  if (!words || [...address].length > 1 || near || PERHAPS_A_PLACE.test(words)) return;
  await (await opened).search(words, {}, { limit: shown, facets: [] });
}
