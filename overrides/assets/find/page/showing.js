// Asking, and showing what was found.
let shown = AT_ONCE, answers = 0, isAsked = false;

async function refresh(typing = false) {
  const turn = ++answers; // an answer that comes after a later one is not shown
  const said = asked();
  isAsked = true;
  fillForm(said, typing);
  showDanger(said.text);
  try {
    const place = said.near || made.place || said.filters.within ? await load("place") : null;
    const near = place ? await place.look(said) : null;
    const chosen = find.filters.some(({ name }) => new URLSearchParams(location.search).has(name));
    if (chosen) addGroups();
    const narrow = chosen || made.narrow ? await load("narrow") : null;
    const facets = [...(narrow ? narrow.counted(said.filters) : []), ...(near ? ["within"] : [])];
    const options = { limit: shown, near, exact: said.exact, facets };
    const [found] = await Promise.all([find.search(said.text, said.filters, options), narrow && narrow.ready(said.filters)]);
    const cards = await find.cards(found.slugs);
    const tries = found.total ? null : await (await load("nothing")).tries(said, near);
    if (turn === answers) show({ ...said, place: said.near, near }, found, cards, { narrow, tries });
  } catch (error) {
    if (turn === answers) fail(error);
  }
  addGroups();
}

function fillForm({ text, near }, typing) {
  if (!typing && box.value.trim() !== text) box.value = text;
  if (!typing && placeField.value.trim() !== near) placeField.value = near;
  part(".find-near").hidden = !near && !find.filters.some(({ name }) => name === "within"); // no postcodes here
}

// The numbers come before the search has answered, and also when it fails.
function showDanger(text) {
  if (!danger) return;
  danger.hidden = !find.isUrgent(text);
  part(".find-nothing .urgent").hidden = !danger.hidden; // the same numbers once are enough
}

function show(said, found, cards, { narrow, tries }) {
  broken.hidden = true;
  nothing.hidden = found.total > 0;
  if (languages) languages.hidden = !found.read.other_language;
  if (tries) part(".find-tries").replaceChildren(...tries);
  showCards(cards, found.where || {});
  more.hidden = found.total <= shown;
  more.textContent = "Show " + Math.min(AT_ONCE, found.total - shown) + " more";
  if (narrow) narrow.show(said.filters, found);
  if (made.place) made.place.showCounts(found.facets.within);
  showInstead(said, found);
  say(...sentences(said, found, narrow));
}

// A result that stands where it stood stays: while somebody types, most do, and to draw them again would take long.
function showCards(cards, where) {
  cards.forEach(function (card, at) {
    const now = list.children[at], says = JSON.stringify([card, where[card.slug]]);
    if (now && now.says === says) return;
    const made = Object.assign(cardOf(card, where[card.slug]), { says });
    if (now) now.replaceWith(made);
    else list.append(made);
  });
  while (list.children.length > cards.length) list.lastChild.remove();
  savers.forEach(({ button }, code) => button.isConnected || savers.delete(code));
}

function showInstead({ text }, { read }) {
  instead.hidden = !read.corrected.length;
  instead.replaceChildren("Search instead for ", element("bdi", {}, text));
}

function fail(error) {
  console.error(error);
  // The site was published anew while this page was open, or the browser kept an old list: get it all again, once.
  if (/another build/.test(error.message) && !(history.state || {}).again) {
    history.replaceState({ ...history.state, again: true }, "");
    return location.reload();
  }
  isAsked = false;
  broken.hidden = false;
  nothing.hidden = mayFit.hidden = more.hidden = applied.hidden = instead.hidden = true;
  if (languages) languages.hidden = true;
  list.replaceChildren();
  say(inDanger() + "The search does not work at the moment. Look through the lists, or ring the helpline.");
}
