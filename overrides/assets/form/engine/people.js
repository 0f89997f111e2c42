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
    const aside = parts.all("in brackets", text).map(([, one]) => one.trim());
    const names = [start, ...aside.filter((one) => !parts.pattern("part of a place").test(one))];
    return parts.pattern("title").test(text) || names.some((one) => parts.pattern("name", true).test(one) && !namesARole(one));
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

  function checkedByARole({ record, add }) {
    const role = record.checked && record.checked.by_role;
    if (role && looksLikeAName(role)) add(["checked", "by_role"], say("person", { value: role }), { warning: true });
  }

  function sentencesHoldNoMobileNumber({ record, given, add }) {
    const { phone, text: number } = record.contact || {};
    const meant = [phone, number].filter(Boolean).map(lastDigits);
    for (const key of parts.rules.written_freely) {
      for (const [at, text] of texts(given[key], [key])) {
        for (const [found] of parts.all("mobile", text)) {
          if (!meant.includes(lastDigits(found))) add(at, say("mobile", { phone: found }), { warning: true });
        }
      }
    }
  }

  const lastDigits = (number) => number.replace(/[^0-9]/g, "").slice(-10);

  function texts(value, at) {
    if (typeof value === "string") return [[at, value]];
    if (Array.isArray(value)) return value.flatMap((one, number) => texts(one, [...at, number]));
    return parts.isPart(value) ? Object.entries(value).flatMap(([key, one]) => texts(one, [...at, key])) : [];
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

  parts.peopleRules = [namesARoleNotAPerson, checkedByARole, sentencesHoldNoMobileNumber, placesAreWholeOrHidden];
})(LocalOfferForm);
