"""The words of all records, weighed by lunr.py: which records each word leads to, and how strongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lunr.builder import Builder
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from ..directory import Directory, Entry
from ..markup import plain
from .words import stem, words

FIELDS = {"name": 10, "known_as": 8, "kinds": 3, "summary": 3, "who": 2, "description": 1}
"""What is searched, and how much a word there weighs."""

STEP = 0.25
"""Weights are kept in steps of this: finer ones double the size of the index and change no order that matters."""


def texts(entry: Entry, directory: Directory) -> dict[str, str]:
    """The text of a record under the name of each field."""
    record, terms = entry.record, directory.vocabularies
    keys = {"needs": entry.needs, "topics": record.topics, "routes": record.access and record.access.routes}
    kinds = [terms[name][key] for name, some in keys.items() for key in some or () if key in terms[name]]
    return {
        "name": entry.name,
        "known_as": " ".join([*record.also_known_as, *record.words]),
        "kinds": " ".join(word for term in kinds for word in (term.label, *term.words)),
        "summary": record.summary or "",
        "who": " ".join(
            [
                (entry.organisation and entry.organisation.name) or "",
                *(place.name or "" for _, place in entry.places),
                *terms.labels("localities", record.localities),
            ]
        ),
        "description": plain(record.description),
    }


class _Builder(Builder):
    """lunr.py's builder, without the set of terms for queries in Python, which nobody asks here."""

    def _create_token_set(self) -> None:
        self.token_set = None


def _stemmer(token: Token, *_: object) -> Token:
    token.string = stem(token.string)
    return token


_stemmer.label = "stemmer"


def weigh(documents: Iterable[Mapping[str, str]]) -> Builder:
    """lunr.py's index of some texts by field, each known by its number. There must be at least one."""
    builder = _Builder()
    builder.pipeline.add(stop_word_filter, _stemmer)
    for field, boost in FIELDS.items():
        builder.field(field, boost, lambda document, field=field: words(document[field]))
    for number, document in enumerate(documents):
        builder.add({"id": number, **document})
    builder.build()
    return builder


def postings(builder: Builder) -> Iterator[tuple[str, str]]:
    """Each term with the records it leads to, in the order of the terms.

    A posting names, for each field, the weight and then the records that have it, numbered by their
    distance from the one before: "8:0,3 9:1;;2:4" is weight 8 in the first field for records 0 and 4, 9 for
    record 1, nothing in the second, weight 2 in the third for record 4. All numbers are in base 36.
    """
    vectors = {}
    for ref, vector in builder.field_vectors.items():
        vectors[ref] = dict(zip(vector.elements[::2], vector.elements[1::2], strict=True))
    for term, posting in sorted(builder.inverted_index.items()):
        fields = []
        for field in FIELDS:
            weights: dict[int, list[int]] = {}
            for number in posting[field]:
                weight = vectors[f"{field}/{number}"][posting["_index"]]
                weights.setdefault(max(1, round(weight / STEP)), []).append(int(number))
            fields.append(" ".join(_group(weight, weights[weight]) for weight in sorted(weights)))
        yield term, ";".join(fields).rstrip(";")


def _group(weight: int, numbers: list[int]) -> str:
    steps = [later - earlier - 1 for earlier, later in zip([-1, *numbers], numbers, strict=False)]
    return f"{_base36(weight)}:{','.join(map(_base36, steps))}"


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits
