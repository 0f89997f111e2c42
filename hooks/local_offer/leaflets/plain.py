"""The plain text edition: for e-mail, for text that is read aloud, and to be put into braille.

A paragraph, a fact or an item of a list is one line, however long: the program that shows it breaks lines.
There are no bullets, boxes or rules, which would be read out or embossed as signs.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from ..markup import Block, Run
from .characters import JOINERS


def as_text(leaflet: dict[str, Any]) -> bytes:
    """What the leaflet says, in UTF-8 with one LF after each line and an empty line before each heading."""
    lines = [_sentence(leaflet["name"])]
    for part in leaflet["parts"]:
        lines.append("")
        if part["heading"]:
            lines.append(_sentence(part["heading"]))
        lines += [line for block in part["blocks"] for line in _lines(block)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _lines(block: Block) -> list[str]:
    said = [_line(item) for item in block["items"]]
    if block["kind"] == "ol":
        return [f"{number}. {line}" for number, line in enumerate(said, 1)]
    return said


def _line(item: list[Run]) -> str:
    text = " ".join("".join(run["text"] for run in item).split())
    return "".join(sign for sign in text if sign in JOINERS or unicodedata.category(sign)[0] != "C")


def _sentence(heading: str) -> str:
    """A heading that a voice ends: without a stop it would run into the line below."""
    line = _line([{"text": heading, "bold": False, "href": None}])
    return line if line[-1:] in tuple(".!?…:;।۔؟") else f"{line}."
