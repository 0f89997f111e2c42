"""Text that the leaflet's fonts can show. PDF/UA refuses a page with a character that no font has.

Signs that nobody sees are taken out, a few are swapped for their plain twin, and what is left and cannot
be shown becomes "[?]" and is reported: a reader must see that something is missing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from string import punctuation
from typing import Any
from urllib.parse import quote

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
MISSING = "[?]"
MOST_MARKS = 3
"""On one letter. More of them is no language but a prank, and runs into the lines above."""

_PLAIN_TWINS = str.maketrans(
    {"\t": " ", "\n": " ", "\r": " ", "\u2028": " ", "\u2029": " ",
     "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u02bc": "’", "\u2032": "'", "\u2033": '"'}
)  # fmt: skip
JOINERS = "\u200c\u200d"
"""Seen by nobody, but Bengali and Arabic letters take their shape from them."""


@lru_cache(maxsize=1)
def _families() -> tuple[frozenset[int], ...]:
    """For each font family, the characters that all its weights have."""
    families: dict[str, set[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        has = set(TTFont(path, lazy=True).getBestCmap())
        family = path.stem.split("_")[0]
        families[family] = families[family] & has if family in families else has
    return tuple(map(frozenset, families.values()))


def showable(value: Any, lost: dict[str, None]) -> Any:
    """The same texts, lists and mappings with only what the fonts can show. What they cannot goes to `lost`."""
    if isinstance(value, str):
        return _text(value, lost)
    if isinstance(value, list):
        return [showable(item, lost) for item in value]
    if isinstance(value, dict):
        return {key: _link(item) if key == "href" else showable(item, lost) for key, item in value.items()}
    return value


def _link(href: str | None) -> str | None:
    """Where a link leads, in ASCII as PDF wants it. It is not shown, so it needs no font."""
    return href and quote(href, safe=punctuation, errors="replace")


def _text(text: str, lost: dict[str, None]) -> str:
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    base, marks = " ", 0
    for sign in unicodedata.normalize("NFC", text.translate(_PLAIN_TWINS)):
        category = unicodedata.category(sign)
        if sign in JOINERS:
            kept += [] if kept[-1:] == [MISSING] else [sign]
        elif category == "Zs":
            kept.append(sign if sign == "\u00a0" else " ")
        elif category == "Cf" or "\ufe00" <= sign <= "\ufe0f":
            continue  # direction marks, soft hyphens, choices between pictures
        elif category.startswith("M"):
            marks += 1
            if marks <= MOST_MARKS and _one_font_has(base + sign):
                kept.append(sign)
            else:
                lost[sign] = None
        else:
            shown, whole = _shown(sign, category)
            if not whole:
                lost[sign] = None
            if shown != MISSING or kept[-1:] != [MISSING]:
                kept.append(shown)
            base, marks = shown[-1], 0
    return "".join(kept)


def _shown(sign: str, category: str) -> tuple[str, bool]:
    """What to print for a character, and whether that says the same."""
    if category.startswith("C"):
        return MISSING, False
    if _one_font_has(sign):
        return sign, True
    same = unicodedata.normalize("NFKC", sign)
    if all(map(_one_font_has, same)):
        return same, True
    letter = unicodedata.normalize("NFD", sign)[0]
    return (letter if _one_font_has(letter) else MISSING), False


def _one_font_has(signs: str) -> bool:
    return any(all(ord(sign) in family for sign in signs) for family in _families())


def named(lost: Iterable[str]) -> str:
    """Characters as a person can look for them: "Д, U+0007"."""
    return ", ".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in lost)
