// What was typed, kept on this device until it is sent or cleared. Each service has a draft of its own, so two
// at once do not mix.
//
//     LocalOfferForm.drafts.all()        every draft of this device, the newest first
//                          .read(id)     one draft, or null
//                          .keep(draft)  draft: {id, record, typed: when, ...}
//                          .forget(id)
//                          .kept()       false: the browser keeps nothing, so drafts last as long as this page
//                          .way(chosen)  "steps" or "all": how the reader wants to be asked
LocalOfferForm.drafts = (function () {
  "use strict";

  const site = new URL("../../", document.currentScript.src);
  const START = "local-offer-form " + site.pathname + " "; // several Local Offers may live on one host
  const WAY = START + "way";
  const here = new Map(); // id to draft, for as long as this page is open
  let isKept = true, chosenHere = null;
  try {
    localStorage.setItem(START, "");
    localStorage.removeItem(START);
  } catch {
    isKept = false;
  }

  function stored(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null; // not as we left it
    }
  }

  function all() {
    const found = new Map(here);
    try {
      for (const key of Object.keys(localStorage)) {
        const draft = key.startsWith(START) && key !== WAY && stored(key);
        if (draft && draft.record) found.set(draft.id, draft);
      }
    } catch {
      // only what is here
    }
    return [...found.values()].sort((one, other) => (one.typed < other.typed ? 1 : -1));
  }

  const read = (id) => stored(START + id) || here.get(id) || null;

  function keep(draft) {
    draft.typed = new Date().toISOString();
    here.set(draft.id, draft);
    try {
      localStorage.setItem(START + draft.id, JSON.stringify(draft));
      isKept = true;
    } catch {
      isKept = false; // refused, or full
    }
  }

  function forget(id) {
    here.delete(id);
    try {
      localStorage.removeItem(START + id);
    } catch {
      // it was never there
    }
  }

  function way(chosen) {
    if (chosen) {
      chosenHere = chosen;
      try {
        localStorage.setItem(WAY, JSON.stringify(chosen));
      } catch {
        // for this page only
      }
    }
    return chosenHere || stored(WAY) || "steps";
  }

  // Calls back when this draft is changed in another tab.
  function watch(id, changed) {
    addEventListener("storage", ({ key }) => key === START + id() && changed());
  }

  return { all, read, keep, forget, way, watch, kept: () => isKept };
})();
