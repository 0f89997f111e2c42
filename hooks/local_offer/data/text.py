"""Record text for other software: no marks, no signs that nobody can see, and addresses in full."""

from __future__ import annotations

import json
import re
from typing import Any

from ..directory import Directory
from ..markup import Run, blocks

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_MARKS = re.compile(r"[*_`\[\]#\\<>&]|^\s*\d+[.)]\s", re.MULTILINE)

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: a feed has many thousands of small files."""


def clean(text: str | None) -> str:
    """Text without signs that nobody can see, some of which make a file invalid."""
    if not text or text.isprintable():  # most are, and this is much quicker
        return (text or "").strip()
    return _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def one_line(text: str | None) -> str:
    """Text on one line, with single spaces."""
    return " ".join(clean(text).split())


def paragraphs(markdown: str | None) -> str:
    """Record text as plain text: an empty line between paragraphs, a dash before each item of a list."""
    text = clean(markdown)
    if not _MARKS.search(text):  # nothing to take away; most texts, and much quicker
        return text
    return clean("\n\n".join(_block(block["kind"], block["items"]) for block in blocks(text)))


def _block(kind: str, items: list[list[Run]]) -> str:
    lines = ["".join(_run(run) for run in item).strip() for item in items]
    if kind == "ol":
        return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    return "\n".join(f"- {line}" if kind == "ul" else line for line in lines)


def _run(run: Run) -> str:
    """A stretch of text; a link is followed by where it leads."""
    href = (run["href"] or "").removeprefix("mailto:").removeprefix("tel:")
    return f"{run['text']} ({href})" if href and href != run["text"].strip() else run["text"]


def as_json(data: Any) -> bytes:
    """JSON in UTF-8 on one line. A program that takes it for a web page by mistake finds no markup in it."""
    text = _JSON.encode(data)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.encode("utf-8", "replace")


def on_site(directory: Directory, address: str) -> str | None:
    """The full web address of something on this site, or None when nobody set where the site is."""
    home = directory.settings.site_url
    return f"{home.rstrip('/')}/{address}" if home else None
