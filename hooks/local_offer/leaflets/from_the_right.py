"""In a leaflet from the right, which words from the left have lines of their own.

Programs that read a file aloud take a mixed line from one side or the other, and then its words change places;
people read a number together with the wrong words. So several words that run from the left have lines of their
own, with the facts and the signs beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..markup import Run

RTL = "rtl"
LATIN = re.compile("[0-9A-Za-z]")
"""Digits and letters that run from left to right."""

_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_SEVERAL_WORDS = re.compile(r"[A-Za-z][\W\d_]+[A-Za-z]")


class Stretch(NamedTuple):
    """Runs that stand together."""

    runs: list[Run]
    apart: bool
    """They run from the left, in lines of their own."""
    begins_a_line: bool


def stretches(runs: list[Run]) -> Iterator[Stretch]:
    """The runs, in order and with nothing lost but the space at the end of a line."""
    before = None
    for left, some in _of_one_direction(runs):
        apart = left and bool(_SEVERAL_WORDS.search("".join(run["text"] for run in some)))
        begins = before is not None and (apart or before)
        if begins:
            some = [{**some[0], "text": some[0]["text"].lstrip()}, *some[1:]]
        yield Stretch([run for run in some if run["text"]], apart, begins)
        before = apart


def _of_one_direction(runs: list[Run]) -> list[tuple[bool, list[Run]]]:
    """The runs in stretches, each with whether it runs from the left.

    A sign goes with the words before it, an opening bracket with those after.
    """
    found: list[tuple[bool, list[Run]]] = []
    for number, run in enumerate(runs):
        opens = run["text"].endswith("(")
        said = runs[number + 1] if opens and number + 1 < len(runs) else run
        left = _runs_from_the_left(said, first=number == 0)
        if found and ((_is_a_sign(run) and not opens) or found[-1][0] == left):
            found[-1][1].append(run)
        else:
            found.append((left, [run]))
    return found


def _is_a_sign(run: Run) -> bool:
    return not any(letter.isalnum() for letter in run["text"])


def _runs_from_the_left(run: Run, *, first: bool) -> bool:
    """A name like "Relay UK" at the beginning is the same in every language."""
    return bool(LATIN.search(run["text"])) and (
        run.get("keep", False) or run.get("dir", RTL) == "ltr" or (first and not _ARABIC.search(run["text"]))
    )
