"""What of a leaflet is not in its language: each such run is marked, and whole parts in English say so."""

from __future__ import annotations

from ..languages.catalogue import ENGLISH, catalogue
from ..languages.said import Said
from ..languages.told import Told
from ..markup import Block, Run
from .parts import Item, Part, facts_of, paragraph, part, text

_A_NAME = 5
"""In words. English that is no longer than this is taken for a name or a role, which need no excuse."""


def marked(parts: list[Part], told: Told, *, announced: bool = True) -> list[Part]:
    """The parts with a language and direction on each run that is not in the leaflet's, and on no other.

    `announced` puts a sentence before what is all in English.
    """
    return [
        {
            **_with_heading(one, told),
            "blocks": _marked(_announced(one["blocks"], told) if announced else one["blocks"], told),
        }
        for one in parts
    ]


def _with_heading(one: Part, told: Told) -> Part:
    """The part with the language of its heading, where that is another than the leaflet's."""
    marks = _marks(one.get("heading_lang"), told)
    without = {key: value for key, value in one.items() if key != "heading_lang"}
    return {**without, **{f"heading_{key}": value for key, value in marks.items()}}


def doubts(told: Told) -> list[Part]:
    """What to know before relying on a translation: in its language, and in English for who answers the phone."""
    keys = [("translation.unchecked", told.unchecked), ("translation.stale", told.stale)]
    said = (
        text(said)
        for key, holds in keys
        if holds
        for said in dict.fromkeys((told.say(key), Said(ENGLISH.say(key), ENGLISH.lang)))
    )
    return marked(part(None, facts_of(*said)), told, announced=False)


def _announced(blocks: list[Block], told: Told) -> list[Block]:
    """The blocks with a sentence before the first that is in English, so that nobody takes it for a mistake.

    A short one is taken for a name, but not where it leads up to a longer one.
    """
    if told.written_in == ENGLISH.lang:
        return blocks  # where all our own words are in English, this would be no news
    english = [[_words_in_english(item) for item in block["items"]] for block in blocks]
    first = next((n for n, counts in enumerate(english) if max(counts, default=0) > _A_NAME), None)
    if first is None:
        return blocks
    while first and all(english[first - 1]):
        first -= 1
    return [*blocks[:first], *paragraph(text(told.say("translation.in_english"))), *blocks[first:]]


def _words_in_english(item: Item) -> int:
    """How many words of an item were left in English; none where it has some in the leaflet's language.

    What is a fact is the same in every language, and what stands between words is of none.
    """
    words = [run for run in item if not run.get("keep") and "lang" in run]
    return sum(len(run["text"].split()) for run in words) if all(run["lang"] == "en" for run in words) else 0


def _marked(blocks: list[Block], told: Told) -> list[Block]:
    return [{**block, "items": [_mark(item, told) for item in block["items"]]} for block in blocks]


def _mark(item: Item, told: Told) -> Item:
    return [_set_apart(run, lang, told) for run, lang in zip(item, _languages_of(item), strict=True)]


def _languages_of(item: Item) -> list[str | None]:
    """The language of each run. A sign that stands between words of one language is of that, too."""
    said = [run.get("lang") for run in item]
    only = {lang for lang in said if lang}
    if len(only) == 1:
        return [*only] * len(said)
    return [lang or _around(said[:number], said[number + 1 :]) for number, lang in enumerate(said)]


def _around(before: list[str | None], after: list[str | None]) -> str | None:
    """The language of the last words before and of the first after, where it is one."""
    last = next((lang for lang in reversed(before) if lang), None)
    return last if last == next((lang for lang in after if lang), None) else None


def _set_apart(run: Run, lang: str | None, told: Told) -> Run:
    """A run with the marks of words in a language: none where that is the leaflet's."""
    marked = run.copy()
    marked.pop("lang", None)
    return marked | _marks(lang, told)


def _marks(lang: str | None, told: Told) -> dict[str, str]:
    """The language and direction of words that are not in the leaflet's."""
    return {"lang": lang, "dir": catalogue(lang).direction} if lang and lang != told.lang else {}
