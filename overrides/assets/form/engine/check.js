// What is wrong with a record, as `local-offer check` says it, and what must be answered. Rules that look at other
// records as well are checked with the pull request.
(function (form) {
  "use strict";

  const { parts } = form;

  // Options: today ("2026-11-22"; else the device's day), slug, base (in a correction: the record as published, whose
  // own problems do not count), kept (fields that are not given).
  form.check = function (record, options = {}) {
    const known = options.base ? problemsOf(form.tidy(options.base), options) : [];
    const old = new Set(known.map(({ message }) => message));
    return inOrder(problemsOf(form.tidy(record), options).filter(({ message }) => !old.has(message)));
  };

  function problemsOf(given, { today = deviceDay(), slug = "", kept = [] }) {
    const found = [];
    const add = (at, message, { field = at, warning = false, missing = false } = {}) => {
      if (!kept.includes(field[0])) found.push({ at, field, message: inALine(message), warning, missing });
    };
    const record = readAndAnswered(given, add);
    const draft = { given, record, add, today, slug, kept };
    for (const rule of [...parts.answerRules, ...parts.peopleRules, ...parts.wordRules]) rule(draft);
    return found;
  }

  // A message quotes what is wrong, but not a page of it.
  const inALine = (message) => parts.first(parts.words(message).join(" "), parts.rules.most.message);

  function readAndAnswered(given, add) {
    const record = parts.read(given, (at, message) => { add(at, message); });
    for (const [at, field] of parts.unanswered(record, "always")) {
      if (!parts.answered(given, at)) add(at, parts.addMessage(at, field.meaning), { missing: true });
    }
    return record;
  }

  function deviceDay() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  // Errors first, then by the order of the questions.
  function inOrder(problems) {
    const order = form.model.groups.flatMap(({ fields }) => fields);
    const place = ({ field }) => (order.includes(field[0]) ? order.indexOf(field[0]) : order.length);
    return problems.sort((one, other) => one.warning - other.warning || place(one) - place(other));
  }

  // -- what must be answered ------------------------------------------------------------------------

  // Every field that the rules would ask for if it were left out, as dotted paths. Items of lists are not looked into.
  form.needed = function (record) {
    const given = form.tidy(record);
    const needed = new Set(missing(given));
    for (const [path, field] of answeredFields(form.model.root, given)) {
      const name = path.join(".");
      if (field.need === "always" || missing(without(given, path)).includes(name)) needed.add(name);
    }
    for (const path of [...needed]) for (const inner of neededInside(given, path)) needed.add(inner);
    return [...needed];
  };

  function missing(given) {
    const found = [];
    const add = (at, message, { field = at, missing: isMissing } = {}) => {
      if (isMissing && field.every((part) => typeof part === "string")) found.push(field.join("."));
    };
    const draft = { given, record: readAndAnswered(given, add), add, today: "9999", slug: "", kept: [] };
    for (const rule of parts.answerRules) rule(draft);
    return found;
  }

  // What a part that is not there yet would have to say: access.how, when access is needed.
  function neededInside(given, path) {
    const field = parts.fields[form.model.root].get(path);
    if (!field || field.kind.is !== "record" || given[path]) return [];
    return missing({ ...given, [path]: {} }).filter((one) => one.startsWith(`${path}.`));
  }

  // The answered fields of the record and of its parts: [path, field].
  function answeredFields(name, given, at = []) {
    return [...parts.fields[name].values()].filter(({ key }) => given[key] !== undefined).flatMap((field) => {
      const here = [...at, field.key];
      const inner = parts.recordOf(field.kind);
      const below = inner && parts.isPart(given[field.key]) ? answeredFields(inner, given[field.key], here) : [];
      return [[here, field], ...below];
    });
  }

  function without(given, [key, ...inner]) {
    const { [key]: value, ...rest } = given;
    return inner.length ? { ...rest, [key]: without(value, inner) } : rest;
  }
})(LocalOfferForm);
