// A correction: what the site says of a service now, what it should say, and only what differs between them.
(function (form) {
  "use strict";

  const { parts } = form;
  const NAMELESS = "service";

  // A name as the name of a file: as hooks/local_offer/slugs.py makes it.
  form.slug = function (name) {
    const letters = name.replace(/['’]/g, "").normalize("NFKD").replace(/[^\x00-\x7f]/g, "").toLowerCase();
    const [first = nameless(name), ...more] = letters.match(/[a-z0-9]+/g) || [];
    const most = parts.rules.most.slug;
    let slug = first.slice(0, most);
    for (const word of more) {
      if (slug.length + 1 + word.length > most) break;
      slug += `-${word}`;
    }
    return slug;
  };

  // A mark that follows from the name, so that two such services do not get one file.
  function nameless(name) {
    const mark = [...name.trim()].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 2 ** 32, 0);
    return mark ? `${NAMELESS}-${mark.toString(16).padStart(8, "0")}` : NAMELESS;
  }

  // -- what the site says of a service ----------------------------------------------------------------

  const given = new Map();
  form.receive = (slug, told) => given.set(slug, { slug, ...told });

  // By a loader of its own: the engine knows nothing of the page that it is on.
  form.load = function (base, slug) {
    if (given.has(slug)) return Promise.resolve(given.get(slug));
    if (!parts.pattern("slug", true).test(slug)) return Promise.reject(new Error(slug));
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${base}assets/records/${slug}.js`;
      script.onload = () => (given.has(slug) ? resolve(given.get(slug)) : reject(new Error(slug)));
      script.onerror = () => reject(new Error(slug));
      document.head.append(script);
    });
  };

  // -- what differs -------------------------------------------------------------------------------------

  // {change, differences}. A part that was there and is there still is compared field by field.
  form.change = function (slug, base, record) {
    const differences = [];
    compare(form.model.root, form.tidy(base), form.tidy(record), [], differences);
    if (!differences.length) return { change: null, differences };
    const change = { slug, base: {}, changes: {} };
    for (const { field, fields, from, to } of differences) {
      if (from !== undefined) change.base[field] = from;
      change.changes[field] = to === undefined ? null : parts.inParagraphs(fields[fields.length - 1].kind, to);
    }
    return { change, differences: differences.map(shownDifference) };
  };

  function compare(name, before, after, at, found) {
    for (const field of parts.fields[name].values()) {
      if (!field.public) continue;
      const [from, to] = [before[field.key], after[field.key]];
      const inner = parts.recordOf(field.kind);
      const here = [...at, field];
      if (inner && parts.isPart(from) && parts.isPart(to)) compare(inner, from, to, here, found);
      else if (!same(from, to)) found.push({ field: here.map(({ key }) => key).join("."), fields: here, from, to });
    }
  }

  function same(one, other) {
    if (!one || !other || typeof one !== "object" || typeof other !== "object") return one === other;
    const keys = Object.keys(one);
    return Array.isArray(one) === Array.isArray(other) && keys.length === Object.keys(other).length &&
      keys.every((key) => key in other && same(one[key], other[key]));
  }

  const shownDifference = ({ field, fields, from, to }) => ({
    field,
    label: fields[fields.length - 1].label,
    before: shown(fields[fields.length - 1].kind, from),
    after: shown(fields[fields.length - 1].kind, to),
  });

  // An answer in plain words, as lines.
  const shown = form.shown = function (kind, value, day = "such day") {
    if (value === undefined) return [];
    if (kind.is === "either") {
      return shown(typeof value === "string" ? kind.term : { is: "record", of: kind.record }, value);
    }
    if (Array.isArray(value)) return value.flatMap((item) => shown(kind.item, item).join(", "));
    if (kind.is === "record") {
      const fields = [...parts.fields[kind.of].values()];
      const of = fields.find((field) => field.kind.of === "days" && value[field.key] !== undefined);
      return shownParts(fields.map((field) => [field.label, field.kind, value[field.key]]), of && labelOf(of.kind, value[of.key]));
    }
    if (kind.is === "map") {
      return shownParts(Object.entries(value).map(([key, inner]) => [labelOf(kind.key, key), kind.value, inner]));
    }
    return kind.is === "term" ? [labelOf(kind, value).replace("{day}", day)] : String(value).split("\n");
  };

  // Labels stand inside sentences: "the first {day} of each month".
  const shownParts = (told, day) => told.filter(([, , value]) => value !== undefined)
    .map(([label, kind, value]) => `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${shown(kind, value, day).join(", ")}`);

  function labelOf(kind, key) {
    const found = form.choices(kind).find((choice) => choice.key === key);
    return found ? found.label : key;
  }
})(LocalOfferForm);
