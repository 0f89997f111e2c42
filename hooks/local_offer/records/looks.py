"""What each kind of value looks like, and what is said when it does not: tables, for the browser's form too."""

from __future__ import annotations

import re

from .wording import Says

SAYS = Says({
    "html": "Take out the HTML ({tag}). Write plain text; for bold use **two stars**.",
    "entity": "Write the sign itself instead of {entity}.",
    "hidden": "There is a character here that nobody can see. Type the text again.",
    "script": "A text may not hold `{script}:`. Links start with http, https, tel or mailto.",
    "one line": "Write this on one line.",
    "picture": "Pictures cannot stand in this text. Take out the `![...](...)`.",
    "link": "A link must start with https://, http://, tel: or mailto:, not {value}.",
    "phone": "{value} is not a UK phone number. Write it like 01632 960123, with all its digits.",
    "relay": "Write 18001 in front, like 18001 {phone}: that is how Relay UK is rung.",
    "email": "{value} is not an e-mail address. Write it like help@example.org.",
    "web": "{value} is not a web address. Write all of it, with https:// in front.",
    "postcode": "{value} is not a postcode. Write it like ZZ1 4AB, with the space.",
    "answer": "Write {words}, not {value}.",
    "no such day": "There is no such day: {day}.",
    "day": "Write the day as year-month-day, like 2026-09-01, not {value}.",
    "time": 'Write the time with two digits each, like "09:30" or "14:30", not {value}.',
    "whole": "Write a whole number, not {value}.",
    "years": "An age must be from 0 to 25, not {number}.",
    "months": "Write a number of months from 1 to 24, not {number}.",
    "slug": "{value} must be small letters, digits and single dashes, like talk-and-play.",
    "unknown": "`{key}` is not known here.{hint}",
    "near": " Did you mean `{near}`?",
    "listed": " It must be one of: {keys}.",
    "see": " See {where}.",
})  # fmt: skip

PATTERNS = {
    "tag": re.compile(r"<[A-Za-z/!?][^>\n]*>?"),
    "entity": re.compile(r"&(#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z]+);"),
    "link": re.compile(r"\]\(\s*([^)\s]*)|^[ >]*\[[^\[\]\n]+\]:[ \t]*(\S+)", re.MULTILINE),
    "hidden": re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]"),
    "safe link": re.compile(r"(https?://[^\s/]+|tel:|mailto:)", re.IGNORECASE),
    "script": re.compile(r"\b(javascript|vbscript)\s*:", re.IGNORECASE),
    "dialled": re.compile(r"\+?[0-9\s()\-]+((ext|x|extension)\.?\s*[0-9]{1,6})?", re.IGNORECASE),
    "extension": re.compile(r"(ext|x).*", re.IGNORECASE),
    # Numbers that Ofcom keeps for drama: never given to anyone, so right for sample data.
    "drama": re.compile(
        r"(01632960|07700900|08081570|09098790|03069990|02079460|02896496|02920180|01914980"
        r"|01(1[3-8]|[2-6]1)4960)[0-9]{3}"
    ),
    "email": re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24}"),
    "web": re.compile(r"""https?://[^\s/?#@"'<>\\]+\.[^\s"'<>\\]+""", re.IGNORECASE),
    "outward": re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?"),
    "postcode": re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"),
    "day": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "time": re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]"),
    "whole": re.compile(r"[0-9]{1,7}"),
    "slug": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*"),
}
"""The look of each kind. Both languages must read them alike: no lookbehind, and [0-9] for a digit."""
