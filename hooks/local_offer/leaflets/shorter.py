"""Whether a leaflet could have a page less if everything on it stood closer: to set it only to see takes half as long again.

How far words reach down each page is read from what the engine has drawn. Lines end at the same words however
close they stand, so all of them together stay as high, but for the gaps between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf

_SAVED_BY_A_GAP = 2.0
"""Points, on the average of a leaflet: the most of the demonstration's is 1.8, in every language ("close" in look.typ).

Nor is the step counted from the last line of a page to the first of the next, some 17 points a page.
"""

_DRAWN = re.compile(rb"q 1 0 0 -1 \S+ (\S+) cm")
"""Where the engine begins to draw something: its height above the foot of the paper, in points."""
_FOOT = b"/Subtype/Footer"
"""What the engine draws last on a page. It begins with the line across."""


class _Page(NamedTuple):
    """Heights above the foot of the paper, in points."""

    first_line: float
    last_line: float
    foot: float


def could_be_shorter(document: pikepdf.Pdf, said: dict[str, Any]) -> bool:
    """False where closer gaps cannot save a page. Where they could, what stands whole on a page may be in the way.

    `said` is what the document says, as it was `ready`. A document drawn in another way is worth a try.
    """
    if len(document.pages) == 1:
        return False
    pages = list(_pages(document))
    if len(pages) < len(document.pages):
        return True
    words = sum(page.first_line - page.last_line for page in pages)
    # Down to the line at the foot is a little further than the nearer margins of close pages let words go.
    room = max(page.first_line - page.foot for page in pages) * (len(pages) - 1)
    return words - _SAVED_BY_A_GAP * _gaps(said) <= room


def _pages(document: pikepdf.Pdf) -> Iterator[_Page]:
    for page in document.pages:
        body, _, foot = page.Contents.read_bytes().partition(_FOOT)
        lines, line_across = [float(height) for height in _DRAWN.findall(body)], _DRAWN.search(foot)
        if lines and line_across:
            yield _Page(max(lines), min(lines), float(line_across[1]))


def _gaps(said: dict[str, Any]) -> int:
    """Between blocks, headings and frames."""
    return sum(
        len(part["blocks"]) + (part["heading"] != "") + (part["look"] != "plain") for part in said["parts"]
    )
