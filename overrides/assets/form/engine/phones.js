// Whether a UK telephone could dial a number, by the numbering plan that Python's `phonenumbers` has.
(function (form) {
  "use strict";

  const { parts } = form;
  const LONGEST = 40;
  let plan = null;

  function looks() {
    plan = plan || parts.rules.phones.parts.map((part) =>
      [part.all, part.types].map((look) => new RegExp(`^(?:${look})$`)));
    return plan;
  }

  parts.isPhone = function (number) {
    if ([...number].length > LONGEST || !parts.pattern("dialled", true).test(number)) return false;
    let digits = number.replace(parts.pattern("extension"), "").replaceAll("+44", "0").replaceAll("(0)", "");
    digits = digits.replace(/[^0-9]/g, "").replace(/^18001/, "");
    if (parts.rules.phones.codes.includes(digits) || parts.pattern("drama", true).test(digits)) return true;
    if (!digits.startsWith("0")) return false; // lost in a spreadsheet, most likely
    const national = digits.startsWith("00") ? fromAbroad(digits) : digits.slice(1);
    return looks().some((look) => look.every((one) => one.test(national)));
  };

  // A number with 0044 in front, without it.
  const fromAbroad = (digits) => (digits.startsWith("0044") ? digits.slice(4).replace(/^0/, "") : "");
})(LocalOfferForm);
