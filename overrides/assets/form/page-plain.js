// What is wrong, in words for those who never saw a file: where `check` names a field, stands its question.
//
//     LocalOfferForm.plain(problem)         // "What is the phone number? '12' is not a UK phone number."
//     LocalOfferForm.plain(problem, true)   // below that question: "'12' is not a UK phone number."
LocalOfferForm.plain = (function () {
  "use strict";

  const FOR_EDITORS = / See (?:`[^`]*` in )?(?:services|docs)\/\S*|(?: in)? services\/[\w.]+\w/g; // where a list is kept
  const quoted = (text) => "\u201c" + text + "\u201d";

  const titleOf = (at) => (({ question, label }) => question || LocalOfferForm.fields.capital(label))(LocalOfferForm.answers.fieldAt(at));

  // A name as it stands in a message: a field, from the top of the record or beside the one at fault; or one of a list.
  function named(name, at) {
    const path = name.split(".");
    for (let end = 0; end <= at.length; end += 1) {
      const here = [...at.slice(0, end), ...path];
      if (LocalOfferForm.answers.fieldAt(here)) return quoted(titleOf(here));
    }
    for (const { terms } of Object.values(LocalOfferForm.model.words)) {
      const term = terms.find(([key]) => key === name);
      if (term) return quoted(term[1]);
    }
    return "`" + name + "`";
  }

  const inWords = (text, at) => text.replace(FOR_EDITORS, "").replace(/`([^`]+)`/g, (_, name) => named(name, at));

  // What comes behind "Add `field`:" in a message, if it says more than the question does, or the hint below it.
  function more(message, title, hint) {
    const said = (/^Add (?:`[^`]*`|[^`:])+: (.*)$/s.exec(message) || ["", ""])[1];
    return said && said !== hint && !LocalOfferForm.hints.repeats(said, title) ? " " + LocalOfferForm.fields.capital(said) : "";
  }

  function plain({ message, field, missing }, isBelow) {
    const asked = LocalOfferForm.answers.fieldAt(field);
    if (!asked) return inWords(message, field);
    const title = titleOf(field);
    if (missing) {
      const choices = asked.kind.is === "answer" ? " Choose: " + LocalOfferForm.fields.words(asked.kind).map(({ label }) => label).join(", ") + "." : "";
      return (isBelow ? "This" : quoted(title)) + " needs an answer." + choices + inWords(more(message, title, isBelow && asked.meaning), field);
    }
    const [, rest] = /^`[\w.-]+`: (.*)$/s.exec(message) || [];
    return rest ? (isBelow ? "" : title + " ") + inWords(rest, field) : inWords(message, field);
  }

  return plain;
})();
