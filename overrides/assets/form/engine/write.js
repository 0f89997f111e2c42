// A record as the text of its file: fields in the order of the model, one look for each kind, as
// `local-offer format` writes it (hooks/local_offer/write.py).
(function (form) {
  "use strict";

  const { parts } = form;
  const STEP = 2;

  form.yaml = (record) => parts.written(parts.inParagraphs({ is: "record", of: form.model.root }, form.tidy(record)));

  // Texts of several lines end with a line end, so that they stand as a block below `|`.
  parts.inParagraphs = function (kind, value) {
    if (typeof value === "string") return kind.is === "prose" && value.includes("\n") ? `${value}\n` : value;
    if (Array.isArray(value)) return value.map((item) => parts.inParagraphs(itemOf(kind), item));
    const fields = fieldsOf(kind);
    const pairs = Object.entries(value).map(([key, inner]) =>
      [key, parts.inParagraphs(fields.has(key) ? fields.get(key).kind : itemOf(kind), inner)]);
    return Object.fromEntries(pairs);
  };

  const TEXT = { is: "line" };
  const NO_FIELDS = new Map();
  const fieldsOf = (kind) => parts.fields[parts.recordOf(kind)] || NO_FIELDS;
  const itemOf = (kind) => (kind.is === "list" ? kind.item : kind.is === "map" ? kind.value : TEXT);

  // The record as it is given, every answer as it is.
  parts.written = (record) =>
    Object.keys(record).length ? block(typed({ is: "record", of: form.model.root }, record, ""), 0) : "{}\n";

  // -- the order and the look that each kind asks for ---------------------------------------------------

  // What is to be written: {pairs, flow}, {items, flow}, or {text, bare}.
  function typed(kind, value, name) {
    const { one_line: oneLine, items_on_one_line: itemsOnOneLine } = parts.rules.look;
    if (Array.isArray(value)) {
      const items = value.map((item) => typed(itemOf(kind), item, ""));
      if (itemsOnOneLine.includes(name)) for (const item of items) if (item.pairs) item.flow = true;
      return { items, flow: oneLine.includes(name) || !items.length };
    }
    if (!parts.isPart(value)) return { text: value, bare: standsBare(kind, value) };
    const pairs = name === "translations" ? Object.entries(value).map(([lang, texts]) => [lang, translation(texts)])
      : pairsOf(kind, value);
    return { pairs, flow: (name !== "translations" && oneLine.includes(name)) || !pairs.length };
  }

  function pairsOf(kind, value) {
    const fields = fieldsOf(kind);
    const order = [...fields.keys()];
    const place = (key) => (fields.has(key) ? order.indexOf(key) : order.length);
    const keys = Object.keys(value).sort((one, other) => place(one) - place(other));
    return keys.map((key) => [key, typed(fields.has(key) ? fields.get(key).kind : itemOf(kind), value[key], key)]);
  }

  // A translation: what it says about itself, then the texts in the order of the record.
  function translation(texts) {
    if (!parts.isPart(texts)) return typed(TEXT, texts, "");
    const about = parts.rules.look.about_a_translation.filter((key) => key in texts);
    const rest = Object.fromEntries(Object.entries(texts).filter(([key]) => !about.includes(key)));
    const pairs = about.map((key) => [key, typed(TEXT, texts[key], key)]);
    return { pairs: [...pairs, ...pairsOf({ is: "record", of: form.model.root }, rest)] };
  }

  // Whether a text is a number, a day, or one of a few answers, where the model asks for one.
  function standsBare(kind, value) {
    if (["whole", "years", "months"].includes(kind.is)) return /^(?:0|[1-9][0-9]{0,6})$/.test(value);
    if (kind.is === "day") return parts.pattern("day", true).test(value);
    return kind.is === "answer" && kind.of.includes(value);
  }

  // -- lines ----------------------------------------------------------------------------------------

  // A mapping or list as lines, each with its indent.
  function block(node, indent) {
    const start = " ".repeat(indent);
    if (node.items) return node.items.map((item) => `${start}-${behindDash(item, indent)}`).join("");
    return node.pairs.map(([key, value]) => {
      const name = parts.scalar(key, { bare: true, key: parts.isSimpleKey(key), indent: indent + STEP });
      if (parts.isSimpleKey(key)) return `${start}${name}:${behindKey(value, indent)}`;
      return `${start}? ${name}\n${start}:${behindKey(value, indent)}`;
    }).join("");
  }

  const isBlock = (node) => (node.pairs || node.items) && !node.flow;

  const behindKey = (node, indent) =>
    (isBlock(node) ? `\n${block(node, indent + STEP)}` : ` ${inLine(node, indent)}\n`);

  // The first line of what stands in a list begins behind the dash.
  const behindDash = (node, indent) =>
    (isBlock(node) ? ` ${block(node, indent + STEP).trimStart()}` : ` ${inLine(node, indent)}\n`);

  // What stands on one line, alone or inside {...} and [...].
  function inLine(node, outer, inFlow = false) {
    const indent = outer + STEP;
    return node.text === undefined ? flow(node, indent) : parts.scalar(node.text, { bare: node.bare, flow: inFlow, indent });
  }

  function flow(node, indent) {
    const inner = (one) => inLine(one, indent, true);
    if (node.items) return `[${node.items.map(inner).join(", ")}]`;
    const pairs = node.pairs.map(([key, value]) => {
      const simple = parts.isSimpleKey(key);
      const name = parts.scalar(key, { bare: true, flow: true, key: simple, indent: indent + STEP });
      return simple ? `${name}: ${inner(value)}` : `? ${name} : ${inner(value)}`;
    });
    return `{${pairs.join(", ")}}`;
  }
})(LocalOfferForm);
