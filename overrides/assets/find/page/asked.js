// What is asked: ?q=...&need=autism&need=adhd&age=7&within=3&exact=1, and what the form says.

function asked() {
  const address = new URLSearchParams(location.search), filters = {};
  for (const { name } of find.filters) {
    const said = address.getAll(name).map((key) => (name === "age" ? asAge(key) : name === "within" ? asMiles(key) : key));
    const keys = [...new Set(said)].filter(Boolean).slice(0, 50);
    if (keys.length) filters[name] = keys;
  }
  const text = (address.get("q") || "").slice(0, LONGEST).trim();
  const { near = "" } = history.state || {};
  return { text, filters, near, exact: address.has("exact") };
}

// An age as the engine knows it, or "" when it is none. 0 is an age.
function asAge(text) {
  const years = text.trim();
  if (years === LocalOfferFind.NOT_KNOWN) return years;
  return /^\d{1,2}$/.test(years) && Number(years) <= 25 ? String(Number(years)) : "";
}

const asMiles = (text) => (/^\d{1,3}$/.test(text) || text === LocalOfferFind.NOT_KNOWN ? text : "");

// A place among the words typed goes to the field for it, and never into the address.
async function apart(words, near) {
  const text = words.slice(0, LONGEST).trim();
  return PERHAPS_A_PLACE.test(text) ? (await load("place")).apart(text, near) : { text, near };
}

// What the form says, with the choices in the address that it does not show.
async function fromForm() {
  const { text, near } = await apart(box.value, placeField.value.trim());
  const before = new URLSearchParams(location.search), address = new URLSearchParams();
  if (text) address.set("q", text);
  for (const [name, value] of new FormData(form)) if (name !== "q" && value.trim()) address.append(name, value.trim());
  const fields = [...form.elements];
  const isShown = (name, key) =>
    fields.some((one) => one.name === name && (one.type === "checkbox" ? one.value === key : key !== LocalOfferFind.NOT_KNOWN));
  for (const [name, key] of before) {
    if (find.filters.some((one) => one.name === name) && !isShown(name, key)) address.append(name, key);
  }
  if (before.has("exact") && before.get("q") === text) address.set("exact", "1");
  return { address, near };
}
