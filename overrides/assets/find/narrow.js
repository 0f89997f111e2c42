// The choices of the find page: filled when a group is opened, counted, and shown as buttons to take out.
LocalOfferFindPage.add("narrow", function (page) {
  "use strict";

  const { element, find, form, go, part, status } = page;
  const NOT_KNOWN = LocalOfferFind.NOT_KNOWN;
  const age = part("#find-age"), applied = part(".find-applied"), mayFit = part(".find-may-fit"), done = part(".find-done a");
  const groups = [...page.root.querySelectorAll(".find-group")];
  const labels = new Map(find.filters.map(({ name, label }) => [name, label]));
  const filled = new Map(); // a filter's name to its boxes: key to {input, count}
  const words = new Map(); // a filter's name to the label of each of its keys

  // ---- a group's boxes ----

  async function fill(group) {
    const { name } = group.dataset;
    if (filled.has(name)) return;
    const waiting = element("p", {}, "Getting the choices.");
    for (const old of group.querySelectorAll("p")) old.remove();
    group.append(waiting);
    try {
      const { choices, for_all } = await find.choices(name);
      if (filled.has(name)) return;
      const said = choices.filter(({ key }) => key !== for_all);
      const boxes = new Map();
      for (const { key, label } of [...said, { key: NOT_KNOWN, label: "They have not told us" }]) boxes.set(key, box(name, key, label));
      group.append(element("fieldset", {}, element("legend", { class: "find-hidden" }, labels.get(name)), ...[...boxes.values()].map((one) => one.row)));
      filled.set(name, boxes);
      tick(name);
    } finally {
      waiting.remove();
    }
  }

  function box(name, key, label) {
    const input = element("input", { type: "checkbox", name, value: key, form: form.id });
    const count = element("span");
    return { input, count, row: element("label", { class: "find-tick" }, input, element("span", {}, label, count)) };
  }

  function tick(name) {
    const chosen = new URLSearchParams(location.search).getAll(name);
    for (const [key, { input }] of filled.get(name)) input.checked = chosen.includes(key);
  }

  const isOpen = (name) => groups.some((group) => group.dataset.name === name && group.open);

  // The filters to count: those that are open, and those that are asked.
  function counted(filters) {
    return [...labels.keys()].filter((name) => name !== "within" && ((filled.has(name) && isOpen(name)) || filters[name]));
  }

  function showCounts({ facets, unknown }) {
    for (const [name, boxes] of filled) {
      tick(name);
      if (!facets[name]) continue;
      for (const [key, { input, count, row }] of boxes) {
        const n = key === NOT_KNOWN ? unknown[name] : facets[name][key];
        count.textContent = key === NOT_KNOWN && input.checked ? "" : " (" + n + ")"; // those are among the results
        // The one that has the focus is never switched off: the focus would be lost.
        input.disabled = n === 0 && !input.checked && input !== document.activeElement;
        if (key === NOT_KNOWN) row.hidden = input.disabled;
      }
    }
  }

  function showHeadings(filters) {
    for (const group of groups) {
      const many = (filters[group.dataset.name] || []).length;
      group.querySelector("summary").textContent = labels.get(group.dataset.name) + chosen(many);
    }
    const all = Object.values(filters).reduce((sum, keys) => sum + keys.length, 0);
    part(".find-narrow > summary").textContent = "Narrow the results" + chosen(all);
  }

  const chosen = (many) => (many ? " (" + many + " chosen)" : "");

  function showAge() {
    const said = new URLSearchParams(location.search).getAll("age").find((one) => one !== NOT_KNOWN) || "";
    const wrong = Boolean(said) && !page.asAge(said);
    const isTyping = age === document.activeElement; // "1" on the way to "12" stays as it is
    if (!isTyping && age.value.trim() !== said.trim()) age.value = said;
    age.setAttribute("aria-invalid", String(wrong));
    part("#find-age-wrong").hidden = !wrong;
    if (wrong) part(".find-narrow").open = true;
  }

  // ---- what is chosen, in words ----

  // Gets the labels of what is asked.
  async function ready(filters) {
    for (const name of Object.keys(filters)) {
      if (name === "within" || words.has(name)) continue;
      const { choices } = await find.choices(name);
      words.set(name, new Map(choices.map(({ key, label }) => [key, label])));
    }
  }

  function inWords(name, key) {
    if (key === NOT_KNOWN) return labels.get(name) + ": not told";
    if (name === "within") return "Within " + key + (key === "1" ? " mile" : " miles");
    return labels.get(name) + ": " + (words.get(name).get(key) || key.slice(0, 40));
  }

  function without(name, key) {
    const address = new URLSearchParams(location.search);
    const kept = address.getAll(name).filter((one) => one !== key && !(name === "age" && page.asAge(one) === key));
    address.delete(name);
    for (const one of kept) address.append(name, one);
    return address;
  }

  function showApplied(filters) {
    const all = Object.entries(filters).flatMap(([name, keys]) => keys.map((key) => [name, key]));
    applied.hidden = !all.length;
    applied.replaceChildren(...all.map(function ([name, key], at) {
      const button = element("button", { type: "button" }, element("span", { class: "find-hidden" }, "Take out "), element("bdi", {}, inWords(name, key)));
      button.onclick = async function () {
        await go(without(name, key));
        focusNear(at);
      };
      return element("li", {}, button);
    }));
    if (all.length > 1) applied.append(element("li", {}, clearAll()));
  }

  function clearAll() {
    const button = element("button", { type: "button", class: "find-plain" }, "Clear all choices");
    button.onclick = async function () {
      const address = new URLSearchParams(location.search);
      for (const name of labels.keys()) address.delete(name);
      await go(address);
      focusNear(0);
    };
    return button;
  }

  // The focus stays near what was taken out.
  function focusNear(at) {
    const buttons = applied.querySelectorAll("button");
    (buttons[Math.min(at, buttons.length - 1)] || status).focus();
  }

  // ---- what is not known ----

  const silent = (filters, unknown) => Object.keys(filters).filter((name) => unknown[name] > 0);

  // What does not say enough is never silently left out.
  function mayFitInWords(filters, { total, may_fit, unknown }) {
    const facts = silent(filters, unknown).map((name) => labels.get(name).toLowerCase()).join(", ");
    return may_fit + (total ? " more" : "") + " may fit: they have not told us (" + facts + ").";
  }

  function showMayFit(filters, { may_fit, unknown }) {
    mayFit.hidden = !may_fit;
    mayFit.textContent = "Also show the " + (may_fit === 1 ? "one" : may_fit) + " that may fit";
    mayFit.onclick = async function () {
      const address = new URLSearchParams(location.search);
      for (const name of silent(filters, unknown)) address.append(name, NOT_KNOWN);
      await go(address);
      status.focus();
    };
  }

  function show(filters, found) {
    showAge();
    showCounts(found);
    showHeadings(filters);
    showApplied(filters);
    showMayFit(filters, found);
    done.textContent = "See " + (found.total === 1 ? "the 1 service" : found.total ? "the " + found.total + " services" : "what you can do");
  }

  return { fill, counted, ready, show, inWords, mayFit: mayFitInWords };
});
