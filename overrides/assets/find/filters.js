// The part of the engine that narrows: how each record answers each filter, and how many there are of each
// answer. Loaded when somebody narrows. hooks/local_offer/filters.py is the one definition of the filters.
LocalOfferFind.receive("filters", "", (function () {
  "use strict";

  const YES = 1, NO = 0, UNKNOWN = -1;
  const NOT_KNOWN = LocalOfferFind.NOT_KNOWN; // the key that asks for records that do not say

  // A filter, from what find/columns.py wrote down.
  function Column(data, today) {
    const number = new Map(data.keys.map((key, i) => [key, i]));
    const forAll = number.get(data.for_all);
    const answers = data.days ? data.days.map((days) => stateOn(days, today, number)) : data.answers;
    const fits = answers.map((answer) => data.keys.map((_, key) => fit(answer, key)));

    function fit(answer, key) {
      if (!answer) return UNKNOWN;
      const [yes, no] = answer;
      if (yes.includes(key) || (forAll !== undefined && yes.includes(forAll))) return YES;
      return no && !no.includes(key) ? UNKNOWN : NO;
    }

    return {
      keys: data.keys,
      // What a record answers when it is asked with these keys: YES, NO or UNKNOWN.
      answer(record, keys) {
        const row = fits[data.rows[record]];
        const said = keys.filter((key) => key !== NOT_KNOWN).map((key) => (number.has(key) ? row[number.get(key)] : other(record)));
        if (said.includes(YES)) return YES;
        if (said.includes(UNKNOWN) || (!said.length && silent(record))) return keys.includes(NOT_KNOWN) ? YES : UNKNOWN;
        return NO;
      },
      // Whether it names one of these keys itself, and not only through "for all".
      isDirect(record, keys) {
        const answer = answers[data.rows[record]];
        return forAll === undefined || Boolean(answer && answer[0].some((key) => keys.includes(data.keys[key])));
      },
      count(record, counts) {
        fits[data.rows[record]].forEach((said, key) => { if (said === YES) counts[data.keys[key]] += 1; });
      },
      silent,
    };

    function silent(record) {
      const answer = answers[data.rows[record]];
      return !answer || (answer[1] !== undefined && !answer[0].length && !answer[1].length);
    }

    // A key that is in no vocabulary, from an old address: yes for "for all", else no or not said.
    function other(record) {
      return fit(answers[data.rows[record]], -1);
    }
  }

  // The state of a record on a day, from the days when it is due and when to ring first.
  function stateOn(days, today, number) {
    if (!days) return null;
    const state = today < days[0] ? "checked" : today < days[1] ? "due" : "ring-first";
    return [[number.get(state)]];
  }

  // Parts some records into those that fit what is asked, those that may, and those that do not; and counts, for
  // each filter of `counted`, how many there would be with each choice, given the others.
  function sift(records, asked, columns, counted) {
    const facets = {}, unknown = {};
    for (const [name, { keys }] of columns) {
      if (counted.includes(name)) facets[name] = Object.fromEntries(keys.map((key) => [key, 0]));
      unknown[name] = 0;
    }
    const fit = [];
    let mayFit = 0;
    for (const record of records) {
      const said = new Map(asked.filter(([name]) => columns.has(name)).map(([name, keys]) => [name, columns.get(name).answer(record, keys)]));
      const no = [...said.keys()].filter((name) => said.get(name) === NO);
      const notYes = [...said.keys()].filter((name) => said.get(name) !== YES);
      if (!notYes.length) fit.push(record);
      else if (!no.length) mayFit += 1;
      for (const [name, column] of columns) {
        if (facets[name] && notYes.every((other) => other === name)) column.count(record, facets[name]);
        const silent = said.has(name) ? said.get(name) === UNKNOWN : column.silent(record);
        if (silent && !no.length) unknown[name] += 1;
      }
    }
    return { fit, facets, unknown, may_fit: mayFit };
  }

  return { Column, sift };
})());
