// The parts of the page that the search fills, and scripts of its own that are loaded when they are used.
const { element } = LocalOfferPage;
const root = document.getElementById("find");
const part = (selector) => root.querySelector(selector);
const form = part("form"), box = part("#find-q"), placeField = part("#find-near"), panel = part(".find-narrow");
const status = part(".find-status"), instead = part(".find-instead"), list = part("ol"), more = part(".find-more");
const nothing = part(".find-nothing"), broken = part(".find-broken"), mayFit = part(".find-may-fit"), applied = part(".find-applied");
const danger = part(".find-danger"); // the numbers to ring now; none where the council gives none
const languages = part(".find-languages"); // for who searches in another language; none where there is only English
let find = null; // the engine, once it is open

const loading = {}, made = {};

function load(name) {
  loading[name] = loading[name] || new Promise(function (done, failed) {
    const script = element("script", { src: base + "assets/find/" + name + ".js" });
    script.onload = () => (made[name] ? done(made[name]) : failed(new Error(name + ".js is broken")));
    script.onerror = () => failed(new Error("cannot load " + name + ".js"));
    document.head.append(script);
  });
  loading[name].catch(() => delete loading[name]); // so that trying again is possible
  return loading[name];
}

// What each of them calls: `make` is given the page.
const add = (name, make) => (made[name] = make(page));
