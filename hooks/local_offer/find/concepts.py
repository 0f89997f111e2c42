"""What families mean by their words: each need, topic, route, sector and entry of `words` is a concept.

A concept joins the words for one thing: whoever types "aspergers" means the records that say "autistic" as
well. Its postings are in the index under a term of its own, so that this costs no more than one more word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..directory import Directory, Entry
from ..records.shared import Term
from ..vocabulary import Vocabularies
from ..words import phrase, words

VOCABULARIES = ("needs", "topics", "routes", "sectors", "words")
"""Where the concepts are told: what a record is marked with, and the words that stand for nothing else."""

MARK = "~"
"""Ends the term of a concept, so that it is never taken for a word."""

PERHAPS = "?"
"""Ends a concept that a phrase may mean, and less surely than others."""


def concepts(vocabularies: Vocabularies) -> Iterator[tuple[str, Term]]:
    """Each concept: its term in the index, and how the vocabulary tells it."""
    for name in VOCABULARIES:
        for key, term in vocabularies[name].items():
            yield concept_term(name, key), term


def concept_term(vocabulary: str, key: str) -> str:
    """The term of a concept: "autism~" of the needs; the others carry their vocabulary, as "respite/words~"."""
    return f"{key}{MARK}" if vocabulary == "needs" else f"{key}/{vocabulary}{MARK}"


@dataclass(frozen=True)
class Phrases:
    """Phrases, each with the concepts that it stands for."""

    concepts: dict[str, list[str]]
    """None for a phrase that only families use: a record that has it may be about anything, but it has it."""

    @cached_property
    def longest(self) -> dict[str, int]:
        """How many stems the longest phrase has that begins with each stem."""
        found: dict[str, int] = {}
        for one in self.concepts:
            first, *rest = one.split(" ")
            found[first] = max(found.get(first, 0), 1 + len(rest))
        return found


def said_in_records(vocabularies: Vocabularies) -> Phrases:
    """Each phrase that makes a record be about a concept, wherever it stands, with these concepts.

    The `words` of the concept, and its label where that is more than one word: a single word of a label, as
    "Money", is more often about something else.
    """
    found: dict[str, list[str]] = {}
    for concept, term in concepts(vocabularies):
        label = [term.label] if " " in phrase(term.label) else []
        for text in (*label, *term.words):
            _add(found, text, concept)
    for said in typed_by_families(vocabularies):
        if " " in said:
            found.setdefault(said, [])
    return Phrases(found)


def typed_by_families(vocabularies: Vocabularies) -> dict[str, list[str]]:
    """Each phrase that stands for concepts when it is typed, with these.

    A concept is `PERHAPS` meant where the phrase is among its `typed` words or its label alone: records are
    seldom as near to it as those that say one of its `words`.
    """
    found: dict[str, list[str]] = {}
    for concept, term in concepts(vocabularies):
        for text in term.words:
            _add(found, text, concept)
    for concept, term in concepts(vocabularies):
        label = (
            [] if len(words(term.label)) > 1 and " " not in phrase(term.label) else [term.label]
        )  # "All needs"
        for text in (*label, *term.typed):
            if concept not in found.get(phrase(text), ()):
                _add(found, text, concept + PERHAPS)
    return found


def marked_with(entry: Entry, directory: Directory) -> list[str]:
    """The concepts that a record is marked with: by its needs, topics, routes and sector."""
    record = entry.record
    keys = {
        "needs": entry.needs,
        "topics": record.topics or (),
        "routes": (record.access and record.access.routes) or (),
        "sectors": (record.sector,) if record.sector else (),
    }
    known = directory.vocabularies
    return [concept_term(name, key) for name, some in keys.items() for key in some if key in known[name]]


def _add(table: dict[str, list[str]], text: str, concept: str) -> None:
    said = phrase(text)
    if said and concept not in table.setdefault(said, []):
        table[said].append(concept)
