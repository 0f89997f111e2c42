"""Volumes: a booklet of more services than one can hold in the hand comes in several, from A to Z."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from ..directory import Entry
from ..facts import sentence_case

MOST = 150
"""Services in one volume."""


@dataclass(frozen=True)
class Volume:
    """One volume, and which of all it is. `first` and `last` are the beginnings of its names: "A" and "Fe"."""

    entries: tuple[Entry, ...]
    number: int = 1
    of: int = 1
    first: str = ""
    last: str = ""


def volumes(entries: Sequence[Entry]) -> list[Volume]:
    """The services in volumes of about the same size.

    One volume keeps the order given. Several are from A to Z, or nobody would know in which to look.
    """
    count = ceil(len(entries) / MOST)
    if count < 2:
        return [Volume(tuple(entries))]
    in_order = sorted(entries, key=lambda entry: entry.a_to_z)
    ends = [round(len(in_order) * number / count) for number in range(count + 1)]
    found = []
    for number, (start, end) in enumerate(pairwise(ends), 1):
        first = _apart(in_order[start], in_order[start - 1] if start else None)
        last = _apart(in_order[end - 1], in_order[end] if end < len(in_order) else None)
        found.append(Volume(tuple(in_order[start:end]), number, count, first, last))
    return found


def _apart(entry: Entry, neighbour: Entry | None) -> str:
    """As many letters of a name as tell it from its neighbour in another volume."""
    name, other = entry.a_to_z[0], neighbour.a_to_z[0] if neighbour else ""
    same = next(
        (at for at, (one, two) in enumerate(zip(name, other, strict=False)) if one != two), len(other)
    )
    return sentence_case(name[: same + 1].rstrip())
