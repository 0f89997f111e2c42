"""The words there are, for those who mistype: loaded only when somebody types a word that no record has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping

from ..words import STOP_WORDS, stem, words

LARGEST = 12_000
"""Characters of a piece of the list."""


def spellings(
    records: Iterable[Mapping[str, list[str]]], phrases: Iterable[str], known: Container[str]
) -> dict[str, int]:
    """Each word of some records by field, and of what families say, with how common it is: 1, 2, 3 for 1, 2, 4 or more ...

    `known` are the stems that find something: to mend a word to one that does not would help nobody.
    A word that stands once, in one description, may itself be mistyped: it is left out.
    """
    seen: Counter[str] = Counter()
    sure: set[str] = set()
    for fields in records:
        for name, some in fields.items():
            found = set(some)
            seen.update(found)
            if name != "description":
                sure |= found
    for phrase in phrases:
        sure |= {word for word in words(phrase) if stem(word) in known}
    wanted = (word for word in sure | seen.keys() if word in sure or seen[word] > 1)
    return {
        word: max(1, seen[word]).bit_length()
        for word in sorted(wanted)
        if len(word) > 2 and word not in STOP_WORDS and not word.isdigit()
    }


def pieces(spelt: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """The list cut where a piece is full and another letter begins: the first letter, and the words.

    Words are told by how many letters they share with the one before: "autism3 5tic2" are autism and autistic.
    """
    row: list[str] = []
    first, before, size = "", "", 0
    for word, common in spelt.items():
        if row and word[0] != before[0] and size > LARGEST:
            yield first, " ".join(row)
            row, before, size = [], "", 0
        first = first if row else word[0]
        shared = 0
        while shared < min(len(before), len(word), 35) and before[shared] == word[shared]:
            shared += 1
        row.append(f"{'0123456789abcdefghijklmnopqrstuvwxyz'[shared]}{word[shared:]}{min(common, 9)}")
        size += len(row[-1]) + 1
        before = word
    if row:
        yield first, " ".join(row)


def unlike_their_stem(spelt: Iterable[str]) -> list[str]:
    """The words that part from their stem before it ends, as "caring" from "care".

    Somebody who has typed "cari" so far has typed the beginning of such a word, and of no stem. A word
    whose last letter alone differs needs no help: typed to its end, it has that stem.
    """
    return [
        word for word in spelt if not word.startswith(stem(word)) and not stem(word).startswith(word[:-1])
    ]
