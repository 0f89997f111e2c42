// The known word that is most like another one: Python's difflib.get_close_matches, for the same hint.
(function (form) {
  "use strict";

  const ALIKE = 0.6;

  // The known word nearest to the one typed, or "".
  form.parts.near = function (typed, known) {
    let best = "";
    let alike = 0;
    for (const word of known) {
      const share = likeness([...word], [...typed]);
      if (share >= ALIKE && (share > alike || (share === alike && word > best))) [best, alike] = [word, share];
    }
    return best;
  };

  function likeness(one, other) {
    const both = one.length + other.length;
    if (2 * Math.min(one.length, other.length) < ALIKE * both) return 0; // too short to be alike, whatever they say
    return (2 * matching(one, 0, one.length, other, 0, other.length)) / (both || 1);
  }

  // How many signs two words have in common: the longest run, and the same again on both sides of it.
  function matching(one, from, to, other, otherFrom, otherTo) {
    let [start, otherStart, length] = [from, otherFrom, 0];
    for (let i = from; i < to; i++) {
      for (let j = otherFrom; j < otherTo; j++) {
        let run = 0;
        while (i + run < to && j + run < otherTo && one[i + run] === other[j + run]) run++;
        if (run > length) [start, otherStart, length] = [i, j, run];
      }
    }
    if (!length) return 0;
    return length + matching(one, from, start, other, otherFrom, otherStart) +
      matching(one, start + length, to, other, otherStart + length, otherTo);
  }
})(LocalOfferForm);
