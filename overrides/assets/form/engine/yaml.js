// One text as YAML: plain where any reader takes it for the same text, else in quotes, or as a block of paragraphs.
// The choices are those of PyYAML with the project's own look (hooks/local_offer/write.py), sign for sign.
(function (form) {
  "use strict";

  const { parts } = form;

  const BREAK = "\\n\\x85\\u2028\\u2029";
  const SPACE = `\\0 \\t\\r${BREAK}`;
  const HAS = Object.fromEntries(Object.entries({
    lineBreak: `[${BREAK}]`,
    edge: `^[ ${BREAK}]|[ ${BREAK}]$`,
    spaceAtEnd: " $",
    breakThenSpace: `[${BREAK}] `,
    spaceThenBreak: ` [${BREAK}]`,
    special: "[^\\n -~\\x85\\xa0-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10fffe}]",
    // What means something to YAML, anywhere, and what does only in {...} and [...].
    sign: `^(?:---|\\.\\.\\.)|^[#,[\\]{}&*!|>'"%@\`]|^[-?:](?:[${SPACE}]|$)|:(?:[${SPACE}]|$)|[${SPACE}]#`,
    signInside: "^[?:]|[,?[\\]{}:]",
  }).map(([name, source]) => [name, new RegExp(source, "u")]));

  // What other readers take for more than text. The names are those of YAML 1.1.
  const MEANS_MORE = [
    ["bool", /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/],
    ["float", /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/],
    ["int", /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/],
    ["merge", /^<<$/],
    ["null", /^(?:~|null|Null|NULL|)$/],
    ["timestamp", /^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)$/],
    ["value", /^=$/],
  ];
  const LONGEST_KEY = 128;

  const meaning = (text) => (MEANS_MORE.find(([, look]) => look.test(text)) || ["str"])[0];

  // Where: bare (a key, or text that may look like a number), flow (inside {...} or [...]), key, and the indent of
  // further lines.
  parts.scalar = function (text, { bare = false, flow = false, key = false, indent = 0 } = {}) {
    const style = bare ? "" : wanted(text);
    const plain = !HAS.edge.test(text) && !HAS.lineBreak.test(text) && !HAS.breakThenSpace.test(text) &&
      !HAS.special.test(text) && !HAS.sign.test(text) && !(flow && HAS.signInside.test(text));
    if (!style && plain && text && (bare || meaning(text) === "str")) return text;
    const block = !flow && !key && !HAS.spaceAtEnd.test(text) && !HAS.spaceThenBreak.test(text) && !HAS.special.test(text);
    if (style === "|" && block) return literal(text, " ".repeat(indent));
    const single = !style && /["\\]/.test(text) && !HAS.breakThenSpace.test(text) &&
      !HAS.spaceThenBreak.test(text) && !HAS.special.test(text) && !(key && HAS.lineBreak.test(text));
    return single ? inSingleQuotes(text, " ".repeat(indent)) : inDoubleQuotes(text);
  };

  // The look a text should have: paragraphs as a block, times and codes in quotes.
  function wanted(text) {
    const paragraphs = /\n[^\n]/.test(text) || text.endsWith("\n");
    if (paragraphs && !/^[ \t\n]/.test(text) && !text.endsWith("\n\n")) return "|";
    return parts.pattern("like a number", true).test(text) ? '"' : "";
  }

  function literal(text, indent) {
    const runs = text.split(new RegExp(`([${BREAK}]+)`, "u"));
    const ends = new RegExp(`[${BREAK}]$`, "u").test(text);
    const lines = runs.map((run, number) => (number % 2 || !run ? run : indent + run));
    return `|${ends ? "" : "-"}\n${lines.join("")}`.replace(/\n$/, "");
  }

  function inSingleQuotes(text, indent) {
    const doubled = text.replaceAll("'", "''");
    const broken = doubled.replace(new RegExp(`[${BREAK}]+`, "gu"), (run) => (run[0] === "\n" ? "\n" : "") + run + indent);
    return `'${broken}'`;
  }

  const ESCAPES = {
    "\0": "0", "\x07": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", "\x1b": "e",
    '"': '"', "\\": "\\", "\x85": "N", "\u2028": "L", "\u2029": "P",
  };

  const inDoubleQuotes = (text) => `"${[...text].map(escaped).join("")}"`;

  function escaped(sign) {
    if (sign in ESCAPES) return `\\${ESCAPES[sign]}`;
    if (/[ -~\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(sign) && sign.length === 1) return sign;
    const code = sign.codePointAt(0);
    const [mark, digits] = code <= 0xff ? ["x", 2] : code <= 0xffff ? ["u", 4] : ["U", 8];
    return `\\${mark}${code.toString(16).toUpperCase().padStart(digits, "0")}`;
  }

  // Whether a key can stand before its colon; a long one, or one of several lines, needs a line of its own.
  parts.isSimpleKey = (key) => key && !HAS.lineBreak.test(key) && "!!".length + meaning(key).length + [...key].length < LONGEST_KEY;
})(LocalOfferForm);
