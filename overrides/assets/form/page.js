// The form: which screen the address names, and what leads from one to the next.
//
// The address says it all, so back, reload and a second tab work: #<draft>/<screen>. A draft is "new-..." or
// "correct-<slug>"; a screen is the key of a question (access.how), "all", "answers", "send" or "clear". A question
// that was opened from the answers ends in "/change".
(function () {
  "use strict";

  const PAUSE = 200; // milliseconds without a key before it is worked out which questions need an answer
  const { drafts, opening, answers, screens, errors, preview, showing } = LocalOfferForm;
  const { addressOf, go } = showing;
  const root = document.getElementById("form");
  const part = (name) => root.querySelector('[data-part="' + name + '"]');
  const screen = (name) => root.querySelector('[data-screen="' + name + '"]');
  let draft = null, asked = null, cleared = null, timer = 0, here = "";

  // ---- which screen ----

  // A link to a place on the page, such as "Skip to content", leads there and leaves the form as it is.
  function isPlace() {
    const name = opening.address();
    if (!document.getElementById(name)) return false;
    history.replaceState(null, "", location.pathname + location.search + here);
    return true;
  }

  async function route() {
    if (isPlace()) return;
    const address = here = location.hash;
    const [id, where, how] = opening.address().split("/");
    const found = isOpen(id) ? draft : await opening.draft(id);
    if (location.hash !== address) return; // the reader went elsewhere while it was on its way
    if (!isOpen(id)) draft = found; // what came twice is not put over what was typed since
    part("lost").hidden = !id || Boolean(draft);
    asked = null;
    if (!draft) return showing.start(cleared);
    if (where === "all") return showing.all(draft, theAnswers(true));
    if (where === "answers") return showing.told(draft);
    if (where === "send") return showing.sending(draft);
    if (where === "clear") return showing.clearing(draft);
    const question = answers.questions(draft).find(({ key }) => key === where);
    if (!question) return location.replace(addressOf(draft, ...firstOf(draft)));
    asked = { question, isChange: how === "change" };
    showing.question(draft, question, asked.isChange, theAnswers());
  }

  // Where a draft is opened that has no screen in its address.
  function firstOf({ base }) {
    if (drafts.way() === "all") return ["all"];
    return base || Object.keys(draft.record).length ? ["answers"] : [answers.questions(draft).find(({ isNeeded }) => isNeeded).key];
  }

  const isOpen = (id) => draft !== null && draft.id === id;

  // ---- what the reader does ----

  const theAnswers = (isFolded = false) => answers.of(draft, changed, isFolded);

  function changed() {
    drafts.keep(draft);
    cleared = null;
    part("not-kept").hidden = drafts.kept();
    preview.show(draft.record);
    clearTimeout(timer);
    timer = setTimeout(() => screen("all").hidden || screens.arrange(draft), PAUSE);
  }

  screen("question").querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const { question, isChange } = asked;
    draft.record = LocalOfferForm.tidy(draft.record);
    screens.question(question, theAnswers(), part("place").textContent); // without rows that were left empty
    const wrong = showing.problemsOf(draft, question).filter(({ warning }) => !warning);
    if (wrong.length) errors.show(screen("question"), wrong);
    else onFrom(question, isChange);
  });

  part("skip").addEventListener("click", () => onFrom(asked.question, asked.isChange));

  function onFrom(question, isChange) {
    const all = answers.questions(draft), here = all.findIndex(({ key }) => key === question.key);
    const next = all.slice(here + 1).find(({ isNeeded }) => isNeeded);
    go(isChange || !question.isNeeded || !next ? addressOf(draft, "answers") : addressOf(draft, next.key));
  }

  screen("all").querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    draft.record = LocalOfferForm.tidy(draft.record);
    screens.all(draft, theAnswers(true));
    const problems = answers.problems(draft);
    if (problems.some(({ warning }) => !warning)) errors.show(screen("all"), problems);
    else go(addressOf(draft, "answers"));
  });

  part("other-way").addEventListener("click", () => drafts.way(screen("all").hidden ? "all" : "steps"));

  part("begin").addEventListener("click", function () {
    drafts.way(part("way").querySelector("input:checked").value);
    go("#new-" + Date.now().toString(36));
  });

  part("clear-yes").addEventListener("click", function () {
    cleared = draft;
    drafts.forget(draft.id);
    draft = null;
    go("#");
  });

  part("cleared").querySelector("button").addEventListener("click", function () {
    drafts.keep(cleared);
    const { id } = cleared;
    cleared = null;
    go("#" + id);
  });

  part("other-tab").querySelector("button").addEventListener("click", function () {
    draft = null;
    route();
  });

  drafts.watch(() => draft && draft.id, function () {
    part("other-tab").hidden = false;
  });

  addEventListener("beforeunload", function (event) {
    if (drafts.kept() || !drafts.all().length) return;
    event.preventDefault(); // the browser asks before what was typed is lost
  });

  // "Correct this record" on the page of a service leads here with its name.
  const wanted = new URLSearchParams(location.search).get("correct");
  if (wanted && !location.hash) history.replaceState(null, "", location.pathname + "#correct-" + encodeURIComponent(wanted));
  addEventListener("hashchange", route);
  if (isPlace()) showing.start(cleared);
  else route();
})();
