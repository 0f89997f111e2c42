"""The words of all records, weighed by lunr.py: which records each word leads to, and how strongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lunr.builder import Builder
from lunr.stop_word_filter import stop_word_filter
from lunr.token import Token

from ..directory import Directory, Entry
from ..markup import plain
from ..records.shared import Term
from .words import stem, words

FIELDS = {"name": 10, "known_as": 8, "kinds": 3, "summary": 3, "who": 2, "description": 1}
"""What is searched, and how much a word there weighs."""

STEP = 0.25
"""Weights are kept in steps of this: finer ones double the size of the index and change no order that matters."""


def kinds(entry: Entry, directory: Directory) -> dict[tuple[str, str], Term]:
    """The needs, topics and routes of a record, each by its vocabulary and key."""
    record, terms = entry.record, directory.vocabularies
    keys = {"needs": entry.needs, "topics": record.topics, "routes": record.access and record.access.routes}
    return {
        (name, key): terms[name][key]
        for name, some in keys.items()
        for key in some or ()
        if key in terms[name]
    }


def texts(entry: Entry, directory: Directory) -> dict[str, str]:
    """The text of a record under the name of each field."""
    record, terms = entry.record, directory.vocabularies
    return {
        "name": entry.name,
        "known_as": " ".join([*record.also_known_as, *record.words]),
        "kinds": " ".join(
            word for term in kinds(entry, directory).values() for word in (term.label, *term.words)
        ),
        "summary": record.summary or "",
        "who": " ".join(
            [
                (entry.organisation and entry.organisation.name) or "",
                *(place.name or "" for _, place in entry.places),
                *terms.labels("localities", record.localities),
                *_languages(entry, directory),
            ]
        ),
        "description": plain(record.description),
    }


def _languages(entry: Entry, directory: Directory) -> list[str]:
    """What the languages that staff speak are called."""
    languages = directory.vocabularies["languages"]
    spoken = [languages[key] for key in entry.record.languages if key in languages]
    return [word for language in spoken for word in (language.label, *language.words)]


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


def unlike_their_stem(documents: Iterable[Mapping[str, str]]) -> list[str]:
    """The words that part from their stem before it ends, as "caring" from "care".

    Somebody who has typed "cari" so far has typed the beginning of such a word, and of no stem. A word
    whose last letter alone differs needs no help: typed to its end, it has that stem.
    """
    all_words = {word for document in documents for text in document.values() for word in words(text)}
    return sorted(word for word in all_words if _parts_from(stem(word), word))


def _parts_from(stem_of_it: str, word: str) -> bool:
    return not word.startswith(stem_of_it) and not stem_of_it.startswith(word[:-1])


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
    return f"{_base36(weight)}:{distances(numbers)}"


def distances(numbers: list[int]) -> str:
    """Rising numbers, each as how many it leaves out after the one before, in base 36: 0, 4, 5 is "0,3,0"."""
    steps = [later - earlier - 1 for earlier, later in zip([-1, *numbers], numbers, strict=False)]
    return ",".join(map(_base36, steps))


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits
