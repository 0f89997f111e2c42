"""Lines as calendars and address books write them (RFC 5545 and RFC 6350): escaped, folded, ended with CRLF."""

from __future__ import annotations

from collections.abc import Iterable

from .text import clean

_WIDEST = 75
"""The most bytes of a line before it must be folded."""


def escaped(text: str | None) -> str:
    """Text as a value: commas, semicolons, backslashes and line ends cannot end it."""
    text = clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return text.replace("\n", "\\n")


def written(lines: Iterable[str]) -> bytes:
    """The lines as a file."""
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8", "replace")


def _folded(line: str) -> str:
    """A long line in parts, each after the first with a space before it. No letter is cut in two."""
    if len(line.encode("utf-8", "replace")) <= _WIDEST:
        return line
    parts, part, size = [], "", 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > _WIDEST:
            parts.append(part)
            part, size = "", 1  # the space that begins the next
        part, size = part + letter, size + width
    return "\r\n ".join([*parts, part])
