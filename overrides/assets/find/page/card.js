// One result.
const savers = new Map(); // a service's code to its "Save" button

function cardOf(card, where) {
  const words = [card.tier, card.availability, card.cost, card.route, card.ring_first && "Ring first"];
  const number = card.phone || card.text;
  const verb = card.phone ? "Ring " : "Text ";
  const dial = number && (card.phone ? "tel:" : "sms:") + number.replace(/(ext|x).*/i, "").replace("(0)", "").replace(/[^\d+]/g, "");
  // From a folder there is no server that adds the file's name.
  const address = card.address + (location.protocol === "file:" ? "index.html" : "");
  return element("li", { class: "card" },
    element("h2", {}, element("a", { href: address }, card.name)),
    where ? element("p", { class: "find-where" }, made.place.inWords(where)) : "",
    card.summary ? element("p", {}, card.summary) : "",
    element("p", { class: "tags" }, ...words.filter(Boolean).flatMap((one) => [element("span", {}, one), " "])),
    element("div", { class: "find-do" },
      number ? element("a", { href: dial, "aria-label": verb + number + ", " + card.name }, verb + number) : "",
      saver(card)));
}

// The button that keeps a service on the family's own list (list.js), where there is such a list.
function saver({ code, slug, name }) {
  if (!code || typeof LocalOfferList === "undefined") return "";
  const button = element("button", { type: "button", class: "find-plain" });
  button.onclick = () => (LocalOfferList.has(code) ? LocalOfferList.remove(code) : LocalOfferList.add({ code, slug, name }));
  savers.set(code, { button, name });
  nameSaver(code);
  return button;
}

function nameSaver(code) {
  const { button, name } = savers.get(code);
  button.textContent = LocalOfferList.has(code) ? "Take off my list" : "Save to my list";
  button.setAttribute("aria-label", button.textContent + ": " + name);
}
