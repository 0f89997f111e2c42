"""The weight of every term in every field of every record, as lunr weighs them, in one pass.

lunr.py makes an object for each word and takes 17 seconds for 5,000 records; what it works out is this.
tests/test_find_ranking.py compares the two, and the browser's ranking with that of the whole index.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log

K1, B = 1.2, 0.75
"""lunr's own settings: how soon more of the same word stops counting, and how much a long text is marked down."""

STEP = 0.25
"""Weights are kept in steps of this: finer ones double the size of the index and change no order that matters."""

Weights = dict[str, list[list[tuple[int, int]]]]
"""For each term and each field in order: the records that have it, rising, with the weight in steps."""


def weigh(
    records: Sequence[Mapping[str, Sequence[str]]],
    fields: Mapping[str, float],
    standing: Mapping[int, float] = {},
) -> Weights:
    """The weights of some records, each given as its terms under the name of each field.

    `fields` gives what a term there counts; `standing` what the weights of a record are multiplied by where
    that is not 1, which lunr calls the boost of a document.
    """
    found: dict[str, list[list[tuple[int, float]]]] = {}
    for at, field in enumerate(fields):
        texts = [record.get(field, ()) for record in records]
        average = sum(map(len, texts)) / max(len(records), 1) or 1
        for number, text in enumerate(texts):
            norm = K1 * (1 - B + B * len(text) / average)  # a word in a long text tells less
            boost = (K1 + 1) * standing.get(number, 1)
            said_once = boost / (norm + 1)  # most words: there are a million, so each step counts
            for term, times in Counter(text).items():
                share = said_once if times == 1 else boost * times / (norm + times)
                if term in found:
                    found[term][at].append((number, share))
                else:
                    found[term] = [[] for _ in fields]
                    found[term][at].append((number, share))
    counts = [boost / STEP for boost in fields.values()]
    return {term: _weighed(posting, len(records), counts) for term, posting in found.items()}


def _weighed(
    posting: list[list[tuple[int, float]]], records: int, counts: list[float]
) -> list[list[tuple[int, int]]]:
    rarity = _rarity(sum(map(len, posting)), records)
    return [_in_steps(some, rarity * count) for some, count in zip(posting, counts, strict=True)]


def _in_steps(some: list[tuple[int, float]], count: float) -> list[tuple[int, int]]:
    return [(number, int(share * count + 0.5) or 1) for number, share in some]


def _rarity(having: int, of: int) -> float:
    """What a term tells: lunr's inverse document frequency, over all fields together."""
    return log(1 + abs((of - having + 0.5) / (having + 0.5)))
