"""Rules about how a record is written: short, plain, and with nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..pictures import PICTURES, picture_for
from ..problem import Problem
from ..records.yaml_lines import Source
from .draft import Draft, Shared

MOST_SUMMARY_WORDS = 30
MOST_DESCRIPTION_WORDS = 300
MOST_SENTENCE_WORDS = 25
"""The ceiling of the government's own content guide."""

LISTS_OF_SENTENCES = ("criteria", "sensory", "boards", "responsible_for")

_ACRONYM = re.compile(r"\b([A-Z][A-Z&]+[A-Z]|[A-Z]{2})s?\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”’')])\s+|\n\s*\n|\n\s*[-*]\s+|\n\s*\d+\.\s+")


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def summary_is_short(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A summary is at most 30 words: it must fit a search result and a leaflet."""
    summary = draft.record.summary if draft.record else None
    if summary and words_in(summary) > MOST_SUMMARY_WORDS:
        yield draft.problem(
            ("summary",), f"The summary has {words_in(summary)} words. Use at most {MOST_SUMMARY_WORDS}."
        )


def acronyms_are_explained(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A short form in the summary is in the glossary, so that the page can say what it stands for."""
    summary = (draft.record.summary or "") if draft.record else ""
    glossary = shared.vocabularies["glossary"]
    if "glossary" in shared.vocabularies.broken:
        return
    for acronym in dict.fromkeys(_ACRONYM.findall(summary)):
        if acronym not in glossary:
            yield draft.problem(
                ("summary",),
                f"Write {acronym} out in full, or add it to the glossary in services/_vocabularies.yml.",
            )


def description_is_not_too_long(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A description over 300 words is not read by a tired parent."""
    text = (draft.record.description or "") if draft.record else ""
    if words_in(text) > MOST_DESCRIPTION_WORDS:
        yield draft.problem(
            ("description",),
            f"The description has {words_in(text)} words. Try to use at most {MOST_DESCRIPTION_WORDS}.",
            warning=True,
            style=True,
        )


def sentences_are_short(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A sentence of more than 25 words is hard to follow."""
    record = draft.record
    if not record:
        return
    access = record.access
    texts = [
        (("summary",), record.summary),
        (("description",), record.description),
        (("at_18",), record.at_18),
        (("access", "how"), access.how if access else None),
        (("access", "if_no"), access.if_no if access else None),
        *(
            (("access", "criteria", i), text)
            for i, text in enumerate((access.criteria if access else None) or ())
        ),
    ]
    for at, text in texts:
        for sentence in _SENTENCE_END.split(text or ""):
            if words_in(sentence) > MOST_SENTENCE_WORDS:
                shown = " ".join(sentence.split())
                yield draft.problem(
                    at,
                    f"This sentence has {words_in(sentence)} words. Make two of it: {shown!r}",
                    warning=True,
                    style=True,
                )


def lost_text(source: Source) -> Iterator[Problem]:
    """Text after ` #` is a comment to YAML and never shows: `room: Hall #4` says only Hall."""
    for line, lost in source.lost_text:
        message = f"Everything after ` #` is lost ({lost!r}). Put the whole text in quotes."
        yield Problem(source.path, line, message, warning=True)


def lists_cut_at_commas(source: Source) -> Iterator[Problem]:
    """In `[...]` every comma starts a new item, so a sentence with a comma becomes two."""
    for at in sorted(source.flow_lists, key=str):
        if at[-1] not in LISTS_OF_SENTENCES:
            continue
        for number, item in enumerate(_at(source.data, at)):
            if number and isinstance(item, str) and item[:1].islower():
                yield source.problem(
                    (*at, number),
                    f"A comma cut this list here: {item!r}. Put each item in quotes, or on a line of its own with `- `.",
                    warning=True,
                )


def nothing_is_lost(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """What was typed is what is read: no text is taken for a comment, no sentence is cut at a comma."""
    yield from lost_text(draft.source)
    yield from lists_cut_at_commas(draft.source)


def easy_read_is_easy(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """An easier sentence has at most 15 words."""
    easy = draft.record.easy_read if draft.record else None
    for number, sentence in enumerate(easy.sentences if easy else ()):
        if words_in(sentence.text or "") > 15:
            yield draft.problem(
                ("easy_read", "sentences", number),
                f"This has {words_in(sentence.text or '')} words. Use at most 15.",
                warning=True,
                style=True,
            )


def pictures_are_known(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """The picture of an easier sentence is one that can be printed."""
    easy = draft.record.easy_read if draft.record else None
    for number, sentence in enumerate(easy.sentences if easy else ()):
        if sentence.picture and not picture_for(sentence.picture, shared.vocabularies):
            yield draft.problem(
                ("easy_read", "sentences", number, "picture"),
                f"There is no picture `{sentence.picture}`. Use one of: {', '.join(sorted(PICTURES))}.",
                warning=True,
            )


RULES = (
    summary_is_short,
    acronyms_are_explained,
    description_is_not_too_long,
    sentences_are_short,
    nothing_is_lost,
    easy_read_is_easy,
    pictures_are_known,
)


def _at(data: Any, at: tuple) -> Any:
    for part in at:
        data = data[part]
    return data
