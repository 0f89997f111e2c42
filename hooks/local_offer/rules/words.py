"""Rules about how a record is written: short, plain, and with nothing lost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ..pictures import PICTURES, picture_for
from ..problem import Problem
from ..records.wording import Says
from ..records.yaml_lines import Source
from .draft import Draft, Shared

SAYS = Says({
    "summary": "The summary has {words} words. Use at most {most}.",
    "acronym": "Write {acronym} out in full, or add it to the glossary in services/_vocabularies.yml.",
    "description": "The description has {words} words. Try to use at most {most}.",
    "sentence": "This sentence has {words} words. Make two of it: {value}",
    "easy": "This has {words} words. Use at most {most}.",
    "nothing": "{value} does not answer this. Say it in a few words.",
    "easy picture": "There is no picture `{picture}`. Use one of: {pictures}.",
})  # fmt: skip
"""What is said of the words of a record. What is said of YAML stands with its rule: a form writes none wrong."""

MOST_SUMMARY_WORDS = 30
MOST_DESCRIPTION_WORDS = 300
MOST_SENTENCE_WORDS = 25
"""The ceiling of the government's own content guide."""
MOST_EASY_WORDS = 15

LISTS_OF_SENTENCES = ("criteria", "sensory", "boards", "responsible_for")

MUST_SAY_SOMETHING = (
    ("summary",), ("description",), ("access", "how"), ("access", "criteria"), ("access", "decided_by"),
    ("access", "decision_time"), ("access", "if_no"), ("contact", "role"), ("checked", "by_role"),
)  # fmt: skip
"""The questions that are answered in words, of those that a service must answer."""

PATTERNS = {
    "acronym": re.compile(r"\b([A-Z][A-Z&]+[A-Z]|[A-Z]{2})s?\b"),
    "stop": re.compile(r"""([.!?]["”’')]?)\s+"""),
    "says nothing": re.compile(r"(?:yes|no|n/?a|tbc|tba|not applicable|[-?.x]+)\.?", re.IGNORECASE),
    "gap": re.compile(r"\n\s*\n|\n\s*[-*]\s+|\n\s*[0-9]+\.\s+"),
}
"""A short form; the end of a sentence; and what parts sentences without a stop: paragraphs and lists."""


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, with their stops."""
    return PATTERNS["gap"].split(PATTERNS["stop"].sub(r"\1\n\n", text))


def summary_is_short(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A summary is at most 30 words: it must fit a search result and a leaflet."""
    summary = draft.record.summary if draft.record else None
    if summary and words_in(summary) > MOST_SUMMARY_WORDS:
        message = SAYS("summary", words=words_in(summary), most=MOST_SUMMARY_WORDS)
        yield draft.problem(("summary",), message)


def texts_say_something(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """Where a service must say something, "no" or "n/a" says nothing: it only gets past the question."""
    record = draft.record
    if not record or record.imported:
        return
    for at in MUST_SAY_SOMETHING:
        value: Any = draft.source.data
        for key in at:
            value = value.get(key) if isinstance(value, dict) else None
        for number, text in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(text, str) and PATTERNS["says nothing"].fullmatch(text.strip()):
                yield draft.problem(
                    at if number is None else (*at, number), SAYS("nothing", value=text.strip())
                )


def acronyms_are_explained(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A short form in the summary is in the glossary, so that the page can say what it stands for."""
    summary = (draft.record.summary or "") if draft.record else ""
    glossary = shared.vocabularies["glossary"]
    if "glossary" in shared.vocabularies.broken:
        return
    for acronym in dict.fromkeys(PATTERNS["acronym"].findall(summary)):
        if acronym not in glossary:
            yield draft.problem(("summary",), SAYS("acronym", acronym=acronym))


def description_is_not_too_long(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A description over 300 words is not read by a tired parent."""
    text = (draft.record.description or "") if draft.record else ""
    if words_in(text) > MOST_DESCRIPTION_WORDS:
        yield draft.problem(
            ("description",),
            SAYS("description", words=words_in(text), most=MOST_DESCRIPTION_WORDS),
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
        for sentence in sentences_of(text or ""):
            if words_in(sentence) > MOST_SENTENCE_WORDS:
                shown = " ".join(sentence.split())
                yield draft.problem(
                    at,
                    SAYS("sentence", words=words_in(sentence), value=shown),
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
        if (words := words_in(sentence.text or "")) > MOST_EASY_WORDS:
            yield draft.problem(
                ("easy_read", "sentences", number),
                SAYS("easy", words=words, most=MOST_EASY_WORDS),
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
                SAYS("easy picture", picture=sentence.picture, pictures=", ".join(sorted(PICTURES))),
                warning=True,
            )


RULES = (
    summary_is_short,
    texts_say_something,
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
