// How what is typed becomes words and stems: as hooks/local_offer/words.py reads the records.
const AGE = /^(1?\d|2[0-5])$/; // a number that may be one
const SHORTEST = 3; // letters of a last word that may be the beginning of another

// The same reading as `words` in hooks/local_offer/words.py.
function wordsOf(text) {
  const spoken = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'\u2018\u2019\u02bc`]/g, "");
  return spoken.match(/[0-9a-z\u00c0-\u1fff\u3040-\ud7ff]+/g) || [];
}

const stemOf = (word) => lunr.stemmer(new lunr.Token(word)).toString();
const isSmall = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined; // "the"
