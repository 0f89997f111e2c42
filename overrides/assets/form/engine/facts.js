// The engine of the form. It knows nothing of the page it is on, and no field or sentence by itself: the record
// model and the rules come from Python as data (hooks/local_offer/form/), which `take` is called with.
//
//   LocalOfferForm.model                    what to ask: records, groups, not_asked, only_pull_request,
//                                           only_correction, unsorted
//   LocalOfferForm.choices(kind)            the words to choose from: [{key, label, explanation}]
//   LocalOfferForm.check(record, options)   what is wrong: [{at, field, message, warning, missing}]
//   LocalOfferForm.needed(record)           what must be answered, given the answers so far: ["name", "access.how"]
//   LocalOfferForm.yaml(record)             the file, as `local-offer format` writes it
//   LocalOfferForm.shown(kind, value)       an answer in plain words, as lines
//   LocalOfferForm.slug(name)               the file's name
//   await LocalOfferForm.load(base, slug)   what the site says of a service: {slug, name, record, kept}
//   LocalOfferForm.change(slug, base, record)  the correction for `local-offer apply`, and what differs
//
// A record is an object as its file holds it: every answer is text, lists are arrays. What is empty is no answer.
const LocalOfferForm = {};

(function (form) {
  "use strict";

  // What the scripts of the engine share with each other.
  const parts = form.parts = {};
  const patterns = new Map();

  form.take = function (model, rules) {
    form.model = model;
    parts.rules = rules;
    parts.fields = {};
    for (const [name, record] of Object.entries(model.records)) {
      parts.fields[name] = new Map(record.fields.map((field) => [field.key, field]));
    }
  };

  // A sentence of the checks. A `value` that was typed is quoted as Python quotes it.
  parts.say = (room, wrong, told = {}) =>
    parts.rules.says[room][wrong].replace(/\{([a-z]+)\}/g, (all, name) =>
      name === "value" ? parts.quoted(told.value) : told[name] ?? all);

  // A pattern of the checks, which Python reads as well: anywhere in a text, or `whole`. An edge of a word is one
  // in any alphabet, as it is to Python.
  parts.pattern = function (name, whole) {
    const id = `${name} ${whole}`;
    if (!patterns.has(id)) {
      const [source, flags] = parts.rules.patterns[name];
      const edged = source.replace(/^\\b/, "(?:^|[^\\p{L}\\p{N}_])").replace(/\\b$/, "(?![\\p{L}\\p{N}_])");
      patterns.set(id, new RegExp(whole ? `^(?:${edged})$` : edged, flags + (edged === source ? "" : "u")));
    }
    return patterns.get(id);
  };
  parts.all = (name, text) => [...text.matchAll(new RegExp(parts.pattern(name), parts.pattern(name).flags + "g"))];

  // A value as Python shows it in quotes.
  parts.quoted = function (value) {
    if (Array.isArray(value)) return `[${value.map(parts.quoted).join(", ")}]`;
    if (value && typeof value === "object") {
      return `{${Object.entries(value).map((pair) => pair.map(parts.quoted).join(": ")).join(", ")}}`;
    }
    const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
    return quote + [...value].map((sign) => shownSign(sign, quote)).join("") + quote;
  };

  function shownSign(sign, quote) {
    if (sign === quote || sign === "\\") return `\\${sign}`;
    const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[sign];
    if (short) return short;
    if (sign === " " || !/[\p{C}\p{Z}]/u.test(sign)) return sign;
    const code = sign.codePointAt(0);
    const [mark, digits] = code <= 0xff ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
    return `\\${mark}${code.toString(16).padStart(digits, "0")}`;
  }

  parts.first = (text, most) => [...text].slice(0, most).join("");
  parts.words = (text) => text.split(/\s+/).filter(Boolean);
  parts.isPart = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // The record that a value of this kind is, or may be; or "".
  parts.recordOf = (kind = {}) => (kind.is === "record" ? kind.of : kind.is === "either" ? kind.record : "");

  // The record without what is not answered, and without spaces around an answer.
  form.tidy = (record) => tidied(record) || {};

  function tidied(value) {
    if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim() || undefined;
    if (Array.isArray(value)) {
      const items = value.map(tidied).filter((item) => item !== undefined);
      return items.length ? items : undefined;
    }
    if (!parts.isPart(value)) return undefined;
    const pairs = Object.entries(value).map(([key, inner]) => [key, tidied(inner)]);
    const answered = pairs.filter(([, inner]) => inner !== undefined);
    return answered.length ? Object.fromEntries(answered) : undefined;
  }

  // A vocabulary stands in the council's own order, with explanations; what is shared by records, by name.
  form.choices = function (kind) {
    const { terms } = form.model.words[kind.of] || { terms: [] };
    const choices = terms.map(([key, label, explanation = ""]) => ({ key, label, explanation }));
    const explained = choices.some(({ explanation }) => explanation);
    return explained ? choices : choices.sort((one, other) => one.label.localeCompare(other.label, "en"));
  };
})(LocalOfferForm);
