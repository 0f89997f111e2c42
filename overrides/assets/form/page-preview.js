// What families will read first, on the page of the service and on its leaflet, while it is typed.
//
//     LocalOfferForm.preview.show(record)
LocalOfferForm.preview = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const root = document.getElementById("form-preview");
  const says = JSON.parse(root.dataset.says); // the sentences of pages and leaflets

  const facts = LocalOfferForm.facts(says);
  const part = (name) => root.querySelector('[data-shows="' + name + '"]');
  const fill = (sentence, given) => sentence.replace(/\{(\w+)\}/g, (_, name) => given[name]);
  const labels = (vocabulary, keys) => (keys || []).map((key) => term(vocabulary, key)).filter(Boolean).map(({ label }) => label);

  function term(vocabulary, key) {
    return LocalOfferForm.choices({ is: "term", of: vocabulary }).find((one) => one.key === key);
  }

  function put(name, ...inside) {
    const place = part(name), there = inside.flat().filter(Boolean);
    place.replaceChildren(...there);
    place.hidden = !there.length;
  }

  // As `ages` in hooks/local_offer/facts.py.
  function ages({ min, max } = {}) {
    if (!min && !max) return "";
    const form = !min ? "up_to" : !max ? "over" : min === max ? "one" : min === "0" ? "birth" : "range";
    return fill(says["ages." + form], { min, max });
  }

  // Markdown without its signs.
  function paragraphs(text = "") {
    const plain = text.replace(/\*\*|__/g, "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    return plain.split(/\n\s*\n|\n(?=\s*(?:[-*]|[0-9]+\.)\s)/).map((one) => one.replace(/^\s*(?:[-*]|[0-9]+\.|#+)\s+/, "")).filter((one) => one.trim())
      .map((one) => element("p", {}, one));
  }

  const lines = (items) => items.filter(Boolean).map((one) => element("li", {}, one));
  const labelled = (label, text) => text && fill(says["label.fact"], { label }) + text;

  function show(record) {
    const told = LocalOfferForm.tidy(record), { contact = {}, access = {}, cost = {} } = told, payment = term("cost_kinds", cost.kind);
    for (const name of ["name", "leaflet-name"]) put(name, told.name || "The name of the service");
    put("tags", [...labels("tiers", [told.tier]), ...labels("sectors", [told.sector])].join(" · "));
    for (const name of ["summary", "leaflet-summary"]) put(name, told.summary);
    put("how", paragraphs(access.how));
    const number = contact.phone || (contact.text && fill(says["ring.text"], { phone: contact.text }));
    put("role", contact.role);
    put("leaflet-role", number ? contact.role : says["ring.unknown"]);
    for (const name of ["phone", "leaflet-phone"]) put(name, number);
    put("routes", lines(labels("routes", access.routes)));
    put("who", lines([ages(told.ages), labels("needs", told.needs).join(", ")]));
    put("cost", payment && payment.explanation);
    put("prices", lines((cost.options || []).map(facts.amount)));
    put("description", paragraphs(told.description));
    put("sessions", lines((told.sessions || []).map((one) => facts.session(one, told.places || []))));
    put("places", (told.places || []).map(facts.place).flatMap(({ name, address }) => [name, address].filter(Boolean).map((one) => element("p", {}, one))));
    put("leaflet-ways", lines([
      labelled(says["label.relay"], contact.relay),
      labelled(says["label.open"], contact.hours),
      labelled(says["label.email"], contact.email),
      labelled(says["label.website"], contact.web),
    ]));
  }

  return { show };
})();
