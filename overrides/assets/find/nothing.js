// When nothing matches: the nearest words to search for, and the choices to take out, each with what it finds.
LocalOfferFindPage.add("nothing", function (page) {
  "use strict";

  const { element, find, go, status } = page;
  const MOST = 6; // of each kind; more would be a list to read
  const words = (text) => text.split(/\s+/).filter(Boolean);

  // What can be tried, as headings and lists of buttons.
  async function tries({ text, filters, exact }, near) {
    return [
      ...list("Search for", await findingSomething(await terms(text, exact), (term) => [term, filters], near), searchFor),
      ...list("Take something out", await findingSomething(outs(text, filters), ({ words, choices }) => [words, choices], near), takeOut),
    ];
  }

  // What can be taken out: each choice; where there are several, all of them; and the words.
  function outs(text, filters) {
    const names = Object.keys(filters), some = [];
    for (const name of names) some.push({ label: labelOf(name), words: text, choices: but(filters, name), names: [name] });
    if (names.length > 1) some.push({ label: "all choices", words: text, choices: {}, names });
    if (names.length && text) some.push({ label: "your words", words: "", choices: filters, names: ["q"] });
    return some;
  }

  const labelOf = (name) => "\u201c" + find.filters.find((one) => one.name === name).label + "\u201d";

  // What the engine took the words for, what they stand for, and each word alone where there are several.
  async function terms(text, exact) {
    if (!text) return [];
    const { read } = await find.search(text, {}, { limit: 0, facets: [] });
    const alone = words(text);
    const all = [
      ...(exact ? read.corrected.flatMap(({ taken }) => taken) : []),
      ...read.expanded.map(({ means }) => means),
      ...(alone.length > 1 ? alone : []),
    ];
    return [...new Set(all)].filter((term) => term.length > 2);
  }

  // Those that find something, the best first.
  async function findingSomething(some, question, near) {
    const found = [];
    for (const one of some.slice(0, 2 * MOST)) {
      const { total } = await find.search(...question(one), { limit: 0, near, facets: [] });
      if (total) found.push({ one, total });
    }
    return found.slice(0, MOST);
  }

  const but = (filters, name) => Object.fromEntries(Object.entries(filters).filter(([other]) => other !== name));

  function list(heading, found, buttonOf) {
    if (!found.length) return [];
    const items = found.map(({ one, total }) => element("li", {}, buttonOf(one, total === 1 ? " (1 service)" : " (" + total + " services)")));
    return [element("p", {}, heading + ":"), element("ul", { class: "plain" }, ...items)];
  }

  const searchFor = (term, many) => button(element("bdi", {}, term), many, (address) => address.set("q", term));

  const takeOut = ({ label, names }, many) => button("Without " + label, many, (address) => names.forEach((name) => address.delete(name)));

  function button(words, many, change) {
    const made = element("button", { type: "button", class: "find-plain" }, words, many);
    made.onclick = async function () {
      const address = new URLSearchParams(location.search);
      change(address);
      address.delete("exact");
      await go(address);
      status.focus();
    };
    return made;
  }

  return { tries };
});
