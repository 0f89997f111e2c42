// Rules that protect people: secret addresses, and names that outlive their jobs (hooks/local_offer/rules/people.py).
(function (form) {
  "use strict";

  const { parts } = form;
  const say = (wrong, told) => parts.say("people", wrong, told);
  const KILOMETRE = 1000;
  let roles = null;

  function namesARole(text) {
    roles = roles || new Set(parts.rules.roles.split(" "));
    return (text.toLowerCase().match(/[a-z]+/g) || []).some((word) => roles.has(word) || roles.has(word.replace(/s$/, "")));
  }

  function looksLikeAName(text) {
    const start = text.trim().split(parts.pattern("name ends"))[0];
    return parts.pattern("title").test(text) || (parts.pattern("name", true).test(start) && !namesARole(start));
  }

  function looksPersonal(email) {
    if (parts.pattern("free mail").test(email)) return true;
    const found = email.match(parts.pattern("first and last"));
    return Boolean(found && found.index === 0 && !namesARole(`${found[1]} ${found[2]}`));
  }

  function namesARoleNotAPerson({ record, add }) {
    const contacts = [
      [["contact"], record.contact],
      [["school", "senco"], record.school && record.school.senco],
      [["complaints", "first"], record.complaints && record.complaints.first],
    ];
    for (const [at, contact] of contacts) {
      const { role, email } = contact || {};
      if (role && looksLikeAName(role)) add([...at, "role"], say("person", { value: role }), { warning: true });
      if (email && looksPersonal(email)) add([...at, "email"], say("personal", { value: email }), { warning: true });
    }
  }

  function placesAreWholeOrHidden({ record, given, add }) {
    const read = record.places.filter(parts.isPart);
    parts.placesWrittenHere(given).forEach(([number, written], nth) => {
      const place = read[nth];
      const at = ["places", number];
      if (parts.rules.no.includes(written.hide_address ?? "no")) mustBeWhole(place, written, at, add);
      else mustBeHidden(place, at, add);
    });
  }

  const isWhole = (place) => parts.pattern("postcode", true).test(place.postcode);

  function mustBeWhole(place, written, at, add) {
    if (!place.address && !parts.answered(written, ["address"])) {
      add([...at, ""], say("address"), { missing: true, field: [...at, "address"] });
    }
    if (place.postcode && !isWhole(place)) add([...at, "postcode"], say("whole"));
  }

  function mustBeHidden(place, at, add) {
    if (place.address) add([...at, "address"], say("hidden address"));
    if (place.postcode && isWhole(place)) add([...at, "postcode"], say("hidden postcode"));
    for (const way of ["travel", "parking"]) if (place[way]) add([...at, way], say("hidden way", { way }));
    for (const axis of ["easting", "northing"]) {
      if ((place[axis] || 0) % KILOMETRE) add([...at, axis], say("hidden position", { axis }));
    }
  }

  parts.peopleRules = [namesARoleNotAPerson, placesAreWholeOrHidden];
})(LocalOfferForm);
