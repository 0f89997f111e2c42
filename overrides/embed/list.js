// Shows a list of this Local Offer in a page of another website, as it is on the day:
//
//     <div data-local-offer="need/autism" data-local-offer-site="https://.../"><a href="...">...</a></div>
//     <script src="https://.../embed/list.js" async></script>
//
// It shows ten services, or as many as data-most says. It asks for one file and keeps nothing. What stands in
// the <div> stays when the list does not come. The look is that of the page. A school on a border may show lists
// of two Local Offers: each has a script, which fills the boxes that name its site.
var LocalOfferEmbed = (function () {
  "use strict";

  const MOST = 10;
  const folder = new URL("./", document.currentScript.src), site = new URL("../", folder).href;

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children.filter(Boolean));
    return made;
  }

  const inWords = (day) =>
    new Date(day + "T12:00:00Z").toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  // A static list outlives its build, so whether to ring first is worked out on the day it is read.
  function freshness(service) {
    if (!service.checked) return "Nobody has checked this yet. Ring first.";
    const old = service.ring_first_from && new Date() >= new Date(service.ring_first_from);
    return old ? "Ring first: nobody has checked this since " + inWords(service.checked) + "." : "Checked on " + inWords(service.checked) + ".";
  }

  function item(service) {
    const said = [service.summary, service.availability && service.availability + "."].filter(Boolean).join(" ");
    const phone = service.phone && element("a", { href: "tel:" + service.phone.replace(/\s/g, "") }, service.phone);
    return element("li", {},
      element("a", { href: service.page }, service.name),
      said && element("br"), said,
      phone && element("br"), phone && "Phone: ", phone,
      element("br"), freshness(service));
  }

  function every(list, shown) {
    const number = list.services.length;
    return (shown < number ? "See all " + number + " services" : "More about these services") + " (" + list.from + ")";
  }

  // A box that names no site is for whichever script comes first.
  const isOurs = ({ dataset }) => element("a", { href: dataset.localOfferSite || site }).href === site;

  // Fills one box. Gives whether the list came.
  async function show(box) {
    box.dataset.localOfferShown = "";
    const name = box.dataset.localOffer, most = Number(box.dataset.most) || MOST;
    let list;
    try {
      const answer = await fetch(new URL(name + ".json", folder), { credentials: "omit", referrerPolicy: "no-referrer" });
      if (!answer.ok) return false;
      list = await answer.json();
    } catch {
      return false;
    }
    if (box.dataset.localOffer !== name) return true; // another list was chosen meanwhile
    const services = list.services.slice(0, most);
    box.replaceChildren(
      element("ul", {}, ...services.map(item)),
      element("p", {}, element("a", { href: list.page }, every(list, services.length))));
    return true;
  }

  for (const box of document.querySelectorAll("[data-local-offer]:not([data-local-offer-shown])")) if (isOurs(box)) show(box);

  return { show };
})();
