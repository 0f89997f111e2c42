// What stands on the list of a reader and in a pack of the print room: small scripts that the build wrote, one for
// each service (assets/list/<code>.js). They are loaded for the services that are wanted only. So they also come
// from a folder, and nothing is sent anywhere.
//
//     await LocalOfferSheets.load(base, code)   // the sheet {slug, name, html}, or undefined when it did not come
//     LocalOfferSheets.get(code)                // the same, where it has come already
const LocalOfferSheets = (function () {
  "use strict";

  const come = new Map(); // a leaflet's code to its sheet; also "codes": which codes there are

  LocalOfferList.receive = (code, given) => come.set(code, given);

  const get = (code) => come.get(code);

  function load(base, code) {
    if (come.has(code)) return Promise.resolve(get(code));
    const address = new URL("assets/list/" + code + ".js", new URL(base, location.href));
    return LocalOfferPage.load(address).catch(() => {}).then(() => get(code));
  }

  return { load, get };
})();
