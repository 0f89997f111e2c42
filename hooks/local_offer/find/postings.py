"""The postings of all terms, cut by term: a search loads only the pieces that hold its own terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from ..words import says_whose
from .concepts import MARK
from .tokens import OWN
from .weigh import Weights

LARGEST = 16_000
"""Characters of a piece; a third of that travels. Smaller pieces cost a search more requests, larger ones
more bytes. A term that is larger has a piece to itself."""

BEST = 60
"""How many of the records that a term finds are its best: as many as their cards fill a file. Of two words, the
results are mostly among the best of the rarer one."""


@dataclass
class Piece:
    """Some terms that follow one another, and their postings."""

    head: str
    """Where it begins."""
    terms: list[str] = field(default_factory=list)
    postings: list[str] = field(default_factory=list)
    best: list[list[int]] = field(default_factory=list)
    """For each term its best records; none for a term that only one record has."""
    typed: dict[str, str] = field(default_factory=dict)
    """Phrases of families, with the concepts that each stands for."""
    size: int = 0
    """Characters, about."""


def head(term: str) -> str:
    """The word under which a term stands: what has the same one stands in one piece, phrases and names too.

    It is the first that tells something: "child protection" stands under "protection".
    """
    row = term.rstrip(MARK + OWN).split(" ")
    return next((one for one in row if not says_whose(one)), row[0])


def pieces(weights: Weights, typed: Mapping[str, list[str]]) -> Iterator[Piece]:
    """All terms, and the phrases of families with the concepts they stand for, cut where a piece is full."""
    under: dict[str, list[str]] = {}
    for term in sorted(weights.keys() | typed.keys()):
        under.setdefault(head(term), []).append(term)
    piece: Piece | None = None
    for one, terms in sorted(under.items()):
        part = Piece(one)
        for term in terms:
            if term in weights:
                part.terms.append(term)
                part.postings.append(posting(weights[term]))
                part.best.append(best(weights[term]))
                part.size += len(term) + len(part.postings[-1]) + 2
            if term in typed:
                part.typed[term] = " ".join(typed[term])
                part.size += len(term) + len(part.typed[term]) + 6
        if piece and piece.size + part.size > LARGEST:
            yield piece
            piece = None
        if piece:
            piece.terms += part.terms
            piece.postings += part.postings
            piece.best += part.best
            piece.typed |= part.typed
            piece.size += part.size
        else:
            piece = part
    if piece:
        yield piece


def posting(fields: list[list[tuple[int, int]]]) -> str:
    """Where a term stands, and how strongly, as the engine reads it.

    For each field, the weight and then the records that have it, numbered by their distance from the one
    before: "8:0,3 9:1;;2:4" is weight 8 in the first field for records 0 and 4, 9 for record 1, nothing in the
    second, weight 2 in the third for record 4. Weights are in steps, all numbers in base 36.
    """
    said = []
    for some in fields:
        if len(some) < 2:
            said.append("".join(f"{base36(weight)}:{base36(number)}" for number, weight in some))
            continue
        by_weight: dict[int, list[int]] = {}
        for number, weight in some:
            by_weight.setdefault(weight, []).append(number)
        groups = (f"{base36(weight)}:{distances(by_weight[weight])}" for weight in sorted(by_weight))
        said.append(" ".join(groups))
    return ";".join(said).rstrip(";")


def best(fields: list[list[tuple[int, int]]]) -> list[int]:
    """The records that a term finds first, by the sum of its weights; the engine works out the same."""
    if sum(map(len, fields)) < 2:
        return []
    sums: dict[int, int] = {}
    for some in fields:
        for number, weight in some:
            sums[number] = sums.get(number, 0) + weight
    if len(sums) > 1:
        return [number for _, number in sorted((-weight, number) for number, weight in sums.items())[:BEST]]
    return []


def distances(numbers: list[int]) -> str:
    """Rising numbers, each as how many it leaves out after the one before, in base 36: 0, 4, 5 is "0,3,0"."""
    if len(numbers) == 1:
        return base36(numbers[0])
    steps = [later - earlier - 1 for earlier, later in zip([-1, *numbers], numbers, strict=False)]
    return ",".join(map(base36, steps))


@cache
def base36(number: int) -> str:
    """A number in the digits that JavaScript's parseInt(text, 36) reads."""
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not number:
            return digits
