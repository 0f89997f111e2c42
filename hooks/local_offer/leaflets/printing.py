"""Sets one leaflet as a PDF that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import datetime
import io
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import segno
import typst

from ..editions import CLEAR_PRINT, EASIER, FOLD, LARGE_PRINT, TEXT
from ..markup import Run
from .characters import FONTS, showable
from .folding import two_up
from .lines import ROOM, Piece, Room, in_one_piece, pieces
from .plain import as_text

pikepdf.settings.set_flate_compression_level(6)  # 9 is 1 % smaller and takes twice as long
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

_MOST_HEADINGS_TO_SAVE_A_PAGE = 2
"""With more of them on the last page there is too much on it to fit on the pages before."""


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


class Setter:
    """Sets words by a template. Each thread needs one of its own."""

    def __init__(self, template: Path, root: Path) -> None:
        """`root` is the folder that the template may read in."""
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self._compiler = typst.Compiler(
            str(template), root=str(root), font_paths=fonts, ignore_system_fonts=True
        )

    def set(self, said: dict[str, Any], day: datetime.date, space: str = "usual") -> pikepdf.Pdf:
        """The document that says this. Raises typst.TypstError when it cannot be set."""
        return opened(self.compiled(said, day, space))

    def compiled(self, said: dict[str, Any], day: datetime.date, space: str = "usual") -> bytes:
        """What the engine makes of words that are `ready`, as it comes from it."""
        return self._compiler.compile(
            sys_inputs={"leaflet": json.dumps(said, ensure_ascii=False), "space": space},
            pdf_standards=["ua-1"],
            timestamp=datetime.datetime.combine(day, datetime.time(), datetime.UTC),
        )


class Printer(Setter):
    """Sets leaflets one after the other."""

    def __init__(self) -> None:
        super().__init__(TEMPLATE, TEMPLATE.parent)

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
        best: pikepdf.Pdf | None = None
        for space in _SPACES[_sort_of(said)]:
            found = self.set(said, day, space)
            fewer = best is None or len(found.pages) < len(best.pages)
            if fewer or (space == "roomy" and len(found.pages) == len(best.pages)):
                best = found
            if _is_short_enough(best, said):
                break
        return packed(best), len(best.pages)


def opened(made: bytes) -> pikepdf.Pdf:
    """What the engine made, to be packed."""
    document = pikepdf.open(io.BytesIO(made))
    # Where the whole file is said to run from the right, Chrome's reader takes English lines from the right too.
    if "/Direction" in document.Root.ViewerPreferences:
        del document.Root.ViewerPreferences["/Direction"]
    return document


def ready(leaflet: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a leaflet says, ready to be set, and the signs in it that no font has."""
    lost: dict[str, None] = {}
    said = showable(leaflet, lost)
    _mark_line_ends(said)
    if said["address"]:
        said["qr"] = qr_code(said["address"])
    return said, tuple(lost)


def _sort_of(said: dict[str, Any]) -> str:
    """The edition; a long booklet is one that no spacing gets onto one sheet."""
    if said["edition"] != FOLD.key:
        return said["edition"]
    letters = sum(
        len(run["text"])
        for part in said["parts"]
        for block in part["blocks"]
        for item in block["items"]
        for run in item
    )
    return "long booklet" if letters > _MOST_ON_ONE_SHEET else FOLD.key


def _is_short_enough(document: pikepdf.Pdf, said: dict[str, Any]) -> bool:
    """Whether no other spacing could save paper: of clear print a page, of a booklet a sheet of four."""
    pages = len(document.pages)
    if said["edition"] == FOLD.key:
        return pages <= (8 if _sort_of(said) != FOLD.key else 4)
    if pages == 1:
        return True
    last = document.pages[-1].objgen
    with document.open_outline() as outline:
        headings = [one for top in outline.root for one in (top, *top.children)]
    on_the_last = sum(_leads_to(heading) == last for heading in headings)
    return on_the_last > _MOST_HEADINGS_TO_SAVE_A_PAGE


def _leads_to(heading: pikepdf.OutlineItem) -> tuple[int, int] | None:
    destination = heading.destination
    return destination[0].objgen if isinstance(destination, pikepdf.Array) else None


def _mark_line_ends(said: dict[str, Any]) -> None:
    """Put beside every text the pieces that it is set from."""
    room = ROOM[said["edition"]]
    said["title"] = pieces(said["name"], room, title=True)
    furniture = said["furniture"]
    for key in ("ring", "leaflet"):
        furniture[key] = pieces(furniture[key], room)
    furniture["address"] = pieces(said["address"], room)
    for part in said["parts"]:
        for block in part["blocks"]:
            for item in block["items"]:
                for run in item:
                    run["pieces"] = pieces_of(run, said["dir"], room)


def pieces_of(run: Run, direction: str, room: Room) -> list[Piece]:
    if run.get("keep") and len(run["text"]) <= room.fact:
        return [{"text": run["text"], "keep": True}]
    against = run.get("dir", direction) != direction
    return in_one_piece(run["text"], room) if against else pieces(run["text"], room)


@lru_cache(maxsize=64)
def qr_code(address: str) -> str:
    """The QR code of a web address, as SVG, with the white edge that cameras need."""
    svg = io.BytesIO()
    # One mask for all: readers know each by its number, and to compare all eight takes longer than to draw one.
    segno.make(address, error="m", micro=False, mask=3).save(
        svg, kind="svg", border=4, light="white", xmldecl=False, nl=False, omitsize=True,
        svgclass=None, lineclass=None,
    )  # fmt: skip
    return svg.getvalue().decode()


def packed(document: pikepdf.Pdf) -> bytes:
    """The document about a quarter smaller: its structure is pressed, what the engine has pressed stays as it is."""
    packed = io.BytesIO()
    document.save(
        packed,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return packed.getvalue()
