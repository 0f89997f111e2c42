// Each screen as it is shown: its heading, what stands around the questions, and the ways on.
//
//     LocalOfferForm.showing.start(cleared)          cleared: the draft that was taken off this device just now, or null
//                           .question(draft, question, isChange, fields)   fields: see answers.of
//                           .all(draft, fields)      every question on one page
//                           .told(draft), .sending(draft), .clearing(draft)
//                           .problemsOf(draft, question)   what is wrong with one answer
//                           .addressOf(draft, ...parts), .go(address)
LocalOfferForm.showing = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const { drafts, answers, screens, errors, preview, send } = LocalOfferForm;
  const root = document.getElementById("form"), heading = document.querySelector("h1"), main = heading.textContent;
  const part = (name) => root.querySelector('[data-part="' + name + '"]');
  const screen = (name) => root.querySelector('[data-screen="' + name + '"]');
  const previewBox = document.getElementById("form-preview");
  let isFirst = true;

  const addressOf = ({ id }, ...parts) => "#" + [id, ...parts].join("/");
  const go = (address) => (location.hash = address);
  const nameOf = ({ name, record }) => name || record.name || "a service without a name yet";

  function show(name, title, draft = null) {
    for (const one of root.querySelectorAll("[data-screen]")) {
      one.hidden = one.dataset.screen !== name;
      if (one.hidden) screens.leave(one.dataset.screen);
    }
    errors.clear(root);
    heading.textContent = title;
    part("ways-on").hidden = !draft || name === "clear";
    previewBox.hidden = !["question", "all", "answers"].includes(name);
    part("not-kept").hidden = drafts.kept();
    part("other-tab").hidden = true;
    if (draft) {
      preview.show(draft.record);
      part("see-answers").href = addressOf(draft, "answers");
      part("see-answers").parentNode.hidden = name === "answers";
      part("other-way").textContent = name === "all" ? "Ask me one question at a time" : "Show all questions on one page";
      part("other-way").href = name === "all" ? addressOf(draft, "answers") : addressOf(draft, "all");
      part("clear").href = addressOf(draft, "clear");
    }
    errors.name();
    if (!isFirst) heading.focus();
    if (!isFirst) scrollTo(0, Math.max(0, heading.getBoundingClientRect().top + scrollY - 16));
    isFirst = false;
  }

  // ---- the screens ----

  function start(cleared) {
    part("cleared").hidden = !cleared;
    part("drafts").hidden = !drafts.all().length;
    part("drafts").querySelector("ul").replaceChildren(...drafts.all().map(function (one) {
      const day = new Date(one.typed).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
      return element("li", {}, element("a", { href: "#" + one.id }, (one.base ? "Correct: " : "") + nameOf(one)), ", typed on " + day);
    }));
    for (const box of part("way").querySelectorAll("input")) box.checked = box.value === drafts.way();
    show("start", main);
    if (cleared) part("cleared").focus();
  }

  function question(draft, asked, isChange, fields) {
    const needed = answers.questions(draft).filter(({ isNeeded }) => isNeeded), number = needed.findIndex(({ key }) => key === asked.key);
    draft.record = LocalOfferForm.tidy(draft.record);
    screens.question(asked, fields, isChange || number < 0 ? nameOf(draft) : "Question " + (number + 1) + " of " + needed.length);
    show("question", asked.field.question, draft);
    errors.show(screen("question"), problemsOf(draft, asked).filter(({ warning }) => warning));
  }

  // What is wrong with one answer. Where nothing is said of the whole yet, its first question says so.
  function problemsOf(draft, { at, isNeeded, ...question }) {
    const isOpen = isNeeded && !answers.told(draft, { at, ...question }).length;
    return answers.problems(draft).filter(({ field }) => answers.lies(field, at) || (isOpen && answers.lies(at, field)));
  }

  function all(draft, fields) {
    draft.record = LocalOfferForm.tidy(draft.record);
    drafts.way("all");
    part("all-lead").textContent = draft.base ? "Change what is wrong. Leave the rest as it is." : "These questions need an answer. Which they are depends on what you answer.";
    screens.all(draft, fields);
    show("all", draft.base ? "Correct: " + nameOf(draft) : main, draft);
  }

  function told(draft) {
    draft.record = LocalOfferForm.tidy(draft.record);
    const wrong = answers.problems(draft).filter(({ warning }) => !warning);
    part("answers-lead").textContent = draft.base ? "This is what the site says now. Press \u201cChange\u201d where something is wrong." : "Look through your answers. Change what is not right.";
    if (draft.kept && draft.kept.length) part("answers-lead").append(" The address of this service is private, so it is not shown here. To change it, ring us.");
    screens.told(draft, ({ key, at }) => addressOf(draft, key || at.join("."), "change"));
    part("to-mend").replaceChildren();
    part("to-send").href = addressOf(draft, "send");
    show("answers", draft.base ? "Correct: " + nameOf(draft) : "Your answers", draft);
    if (wrong.length) part("to-mend").append(element("div", { class: "form-errors" }, element("h2", {}, wrong.length === 1 ? "One thing is still to do" : wrong.length + " things are still to do"), errors.list(wrong, (one) => leadTo(draft, one))));
  }

  // To the question that a problem is about.
  function leadTo(draft, { field }) {
    const question = answers.questions(draft).find(({ at }) => answers.lies(field, at) || answers.lies(at, field));
    if (question) go(addressOf(draft, question.key, "change"));
  }

  function sending(draft) {
    draft.record = LocalOfferForm.tidy(draft.record);
    send.show(draft, (one) => leadTo(draft, one));
    part("sent").href = addressOf(draft, "clear");
    show("send", "Send it to us", draft);
  }

  function clearing(draft) {
    part("clear-name").textContent = nameOf(draft);
    part("clear-no").href = addressOf(draft, "answers");
    show("clear", "Clear your answers?", draft);
  }

  heading.tabIndex = -1;
  previewBox.open = matchMedia("(min-width: 56rem)").matches;
  return { start, question, all, told, sending, clearing, problemsOf, addressOf, go };
})();
