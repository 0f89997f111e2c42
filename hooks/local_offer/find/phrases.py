"""The phrases that lift a record, because families type them: "won't go to school", "EHC plan"."""

from __future__ import annotations

from lunr.stop_word_filter import WORDS as STOP_WORDS

from ..directory import Directory, Entry
from .terms import distances, kinds
from .words import stem, words


def phrases(directory: Directory) -> dict[str, object]:
    """The two tables of phrases, with the records each leads to as `distances`.

    `own`: what a record itself gives (its name, other names and parents' words), to its records.
    `kinds`: the label and words of a need, topic or route, to the numbers of these in `of_kind`, which has
    the records of each. Single words are not among them: "training" or "worried" stands for too much.
    """
    own: dict[str, list[int]] = {}
    called: dict[str, list[int]] = {}
    of_kind: dict[tuple[str, str], list[int]] = {}
    terms = {}
    for number, entry in enumerate(directory.listed):
        for text in _own_words(entry):
            _add(own, text, number)
        for name, term in kinds(entry, directory).items():
            of_kind.setdefault(name, []).append(number)
            terms[name] = term
    for number, name in enumerate(of_kind):
        for text in (terms[name].label, *terms[name].words):
            if len(words(text)) > 1:
                _add(called, text, number)
    return {
        "own": {said: distances(own[said]) for said in sorted(own)},
        "kinds": {said: called[said] for said in sorted(called)},
        "of_kind": [distances(numbers) for numbers in of_kind.values()],
    }


def phrase(text: str) -> str:
    """The stems of a text in a row, small words like "to" among them. Nothing when it has only such words."""
    said = words(text)
    return " ".join(map(stem, said)) if set(said) - set(STOP_WORDS) else ""


def _own_words(entry: Entry) -> list[str]:
    return [entry.name, *entry.record.also_known_as, *entry.record.words]


def _add(table: dict[str, list[int]], text: str, number: int) -> None:
    """Put a number under the phrase of a text, once."""
    said = phrase(text)
    if said and number not in table.setdefault(said, []):
        table[said].append(number)
