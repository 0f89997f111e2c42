"""Sets one leaflet as a PDF that a screen reader can read (PDF/UA-1)."""

from __future__ import annotations

import datetime
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import segno
import typst

from .characters import FONTS, showable
from .lines import pieces

TEMPLATE = Path(__file__).parent / "leaflet.typ"


@dataclass(frozen=True)
class Printed:
    """A leaflet as a file, how many pages it has, and the characters that it could not show."""

    pdf: bytes
    pages: int
    lost: tuple[str, ...]


class Printer:
    """Sets leaflets one after the other. Each thread needs one of its own."""

    def __init__(self) -> None:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
        self._compiler = typst.Compiler(
            str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True
        )

    def typeset(self, leaflet: dict[str, Any], day: datetime.date) -> Printed:
        """The leaflet that says this. `day` is written into the file as its date: same record, same bytes.

        Raises typst.TypstError when it cannot be set.
        """
        lost: dict[str, None] = {}
        said = showable(leaflet, lost)
        _mark_line_ends(said)
        if said["address"]:
            said["qr"] = _qr(said["address"])
        pdf, pages = self._set(said, day, "usual")
        if pages > 1:
            closer, fewer = self._set(said, day, "close")
            if fewer < pages:
                pdf, pages = closer, fewer
        return Printed(pdf, pages, tuple(lost))

    def _set(self, said: dict[str, Any], day: datetime.date, space: str) -> tuple[bytes, int]:
        made = self._compiler.compile(
            sys_inputs={"leaflet": json.dumps(said, ensure_ascii=False), "space": space},
            pdf_standards=["ua-1"],
            timestamp=datetime.datetime.combine(day, datetime.time(), datetime.UTC),
        )
        return _repacked(made)


def _mark_line_ends(said: dict[str, Any]) -> None:
    """Put beside every text the pieces that it is set from."""
    said["title"] = pieces(said["name"], title=True)
    for part in said["parts"]:
        for block in part["blocks"]:
            for item in block["items"]:
                for run in item:
                    run["pieces"] = pieces(run["text"])


def _qr(address: str) -> str:
    """The QR code of a web address, as SVG, with the white edge that cameras need."""
    svg = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        svg, kind="svg", border=4, light="white", xmldecl=False, nl=False, omitsize=True,
        svgclass=None, lineclass=None,
    )  # fmt: skip
    return svg.getvalue().decode()


def _repacked(pdf: bytes) -> tuple[bytes, int]:
    """The same document about a quarter smaller, and its number of pages."""
    packed = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = len(document.pages)
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return packed.getvalue(), pages
