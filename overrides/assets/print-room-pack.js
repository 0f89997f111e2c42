// The pack of the print room: one print page of several leaflets, put together in the browser.
//
//     await LocalOfferPack.make([{code, name}], {base, isLarge})   // the names of those that did not arrive
//     LocalOfferPack.clear()                                       // what is printed is the page again
//
// It is made of the sheets of "My list" (list-sheets.js). It is not shown on the screen; while it is there, it is
// all that is printed (print-room.css).
const LocalOfferPack = (function () {
  "use strict";

  const { load, get } = LocalOfferSheets;
  const { element, settle } = LocalOfferPage;
  const page = document.documentElement.classList;

  function clear() {
    page.remove("prints-pack", "prints-large");
    for (const old of document.querySelectorAll(".pack")) old.remove();
  }

  async function make(wanted, { base, isLarge }) {
    clear();
    await Promise.all(wanted.map(({ code }) => load(base, code)));
    const missing = wanted.filter(({ code }) => !get(code)).map(({ name }) => name);
    if (missing.length) return missing;
    const pack = element("div", { class: "pack" }, cover(wanted));
    for (const { code } of wanted) pack.insertAdjacentHTML("beforeend", get(code).html); // made by the build, where every word of a record is escaped
    settle(pack);
    clear(); // another may have been made meanwhile
    document.body.append(pack);
    page.add("prints-pack");
    if (isLarge) page.add("prints-large");
    return [];
  }

  function cover(wanted) {
    const made = document.getElementById("pack-cover").content.cloneNode(true);
    made.querySelector("p").after(element("h1", {}, "Leaflets for you")); // not in the template: no page has two first headings
    made.querySelector(".pack-day").textContent = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    document.documentElement.style.setProperty("--pack-foot", JSON.stringify(made.querySelector(".pack-foot").textContent)); // at the foot of each page
    made.querySelector(".pack-contents").append(...wanted.map(({ code, name }) => element("li", {}, element("a", { href: "#sheet-" + code }, name), " (leaflet " + code + ")")));
    return made;
  }

  return { make, clear };
})();
