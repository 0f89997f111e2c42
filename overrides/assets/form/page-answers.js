// The answers of one draft, and what is to be asked about them.
//
//     LocalOfferForm.answers.of(draft, changed, isFolded)   {get(at), set(at, value), base, isCorrection, isFolded}
//                           .questions(draft)     [{at, key, field, group, isNeeded}] in the order of asking
//                           .problems(draft)      what `check` says of the draft
//                           .told(draft, question)  the answer in plain words, as lines; none: []
//                           .changes(draft)       what differs from the published record, as `change` gives it,
//                                                 each with its question
//                           .fieldAt(at)          the field of the model at a place in a record, or undefined
//                           .taken(record)        the service on the site that has this name: {key, label}, or undefined
LocalOfferForm.answers = (function () {
  "use strict";

  const IN_PARTS = ["access"]; // a record whose parts are a question each: there is much to say in each

  const lies = (at, above) => above.every((part, index) => String(at[index]) === String(part));

  function of(draft, changed, isFolded) {
    const get = (at) => at.reduce((part, key) => (part === null || part === undefined ? undefined : part[key]), draft.record);

    function set(at, value) {
      let part = draft.record;
      at.slice(0, -1).forEach(function (key, index) {
        if (part[key] === null || typeof part[key] !== "object") part[key] = typeof at[index + 1] === "number" ? [] : {};
        part = part[key];
      });
      const last = at[at.length - 1];
      if (value === undefined && !Array.isArray(part)) delete part[last];
      else part[last] = value;
      changed();
    }

    return { get, set, base: draft.base || {}, isCorrection: Boolean(draft.base), isFolded };
  }

  function questions(draft) {
    const { groups, records, root } = LocalOfferForm.model, needed = LocalOfferForm.needed(draft.record).map((path) => path.split("."));
    const isNeeded = (at) => needed.some((path) => lies(path, at));
    const fields = new Map(records[root].fields.map((field) => [field.key, field]));
    const canAsk = (key) => !(draft.kept || []).includes(key) && (!draft.base || fields.get(key).public !== false);
    return groups.flatMap(({ title, fields: keys }) => keys.filter(canAsk).flatMap(function (key) {
      const field = fields.get(key);
      const asked = IN_PARTS.includes(key) ? records[field.kind.of].fields.map((part) => [[key, part.key], part]) : [[[key], field]];
      return asked.map(([at, field]) => ({ at, key: at.join("."), field, group: title, isNeeded: isNeeded(at) }));
    }));
  }

  function problems({ record, slug, base, kept }) {
    return LocalOfferForm.check(record, { slug: slug || LocalOfferForm.slug(record.name || ""), base, kept });
  }

  const told = (draft, { field, at }) => LocalOfferForm.shown(field.kind, of(draft).get(at));

  function changes(draft) {
    const { change, differences } = LocalOfferForm.change(draft.slug, draft.base, draft.record), all = questions(draft);
    const questionOf = (path) => all.find(({ at }) => lies(path, at) || lies(at, path));
    return { change, differences: differences.map((one) => ({ ...one, question: questionOf(one.field.split(".")) })) };
  }

  // A number is the row of a list; a key of a map is a field whose label is that of the key.
  function fieldAt(at) {
    const { records, root } = LocalOfferForm.model;
    let field = { kind: { is: "record", of: root } };
    for (const key of at) {
      if (typeof key === "number") continue;
      const kind = field.kind.is === "list" ? field.kind.item : field.kind, name = kind.is === "either" ? kind.record : kind.of;
      if (kind.is === "map") field = { key, label: LocalOfferForm.shown(kind.key, key)[0] || "its name", kind: kind.value };
      else field = kind.is === "record" || kind.is === "either" ? records[name].fields.find((one) => one.key === key) : undefined;
      if (!field) return undefined;
    }
    return at.length ? field : undefined;
  }

  const bare = (name) => name.normalize("NFKD").toLowerCase().replace(/&/g, " and ").match(/[\p{L}\p{N}\p{M}]+/gu)?.join(" ") || "";

  function taken({ name = "" }) {
    const slug = LocalOfferForm.slug(name), typed = bare(name);
    return typed && LocalOfferForm.choices({ is: "term", of: "services" }).find(({ key, label }) => bare(label) === typed || key === slug);
  }

  return { of, questions, problems, told, changes, fieldAt, taken, lies };
})();
