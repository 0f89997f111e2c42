// Rules about what must be answered, and about answers that do not fit together: hooks/local_offer/rules/answers.py,
// and of references.py what one record can show. Each gives its problems to `draft.add`.
(function (form) {
  "use strict";

  const { parts } = form;
  const say = (wrong, told) => parts.say("answers", wrong, told);

  function targetedAnswersMore({ record, given, add }) {
    const { tier } = record;
    if (!tier || tier === "universal") return;
    for (const [at, field] of parts.unanswered(record, "targeted")) {
      if (parts.answered(given, at)) continue;
      add(at, parts.addMessage(at, say("targeted", { meaning: field.meaning, tier })), { missing: true });
    }
  }

  function canBeReached({ record, given, add }) {
    const reached = ["phone", "text"].some((key) => parts.answered(given, ["contact", key]));
    if (record.contact && !reached) add(["contact"], say("number"), { missing: true, field: ["contact", "phone"] });
  }

  const peopleWait = ({ sector, tier, availability, imported }) =>
    (sector === "health" && tier !== "universal") || availability === "waiting-list" || Boolean(imported && !tier);

  function saysHowLongTheWaitIs({ record, given, add }) {
    const { waiting } = record;
    if (peopleWait(record) && !waiting && !parts.answered(given, ["waiting"])) {
      add([], say("waiting"), { missing: true, field: ["waiting"] });
    }
    if (!waiting) return;
    if (waiting.typical && waiting.not_measured) add(["waiting", "not_measured"], say("both"));
    if (waiting.typical && !waiting.as_of && !parts.answered(given, ["waiting", "as_of"])) {
      add(["waiting"], say("as of"), { missing: true, field: ["waiting", "as_of"] });
    }
    if (!["typical", "not_measured"].some((key) => parts.answered(given, ["waiting", key]))) {
      add(["waiting"], say("figure"), { missing: true, field: ["waiting", "typical"] });
    }
  }

  function saysWhatHappensAt18({ record, given, add }) {
    const ends = record.ages && record.ages.max;
    if ([17, 18, 19].includes(ends) && !parts.answered(given, ["at_18"])) {
      add(["ages"], say("at 18"), { missing: true, field: ["at_18"] });
    }
  }

  function namesItsPlace({ record, given, add }) {
    if ((record.modes || []).includes("in-person") && !parts.answered(given, ["places"])) {
      add(["modes"], say("places"), { missing: true, field: ["places"] });
    }
  }

  function placeAnswersForWheelchairs({ given, add }) {
    const wheelchairs = ["features", "wheelchair-accessible"];
    const saidForAll = parts.answered(given, wheelchairs);
    for (const [number, written] of parts.placesWrittenHere(given)) {
      if (saidForAll || parts.answered(written, wheelchairs)) continue;
      add(["places", number], say("wheelchairs"), { missing: true, field: ["places", number, ...wheelchairs] });
    }
  }

  const saysHow = (complaint) => Boolean(complaint && (complaint.first || complaint.then));

  function saysHowToComplain({ record, given, add }) {
    if (saysHow(record.complaints) || (parts.answered(given, ["complaints"]) && !record.complaints)) return;
    const { organisation } = record;
    const known = form.model.words.organisations;
    if (!organisation || (typeof organisation === "string" && !known.terms.some(([key]) => key === organisation))) return;
    const elsewhere = typeof organisation === "string"
      ? form.model.complain_elsewhere.includes(organisation)
      : saysHow(organisation.complaints);
    if (!elsewhere) add(["organisation"], say("complaints"), { missing: true, field: ["complaints"] });
  }

  function offersAnotherWay({ record, given, add }) {
    const { availability } = record;
    if (parts.rules.no_room.includes(availability) && !parts.answered(given, ["alternatives"])) {
      const state = availability.replaceAll("-", " ");
      add(["availability"], say("alternatives", { state }), { missing: true, field: ["alternatives"] });
    }
  }

  function numbersRunUpwards({ record, add }) {
    const { min, max } = record.ages || {};
    if (min !== undefined && max !== undefined && min > max) {
      add(["ages"], say("ages", { youngest: min, oldest: max }), { field: ["ages", "max"] });
    }
    record.sessions.forEach((session, number) => {
      if (session.from && session.to && session.from >= session.to) {
        const message = say("times", { start: session.from, end: session.to });
        add(["sessions", number], message, { field: ["sessions", number, "to"] });
      }
    });
    const { visible_from: from, visible_to: to } = record;
    if (from && to && from > to) add(["visible_to"], say("days"));
  }

  function isNotCheckedInTheFuture({ record, today, add }) {
    const { checked = {}, waiting = {} } = record;
    if (checked.on > today) add(["checked", "on"], say("checked", { day: checked.on }));
    if (waiting.as_of > today) add(["waiting", "as_of"], say("measured", { day: waiting.as_of }));
  }

  // -- what a record points to ----------------------------------------------------------------------

  const texts = (given, key) => (Array.isArray(given[key]) ? given[key] : [])
    .map((item, number) => [number, item]).filter(([, item]) => typeof item === "string");

  function pointsToOthers({ given, slug, add }) {
    for (const key of ["moves_on_to", "alternatives"]) {
      for (const [number, item] of texts(given, key)) {
        if (slug && item === slug) add([key, number], parts.say("references", "itself", { key }));
      }
    }
  }

  function sessionsAreAtItsPlaces({ record, given, kept, add }) {
    if (kept.includes("places")) return;
    const places = texts(given, "places").map(([, key]) => key);
    record.sessions.forEach(({ place }, number) => {
      if (!place || places.includes(place)) return;
      add(["sessions", number, "place"], parts.say("references", "session", { place }));
    });
  }

  function listsHoldEachOnce({ given, add }) {
    for (const key of parts.rules.keys_once) {
      const seen = new Set();
      for (const [number, item] of texts(given, key)) {
        if (seen.has(item)) add([key, number], parts.say("references", "twice", { item, key }), { warning: true });
        seen.add(item);
      }
    }
  }

  // The places that are written in the record: [number, as typed].
  parts.placesWrittenHere = (given) => (Array.isArray(given.places) ? given.places : [])
    .map((place, number) => [number, place]).filter(([, place]) => parts.isPart(place));

  parts.answerRules = [
    targetedAnswersMore, canBeReached, saysHowLongTheWaitIs, saysWhatHappensAt18, namesItsPlace,
    placeAnswersForWheelchairs, saysHowToComplain, offersAnotherWay, numbersRunUpwards, isNotCheckedInTheFuture,
    pointsToOthers, sessionsAreAtItsPlaces, listsHoldEachOnce,
  ];
})(LocalOfferForm);
