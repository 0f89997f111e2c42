// A record beside its model: what is wrong with each value, what is left when that is taken out, and what is not
// answered. The same verdict as hooks/local_offer/records/validate.py.
(function (form) {
  "use strict";

  const { parts } = form;
  const FEW_FIELDS = 12;

  const nameOf = (at) => at.filter((part) => typeof part === "string").join(".") || "this";

  // The record as it can be read, with its defaults; what is wrong goes to `wrong(at, message)`.
  parts.read = (record, wrong) => readRecord(form.model.root, record, [], wrong);

  function readRecord(name, given, at, wrong) {
    const fields = parts.fields[name];
    const made = {};
    for (const field of fields.values()) {
      if (field.default !== undefined) made[field.key] = field.default;
      else if (field.kind.is === "list" && field.need === "optional") made[field.key] = [];
    }
    for (const [key, value] of Object.entries(given)) {
      const here = [...at, key];
      const answer = fields.has(key)
        ? readValue(fields.get(key).kind, value, here, wrong)
        : wrong(here, noField(key, here, [...fields.keys()]));
      if (answer !== undefined) made[key] = answer;
    }
    return made;
  }

  function noField(key, at, keys) {
    const near = parts.near(key, keys);
    const hint = near ? ["near", { near }] : keys.length < FEW_FIELDS ? ["known here", { keys: keys.join(", ") }] : ["look it up"];
    return parts.say("validate", "no field", { name: nameOf(at), hint: parts.say("validate", ...hint) });
  }

  function readValue(kind, value, at, wrong) {
    if (kind.is === "either") {
      return readValue(typeof value === "string" ? kind.term : { is: "record", of: kind.record }, value, at, wrong);
    }
    const shape = { record: "part", map: "part", texts: "part", list: "list" }[kind.is];
    if (shape && !(shape === "list" ? Array.isArray(value) : parts.isPart(value))) {
      return wrong(at, parts.say("validate", shape, { name: nameOf(at) }));
    }
    if (kind.is === "texts") return value;
    if (kind.is === "record") return readRecord(kind.of, value, at, wrong);
    if (kind.is === "list") {
      return value.map((item, number) => readValue(kind.item, item, [...at, number], wrong))
        .filter((item) => item !== undefined);
    }
    if (kind.is === "map") return readMap(kind, value, at, wrong);
    return readAnswer(kind, value, at, wrong);
  }

  function readMap(kind, value, at, wrong) {
    const pairs = Object.entries(value).map(([key, inner]) =>
      [readAnswer(kind.key, key, [...at, key], wrong), readValue(kind.value, inner, [...at, key], wrong)]);
    return Object.fromEntries(pairs.filter((pair) => !pair.includes(undefined)));
  }

  function readAnswer(kind, value, at, wrong) {
    try {
      return parts.answerOf(kind, value);
    } catch (error) {
      if (!(error instanceof parts.Wrong)) throw error;
      const name = nameOf(at);
      return wrong(at, error.shape
        ? parts.say("validate", error.shape, { name })
        : parts.say("validate", "wrong", { name, why: error.why }));
    }
  }

  // Whether the record answers this at all, be it wrongly: then it is not missing as well.
  parts.answered = function (data, at) {
    for (const part of at) {
      const inside = parts.isPart(data) ? Object.keys(data).includes(part) : Array.isArray(data) && part < data.length;
      if (!inside) return !(parts.isPart(data) || Array.isArray(data));
      data = data[part];
    }
    return !(Array.isArray(data) && data.length === 0);
  };

  // The fields of a record, as read, that have this need and no answer: [at, field].
  parts.unanswered = function (record, need, name = form.model.root, at = []) {
    const found = [];
    for (const field of parts.fields[name].values()) {
      const value = record[field.key];
      const here = [...at, field.key];
      const empty = value === undefined || value === "" || (Array.isArray(value) && !value.length);
      if (field.need === need && empty) found.push([here, field]);
      else if (parts.isPart(value) && parts.recordOf(field.kind)) {
        found.push(...parts.unanswered(value, need, parts.recordOf(field.kind), here));
      } else if (Array.isArray(value) && parts.recordOf(field.kind.item)) {
        value.forEach((item, number) => {
          if (!parts.isPart(item)) return;
          found.push(...parts.unanswered(item, need, parts.recordOf(field.kind.item), [...here, number]));
        });
      }
    }
    return found;
  };

  parts.addMessage = (at, meaning) => parts.say("validate", "add", { name: nameOf(at), meaning });
})(LocalOfferForm);
