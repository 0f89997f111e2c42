"""Where a line of print may end: never inside a fact, and always somewhere in a very long word."""

from __future__ import annotations

import re

LONGEST_WORD = 30
LONGEST_WORD_IN_TITLE = 20
"""In letters. Longer words may break, or they would run off the paper."""

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)?[ap]m|midday|midnight)"
_ONE_FACT = re.compile(
    "|".join(
        (
            r"https?://\S{1,40}+(?!\S)",
            r"[\w.+-]{1,24}@[\w.-]{1,22}\w",
            r"(?:18001 )?(?:\+44 ?(?:\(0\) ?)?|\b0)\d[\d ]{6,12}\d\b",
            r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
            rf"\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b",
            rf"\b{_CLOCK}(?: to {_CLOCK})?\b",
            r"£?\b\d{1,4}(?:\.\d\d)? [^\W\d_]{1,16}\b",
            r"\b[^\W\d_]{1,16}(?:-[^\W\d_]{1,16}){1,2}\b",
        )
    )
)
"""Web and e-mail addresses, phone numbers, postcodes, days, times, numbers with the word after them, hyphened words."""
_MAY_END = "\u200b"


def pieces(text: str, longest: int = LONGEST_WORD) -> list[dict]:
    """The text in pieces; one with `keep` stays on one line."""
    found = []
    end = 0
    for fact in _ONE_FACT.finditer(text):
        found += [(text[end : fact.start()], False), (fact.group(), True)]
        end = fact.end()
    found.append((text[end:], False))
    return [
        {"text": piece if keep else _with_breaks(piece, longest), "keep": keep}
        for piece, keep in found
        if piece
    ]


def _with_breaks(text: str, longest: int) -> str:
    return re.sub(rf"\S{{{longest + 1},}}", lambda word: _break(word.group(), longest), text)


def _break(word: str, longest: int) -> str:
    """A long web address may end a line after its signs; what is still too long, after any letter."""
    parts = re.split(r"(?<=[/.?&=_-])(?=[^/.?&=_-])", word)
    return _MAY_END.join(part if len(part) <= longest else _MAY_END.join(part) for part in parts)
