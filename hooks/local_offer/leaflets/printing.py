"""Sets one leaflet as a PDF that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from ..editions import CLEAR_PRINT, EASIER, FOLD, LARGE_PRINT, TEXT
from .folding import two_up
from .plain import as_text
from .ready import ready
from .setting import Setter, packed
from .shorter import could_be_shorter

TEMPLATE = Path(__file__).parent / "leaflet.typ"

_SPACES = {
    CLEAR_PRINT.key: ("usual", "close"),
    LARGE_PRINT.key: ("usual",),
    EASIER.key: ("usual",),
    FOLD.key: ("usual", "close", "roomy"),
    "long booklet": ("roomy", "close"),
}
"""The ways to space an edition, in the order to try them. look.typ says what each is."""

_MOST_ON_ONE_SHEET = 4600
"""In letters, measured on all leaflets of the demonstration: longer booklets have more than four pages."""


@dataclass(frozen=True)
class Printed:
    """A leaflet as a file."""

    data: bytes
    pages: int | None
    """None for plain text."""
    lost: tuple[str, ...] = ()
    """The characters that it could not show."""
    copy: bytes | None = None
    """Of a booklet, the copy to print and fold."""


class Printer(Setter):
    """Sets leaflets one after the other."""

    def __init__(self) -> None:
        super().__init__(TEMPLATE)

    def make(self, leaflet: dict[str, Any], day: datetime.date) -> Printed:
        """The leaflet that says this. `day` is written into the file as its date: same record, same bytes.

        Raises typst.TypstError when it cannot be set.
        """
        if leaflet["edition"] == TEXT.key:
            return Printed(as_text(leaflet), None)
        said, lost = ready(leaflet)
        pdf, pages = self._on_fewest_pages(said, day)
        folds = said["edition"] == FOLD.key
        copy = two_up(pdf, from_the_right=said["dir"] == "rtl") if folds else None
        return Printed(pdf, pages, lost, copy)

    def _on_fewest_pages(self, said: dict[str, Any], day: datetime.date) -> tuple[bytes, int]:
        """Of the ways to space it that are worth trying, the first with the fewest pages.

        A booklet that needs a second sheet in any case is better with larger type than with empty pages.
        """
        first, *others = _SPACES[_sort_of(said)]
        best = self.set(said, day, space=first)
        for space in others:
            if _is_short_enough(best, said):
                break
            found = self.set(said, day, space=space)
            more = len(found.pages) - len(best.pages)
            if more < 0 or (space == "roomy" and more == 0):
                best = found
        return packed(best), len(best.pages)


def _sort_of(said: dict[str, Any]) -> str:
    """The edition; a long booklet is one that no spacing gets onto one sheet."""
    if said["edition"] != FOLD.key:
        return said["edition"]
    return "long booklet" if said["letters"] > _MOST_ON_ONE_SHEET else FOLD.key


def _is_short_enough(document: pikepdf.Pdf, said: dict[str, Any]) -> bool:
    """Whether no other spacing could save paper: of clear print a page, of a booklet a sheet of four."""
    if said["edition"] == FOLD.key:
        return len(document.pages) <= (8 if _sort_of(said) != FOLD.key else 4)
    return not could_be_shorter(document, said)
