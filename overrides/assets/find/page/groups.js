// The choices: their headings only. Opening one loads narrow.js and the column.

// Once, after the first results: nobody narrows what is not there yet.
function addGroups() {
  if (part(".find-group")) return;
  for (const { name, label, choices } of find.filters) {
    if (name === "age" || name === "within" || choices < 2) continue; // typed, picked, or nothing to choose
    const group = element("details", { class: "find-group", "data-name": name }, element("summary", {}, label));
    group.addEventListener("toggle", () => group.open && openGroup(group));
    part(".find-done").before(group);
  }
}

async function openGroup(group) {
  for (const wrong of group.querySelectorAll(".find-wrong")) wrong.remove();
  try {
    await (await load("narrow")).fill(group);
    await refresh(document.activeElement === box);
  } catch (error) {
    console.error(error);
    group.append(element("p", { class: "find-wrong" }, "These choices did not arrive. You may have lost your connection."));
  }
}
