// Fields that hold several answers, each with a button to take it out and one to add another; and those that are
// either chosen from a list or written here. Used by page-fields.js.
LocalOfferForm.lists = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const OPEN = 4; // facts that are shown before the rest is folded away

  function button(words, press, label) {
    const made = element("button", { type: "button", class: "find-plain", ...(label ? { "aria-label": label } : {}) }, words);
    made.addEventListener("click", press);
    return made;
  }

  // ---- several answers ----

  function list(kind, spot) {
    const rows = element("div", { class: "form-rows" }), said = element("p", { role: "status", class: "form-said" });
    const add = button("Add another", () => show(count() + 1, count()));
    let shown = 0;

    const values = () => spot.value() ?? [];
    const count = () => Math.max(shown, values().length);

    function show(number, focused) {
      shown = number;
      said.replaceChildren();
      rows.replaceChildren(...Array.from({ length: number }, (_, index) => row(index)));
      add.textContent = number ? "Add another" : "Add one";
      const next = focused !== undefined && rows.children[focused];
      if (next) next.querySelector("input, select, textarea").focus();
    }

    function row(index) {
      const at = [...spot.at, index], item = { key: index, label: "answer " + (index + 1), meaning: "", need: "inside", kind: kind.item };
      const box = LocalOfferForm.fields.make(item, at, spot.answers);
      box.classList.add("form-row");
      box.append(button("Take this out", () => takeOut(index), "Take out answer " + (index + 1)));
      return box;
    }

    function takeOut(index) {
      const before = [...values()];
      spot.write(before.filter((_, other) => other !== index));
      show(Math.max(count() - 1, 0));
      if (before[index] !== undefined) said.append("Answer " + (index + 1) + " is out. ", button("Put it back", function () {
        spot.write(before);
        show(before.length, index);
      }));
      (rows.querySelectorAll(".form-row > button")[Math.min(index, shown - 1)] || add).focus(); // the focus stays near
    }

    show(Math.max(values().length, spot.isQuestion ? 1 : 0));
    return [rows, said, add];
  }

  // ---- chosen from a list, or written here ----

  function either(kind, spot) {
    const HERE = " "; // no key of a list is a space
    const written = element("div", { class: "form-written" });
    const value = () => spot.value(), isWritten = () => value() !== null && typeof value() === "object";
    const choices = [{ key: HERE, label: "It is not in this list" }, ...LocalOfferForm.choices(kind.term)];
    let before = null; // what was written here, while one of the list is chosen
    const box = LocalOfferForm.fields.select(choices, {
      ...spot,
      named: { id: spot.id, ...(spot.named["aria-labelledby"] ? { "aria-labelledby": spot.named["aria-labelledby"] } : { "aria-label": "Choose from the list" }) },
      value: () => (isWritten() ? HERE : value()),
      write(chosen) {
        if (isWritten()) before = value();
        spot.write(chosen === HERE ? before || {} : chosen);
        show();
      },
    });
    function show() {
      written.replaceChildren(...(isWritten() ? LocalOfferForm.fields.parts(kind.record, spot) : []));
    }
    show();
    return [box, written];
  }

  // ---- an answer for each of several words ----

  const map = (kind, spot) => (kind.key.is === "term" ? facts(kind, spot) : pairs(spot));

  function facts(kind, spot) {
    const given = spot.value() || {}, choices = LocalOfferForm.choices(kind.key);
    const answers = LocalOfferForm.fields.words(kind.value);
    const rows = choices.map(function ({ key, label, explanation }) {
      const at = [...spot.at, key], id = LocalOfferForm.fields.idOf(at), hint = element("p", { class: "find-hint", id: id + "-hint" }, explanation);
      const write = (value) => spot.answers.set(at, value);
      const box = LocalOfferForm.fields.select(answers, { ...spot, field: {}, named: { id, "aria-describedby": hint.id }, value: () => (spot.value() || {})[key], write }, "Not known");
      return element("div", { class: "form-field form-fact", "data-at": at.join(".") }, element("label", { for: id }, label), hint, box);
    });
    const rest = element("details", {}, element("summary", {}, "More facts to answer (" + (rows.length - OPEN) + ")"), ...rows.slice(OPEN));
    rest.open = choices.slice(OPEN).some(({ key }) => given[key]);
    return rows.length > OPEN + 2 ? [...rows.slice(0, OPEN), rest] : rows;
  }

  function pairs(spot) {
    const rows = element("div", { class: "form-rows" });
    let all = Object.entries(spot.value() || {});
    const write = () => spot.write(Object.fromEntries(all.filter((pair) => pair.some(Boolean))));

    function show(focused) {
      rows.replaceChildren(...all.map(row));
      if (focused !== undefined && rows.children[focused]) rows.children[focused].querySelector("input").focus();
    }

    function row(pair, index) {
      const boxes = ["Whose number", "The number"].map(function (label, side) {
        const id = spot.id + "-" + index + "-" + side, box = element("input", { id, type: "text", autocomplete: "off" });
        box.value = pair[side];
        box.addEventListener("input", function () {
          pair[side] = box.value;
          write();
        });
        return element("div", {}, element("label", { for: id }, label), box);
      });
      const out = button("Take this out", function () {
        all = all.filter((other) => other !== pair);
        write();
        show();
        add.focus();
      }, "Take out answer " + (index + 1));
      return element("div", { class: "form-row form-field", "data-at": [...spot.at, pair[0]].join(".") }, ...boxes, out);
    }

    const add = button("Add one", function () {
      all.push(["", ""]);
      show(all.length - 1);
    });
    show();
    return [rows, add];
  }

  return { list, either, map };
})();
