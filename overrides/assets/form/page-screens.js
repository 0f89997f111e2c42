// The screens on which one answers: one question, all questions, and the answers so far.
//
//     LocalOfferForm.screens.question(draft, question, {number, of})
//                           .all(draft)             the whole form; .arrange(draft) after a change
//                           .leave(name)            takes away what "question" or "all" showed
//                           .taken(service)         what is said when a service of this name is there already
//                           .told(draft, linkTo)    what was answered; linkTo(question) is the address to change it
LocalOfferForm.screens = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const root = document.getElementById("form"), heading = document.querySelector("h1");
  const part = (name) => root.querySelector('[data-part="' + name + '"]');
  heading.id = heading.id || "form-heading";

  // Takes away what was asked on a screen that is left: no two fields may have the same id.
  function leave(name) {
    if (name === "question") part("ask").replaceChildren();
    if (name !== "all") return;
    part("asked").replaceChildren();
    for (const old of part("more").querySelectorAll(".form-fold")) old.remove();
  }

  // ---- one question ----

  function question(question, answers, place) {
    part("place").textContent = place;
    part("ask").replaceChildren(asked(question, answers, heading.id));
    part("skip").hidden = !question.isNeeded;
  }

  function asked({ field, at }, answers, id) {
    const box = LocalOfferForm.fields.make(field, at, answers, id);
    if (at.join() === "name" && !answers.isCorrection) box.append(watched(box, answers));
    return box;
  }

  // Says so as soon as a name is typed that a service has already: then it is most likely the same one.
  function watched(box, answers) {
    const said = element("div", { role: "status" });
    function look() {
      const one = LocalOfferForm.answers.taken({ name: answers.get(["name"]) });
      said.replaceChildren(...(one ? [taken(one)] : []));
    }
    box.addEventListener("change", look);
    look();
    return said;
  }

  function taken({ key, label }) {
    return element("p", { class: "notice" }, "We have a service called \u201c" + label + "\u201d already. If it is yours, ", element("a", { href: "#correct-" + key }, "correct its record"),
      " instead. If it is another one, add something to the name, such as the place.");
  }

  // ---- all questions: those that need an answer first, the rest folded away ----

  let sections = new Map(); // a question's key to {section, isNeeded}

  function all(draft, answers) {
    const folds = new Map();
    sections = new Map();
    leave("all");
    for (const { group } of LocalOfferForm.answers.questions(draft)) {
      if (folds.has(group)) continue;
      const fold = element("details", { class: "form-fold" }, element("summary", {}, group));
      folds.set(group, fold);
      part("more").append(fold);
    }
    for (const { key, at, field, group } of LocalOfferForm.answers.questions(draft)) {
      const id = "q-" + LocalOfferForm.fields.idOf(at);
      const section = element("section", { class: "form-asked", "aria-labelledby": id }, element("h2", { id }, field.question), asked({ field, at }, answers, id));
      sections.set(key, { section, fold: folds.get(group), isNeeded: null });
    }
    arrange(draft);
  }

  // What was answered may make another question needed, or no longer. Only such a question moves.
  function arrange(draft) {
    let before = null; // the needed question above
    for (const { key, isNeeded } of LocalOfferForm.answers.questions(draft)) {
      const one = sections.get(key);
      if (isNeeded && !one.isNeeded) {
        if (before) before.after(one.section);
        else part("asked").prepend(one.section);
      } else if (!isNeeded && one.isNeeded !== false) one.fold.append(one.section);
      one.isNeeded = isNeeded;
      if (isNeeded) before = one.section;
    }
    for (const { fold } of sections.values()) fold.hidden = !fold.querySelector("section");
  }

  // ---- the answers so far ----

  function told(draft, linkTo) {
    const changed = new Set(draft.base ? LocalOfferForm.answers.changes(draft).differences.map(({ question }) => question.key) : []);
    const groups = new Map();
    for (const question of LocalOfferForm.answers.questions(draft)) {
      const { shown, open } = groups.get(question.group) || groups.set(question.group, { shown: [], open: [] }).get(question.group);
      const answer = LocalOfferForm.answers.told(draft, question), isChanged = changed.has(question.key);
      if (answer.length || question.isNeeded || isChanged) shown.push(row(question, answer, isChanged, linkTo));
      else open.push(element("li", {}, element("a", { href: linkTo(question) }, question.field.question)));
    }
    part("told").replaceChildren(...[...groups].flatMap(([title, { shown, open }]) => [
      element("h2", {}, title),
      ...(shown.length ? [element("dl", { class: "form-told" }, ...shown)] : []),
      ...(open.length ? [element("details", {}, element("summary", {}, "You can also say (" + open.length + ")"), element("ul", {}, ...open))] : []),
    ]));
  }

  function row({ field, ...question }, answer, isChanged, linkTo) {
    const isAnswered = answer.length > 0, lines = isAnswered ? answer : [question.isNeeded ? "This needs an answer." : "No answer."];
    const link = element("a", { href: linkTo(question) }, isAnswered ? "Change" : "Answer", element("span", { class: "find-hidden" }, " " + field.question));
    return element("div", { ...(isAnswered ? {} : { class: "form-open" }) },
      element("dt", {}, field.question, isChanged ? element("span", { class: "form-changed" }, " (changed)") : ""),
      ...lines.map((line) => element("dd", {}, line)), element("dd", { class: "form-link" }, link));
  }

  return { question, all, arrange, taken, told, leave };
})();
