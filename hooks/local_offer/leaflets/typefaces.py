"""The bundled fonts as they are set: without the hints that fit letters to the dots of a coarse screen.

Paper and today's screens have no use for hints, and they are nearly half of what a leaflet carries of its fonts.
The bundled files themselves stay as they came: their checksums are what reading text back depends on.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from .characters import FONTS

_HINTS = ("cvt ", "fpgm", "prep")


def write_without_hints(folder: Path) -> None:
    """Put the fonts into a new folder. The same bytes each time: the day it is done is not written into them."""
    folder.mkdir()
    for path in FONTS.glob("*.ttf"):
        (folder / path.name).write_bytes(_without_hints(path))


@cache
def _without_hints(path: Path) -> bytes:
    with TTFont(path, recalcTimestamp=False, lazy=True) as font:
        if not set(_HINTS) <= set(font.keys()):  # those for Bengali and Arabic came without
            return path.read_bytes()
        for letter in font["glyf"].glyphs.values():
            letter.removeHinting()
        for table in _HINTS:
            del font[table]
        saved = io.BytesIO()
        font.save(saved)
    return saved.getvalue()
