// "Open now, until 5pm.": worked out on the device, beside the helpline's hours. Without it the hours stand alone.
//
//     LocalOfferHours.sentence(hours, new Date())   // {text, closure} or null when the calendar has ended
//
// hours    what opening.py gives: the hours of each day of the week, bank holidays, closures, the years known
// text     "Open now, until 5pm." or "Closed now. Opens tomorrow at 9am."
// closure  what the council says of the days off that are on now, or ""
//
// All is reckoned by the clock on the wall in London, in minutes, so neither the device's own time zone nor
// a change of the clocks makes a difference.
var LocalOfferHours = (function () {
  "use strict";

  const DAY = 24 * 60; // minutes
  const AHEAD = 60; // days to look for the next opening
  const WALL = { timeZone: "Europe/London", hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric" };

  // The minutes on the wall in London since 1970 began there.
  function inLondon(moment) {
    const at = {};
    for (const { type, value } of new Intl.DateTimeFormat("en-GB", WALL).formatToParts(moment)) at[type] = Number(value);
    return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute) / 60000;
  }

  const dateOf = (day) => new Date(day * DAY * 60000); // its UTC fields are those of the day
  const isoOf = (day) => dateOf(day).toISOString().slice(0, 10);
  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  const closureOn = (hours, day) => hours.closures.find(([from, to]) => from <= isoOf(day) && isoOf(day) <= to);

  // The openings that begin on a day: [{from, to, day, opens, closes}], or null when nobody knows.
  function openings(hours, day) {
    if (!hours.years.includes(dateOf(day).getUTCFullYear())) return null;
    if (hours.holidays.includes(isoOf(day)) || closureOn(hours, day)) return [];
    return hours.days[dateOf(day).getUTCDay()].map(([opens, closes]) => {
      const from = day * DAY + minutes(opens), to = day * DAY + minutes(closes);
      return { from, to: to > from ? to : to + DAY, day, opens, closes }; // "22:00" to "02:00" goes past midnight
    });
  }

  function sentence(hours, moment) {
    const now = inLondon(moment), today = Math.floor(now / DAY);
    if (!openings(hours, today)) return null;
    const closure = (closureOn(hours, today) || [])[2] || "";
    const open = (openings(hours, today - 1) || []).concat(openings(hours, today)).find((one) => one.from <= now && now < one.to);
    if (open) return { text: untilWhen(hours, open), closure: "" };
    return { text: ("Closed now. " + opensWhen(hours, now, today)).trim(), closure };
  }

  // Where one opening runs into the next, the end of the last counts. Nobody closes within a week: no end is said.
  function untilWhen(hours, open) {
    let last = open;
    for (let day = open.day; day <= open.day + 8; day++) {
      for (const next of openings(hours, day) || []) if (next.from <= last.to && next.to > last.to) last = next;
    }
    return last.day - open.day > 6 ? "Open now." : "Open now, until " + hours.said[last.closes] + ".";
  }

  function opensWhen(hours, now, today) {
    for (let day = today; day < today + AHEAD; day++) {
      const found = openings(hours, day);
      if (!found) return ""; // the calendar ends before the next opening
      const next = found.find((one) => one.from > now);
      if (next) return "Opens " + dayInWords(day, today) + " at " + hours.said[next.opens] + ".";
    }
    return "";
  }

  function dayInWords(day, today) {
    if (day === today) return "today";
    if (day === today + 1) return "tomorrow";
    const part = (name) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", [name]: name === "day" ? "numeric" : "long" }).format(dateOf(day));
    return "on " + part("weekday") + " " + part("day") + " " + part("month");
  }

  // ---- the page ----

  const data = document.getElementById("helpline-opening");
  if (data) {
    const hours = JSON.parse(data.textContent);
    const show = function () {
      const said = sentence(hours, new Date());
      for (const place of document.querySelectorAll(".open-now")) {
        place.hidden = !said;
        if (said) place.textContent = said.text;
      }
      for (const place of document.querySelectorAll(".open-now-closure")) {
        place.hidden = !said || !said.closure;
        if (said) place.textContent = said.closure;
      }
    };
    show();
    setInterval(show, 60000); // a page may stay open past closing time
  }

  return { sentence };
})();
