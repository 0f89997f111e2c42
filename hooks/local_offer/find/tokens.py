"""What of a record is searched: the terms in each of its fields, in the order they stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..directory import Directory, Entry
from ..words import IN_PHRASES, phrase, stems, words
from .concepts import Phrases, marked_with

FIELDS = {"called": 100, "name": 10, "known_as": 8, "kinds": 3, "summary": 3, "who": 2, "description": 1}
"""What is searched, and how much a term there weighs. `called` holds whole names: see `OWN`."""

OWN = "="
"""Ends a term that is a record's whole name, another name of it, or parents' words for it: when that is
typed, the record comes before those that only have the words."""

CODE = "#"
"""Begins the term of a leaflet's code."""

_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")  # of a link in Markdown: nobody looks for it


def words_of(entry: Entry, directory: Directory) -> dict[str, list[str]]:
    """The words of a record under the name of each field that has text."""
    return {name: words(text) for name, text in texts(entry, directory).items()}


def texts(entry: Entry, directory: Directory) -> dict[str, str]:
    """The text of a record under the name of each field that has text."""
    record, terms = entry.record, directory.vocabularies
    languages = [terms["languages"][key] for key in record.languages if key in terms["languages"]]
    return {
        "name": entry.name,
        "known_as": " . ".join([*record.also_known_as, *record.words]),
        "summary": record.summary or "",
        "who": " . ".join(
            [
                (entry.organisation and entry.organisation.name) or "",
                *(place.name or "" for _, place in entry.places),
                *terms.labels("localities", record.localities),
                *(word for language in languages for word in (language.label, *language.words)),
            ]
        ),
        "description": _ADDRESS.sub("] ", record.description or ""),
    }


def own_names(entry: Entry) -> Iterator[str]:
    """The terms for a record as a whole: its names, parents' words for it, and its leaflet's code."""
    record = entry.record
    for said in dict.fromkeys(map(phrase, (entry.name, *record.also_known_as, *record.words))):
        if said:
            yield said + OWN
    yield CODE + entry.identity.code.lower()


def tokens(
    entry: Entry, directory: Directory, its_words: Mapping[str, list[str]], said: Phrases
) -> dict[str, list[str]]:
    """The terms in each field of a record: stems, and after each phrase of `said` what it stands for.

    `its_words` are those of `words_of`; `said` the phrases that make a record be about a concept
    (`concepts.said_in_records`).
    """
    found = {name: _with_concepts(stems(some), said) for name, some in its_words.items()}
    return {**found, "called": list(own_names(entry)), "kinds": marked_with(entry, directory)}


def _with_concepts(row: list[str], said: Phrases) -> list[str]:
    """Stems in a row, with phrases and concepts put in where they begin."""
    longest, concepts = said.longest, said.concepts
    found = []
    for at, first in enumerate(row):
        if first not in IN_PHRASES:
            found.append(first)
        if first not in longest:
            continue
        for length in range(min(longest[first], len(row) - at), 0, -1):
            one = " ".join(row[at : at + length]) if length > 1 else first
            meant = concepts.get(one)
            if meant is not None and length > 1:
                found.append(one)
            if meant:  # the longest: in "hearing aid" there is then no "hearing"
                found += meant
                break
    return found
