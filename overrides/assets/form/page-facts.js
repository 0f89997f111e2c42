// Prices, times and places as a page says them: hooks/local_offer/facts.py, in the sentences it is given.
//
//     LocalOfferForm.facts(says).amount(option) .session(session, places) .place(place)   // place: {name, address}
LocalOfferForm.facts = function (says) {
  "use strict";

  const say = (key, given = {}) => says[key].replace(/\{(\w+)\}/g, (_, name) => given[name]);
  const capital = (text) => LocalOfferForm.fields.capital(text);

  function label(vocabulary, key) {
    const found = LocalOfferForm.choices({ is: "term", of: vocabulary }).find((one) => one.key === key);
    return found ? found.label : key;
  }

  function amount({ what = "", amount: money = "", per = "" }) {
    const isNumber = /^\d+(\.\d+)?$/.test(money), pounds = isNumber ? "\u00a3" + (money.includes(".") ? Number(money).toFixed(2) : Number(money)) : money;
    return say("cost_option." + (per ? "per" : "once"), { what, money: pounds, per });
  }

  function clock(time) {
    const [hour, minute] = time.split(":").map(Number);
    if (Number.isNaN(hour) || Number.isNaN(minute)) return time; // half typed
    if (!minute && hour % 12 === 0) return say(hour ? "clock.midday" : "clock.midnight");
    const digits = String(((hour + 11) % 12) + 1);
    const shown = minute ? say("clock.minutes", { hour: digits, minutes: time.slice(3) }) : digits;
    return say("clock." + (hour < 12 ? "morning" : hour < 15 ? "noon" : hour < 18 ? "afternoon" : "evening"), { time: shown });
  }

  function hours(start, end) {
    if (!start && !end) return "";
    return say("hours." + (start && end ? "between" : start ? "start" : "end"), { start: start && clock(start), end: end && clock(end) });
  }

  function session({ day, every = "week", when, from, to, place, note }, places) {
    let name = day ? label("days", day) : "";
    const often = every === "week" ? "" : label("session_every", every);
    if (often) name = often.includes("{day}") ? capital(often.replace("{day}", name)) : [name, often].filter(Boolean).join(say("list.comma"));
    const season = when && when !== "all-year" ? label("session_when", when) : "";
    const where = place && !(places.length === 1 && places[0] === place) ? label("places", place) : "";
    const line = [name, hours(from, to), season, where].filter(Boolean).join(say("list.comma"));
    return note ? [line, note].filter(Boolean).join(". ") : line;
  }

  // Of a place that services share only the name is known here.
  function place(one) {
    if (typeof one === "string") return { name: label("places", one), address: "" };
    const address = one.hide_address === "yes" ? say("address.hidden") : [one.address, one.postcode].filter(Boolean).join(", ");
    return { name: one.name || "", address };
  }

  return { amount, session, place };
};
