"""The catalogue of a language: our own sentences, and the words of the vocabulary.

English is the source. A test holds every other catalogue to its keys and placeholders, so `say` always has
an answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml
from babel import Locale, UnknownLocaleError

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Catalogue:
    """One language."""

    lang: str
    """Its code: "bn"."""
    name: str
    """Its name in the language itself: "বাংলা"."""
    name_in_english: str
    direction: Literal["ltr", "rtl"]
    checked_by: str | None
    """The role of the native speaker who has checked it; None when nobody has yet."""
    stop: str
    """What ends a sentence."""
    sentences: Mapping[str, str]
    """Our sentences by key: "ring.heading". In {braces} stands what is filled in."""
    terms: Mapping[str, str]
    """The words of the vocabulary by key: "days.monday.label"."""
    settings: Mapping[str, str]
    """What councils most often write in mkdocs.yml, by key."""
    written_in: str
    """The code of the language that all these words are in: English where the language has no catalogue."""

    def say(self, key: str, **values: str) -> str:
        """A sentence with its places filled in. Raises KeyError when there is no such sentence."""
        return self.sentences[key].format(**values)


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that have a catalogue."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.yml")))


@lru_cache
def catalogue(lang: str) -> Catalogue:
    """The catalogue of a language; where it has none, the English words with its own name and direction.

    Raises babel.UnknownLocaleError for what is not the code of a written language.
    """
    if lang not in languages():
        return _borrowed(lang)
    # BaseLoader: every value is a text, "no" too.
    data = yaml.load((FOLDER / f"{lang}.yml").read_text("utf-8"), yaml.CBaseLoader)
    return Catalogue(
        lang,
        data["name"],
        data["name_in_english"],
        data["direction"],
        data["checked_by"] or None,
        data["stop"],
        _flat(data["sentences"]),
        _flat(data["terms"]),
        _flat(data["settings"]),
        lang,
    )


def is_written(lang: str) -> bool:
    """Whether it is the code of a language that can be written: Polish is, British Sign Language is not."""
    try:
        return lang in languages() or bool(Locale.parse(lang))
    except (UnknownLocaleError, ValueError):
        return False


def _borrowed(lang: str) -> Catalogue:
    locale = Locale.parse(lang)
    return replace(
        ENGLISH,
        lang=lang,
        name=locale.display_name or lang,
        name_in_english=locale.english_name or lang,
        direction="rtl" if locale.character_order == "right-to-left" else "ltr",
        checked_by=None,
    )


def _flat(data: dict[str, Any], above: str = "") -> dict[str, str]:
    """A mapping of mappings with one key for each text: "ring.heading"."""
    found: dict[str, str] = {}
    for key, value in data.items():
        found |= _flat(value, f"{above}{key}.") if isinstance(value, dict) else {f"{above}{key}": value}
    return found


ENGLISH = catalogue("en")
