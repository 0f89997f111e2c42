// The kinds of value a record is made of: each takes what was typed and gives the answer, or throws what to say.
// The same checks as hooks/local_offer/records/kinds.py, by its patterns and in its words.
(function (form) {
  "use strict";

  const { parts } = form;
  const LONGEST_WEB = 2000;
  const LONGEST_SLUG = 80;

  // What is wrong with a value: a sentence, or the name of a shape that it does not have.
  class Wrong {
    constructor(why, shape) {
      this.why = why;
      this.shape = shape;
    }
  }
  parts.Wrong = Wrong;

  const wrong = (which, told) => new Wrong(parts.say("kinds", which, told));
  const has = (name, text) => parts.pattern(name).test(text);
  const is = (name, text) => parts.pattern(name, true).test(text);

  function text(value) {
    const tag = value.match(parts.pattern("tag"));
    if (tag) throw wrong("html", { tag: parts.first(tag[0], 30) });
    const entity = value.match(parts.pattern("entity"));
    if (entity && decoded(entity[0]) !== entity[0]) throw wrong("entity", { entity: entity[0] });
    if (has("hidden", value)) throw wrong("hidden");
    const script = value.match(parts.pattern("script"));
    if (script) throw wrong("script", { script: script[1] });
    return value.trim();
  }

  const decoded = (entity) => new DOMParser().parseFromString(entity, "text/html").body.textContent;

  function line(value) {
    const said = text(value);
    if (said.includes("\n")) throw wrong("one line");
    return said;
  }

  function prose(value) {
    const said = text(value);
    if (said.includes("![")) throw wrong("picture");
    for (const found of parts.all("link", said)) {
      const target = (found[1] || found[2] || "").replace(/^[<>]+|[<>]+$/g, "");
      const safe = target.match(parts.pattern("safe link"));
      if (!safe || safe.index > 0) throw wrong("link", { value: parts.first(target, 40) });
    }
    return said;
  }

  function phone(value) {
    if (!parts.isPhone(value)) throw wrong("phone", { value });
    return parts.words(value).join(" ");
  }

  function relay(value) {
    const number = phone(value);
    if (!number.startsWith("18001")) throw wrong("relay", { phone: number });
    return number;
  }

  function web(value) {
    if ([...value].length > LONGEST_WEB || has("hidden", value) || !is("web", value)) {
      throw wrong("web", { value: parts.first(value, 60) });
    }
    return value;
  }

  function postcode(typed) {
    const value = parts.words(typed.toUpperCase()).join(" ");
    if (!is("postcode", value) && !is("outward", value)) throw wrong("postcode", { value });
    return value;
  }

  function day(value) {
    if (typeof value !== "string" || !is("day", value)) throw wrong("day", { value });
    const [year, month, date] = value.split("-").map(Number);
    const found = new Date(Date.UTC(2000, month - 1, date));
    found.setUTCFullYear(year, month - 1, date);
    if (year < 1 || found.getUTCMonth() !== month - 1 || found.getUTCDate() !== date) {
      throw wrong("no such day", { day: value });
    }
    return value;
  }

  function whole(value) {
    if (typeof value !== "string" || !is("whole", value)) throw wrong("whole", { value });
    return Number(value);
  }

  const between = (name, low, high) => (value) => {
    const number = whole(value);
    if (number < low || number > high) throw wrong(name, { number });
    return number;
  };

  const must = (name) => (value) => {
    if (!is(name, value)) throw wrong(name, { value });
    return value;
  };

  function slug(value) {
    if (!is("slug", value) || value.length > LONGEST_SLUG) throw wrong("slug", { value });
    return value;
  }

  function answer(value, kind) {
    if (!kind.of.includes(value)) {
      throw wrong("answer", { words: `${kind.of.slice(0, -1).join(", ")} or ${kind.of[kind.of.length - 1]}`, value });
    }
    return value;
  }

  function term(value, kind) {
    const known = form.model.words[kind.of];
    const keys = known && known.terms.map(([key]) => key);
    if (!keys || keys.includes(value)) return value;
    const near = parts.near(value, keys);
    const few = keys.length > 0 && keys.length <= parts.rules.few && !near;
    const hint = (near ? parts.say("kinds", "near", { near }) : "") + (few
      ? parts.say("kinds", "listed", { keys: keys.join(", ") })
      : parts.say("kinds", "see", { where: known.where }));
    throw wrong("unknown", { key: value, hint });
  }

  const OF_TEXT = { line, prose, phone, relay, web, postcode, slug, term, email: must("email"), time: must("time") };
  const OF_ANYTHING = { answer, day, whole, years: between("years", 0, 25), months: between("months", 1, 24) };

  parts.answerOf = function (kind, value) {
    if (OF_ANYTHING[kind.is]) return OF_ANYTHING[kind.is](value, kind);
    if (typeof value !== "string") throw new Wrong("", "text");
    return OF_TEXT[kind.is](value, kind);
  };
})(LocalOfferForm);
