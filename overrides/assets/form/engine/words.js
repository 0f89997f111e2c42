// Rules about how a record is written: short and plain (hooks/local_offer/rules/words.py).
(function (form) {
  "use strict";

  const { parts } = form;
  const say = (wrong, told) => parts.say("words", wrong, told);
  const count = (text) => parts.words(text || "").length;

  function summaryIsShort({ record, add }) {
    const { summary: most } = parts.rules.most;
    const words = count(record.summary);
    if (words > most) add(["summary"], say("summary", { words, most }));
  }

  function textsSaySomething({ record, given, add }) {
    if (record.imported) return;
    for (const at of parts.rules.must_say_something) {
      const value = at.reduce((part, key) => (parts.isPart(part) ? part[key] : undefined), given);
      const texts = Array.isArray(value) ? value.map((text, number) => [[...at, number], text]) : [[at, value]];
      for (const [here, text] of texts) {
        if (typeof text === "string" && parts.pattern("says nothing", true).test(text)) add(here, say("nothing", { value: text }));
      }
    }
  }

  function acronymsAreExplained({ record, add }) {
    const { glossary } = parts.rules;
    if (!glossary) return;
    const found = parts.all("acronym", record.summary || "").map(([, acronym]) => acronym);
    for (const acronym of new Set(found)) {
      if (!glossary.includes(acronym)) add(["summary"], say("acronym", { acronym }));
    }
  }

  function descriptionIsNotTooLong({ record, add }) {
    const { description: most } = parts.rules.most;
    const words = count(record.description);
    if (words > most) add(["description"], say("description", { words, most }), { warning: true });
  }

  const sentencesOf = (text) => {
    const stop = new RegExp(parts.pattern("stop"), "g");
    const gap = parts.pattern("gap");
    return text.replace(stop, "$1\n\n").split(gap);
  };

  function sentencesAreShort({ record, add }) {
    const { access = {} } = record;
    const texts = [
      [["summary"], record.summary], [["description"], record.description], [["at_18"], record.at_18],
      [["access", "how"], access.how], [["access", "if_no"], access.if_no],
      ...(access.criteria || []).map((text, number) => [["access", "criteria", number], text]),
    ];
    for (const [at, text] of texts) {
      for (const sentence of sentencesOf(text || "")) {
        const words = parts.words(sentence);
        if (words.length <= parts.rules.most.sentence) continue;
        add(at, say("sentence", { words: words.length, value: words.join(" ") }), { warning: true });
      }
    }
  }

  function easyReadIsEasy({ record, add }) {
    const { easy: most } = parts.rules.most;
    ((record.easy_read || {}).sentences || []).forEach(({ text, picture }, number) => {
      const at = ["easy_read", "sentences", number];
      const words = count(text);
      if (words > most) add(at, say("easy", { words, most }), { warning: true, field: [...at, "text"] });
      if (!picture || hasPicture(picture)) return;
      const pictures = parts.rules.pictures.join(", ");
      add([...at, "picture"], say("easy picture", { picture, pictures }), { warning: true });
    });
  }

  function hasPicture(word) {
    const { pictures, picture_words: others } = parts.rules;
    const typed = word.toLowerCase();
    return pictures.includes(parts.words(typed).join("-")) || Object.values(others).some((words) => words.includes(typed));
  }

  parts.wordRules = [
    summaryIsShort, textsSaySomething, acronymsAreExplained, descriptionIsNotTooLong, sentencesAreShort, easyReadIsEasy,
  ];
})(LocalOfferForm);
