// What stands below a question to help with the answer.
//
//     LocalOfferForm.hints.of(field, at, isQuestion)   // sentences; isQuestion: it has a heading of its own
//                         .repeats(sentence, question) // whether a sentence says no more than the question
LocalOfferForm.hints = (function () {
  "use strict";

  const SMALL = ["the", "a", "an", "it", "is", "its", "how", "when", "who", "what", "whet", "they", "to", "of"];

  function of({ meaning, example, kind, need, ...field }, at, isQuestion) {
    const hints = meaning && !repeats(meaning, field.question || "") ? [meaning] : [];
    if (field.why) hints.push(field.why);
    if (example !== undefined && kind.is !== "term" && kind.is !== "list") hints.push("For example: " + example + ".");
    if (kind.is === "prose") hints.push("Leave an empty line where a new paragraph starts.");
    if (kind.is === "time") hints.push("Write it like 10am, 2.30pm or 14:30.");
    if (!isQuestion && need === "always") hints.push(mayBeLeft(at) ? "If you answer the rest, this is needed too." : "This needs an answer.");
    if (field.public === false) hints.push("This is not shown on the site. But anyone can read it in the public file.");
    return hints;
  }

  // Whether what this is a part of may be left out as a whole.
  function mayBeLeft(at) {
    if (at.length < 2) return false;
    const above = at.slice(0, -1), field = LocalOfferForm.answers.fieldAt(above);
    return Boolean(field) && (field.need === "optional" || mayBeLeft(above));
  }

  // Whether a sentence says no more than the question above it.
  function repeats(sentence, question) {
    const stems = (text) => text.toLowerCase().match(/[\w-]+/g).map((word) => word.replace(/(...)s$/, "$1").slice(0, 4));
    const asked = new Set([...stems(question || "x"), ...SMALL]);
    return stems(sentence).every((stem) => asked.has(stem));
  }

  return { of, repeats };
})();
