"""The page at /booklets/: what there is to print, with how many services and pages each has."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from ..facts import file_size, sentence_case
from ..packs.published import Booklet
from . import PageText

_HEADINGS = {
    "": ("Everything", "everything"),
    "need": ("By need", "need"),
    "phase": ("By age", "phase"),
    "topic": ("By kind of help", "topic"),
    "locality": ("By part of our area", "locality"),
}
"""The heading over the booklets of a filter, and its anchor."""


def booklet_list(found: list[Booklet]) -> PageText:
    """The page. What is shorter comes first: the booklet of everything stands last."""
    groups = [
        {
            "heading": _HEADINGS[filter_][0],
            "id": _HEADINGS[filter_][1],
            "booklets": [_row(one) for one in some],
        }
        for filter_, some in groupby(found, key=lambda one: one.filter)
    ]
    return PageText(
        "booklets/index", "booklets.html", "Booklets to print",
        "Several services in one booklet, with contents and index: by need, age, kind of help and part of the area.",
        {"groups": groups},
    )  # fmt: skip


def _row(one: Booklet) -> dict[str, Any]:
    volume, number = one.volume, len(one.volume.entries)
    return {
        "file": one.file,
        "name": sentence_case(one.label),
        "volume": f"volume {volume.number}, {volume.first} to {volume.last}" if volume.of > 1 else "",
        "services": f"{number} service{'' if number == 1 else 's'}",
        "ending": "pdf",
        "pages": one.made.pages if one.made else None,
        "size": file_size(one.made.bytes) if one.made else None,
    }
