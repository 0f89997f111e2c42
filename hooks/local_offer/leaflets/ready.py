"""Words as the templates want them: what the fonts can show, cut where a line may end, as few pieces as can be.

The fewer pieces, the faster they are set. A plain stretch of words is a text; a mapping is one with something
about it: `bold`, `href`, `lang` and `dir`, `keep` (a fact, never cut by the end of a line), `ltr` (a fact that
runs from the left where the words around it do not).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import segno

from ..markup import Run
from .characters import showable
from .from_the_right import LATIN, RTL, stretches
from .lines import ROOM, Piece, Room, in_one_piece, pieces

_BY_LINE = ("lines", "entry")
"""Blocks in which each line has a direction of its own."""

Words = list[str | dict[str, Any]]

_NEVER_ALONE_BEFORE = ("ul", "ol", "picture", "phone")
"""A line that leads to a list or a number stays with it."""


def ready(says: dict[str, Any], room: Room | None = None) -> tuple[dict[str, Any], tuple[str, ...]]:
    """What a leaflet or sheet says, ready to be set, and the signs in it that no font has.

    `room` is how much goes on a line, for a kind of paper that is not among the editions of leaflets.
    """
    lost: dict[str, None] = {}
    said, direction = showable(says, lost), says["dir"]
    room = room or ROOM[says["edition"]]
    furniture = said["furniture"]
    said["title"] = _words(said["name"], direction, room, title=True)
    for key in ("ring", "leaflet"):
        if key in furniture:
            furniture[key] = _words(furniture[key], direction, room)
    said["link"] = _link(said, direction, room)
    said["letters"] = sum(
        len(run["text"])
        for part in said["parts"]
        for block in part["blocks"]
        for item in block["items"]
        for run in item
    )
    for part in said["parts"]:
        for block in part["blocks"]:
            _make_ready(block, direction, room)
        for block, after in pairwise(part["blocks"]):
            if after["kind"] in _NEVER_ALONE_BEFORE:
                block["leads"] = True
        part["length"] = sum(block["length"] for block in part["blocks"])
    return said, tuple(lost)


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


def _link(said: dict[str, Any], direction: str, room: Room) -> dict[str, Any]:
    """Where it stands on the web: the address, in words too, and the QR code with what it says of itself."""
    address = said["address"]
    words, code = _words(address, direction, room), qr_code(address) if address else ""
    return {"address": address, "words": words, "qr": code, "alt": said["furniture"].get("qr", "")}


def _make_ready(block: dict[str, Any], direction: str, room: Room) -> None:
    """In place: the items as words, the language of what is all in another, and how long it is.

    That is in bytes: letters of other scripts are several, and take more room on paper.
    """
    items = block["items"]
    block["length"] = sum(len(run["text"].encode()) for item in items for run in item)
    block |= _alike([run for item in items for run in item])
    if block["kind"] in _BY_LINE and any("lang" in run for item in items for run in item):
        block["each"] = [_alike(item) for item in items]
    block["items"] = [
        list(_from_the_right(item, room)) if direction == RTL else _joined(item, direction, room)
        for item in items
    ]


def _alike(runs: list[Run]) -> dict[str, str]:
    """The language and direction of words that are all in another than the leaflet's.

    They also have their bullets, and their edge, where that language has them.
    """
    apart = all("lang" in run for run in runs) and any(not run.get("keep") for run in runs)
    return {"lang": runs[0]["lang"], "dir": runs[0]["dir"]} if apart else {}


def _joined(runs: list[Run], direction: str, room: Room) -> Words:
    """Runs as words. Neighbours that are set alike are one."""
    found: Words = []
    for run in runs:
        about = _about(run)
        for piece in _pieces(run, direction, room):
            one = {**about, **(_kept(piece.text, direction) if piece.keep else {"text": piece.text})}
            last = found[-1] if found else None
            if len(one) == 1:
                if isinstance(last, str):
                    found[-1] = last + one["text"]
                else:
                    found.append(one["text"])
            elif isinstance(last, dict) and one.keys() == last.keys() == {"text", "bold"}:
                last["text"] += one["text"]
            else:
                found.append(one)
    return found


def _about(run: Run) -> dict[str, Any]:
    return {
        **({"bold": True} if run["bold"] else {}),
        **({"href": run["href"]} if run["href"] else {}),
        **({"lang": run["lang"], "dir": run["dir"]} if "lang" in run else {}),
    }


def _pieces(run: Run, direction: str, room: Room) -> tuple[Piece, ...]:
    if run.get("keep") and len(run["text"]) <= room.fact:
        return (Piece(run["text"], True),)
    against = run.get("dir", direction) != direction
    return in_one_piece(run["text"], room) if against else pieces(run["text"], room)


def _kept(text: str, direction: str) -> dict[str, Any]:
    """A fact. Its digits and Latin letters run from left to right also where the words around it do not."""
    if direction == RTL and LATIN.search(text):
        return {"text": text.replace(" ", "\u00a0"), "keep": True, "ltr": True}
    return {"text": text, "keep": True}


def _words(text: str, direction: str, room: Room, *, title: bool = False) -> Words:
    """A text that is no run, such as a title."""
    return [
        _kept(piece.text, direction) if piece.keep else piece.text
        for piece in pieces(text, room, title=title)
    ]


def _from_the_right(runs: list[Run], room: Room) -> Iterator[str | dict[str, Any]]:
    """Runs as words: `break` ends a line, and `apart` are those that run from the left in lines of their own."""
    for stretch in stretches(runs):
        if stretch.begins_a_line:
            yield {"break": True}
        words = _joined(stretch.runs, RTL, room)
        if stretch.apart:
            yield {"apart": words}
        else:
            yield from words
