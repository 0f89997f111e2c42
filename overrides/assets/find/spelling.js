// The part of the engine that mends what is mistyped. Loaded when somebody types a word that no record has.
LocalOfferFind.receive("spelling", "", (function () {
  "use strict";

  const MOST = 3; // words taken for one that is mistyped
  const OTHER_LETTER = 0.5; // how much further away a word counts that begins with another letter

  // How many mistakes a word of so many letters may have: in a short one, a mistake makes another word of it.
  const allowed = (letters) => (letters < 4 ? 0 : letters < 8 ? 1 : 2);

  // The words of a piece, as `pieces` in hooks/local_offer/find/spelling.py wrote them down: [word, how common].
  function read(row) {
    let before = "";
    return row.split(" ").map(function (one) {
      before = before.slice(0, parseInt(one[0], 36)) + one.slice(1, -1);
      return [before, Number(one.at(-1))];
    });
  }

  // How many letters were left out, put in, changed or swapped with the next; more than `most` is Infinity.
  function mistakes(typed, word, most) {
    if (Math.abs(typed.length - word.length) > most) return Infinity;
    let before = [], last = Array.from({ length: word.length + 1 }, (_, i) => i);
    for (let i = 1; i <= typed.length; i++) {
      const row = [i];
      for (let j = 1; j <= word.length; j++) {
        const changed = last[j - 1] + (typed[i - 1] === word[j - 1] ? 0 : 1);
        row[j] = Math.min(changed, last[j] + 1, row[j - 1] + 1);
        const swapped = i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min(...row) > most) return Infinity;
      [before, last] = [last, row];
    }
    return last[word.length];
  }

  // The known words that are nearest to one that no record has, the most likely first; none when all are far.
  // Most people type the first letter right, so the words with another are loaded only when those with it
  // are all more than one mistake away.
  async function nearest(typed, letters, load) {
    const most = allowed(typed.length);
    if (!most) return [];
    const own = letters.findLastIndex((letter) => letter <= typed[0]);
    let found = own < 0 ? [] : near(typed, most, await load(own));
    if (!found.length || found[0].far > 1) {
      const others = await Promise.all(letters.map((_, number) => number).filter((number) => number !== own).map(load));
      found = found.concat(...others.map((row) => near(typed, most, row)));
    }
    found.sort((a, b) => a.far - b.far || b.common - a.common || (a.word < b.word ? -1 : 1));
    return found.filter(({ far }) => far === found[0].far).slice(0, MOST).map(({ word }) => word);
  }

  function near(typed, most, row) {
    return read(row)
      .map(([word, common]) => ({ word, common, far: mistakes(typed, word, most) + (word[0] === typed[0] ? 0 : OTHER_LETTER) }))
      .filter(({ far }) => far <= most + OTHER_LETTER)
      .sort((a, b) => a.far - b.far);
  }

  return { nearest };
})());
