// What people type, as a record has it. What cannot be understood stays as it was typed: the checks say so.
//
//     LocalOfferForm.typed.time("10am")                // "10:00"
//     LocalOfferForm.typed.web("www.example.org")      // "https://www.example.org"
LocalOfferForm.typed = (function () {
  "use strict";

  const TIME = /^(\d{1,2})(?:[.:\s]?([0-5]\d))?\s*(?:(am|pm)|a\.m\.?|(p\.m\.?))?$/;
  const FIRST_PLAIN_HOUR = 8; // "9.30" is in the morning, but "2.30" may be either
  const NAMES = { midday: "12:00", noon: "12:00", midnight: "00:00" };
  const ADDRESS = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u;

  function time(text) {
    const said = text.trim().toLowerCase(), found = TIME.exec(said);
    if (NAMES[said]) return NAMES[said];
    if (!found) return text;
    const [, digits, minutes, short, long] = found, number = Number(digits), hasHalf = /m\.?$/.test(said);
    const isWritten = digits.length === 2 && minutes !== undefined; // "02:30" is the 24-hour clock
    if (hasHalf ? number < 1 || number > 12 : number > 23 || (number < FIRST_PLAIN_HOUR && !isWritten)) return text;
    const hour = hasHalf ? (number % 12) + (short === "pm" || long ? 12 : 0) : number;
    return String(hour).padStart(2, "0") + ":" + (minutes || "00");
  }

  const web = (text) => (ADDRESS.test(text.trim()) ? "https://" + text.trim() : text);

  return { time, web };
})();
