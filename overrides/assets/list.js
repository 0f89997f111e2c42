// "My list": the services that the reader saved, kept on this device and sent nowhere. On every page.
//
//     LocalOfferList.add({code, slug, name})   .remove(code)   .replace(items)
//     LocalOfferList.items()   .codes()   .has(code)
//     LocalOfferList.kept()    // false: the browser keeps nothing, so the list lasts as long as this page
//
// The event "local-offer-list" on the document says that the list has changed, here or in another tab.
var LocalOfferList = (function () {
  "use strict";

  const site = new URL("../", document.currentScript.src);
  const KEY = "local-offer-list " + site.pathname; // several Local Offers may live on one host
  const SAVE = "Save to my list", TAKE_OFF = "Take off my list";
  let notKept = null; // the list, where the browser refuses to keep it
  try {
    localStorage.getItem(KEY);
  } catch {
    notKept = [];
  }

  function items() {
    if (notKept) return notKept;
    try {
      const kept = JSON.parse(localStorage.getItem(KEY)) || [];
      return kept.filter((one) => one && /^[0-9A-Z]{4,5}$/.test(one.code));
    } catch {
      return []; // not as we left it
    }
  }

  function replace(list) {
    notKept = null;
    try {
      if (list.length) localStorage.setItem(KEY, JSON.stringify(list));
      else localStorage.removeItem(KEY);
    } catch {
      notKept = list;
    }
    changed();
  }

  const codes = () => items().map((one) => one.code);
  const has = (code) => codes().includes(code);
  const kept = () => !notKept;
  const add = ({ code, slug, name }) => has(code) || replace([...items(), { code, slug, name }]);
  const remove = (code) => replace(items().filter((one) => one.code !== code));

  function changed() {
    refresh();
    document.dispatchEvent(new Event("local-offer-list"));
  }

  function refresh() {
    showLink();
    for (const button of document.querySelectorAll("button[data-list-code]")) {
      button.textContent = has(button.dataset.listCode) ? TAKE_OFF : SAVE;
    }
  }

  // "My list (3)" in the menu of the page. A list that is not kept goes along in the address.
  function showLink() {
    const menu = document.querySelector(".site-header nav ul");
    const item = menu.querySelector(".my-list") || document.createElement("li");
    const link = item.firstChild || item.appendChild(document.createElement("a"));
    item.className = "my-list";
    link.href = new URL("my-list/" + (site.protocol === "file:" ? "index.html" : ""), site) + (kept() ? "" : "?s=" + codes().join("-"));
    link.textContent = "My list (" + codes().length + ")";
    if (document.getElementById("my-list-page")) link.setAttribute("aria-current", "page");
    if (codes().length) menu.append(item);
    else item.remove();
  }

  // The button on a service's page.
  for (const button of document.querySelectorAll("button[data-list-code]")) {
    const { listCode: code, listSlug: slug, listName: name } = button.dataset;
    button.parentNode.hidden = false;
    button.addEventListener("click", function () {
      const saving = !has(code);
      if (saving) add({ code, slug, name });
      else remove(code);
      button.nextElementSibling.textContent = !saving ? "It is off your list." : kept()
        ? "It is on your list, on this device." : "It is on your list until you close this page: your browser keeps nothing for this site.";
    });
  }

  addEventListener("storage", (event) => event.key === KEY || event.key === null ? changed() : 0);
  addEventListener("pageshow", (event) => event.persisted && changed());
  refresh();

  return { items, codes, has, kept, add, remove, replace };
})();
