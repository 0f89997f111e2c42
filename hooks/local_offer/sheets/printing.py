"""Sets one sheet as a PDF that a screen reader can read, in the largest type that fits on its paper."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from ..directory import Directory
from ..editions import CLEAR_PRINT
from ..leaflets.lines import ROOM, Room
from ..leaflets.printing import Printed
from ..leaflets.ready import ready
from ..leaflets.setting import Setter, packed
from .content import in_fewer_words
from .cutting import to_cut
from .kinds import KINDS

TEMPLATE = Path(__file__).parent / "sheet.typ"
DAY = datetime.date(2000, 1, 1)
"""The date inside each file: what stands on a sheet is older or younger than any one day."""

_SIDES = {"poster": 1, "postcard": 1, "wallet-card": 2, "comment-slip": 1, "callback-slip": 1}
"""How many pages a sheet should have. A calendar has as many as it needs."""

_LARGER = {"poster": 1.25, "postcard": 1.3, "wallet-card": 1.4, "callback-slip": 1.35}
"""How much larger than its smallest the type of a sheet may be."""

_STEP = 0.05

_LINES = (10, 9, 8, 7, 6)
"""How many lines to write on a comment slip may have, to be one page."""

_LINES_WITH_THE_BACK = 20
"""How many it has where it goes on on the back."""

_ROOM = {
    "poster": Room(16, 30, 14),
    "postcard": Room(26, 34, 24),
    "wallet-card": Room(20, 24, 20),
    "callback-slip": Room(30, 46, 24),
}
"""How many letters go on a line of a sheet that is not like a leaflet in clear print."""


class Printer(Setter):
    """Sets sheets one after the other. Each thread needs one of its own."""

    def __init__(self) -> None:
        super().__init__(TEMPLATE)

    def make(self, sheet: dict[str, Any], directory: Directory) -> Printed:
        """The sheet that says this, with its copy to cut where it has one.

        Raises typst.TypstError when it cannot be set.
        """
        lost: dict[str, None] = {}
        found = self._as_it_fits_best(sheet, directory, lost)
        pdf, pages, cut = packed(found), len(found.pages), KINDS[sheet["edition"]].cut
        return Printed(pdf, pages, tuple(lost), to_cut(pdf, cut) if cut else None)

    def _as_it_fits_best(
        self, sheet: dict[str, Any], directory: Directory, lost: dict[str, None]
    ) -> pikepdf.Pdf:
        """Of the ways to say and set it the first with as few pages as it should have; else the last."""
        room = _ROOM.get(sheet["edition"], ROOM[CLEAR_PRINT.key])
        for says, set_as in _ways(sheet, directory):
            said, lost_here = ready(says, room)
            lost.update(dict.fromkeys(lost_here))
            found = self.set(said, DAY, **set_as)
            if len(found.pages) <= _SIDES.get(sheet["edition"], 1):
                break
        return found


def _ways(sheet: dict[str, Any], directory: Directory) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """What to say and how to set it, the best way first."""
    kind = sheet["edition"]
    if kind == "drop-ins":
        yield sheet, {"space": "close"}
    elif kind == "comment-slip":
        for lines in (*_LINES, _LINES_WITH_THE_BACK):
            yield sheet, {"lines": f"{lines}"}
    else:
        for step in range(round((_LARGER[kind] - 1) / _STEP), -1, -1):
            yield sheet, {"larger": f"{1 + step * _STEP:.2f}"}
    if kind == "wallet-card":
        yield in_fewer_words(sheet, directory), {}
