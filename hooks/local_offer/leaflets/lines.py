"""Where a line of print may end: never inside a fact, and always somewhere in a very long word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple


class Room(NamedTuple):
    """How many letters of a word, of a fact and of a word in the title go on a line of an edition.

    What is longer may break, or it would run off the paper.
    """

    word: int
    fact: int
    in_title: int


ROOM = {
    "clear-print": Room(30, 46, 20),
    "large-print": Room(28, 44, 17),
    "easier": Room(26, 40, 18),
    "fold": Room(26, 40, 17),
}
_CHUNK = 10
_MAY_END = "\u200b"
"""A space of no width, at which a line may end."""

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_LETTER = "[A-Za-z\u00c0-\u024f]"
"""Latin ones. In other scripts a letter can carry signs that a pattern would cut off."""
_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)?[ap]m|midday|midnight)"
_FACT = re.compile(
    "|".join(
        (
            r"https?://\S+",
            r"[\w.+-]+@[\w.-]+\w",
            r"(?:18001 )?(?:\+44 ?(?:\(0\) ?)?|\b0)\d[\d ]{6,12}\d\b",
            r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b",
            rf"\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b",
            rf"\b{_CLOCK}(?: to {_CLOCK})?\b",
            rf"£?\b\d{{1,4}}(?:\.\d\d)? (?:working |school )?{_LETTER}{{1,16}}\b",
            rf"\b{_LETTER}+(?:-{_LETTER}+)+\b",
        )
    )
)
"""Web and e-mail addresses, phone numbers, postcodes, days, times, numbers with the word after them, hyphened words."""


class Piece(NamedTuple):
    """Some text, and whether it must stay on one line. A line may end between two pieces that must."""

    text: str
    keep: bool


@lru_cache(maxsize=4096)
def pieces(text: str, room: Room = ROOM["clear-print"], *, title: bool = False) -> tuple[Piece, ...]:
    """The text in pieces, in order and with nothing lost. What many leaflets say is cut once."""
    word_size, fact_size = (room.in_title, room.in_title) if title else (room.word, room.fact)
    long_word = re.compile(rf"\S{{{word_size + 1},}}")
    found: list[Piece] = []
    for part, is_fact in _parted(text, _FACT):
        if is_fact and len(part) <= fact_size:
            found.append(Piece(part, True))
            continue
        for word, is_long in _parted(part, long_word):
            chunks = _chunks(word, word_size, fact_size) if is_long else [word]
            found += [Piece(chunk, is_long) for chunk in chunks]
    return tuple(found)


def in_one_piece(text: str, room: Room = ROOM["clear-print"]) -> tuple[Piece]:
    """The same for words that run against the direction of the lines they stand in: pieces would change places.

    So there is one, inside facts spaces that no line ends at, and in a very long word places where one may.
    """
    parts = (part.replace(" ", "\u00a0") if is_fact else part for part, is_fact in _parted(text, _FACT))
    long_word = re.compile(rf"\S{{{room.word + 1},}}")
    words = (
        _MAY_END.join(_chunks(word, room.word, room.fact)) if is_long else word
        for word, is_long in _parted("".join(parts), long_word)
    )
    return (Piece("".join(words), False),)


def _parted(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, bool]]:
    """The text cut at what matches the pattern: each part, and whether it matches."""
    end = 0
    for match in pattern.finditer(text):
        if end < match.start():
            yield text[end : match.start()], False
        yield match.group(), True
        end = match.end()
    if end < len(text):
        yield text[end:], False


def _chunks(word: str, word_size: int, fact_size: int) -> Iterator[str]:
    """A web address may end a line after its signs, but not between "https://" and what it leads to.

    What is still too long may end one after every tenth letter.
    """
    for part in re.split(r"(?<=[/?&=@])(?<!://)(?=[^/?&=@])", word):
        longest = fact_size if "://" in part else word_size
        size = _CHUNK if len(part) > longest else longest
        yield from (part[start : start + size] for start in range(0, len(part), size))
