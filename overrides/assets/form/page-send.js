// The end of the form: what is still wrong, the file, and the ways to send it.
//
//     LocalOfferForm.send.show(draft, leadTo)   // leadTo(problem) goes to its question
LocalOfferForm.send = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const LONGEST_ADDRESS = 8000; // characters: web hosts refuse longer ones
  const LONGEST_MAIL = 1500; // some mail programs cut off what is longer
  const root = document.getElementById("form"), services = root.dataset.services;
  const repository = JSON.parse(root.dataset.repository), mailTo = root.dataset.mail;
  const part = (name) => root.querySelector('[data-part="' + name + '"]');
  const query = (pairs) => "?" + pairs.map(([name, value]) => encodeURIComponent(name) + "=" + encodeURIComponent(value)).join("&");
  let address = null; // of the file that can be downloaded

  function show(draft, leadTo) {
    const all = LocalOfferForm.answers.problems(draft), wrong = all.filter(({ warning }) => !warning), think = all.filter(({ warning }) => warning);
    const made = draft.base ? correction(draft) : newFile(draft);
    list("send-wrong", wrong, leadTo);
    list("send-think", think, leadTo);
    part("send-nothing").hidden = Boolean(made);
    part("send-all").hidden = !made;
    part("send-change").hidden = !made || !draft.base;
    showTaken(draft);
    if (made) showFile(made);
  }

  function list(name, problems, leadTo) {
    part(name).hidden = !problems.length;
    part(name).querySelector("div").replaceChildren(LocalOfferForm.errors.list(problems, leadTo));
  }

  // {name, text, type, subject, body} and where it is handed in
  function newFile({ record }) {
    const slug = LocalOfferForm.slug(record.name || "") || "new-service", told = LocalOfferForm.tidy(record);
    const folder = services + "/" + (told.sector || LocalOfferForm.model.unsorted), name = slug + ".yml";
    return {
      name, folder, text: LocalOfferForm.yaml(record), type: "application/yaml", isNew: true,
      subject: "New record: " + (told.name || slug),
      body: "We have filled in the form for: " + (told.name || slug) + ".\n\nThe record is in the file " + name + ". It is attached.\n",
    };
  }

  function correction(draft) {
    const { change, differences } = LocalOfferForm.answers.changes(draft);
    if (!change) return null;
    part("send-change").querySelector("dl").replaceChildren(...differences.flatMap(difference));
    const said = differences.map(({ before, after, ...one }) => titleOf(one) + "\nBefore: " + inWords(before) + "\nAfter: " + inWords(after)).join("\n\n");
    const name = draft.slug + ".change.json";
    return {
      name, text: JSON.stringify(change, null, 2) + "\n", type: "application/json", isNew: false,
      subject: "Correction: " + draft.name,
      body: "Something is wrong in the record of: " + draft.name + ".\n\nThe correction is in the file " + name + ". It is attached." + (said.length < LONGEST_MAIL ? " In words:\n\n" + said : "") + "\n",
    };
  }

  const inWords = (lines) => lines.join("; ") || "no answer";

  // The question, and the part of it.
  function titleOf({ field, label, question }) {
    return question.field.question + (question.key === field ? "" : " " + LocalOfferForm.fields.capital(label) + ":");
  }

  function difference({ before, after, ...one }) {
    return [element("dt", {}, titleOf(one)),
      element("dd", {}, element("strong", {}, "Before"), side(before)), element("dd", {}, element("strong", {}, "After"), side(after))];
  }

  const side = (lines) => element("ul", { class: "plain" }, ...(lines.length ? lines : ["No answer"]).map((one) => element("li", {}, one)));

  function showTaken({ base, record }) {
    part("send-checked-too").hidden = !base;
    const taken = !base && LocalOfferForm.answers.taken(record);
    part("send-taken").replaceChildren(...(taken ? [LocalOfferForm.screens.taken(taken)] : []));
  }

  function showFile(made) {
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(new Blob([made.text], { type: made.type + ";charset=utf-8" }));
    part("file-name").textContent = made.name;
    part("text").textContent = made.text;
    part("download").href = address;
    part("download").download = made.name;
    part("copied").textContent = "";
    part("copy").onclick = copy;
    if (mailTo) part("mail").href = "mailto:" + mailTo + query([["subject", made.subject], ["body", made.body + "\nMy job, and how to reach me:\n"]]);
    part("ways-lead").hidden = !repository; // one way is no choice
    if (!repository) return;
    part("by-file").hidden = !made.isNew;
    part("by-issue").hidden = made.isNew;
    if (made.isNew) showHandIn(made);
    else showIssue(made);
  }

  function showHandIn({ name, folder, text }) {
    const file = [[repository.file_key, folder + "/" + name]], empty = repository.new + query(file);
    const full = repository.text_key && repository.new + query([...file, [repository.text_key, text]]);
    const fits = full && full.length <= LONGEST_ADDRESS;
    part("upload").href = repository.folder + folder;
    part("filled").hidden = false;
    part("new-file").href = fits ? full : empty;
    part("new-file").textContent = fits ? "a page with your text in it already." : "an empty page for the file, and paste the text there.";
  }

  function showIssue({ subject, body, text }) {
    const inside = body + "\n```json\n" + text + "```\n";
    const full = repository.issue + query([[repository.title_key, subject], [repository.body_key, inside]]), fits = full.length <= LONGEST_ADDRESS;
    part("issue").href = full;
    part("issue-fits").hidden = !fits;
    part("issue-long").hidden = fits;
  }

  async function copy() {
    part("copied").textContent = (await LocalOfferPage.copy(part("text")))
      ? "The text is copied. You can paste it into an e-mail." : "Copy it from the box below.";
  }

  return { show };
})();
