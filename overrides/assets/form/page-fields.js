// A field of a record as something to type or choose in, of whatever kind it is. Each writes at once what is
// typed into the record.
//
//     LocalOfferForm.fields.make(field, at, answers, heading)   // field: of the model; at: ["access", "how"]
//
// `answers` is {get(at), set(at, value), base}; `heading` the id of a heading that asks the question already.
LocalOfferForm.fields = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const MOST_TO_TICK = 60; // longer lists are chosen from, one by one
  const MOST_RADIOS = 12;
  const GROUPS = new Set(["answer", "list", "map", "record", "either", "day"]);
  const SENTENCES = new Set(["summary", "alert.text", "access.criteria", "sensory", "waiting.not_measured", "easy_read.sentences.text"]);
  const FORMS = {
    phone: { type: "tel" }, relay: { type: "tel" }, email: { type: "email" }, web: { inputmode: "url" },
    whole: { inputmode: "numeric" }, years: { inputmode: "numeric" }, months: { inputmode: "numeric" },
  };
  const WORDS = JSON.parse(document.getElementById("form").dataset.words); // "yes" as people read it

  const idOf = (at) => "f-" + at.join("-").replace(/[^\w-]/g, "_");
  const capital = (text) => text[0].toUpperCase() + text.slice(1);

  const isGroup = (kind, at) => GROUPS.has(kind.is) || (kind.is === "term" && hasRadios(kind, at));

  // Choices stand open with what they mean, but not inside the rows of a list: there they would bury the rest.
  function hasRadios(kind, at) {
    return !at.some((key) => typeof key === "number") && LocalOfferForm.choices(kind).length <= MOST_RADIOS;
  }

  function make(field, at, answers, heading) {
    const id = idOf(at), group = isGroup(field.kind, at), said = field.question || capital(field.label);
    const name = heading ? [] : [group ? element("legend", {}, said) : element("label", { for: id }, said)];
    const hints = LocalOfferForm.hints.of(field, at, Boolean(heading));
    const hint = element("p", { class: "find-hint", id: id + "-hint" }, hints.join(" "));
    const about = hints.length ? { "aria-describedby": hint.id } : {};
    const spot = {
      field, at, id, answers, isQuestion: Boolean(heading),
      named: { id, ...about, ...(heading ? { "aria-labelledby": heading } : {}) },
      value: () => answers.get(at),
      write: (value) => answers.set(at, value === undefined || (isDefault(field, value) && !wasSaid(answers, at)) ? undefined : value),
    };
    const box = group
      ? element("fieldset", { class: "form-field", "data-at": at.join("."), ...about, ...(heading ? { "aria-labelledby": heading } : {}) })
      : element("div", { class: "form-field", "data-at": at.join(".") });
    box.append(...name, ...(hints.length ? [hint] : []), ...control(field.kind, spot));
    return box;
  }

  // What holds when nothing is said need not be written, unless the file says it already.
  const isDefault = ({ default: usual }, value) => usual !== undefined && JSON.stringify(usual) === JSON.stringify(value);
  const wasSaid = ({ base }, at) => at.reduce((part, key) => (part ? part[key] : undefined), base) !== undefined;

  function control(kind, spot) {
    if (kind.is === "prose") return [prose(spot)];
    if (kind.is === "answer") return radios(words(kind), spot);
    if (kind.is === "term") return term(kind, spot);
    if (kind.is === "day") return [day(spot)];
    if (kind.is === "record") return parts(kind.of, spot);
    if (kind.is === "either") return LocalOfferForm.lists.either(kind, spot);
    if (kind.is === "map") return LocalOfferForm.lists.map(kind, spot);
    if (kind.is === "list") return canTick(kind.item) ? ticks(LocalOfferForm.choices(kind.item), spot) : LocalOfferForm.lists.list(kind, spot);
    return [line(kind, spot)];
  }

  const words = ({ of }) => of.map((key) => ({ key, label: WORDS[key] || key }));
  const canTick = (item) => item.is === "term" && LocalOfferForm.choices(item).length <= MOST_TO_TICK;

  // ---- what is typed ----

  function line(kind, spot) {
    if (SENTENCES.has(spot.at.filter((key) => typeof key === "string").join("."))) return sentence(spot);
    const box = element("input", { type: "text", autocomplete: "off", ...FORMS[kind.is], ...spot.named });
    if (["years", "months", "whole", "time", "postcode"].includes(kind.is)) box.classList.add("form-short");
    return typed(box, spot);
  }

  // One line that may be long: it has room to be read, and no line ends.
  function sentence(spot) {
    const box = element("textarea", { rows: "3", ...spot.named });
    box.addEventListener("input", () => /\n/.test(box.value) && (box.value = box.value.replace(/\s*\n\s*/g, " ")));
    return typed(box, spot);
  }

  function prose(spot) {
    return typed(element("textarea", { rows: "6", ...spot.named }), spot);
  }

  function typed(box, spot) {
    const read = LocalOfferForm.typed[spot.field.kind.is] || ((text) => text);
    box.value = spot.value() ?? spot.field.default ?? "";
    box.addEventListener("input", () => spot.write(read(box.value)));
    box.addEventListener("change", () => (box.value = read(box.value))); // so that one sees how it was understood
    return box;
  }

  // Day, month and year in boxes of their own: easier than a calendar, and nothing half typed is lost.
  function day(spot) {
    const [year = "", month = "", date = ""] = String(spot.value() || "").split("-");
    const boxes = [["Day", date.replace(/^0/, "")], ["Month", month.replace(/^0/, "")], ["Year", year]].map(function ([label, value], number) {
      const id = spot.id + (number ? "-" + label : "");
      const box = element("input", { type: "text", inputmode: "numeric", autocomplete: "off", id, class: number === 2 ? "form-year" : "form-tiny" });
      box.value = value;
      box.addEventListener("input", write);
      return { box, shown: element("div", {}, element("label", { for: id }, label), box) };
    });
    function write() {
      const [date, month, year] = boxes.map(({ box }) => box.value.trim());
      spot.write(date || month || year ? [year, month.padStart(2, "0"), date.padStart(2, "0")].join("-") : undefined);
    }
    const today = element("button", { type: "button", class: "find-plain" }, "Use today");
    today.addEventListener("click", function () {
      const now = new Date();
      [now.getDate(), now.getMonth() + 1, now.getFullYear()].forEach((part, number) => (boxes[number].box.value = part));
      write();
    });
    return element("div", { class: "form-day" }, ...boxes.map(({ shown }) => shown), today);
  }

  // ---- what is chosen ----

  function term(kind, spot) {
    const choices = LocalOfferForm.choices(kind);
    return hasRadios(kind, spot.at) ? radios(choices, spot) : [select(choices, spot)];
  }

  function choice(type, { key, label, explanation }, spot, name) {
    const id = spot.id + "-" + idOf([key]), box = element("input", { type, id, value: key, ...(name ? { name } : {}) });
    const same = !explanation || explanation.replace(/\.$/, "") === label;
    if (!same) box.setAttribute("aria-describedby", id + "-hint");
    const shown = element("div", { class: "form-choice" }, box, element("label", { for: id }, named(label, spot)));
    if (!same) shown.append(element("p", { class: "find-hint", id: id + "-hint" }, explanation));
    return { box, shown };
  }

  function radios(choices, spot) {
    const given = spot.value() ?? spot.field.default, canLeaveOut = spot.field.need !== "always" && spot.field.default === undefined;
    const all = canLeaveOut ? [...choices, { key: "", label: "I do not know, or it does not fit" }] : choices;
    return all.map(function (one) {
      const { box, shown } = choice("radio", one, spot, spot.id);
      box.checked = Boolean(one.key) && String(given) === one.key;
      box.addEventListener("change", () => spot.write(one.key || undefined));
      return shown;
    });
  }

  function ticks(choices, spot) {
    const given = () => spot.value() ?? spot.field.default ?? [];
    const boxes = choices.map(function (one) {
      const { box, shown } = choice("checkbox", one, spot);
      box.checked = given().includes(one.key);
      box.addEventListener("change", function () {
        const others = given().filter((key) => key !== one.key);
        spot.write(box.checked ? [...others, one.key] : others);
      });
      return shown;
    });
    if (!spot.answers.isFolded || choices.length <= MOST_RADIOS) return boxes;
    return [element("details", {}, element("summary", {}, "Choose from " + choices.length + (given().length ? ": " + given().length + " chosen" : "")), ...boxes)];
  }

  function select(choices, spot, first = "Choose one") {
    const box = element("select", spot.named, element("option", { value: "" }, first));
    const label = () => choices.forEach((one, number) => (box.options[number + 1].textContent = named(one.label, spot)));
    for (const { key } of choices) box.append(element("option", { value: key }));
    label();
    box.addEventListener("focus", label); // the day beside it may be another by now
    const given = spot.value() ?? spot.field.default ?? "";
    if (typeof given === "string") box.value = given;
    box.addEventListener("change", () => spot.write(box.value || undefined));
    return box;
  }

  // Labels stand inside sentences elsewhere: "the first {day} of each month".
  function named(label, { at, answers }) {
    const day = label.includes("{day}") && answers.get([...at.slice(0, -1), "day"]);
    return capital(label.replace("{day}", day ? LocalOfferForm.shown({ is: "term", of: "days" }, day)[0] : "such day"));
  }

  // ---- what has parts ----

  function parts(name, { at, answers }) {
    const { records, not_asked_inside: left } = LocalOfferForm.model;
    return records[name].fields.filter((field) => !left.includes(field.key) && (field.public || !answers.isCorrection))
      .map((field) => make(field, [...at, field.key], answers));
  }

  return { make, parts, select, words, idOf, capital };
})();
