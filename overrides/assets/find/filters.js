// The part of the engine that narrows: how each record answers each filter, and how many there are of each
// answer. Loaded when somebody narrows. hooks/local_offer/filters.py is the one definition of the filters.
LocalOfferFind.receive("filters", "", (function () {
  "use strict";

  const YES = 1, NO = 0, UNKNOWN = -1;
  const NOT_KNOWN = LocalOfferFind.NOT_KNOWN; // the key that asks for records that do not say

  // Several answers where one is enough: YES when one is, else UNKNOWN when one may be.
  const any = (answers) => (answers.includes(YES) ? YES : answers.includes(UNKNOWN) ? UNKNOWN : NO);

  // A filter, from what find/columns.py wrote down.
  function Column(data, today) {
    const number = new Map(data.keys.map((key, i) => [key, i]));
    const forAll = number.get(data.for_all);
    const answers = data.days ? data.days.map((days) => stateOn(days, today, number)) : data.answers;
    // What each answer says: in parts, one for each session where the filter asks when, else one.
    const parts = answers.map((answer) => (data.of_sessions && answer ? answer : [answer]).map(said));
    const wholes = parts.map((some) => some[1] ? data.keys.map((_, key) => any(some.map(({ fits }) => fits[key]))) : some[0].fits);

    // What it says of each key; `other` is a key that is in no vocabulary, from an old address.
    function said(answer) {
      return { fits: data.keys.map((_, key) => fit(answer, key)), other: fit(answer, -1) };
    }

    function fit(answer, key) {
      if (!answer) return UNKNOWN;
      const [yes, no] = answer;
      if (yes.includes(key) || (forAll !== undefined && yes.includes(forAll))) return YES;
      return no && !no.includes(key) ? UNKNOWN : NO;
    }

    const isSilent = (fits) => fits.every((one) => one === UNKNOWN);

    function reply({ fits, other }, keys) {
      const known = keys.filter((key) => key !== NOT_KNOWN);
      const found = any(known.map((key) => (number.has(key) ? fits[number.get(key)] : other)));
      if (found === UNKNOWN || (!known.length && isSilent(fits))) return keys.includes(NOT_KNOWN) ? YES : UNKNOWN;
      return found;
    }

    return {
      keys: data.keys,
      ofSessions: Boolean(data.of_sessions),
      // What a record answers when it is asked with these keys: YES, NO or UNKNOWN.
      answer(record, keys) {
        const row = data.rows[record];
        return reply({ fits: wholes[row], other: any(parts[row].map(({ other }) => other)) }, keys);
      },
      // The same for each of its sessions.
      answers: (record, keys) => parts[data.rows[record]].map((one) => reply(one, keys)),
      // Whether it names one of these keys itself, and not only through "for all".
      isDirect(record, keys) {
        const answer = answers[data.rows[record]];
        return forAll === undefined || Boolean(answer && answer[0].some((key) => keys.includes(data.keys[key])));
      },
      count(record, counts) {
        wholes[data.rows[record]].forEach((fits, key) => { if (fits === YES) counts[data.keys[key]] += 1; });
      },
      silent: (record) => isSilent(wholes[data.rows[record]]),
    };
  }

  // The state of a record on a day, from the days when it is due and when to ring first.
  function stateOn(days, today, number) {
    if (!days) return null;
    const state = today < days[0] ? "checked" : today < days[1] ? "due" : "ring-first";
    return [[number.get(state)]];
  }

  // What a record answers to filters that ask when, asked together: one session must fit them all. As
  // `_of_one_session` in filters.py. Gives the answer to each, by its name.
  function ofOneSession(record, asked, columns) {
    const each = asked.map(([name, keys]) => columns.get(name).answers(record, keys));
    const mayFit = each[0].map((_, session) => each.map((one) => one[session])).filter((one) => !one.includes(NO));
    const isSure = mayFit.some((one) => !one.includes(UNKNOWN));
    return new Map(asked.map(([name], at) => [name, !mayFit.length ? NO : isSure || mayFit.every((one) => one[at] === YES) ? YES : UNKNOWN]));
  }

  // Makes for a filter that asks when, while others that do are asked too, what counts its choices with those.
  function together(name, when, columns) {
    const others = when.filter(([other]) => other !== name);
    if (!columns.get(name).ofSessions || !others.length) return columns.get(name);
    const answers = (record, key) => [...ofOneSession(record, [[name, [key]], ...others], columns).values()];
    return {
      count(record, counts) {
        for (const key of columns.get(name).keys) if (answers(record, key).every((one) => one === YES)) counts[key] += 1;
      },
      silent: (record) => answers(record, NOT_KNOWN)[0] === YES,
    };
  }

  // Parts some records into those that fit what is asked, those that may, and those that do not; and counts, for
  // each filter of `counted`, how many there would be with each choice, given the others.
  function sift(records, asked, columns, counted) {
    const facets = {}, unknown = {}, counting = new Map();
    const known = asked.filter(([name]) => columns.has(name)), when = known.filter(([name]) => columns.get(name).ofSessions);
    for (const [name, { keys }] of columns) {
      if (counted.includes(name)) facets[name] = Object.fromEntries(keys.map((key) => [key, 0]));
      unknown[name] = 0;
      counting.set(name, together(name, when, columns));
    }
    const fit = [];
    let mayFit = 0;
    for (const record of records) {
      const said = new Map(known.map(([name, keys]) => [name, columns.get(name).answer(record, keys)]));
      if (when.length > 1) for (const [name, answer] of ofOneSession(record, when, columns)) said.set(name, answer);
      const no = [...said.keys()].filter((name) => said.get(name) === NO);
      const notYes = [...said.keys()].filter((name) => said.get(name) !== YES);
      if (!notYes.length) fit.push(record);
      else if (!no.length) mayFit += 1;
      for (const [name, column] of counting) {
        const isWhen = columns.get(name).ofSessions; // then the count looks at the others that ask when itself
        const isOther = (other) => other !== name && !(isWhen && columns.get(other).ofSessions);
        if (facets[name] && !notYes.some(isOther)) column.count(record, facets[name]);
        const silent = said.has(name) ? said.get(name) === UNKNOWN : column.silent(record);
        if (silent && !no.length) unknown[name] += 1;
      }
    }
    return { fit, facets, unknown, may_fit: mayFit };
  }

  return { Column, sift };
})());
