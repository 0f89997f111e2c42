// The part of the engine for "near me"; loaded when a postcode or a place is typed. It hands the engine two
// functions that read the parts `places` and `where` of hooks/local_offer/find/near.py. What is typed is
// looked up here and goes nowhere.
LocalOfferFind.receive("near", "", (function () {
  "use strict";

  const METRES_IN_A_MILE = 1609.344;
  const NEARBY = 10; // miles that count as near where nobody has said how far they would go
  const LONGEST = 100; // characters of a postcode or the name of a place
  const YES = 1, NO = 0, UNKNOWN = -1;
  const NOT_KNOWN = LocalOfferFind.NOT_KNOWN;

  const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(?: (\d)([A-Z]{0,2}))?$/; // district, sector, unit, which may not be typed to its end

  // A postcode in capitals with its space. The same as `normal` in hooks/local_offer/postcodes.py.
  function normal(text) {
    const code = text.toUpperCase().trim().replace(/\s+/g, " ");
    const letters = code.replace(/ /g, "");
    const split = (end) => letters.slice(0, -end) + " " + letters.slice(-end);
    return [split(3), code, split(1)].find((one) => POSTCODE.test(one)) || code;
  }

  // Makes the function that finds a postcode or a place: {name, easting, northing, exact}, where `exact` is
  // "unit", "sector", "district" or "place"; or null. A unit that is not there is found as its sector.
  function finder({ step, districts, names }) {
    const spot = (name, [easting, northing], exact) =>
      ({ name, easting: easting * step, northing: northing * step, exact });

    function unitIn([easting, northing, units], letters) {
      for (const [, unit, east, north] of units.matchAll(/([A-Z]{2})(-?\d+)([+-]\d+)/g)) {
        easting += Number(east);
        northing += Number(north);
        if (unit === letters) return [easting, northing];
      }
      return null;
    }

    const districtAt = new Map(Object.entries(districts)), nameAt = new Map(Object.entries(names));
    const sectorAt = (outward, number) => districtAt.has(outward) && districtAt.get(outward)[2][number];

    return function place(text) {
      const typed = String(text).slice(0, LONGEST);
      const [code, outward, number, letters] = normal(typed).match(POSTCODE) || [];
      const sector = number && sectorAt(outward, number);
      const unit = sector && letters && unitIn(sector, letters);
      if (unit) return spot(code, unit, "unit");
      if (sector) return spot(outward + " " + number, sector, "sector");
      if (districtAt.has(outward)) return spot(outward, districtAt.get(outward), "district");
      if (outward && !number) { // "ZZ11", typed without its space, where there is no such district
        const joined = sectorAt(outward.slice(0, -1), outward.slice(-1));
        if (joined) return spot(outward.slice(0, -1) + " " + outward.slice(-1), joined, "sector");
      }
      const words = LocalOfferFind.wordsOf(typed).join(" ");
      if (!nameAt.has(words)) return null;
      const [name, ...at] = nameAt.get(words);
      return spot(name, at, "place");
    };
  }

  // Makes `column(near, keys)`: how every record answers from a position, when the miles in `keys` are asked.
  // The same as hooks/local_offer/whereabouts.py.
  function measurer(data) {
    const points = data.answers.map(function ([, ...axes]) {
      const some = [];
      for (let i = 0; i < axes.length; i += 2) some.push([axes[i] * data.step, axes[i + 1] * data.step]);
      return some;
    });

    // To a tenth of a mile, in a straight line, to the nearest of its places.
    function miles(near, some) {
      if (!some.length) return null;
      const metres = some.map(([east, north]) => Math.sqrt((east - near.easting) ** 2 + (north - near.northing) ** 2));
      return Math.floor((Math.min(...metres) / METRES_IN_A_MILE) * 10 + 0.5) / 10;
    }

    function radius(keys) {
      const numbers = keys.filter((key) => /^\d{1,4}(\.\d{1,3})?$/.test(key)).map(Number);
      return numbers.length ? Math.max(...numbers) : null;
    }

    return function column(near, asked = []) {
      const away = points.map((some) => miles(near, some));
      const ways = data.answers.map(([way]) => data.ways[way]);
      const widest = radius(asked);
      const reach = widest === null ? NEARBY : widest;
      const isNear = (answer) => away[answer] !== null && away[answer] <= reach;

      function within(answer, most) {
        if (ways[answer] || (away[answer] !== null && away[answer] <= most)) return YES;
        return away[answer] === null ? UNKNOWN : NO;
      }

      return {
        keys: data.keys,
        // What a record answers when it is asked with these keys: YES, NO or UNKNOWN.
        answer(record, keys) {
          const most = radius(keys), wantsUnknown = keys.includes(NOT_KNOWN);
          if (most === null && !wantsUnknown) return YES;
          const said = within(data.rows[record], most || 0);
          if (said === UNKNOWN) return wantsUnknown ? YES : UNKNOWN;
          return most === null ? NO : said;
        },
        isDirect: () => true,
        count(record, counts) {
          for (const key of data.keys) if (within(data.rows[record], Number(key)) === YES) counts[key] += 1;
        },
        silent: (record) => within(data.rows[record], 0) === UNKNOWN,
        // The order of results, lower first: what is within the miles asked for (NEARBY, when none are), the
        // nearest first; what can be had wherever one lives; what is farther; what we do not know.
        order(record) {
          const answer = data.rows[record];
          if (isNear(answer)) return away[answer];
          if (ways[answer]) return 1e6;
          return away[answer] === null ? 3e6 : 2e6 + away[answer];
        },
        // What to say beside a result: {miles}, {far} or {} when we do not know where it is.
        where(record) {
          const answer = data.rows[record];
          if (ways[answer] && !isNear(answer)) return { far: ways[answer] };
          return away[answer] === null ? {} : { miles: away[answer] };
        },
      };
    };
  }

  return { finder, measurer };
})());
