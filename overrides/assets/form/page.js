// The form: which screen is shown, and what leads from one to the next.
//
// The address says it all, so back, reload and a second tab work: #<draft>/<screen>. A draft is "new-..." or
// "correct-<slug>"; a screen is the key of a question (access.how), "all", "answers", "send" or "clear". A question
// that was opened from the answers ends in "/change".
(function () {
  "use strict";

  const PAUSE = 200; // milliseconds without a key before it is worked out which questions need an answer
  const { element } = LocalOfferPage;
  const { drafts, answers, fields, screens, errors, preview, send } = LocalOfferForm;
  const root = document.getElementById("form"), heading = document.querySelector("h1"), main = heading.textContent;
  const part = (name) => root.querySelector('[data-part="' + name + '"]');
  const screen = (name) => root.querySelector('[data-screen="' + name + '"]');
  const told = document.getElementById("form-preview");
  let draft = null, asked = null, cleared = null, isFirst = true, timer = 0, here = "";

  const addressOf = (...parts) => "#" + [draft.id, ...parts].join("/");
  const go = (address) => (location.hash = address);
  const nameOf = ({ name, record }) => name || record.name || "a service without a name yet";

  // ---- which screen ----

  // What stands behind "#". An address that a mail program has broken is none.
  function hash() {
    try {
      return decodeURI(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  // A link to a place on the page, such as "Skip to content", leads there and leaves the form as it is.
  function isPlace() {
    const name = hash();
    if (!document.getElementById(name)) return false;
    history.replaceState(null, "", location.pathname + location.search + here);
    return true;
  }

  async function route() {
    if (isPlace()) return;
    const address = here = location.hash;
    const [id, where, how] = hash().split("/");
    const found = isOpen(id) ? draft : await opened(id);
    if (location.hash !== address) return; // the reader went elsewhere while it was on its way
    if (!isOpen(id)) draft = found; // what came twice is not put over what was typed since
    part("lost").hidden = !id || Boolean(draft);
    if (!draft) return start();
    if (where === "all") return showAll();
    if (where === "answers") return showAnswers();
    if (where === "send") return showSend();
    if (where === "clear") return showClear();
    const question = answers.questions(draft).find(({ key }) => key === where);
    if (question) return showQuestion(question, how === "change");
    location.replace(addressOf(...firstOf(draft)));
  }

  // Where a draft is opened that has no screen in its address.
  function firstOf({ base }) {
    if (drafts.way() === "all") return ["all"];
    return base || Object.keys(draft.record).length ? ["answers"] : [answers.questions(draft).find(({ isNeeded }) => isNeeded).key];
  }

  const isOpen = (id) => draft !== null && draft.id === id;

  // The draft with this id, or null. A correction starts from what the site says, which may take a while to come.
  async function opened(id) {
    if (/^new-\w+$/.test(id)) return drafts.read(id) || { id, record: {} };
    const slug = (/^correct-([a-z0-9-]+)$/.exec(id) || [])[1];
    if (!slug) return null;
    const now = await LocalOfferForm.load(root.dataset.base, slug).catch(() => null), kept = drafts.read(id);
    return now ? { ...now, id, slug, base: now.record, record: renewed(kept, now.record) } : kept;
  }

  // What was typed, over what is published now: what was not touched follows the site.
  function renewed(kept, now) {
    const record = structuredClone(now);
    for (const key of kept ? new Set([...Object.keys(kept.record), ...Object.keys(kept.base)]) : []) {
      if (JSON.stringify(kept.record[key]) === JSON.stringify(kept.base[key])) continue;
      if (kept.record[key] === undefined) delete record[key];
      else record[key] = kept.record[key];
    }
    return record;
  }

  function show(name, title) {
    for (const one of root.querySelectorAll("[data-screen]")) {
      one.hidden = one.dataset.screen !== name;
      if (one.hidden) screens.leave(one.dataset.screen);
    }
    errors.clear(root);
    heading.textContent = title;
    part("ways-on").hidden = !draft || name === "clear";
    told.hidden = !["question", "all", "answers"].includes(name);
    part("not-kept").hidden = drafts.kept();
    part("other-tab").hidden = true;
    if (draft) {
      preview.show(draft.record);
      part("see-answers").href = addressOf("answers");
      part("see-answers").parentNode.hidden = name === "answers";
      part("other-way").textContent = name === "all" ? "Ask me one question at a time" : "Show all questions on one page";
      part("other-way").href = name === "all" ? addressOf("answers") : addressOf("all");
      part("clear").href = addressOf("clear");
    }
    errors.name();
    if (!isFirst) heading.focus();
    if (!isFirst) scrollTo(0, Math.max(0, heading.getBoundingClientRect().top + scrollY - 16));
    isFirst = false;
  }

  // ---- the screens ----

  function start() {
    asked = null;
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

  const theAnswers = (isFolded = false) => answers.of(draft, changed, isFolded);

  function changed() {
    drafts.keep(draft);
    cleared = null;
    part("not-kept").hidden = drafts.kept();
    preview.show(draft.record);
    clearTimeout(timer);
    timer = setTimeout(() => screen("all").hidden || screens.arrange(draft), PAUSE);
  }

  function showQuestion(question, isChange) {
    const needed = answers.questions(draft).filter(({ isNeeded }) => isNeeded), number = needed.findIndex(({ key }) => key === question.key);
    asked = { question, isChange };
    draft.record = LocalOfferForm.tidy(draft.record);
    screens.question(question, theAnswers(), isChange || number < 0 ? nameOf(draft) : "Question " + (number + 1) + " of " + needed.length);
    show("question", question.field.question);
    errors.show(screen("question"), problemsOf(question).filter(({ warning }) => warning));
  }

  // What is wrong with one answer. Where nothing is said of the whole yet, its first question says so.
  function problemsOf({ at, isNeeded, ...question }) {
    const isOpen = isNeeded && !answers.told(draft, { at, ...question }).length;
    return answers.problems(draft).filter(({ field }) => answers.lies(field, at) || (isOpen && answers.lies(at, field)));
  }

  function showAll() {
    draft.record = LocalOfferForm.tidy(draft.record);
    drafts.way("all");
    part("all-lead").textContent = draft.base ? "Change what is wrong. Leave the rest as it is." : "These questions need an answer. Which they are depends on what you answer.";
    screens.all(draft, theAnswers(true));
    show("all", draft.base ? "Correct: " + nameOf(draft) : main);
  }

  function showAnswers() {
    draft.record = LocalOfferForm.tidy(draft.record);
    const wrong = answers.problems(draft).filter(({ warning }) => !warning);
    part("answers-lead").textContent = draft.base ? "This is what the site says now. Press \u201cChange\u201d where something is wrong." : "Look through your answers. Change what is not right.";
    if (draft.kept && draft.kept.length) part("answers-lead").append(" The address of this service is private, so it is not shown here. To change it, ring us.");
    screens.told(draft, ({ key, at }) => addressOf(key || at.join("."), "change"));
    part("to-mend").replaceChildren();
    part("to-send").href = addressOf("send");
    show("answers", draft.base ? "Correct: " + nameOf(draft) : "Your answers");
    if (wrong.length) part("to-mend").append(element("div", { class: "form-errors" }, element("h2", {}, wrong.length === 1 ? "One thing is still to do" : wrong.length + " things are still to do"), errors.list(wrong, leadTo)));
  }

  // To the question that a problem is about.
  function leadTo({ field }) {
    const question = answers.questions(draft).find(({ at }) => answers.lies(field, at) || answers.lies(at, field));
    if (question) go(addressOf(question.key, "change"));
  }

  function showSend() {
    draft.record = LocalOfferForm.tidy(draft.record);
    send.show(draft, leadTo);
    part("sent").href = addressOf("clear");
    show("send", "Send it to us");
  }

  function showClear() {
    part("clear-name").textContent = nameOf(draft);
    part("clear-no").href = addressOf("answers");
    show("clear", "Clear your answers?");
  }

  // ---- what the reader does ----

  screen("question").querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    const { question, isChange } = asked;
    draft.record = LocalOfferForm.tidy(draft.record);
    screens.question(question, theAnswers(), part("place").textContent); // without rows that were left empty
    const wrong = problemsOf(question).filter(({ warning }) => !warning);
    if (wrong.length) errors.show(screen("question"), wrong);
    else onFrom(question, isChange);
  });

  part("skip").addEventListener("click", () => onFrom(asked.question, asked.isChange));

  function onFrom(question, isChange) {
    const all = answers.questions(draft), here = all.findIndex(({ key }) => key === question.key);
    const next = all.slice(here + 1).find(({ isNeeded }) => isNeeded);
    go(isChange || !question.isNeeded || !next ? addressOf("answers") : addressOf(next.key));
  }

  screen("all").querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    draft.record = LocalOfferForm.tidy(draft.record);
    screens.all(draft, theAnswers(true));
    const problems = answers.problems(draft);
    if (problems.some(({ warning }) => !warning)) errors.show(screen("all"), problems);
    else go(addressOf("answers"));
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

  heading.tabIndex = -1;
  told.open = matchMedia("(min-width: 56rem)").matches;
  // "Correct this record" on the page of a service leads here with its name.
  const wanted = new URLSearchParams(location.search).get("correct");
  if (wanted && !location.hash) history.replaceState(null, "", location.pathname + "#correct-" + encodeURIComponent(wanted));
  addEventListener("hashchange", route);
  if (isPlace()) start();
  else route();
})();
