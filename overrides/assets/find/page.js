// The find page: a thin layer over the engine (engine.js). It reads the address, asks, and shows.
// Everything that is chosen stands in the address, so that back, reload and sharing work.
(function () {
  "use strict";

  const FACETS = ["need", "tier", "sector", "cost", "ask", "availability"]; // shown as boxes to tick; age has its own
  const AT_ONCE = 20;
  const PAUSE = 250; // milliseconds without a key before what is typed is looked for

  const root = document.getElementById("find");
  const part = (selector) => root.querySelector(selector);
  const form = part("form"), box = part("#find-q"), age = part("#find-age"), narrow = part(".find-narrow");
  const status = part(".find-status"), list = part("ol"), more = part(".find-more"), applied = part(".find-applied");
  const mayFit = part(".find-may-fit"), nothing = part(".find-nothing"), broken = part(".find-broken");
  const danger = part(".find-danger"); // the numbers to ring now; none where the council gives none
  const ticks = new Map(); // "need=autism" to its {input, count}
  let find = null, shown = AT_ONCE, latest = 0, timer = 0;

  // ---- the address: ?q=...&need=autism&need=adhd&age=7 ----

  function asked() {
    const address = new URLSearchParams(location.search);
    const filters = {};
    for (const { name } of find.filters) {
      const said = address.getAll(name).map((key) => (name === "age" ? asAge(key) : key));
      const keys = [...new Set(said)].filter(Boolean).slice(0, 50);
      if (keys.length) filters[name] = keys;
    }
    return { text: address.get("q") || "", filters };
  }

  // An age as the engine knows it, or "" when it is none. 0 is an age.
  function asAge(text) {
    const years = text.trim();
    if (years === LocalOfferFind.NOT_KNOWN) return years;
    return /^\d{1,2}$/.test(years) && Number(years) <= 25 ? String(Number(years)) : "";
  }

  // What the page says, with the choices in the address that have no box here.
  function fromPage() {
    const address = new URLSearchParams();
    if (box.value.trim()) address.set("q", box.value.trim());
    if (age.value.trim()) address.append("age", age.value.trim());
    for (const { input } of ticks.values()) if (input.checked) address.append(input.name, input.value);
    for (const [name, key] of new URLSearchParams(location.search)) {
      const hasBox = ticks.has(name + "=" + key) || (name === "age" && key !== LocalOfferFind.NOT_KNOWN);
      if (!hasBox && find.filters.some((one) => one.name === name)) address.append(name, key);
    }
    return address;
  }

  function go(address, { push }) {
    const query = address.toString();
    shown = AT_ONCE;
    const fresh = push && query !== new URLSearchParams(location.search).toString();
    history[fresh ? "pushState" : "replaceState"]({ shown }, "", query ? "?" + query : location.pathname);
    return refresh();
  }

  function without(name, key) {
    const address = new URLSearchParams(location.search);
    const kept = address.getAll(name).filter((one) => one !== key && !(name === "age" && asAge(one) === key));
    address.delete(name);
    for (const one of kept) address.append(name, one);
    return address;
  }

  // ---- asking and showing ----

  async function refresh() {
    const turn = ++latest; // an answer that comes after a later question is not shown
    fillForm();
    const { text, filters } = asked();
    showDanger(text);
    try {
      const found = await find.search(text, filters);
      const cards = await find.cards(found.slugs.slice(0, shown));
      if (turn === latest) show(text, filters, found, cards);
    } catch (error) {
      if (turn === latest) fail(error);
    }
  }

  function fillForm() {
    const address = new URLSearchParams(location.search);
    const years = address.getAll("age").find((one) => one !== LocalOfferFind.NOT_KNOWN) || "";
    const wrong = Boolean(years) && !asAge(years);
    if (box.value.trim() !== (address.get("q") || "").trim()) box.value = address.get("q") || "";
    if (age.value.trim() !== years.trim()) age.value = years;
    age.setAttribute("aria-invalid", String(wrong));
    part("#find-age-wrong").hidden = !wrong;
    if (wrong) narrow.open = true;
    for (const { input } of ticks.values()) input.checked = address.getAll(input.name).includes(input.value);
  }

  // The numbers come before the search has answered, and also when it fails.
  function showDanger(text) {
    if (!danger) return;
    danger.hidden = !find.isUrgent(text);
    part(".find-nothing .urgent").hidden = !danger.hidden; // the same numbers once are enough
  }

  const inDanger = () => (danger && !danger.hidden ? "If somebody may be in danger, ring one of the numbers below now. " : "");

  function show(text, filters, found, cards) {
    broken.hidden = true;
    nothing.hidden = found.total > 0;
    list.replaceChildren(...cards.map(cardOf));
    more.hidden = found.total <= shown;
    more.textContent = "Show " + Math.min(AT_ONCE, found.total - shown) + " more";
    status.textContent = sentence(text, filters, found);
    showMayFit(filters, found);
    showApplied(filters);
    for (const [key, { input, count }] of ticks) {
      const n = found.facets[input.name][input.value];
      count.textContent = " (" + n + ")";
      input.disabled = n === 0 && !input.checked && input !== document.activeElement;
    }
  }

  // What the search found, in the one sentence that is read out.
  function sentence(text, filters, { total, partly, may_fit, unknown, read }) {
    const chosen = text.trim() || Object.keys(filters).length;
    const many = total === 1 ? "1 service" : total + " services";
    if (!chosen) return many + ", from A to Z.";
    let said = inDanger() + matches(total, partly);
    // Whoever asks for help in danger is not told that their words do not count.
    if (total && read.dropped.length && !inDanger()) said += " We left out: " + read.dropped.join(", ") + ".";
    if (may_fit) {
      const facts = silent(filters, unknown).map(({ label }) => label.toLowerCase()).join(", ");
      said += " " + may_fit + (total ? " more" : "") + " may fit. Not known yet: " + facts + ".";
    }
    return said;
  }

  // Services with some of the words only are not passed off as what was asked for.
  function matches(total, partly) {
    const services = (n) => (n === 1 ? "1 service matches" : n + " services match");
    const whole = total - partly;
    if (!total) return "No service matches.";
    if (!partly) return services(total) + ".";
    if (!whole) return services(total) + " some of your words. None has all of them.";
    return services(whole) + " all your words. " + partly + " more " + (partly === 1 ? "matches" : "match") + " some of them.";
  }

  const silent = (filters, unknown) => find.filters.filter(({ name }) => filters[name] && unknown[name] > 0);

  // What does not say enough is never silently left out.
  function showMayFit(filters, { may_fit, unknown }) {
    mayFit.hidden = !may_fit;
    mayFit.textContent = "Also show the " + (may_fit === 1 ? "one" : may_fit) + " that may fit";
    mayFit.onclick = async function () {
      const address = new URLSearchParams(location.search);
      for (const { name } of silent(filters, unknown)) address.append(name, LocalOfferFind.NOT_KNOWN);
      await go(address, { push: true });
      status.focus();
    };
  }

  function showApplied(filters) {
    const chosen = find.filters.flatMap(({ name, label, choices }) =>
      (filters[name] || []).map(function (key) {
        const choice = choices.find((one) => one.key === key);
        const words = key === LocalOfferFind.NOT_KNOWN ? "not known yet" : choice ? choice.label : key.slice(0, 40);
        return { name, key, words: label + ": " + words };
      })
    );
    applied.hidden = !chosen.length;
    applied.replaceChildren(...chosen.map(function ({ name, key, words }, at) {
      const button = element("button", { type: "button" }, element("span", { class: "find-hidden" }, "Take out "), words);
      button.onclick = async function () {
        await go(without(name, key), { push: true });
        (applied.querySelectorAll("button")[Math.min(at, applied.children.length - 1)] || box).focus();
      };
      return element("li", {}, button);
    }));
    narrow.querySelector("summary").textContent = "Narrow the results" + (chosen.length ? " (" + chosen.length + " chosen)" : "");
  }

  function fail(error) {
    console.error(error);
    broken.hidden = false;
    narrow.hidden = !find;
    nothing.hidden = mayFit.hidden = more.hidden = applied.hidden = true;
    list.replaceChildren();
    status.textContent = inDanger() + "The search does not work at the moment. Look through the lists, or ring the helpline.";
  }

  // ---- one result ----

  function cardOf(card) {
    const words = [card.tier, card.availability, card.cost, card.route, card.ring_first && "Ring first"];
    const number = card.phone || card.text;
    const verb = card.phone ? "Ring " : "Text ";
    const dial = number && (card.phone ? "tel:" : "sms:") + number.replace(/(ext|x).*/i, "").replace("(0)", "").replace(/[^\d+]/g, "");
    // From a folder there is no server that adds the file's name.
    const address = card.address + (location.protocol === "file:" ? "index.html" : "");
    return element("li", { class: "card" },
      element("h2", {}, element("a", { href: address }, card.name)),
      card.summary ? element("p", {}, card.summary) : "",
      element("p", { class: "tags" }, ...words.filter(Boolean).flatMap((one) => [element("span", {}, one), " "])),
      number ? element("p", { class: "find-ring" },
        element("a", { href: dial, "aria-label": verb + number + ", " + card.name }, verb + number)) : "");
  }

  // An element with plain text in it: nothing from a record is ever read as markup.
  function element(name, attributes, ...inside) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  }

  // ---- the choices ----

  // A box for each choice, but for facts that no service here tells.
  async function addChoices() {
    const { facets } = await find.search();
    for (const { name, label, choices, for_all } of find.filters) {
      if (!FACETS.includes(name) || !Object.values(facets[name]).some(Boolean)) continue;
      const boxes = choices.filter(({ key }) => key !== for_all).map(function ({ key, label: words }) {
        const input = element("input", { type: "checkbox", name, value: key });
        const count = element("span", { class: "find-count" });
        ticks.set(name + "=" + key, { input, count });
        return element("label", { class: "find-tick" }, input, element("span", {}, words, count));
      });
      part(".find-choices").append(element("fieldset", {}, element("legend", {}, label), ...boxes));
    }
  }

  function listen() {
    const typed = () => go(fromPage(), { push: false });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      clearTimeout(timer);
      go(fromPage(), { push: true });
    });
    root.addEventListener("input", function (event) {
      if (event.target.type === "checkbox") return;
      clearTimeout(timer);
      timer = setTimeout(typed, PAUSE);
    });
    root.addEventListener("change", function (event) {
      if (event.target.type === "checkbox") go(fromPage(), { push: true });
    });
    more.addEventListener("click", async function () {
      const before = list.children.length;
      shown += AT_ONCE;
      history.replaceState({ shown }, "");
      await refresh();
      const first = list.children[before];
      if (first) first.querySelector("a").focus();
    });
    addEventListener("popstate", function (event) {
      shown = (event.state && event.state.shown) || AT_ONCE;
      refresh();
    });
  }

  async function start() {
    root.hidden = false;
    box.value = new URLSearchParams(location.search).get("q") || "";
    narrow.open = matchMedia("(min-width: 56rem)").matches;
    try {
      find = await LocalOfferFind.open(root.dataset.base);
      await addChoices();
      listen();
    } catch (error) {
      return fail(error);
    }
    shown = (history.state && history.state.shown) || AT_ONCE;
    return refresh();
  }

  start();
})();
