// Where what is asked stands: in the address, and where a family lives in the browser's own history entry.
let questions = 0, timer = 0, kept = null;

// Goes where the form says. While somebody types, their words stay as they are.
async function goByForm({ push = true, typing = false } = {}) {
  clearTimeout(timer);
  const turn = ++questions; // only the newest counts
  try {
    const { address, near } = await fromForm();
    if (turn === questions) await go(address, { push, near, typing });
  } catch (error) {
    if (turn === questions) fail(error);
  }
}

function go(address, { push = true, near = asked().near, typing = false } = {}) {
  const isNew = address.toString() !== new URLSearchParams(location.search).toString() || near !== asked().near;
  // What is shown already stays: a link that is being clicked must not change under the finger.
  if (!isNew && isAsked) return fillForm(asked(), typing);
  shown = AT_ONCE;
  write(address, { shown, near }, push && isNew);
  return refresh(typing);
}

function write(address, state, push = false) {
  const query = address.toString();
  kept = state;
  history[push ? "pushState" : "replaceState"](state, "", query ? "?" + query : location.pathname);
}

// Somebody who comes with a place in the address has it taken out at once; also when no search works.
function takePlaceOut() {
  const address = new URLSearchParams(location.search), near = (address.get("near") || "").trim().slice(0, 100);
  address.delete("near");
  if (near) write(address, { ...history.state, near });
}

// Words from the search box of another page come behind a "#" (site.js). A place among them is taken out before
// they stand in the address.
function wordsBrought() {
  const words = new URLSearchParams(location.hash.slice(1)).get("q");
  if (words !== null) write(new URLSearchParams(location.search), history.state);
  return words;
}

// The same for a place among the words of the address.
async function takePlaceFromWords() {
  const address = new URLSearchParams(location.search), said = asked();
  const { text, near } = await apart(said.text, said.near);
  address.set("q", text);
  if (!text) address.delete("q");
  if (text !== said.text) write(address, { ...history.state, near });
}
