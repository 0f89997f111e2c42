// What the address names, and the draft it opens.
//
//     LocalOfferForm.opening.address()   what stands behind "#": "new-k2x/access.how/change"; "" when it is broken
//     await LocalOfferForm.opening.draft(id)   the draft, as it is kept or new; null when there is no such record
LocalOfferForm.opening = (function () {
  "use strict";

  const { drafts } = LocalOfferForm;
  const root = document.getElementById("form");

  // An address that a mail program has broken is none.
  function address() {
    try {
      return decodeURI(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  // A correction starts from what the site says, which may take a while to come.
  async function draft(id) {
    if (/^new-\w+$/.test(id)) return drafts.read(id) || { id, record: {} };
    const slug = (/^correct-([a-z0-9-]+)$/.exec(id) || [])[1];
    if (!slug) return null;
    const now = await LocalOfferForm.load(root.dataset.base, slug).catch(() => null), kept = drafts.read(id);
    return now ? { ...now, id, slug, base: now.record, record: renewed(kept, now.record) } : kept;
  }

  // What was typed, over what is published now: what was not touched follows the site.
  function renewed(kept, now) {
    const record = structuredClone(now);
    for (const key of kept ? new Set([...Object.keys(kept.record), ...Object.keys(kept.base)]) : []) {
      if (JSON.stringify(kept.record[key]) === JSON.stringify(kept.base[key])) continue;
      if (kept.record[key] === undefined) delete record[key];
      else record[key] = kept.record[key];
    }
    return record;
  }

  return { address, draft };
})();
