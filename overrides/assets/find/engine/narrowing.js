// Filters and places: loaded when somebody uses them.
function Narrowing({ index, ofIndex, own, today }) {
  const columns = new Map();
  async function columnsOf(names) {
    const wanted = [...new Set(names)].filter((name) => name !== "within");
    if (!wanted.length) return new Map();
    const { Column } = await own("filters");
    return new Map(await Promise.all(wanted.map(async function (name) {
      if (!columns.has(name)) columns.set(name, Column(await ofIndex("filters/" + name), today));
      return [name, columns.get(name)];
    })));
  }

  async function choices(name) {
    const { keys, labels, for_all } = await ofIndex(name === "within" ? "where" : "filters/" + name);
    const { label } = index.filters.find((one) => one.name === name);
    return { name, label, for_all, choices: keys.map((key, i) => ({ key, label: labels[i] })) };
  }

  let measure, finder; // made when they are first used
  async function distancesFrom(near, within) {
    if (!measure) measure = (await own("near")).measurer(await ofIndex("where"));
    return measure(near, [].concat(within || []).map(String));
  }

  async function place(text) {
    if (!finder) finder = (await own("near")).finder(await ofIndex("places"));
    return finder(text);
  }

  return { columnsOf, choices, distancesFrom, place };
}
