"""Record text: Markdown in, and out of it safe HTML, plain text, or blocks for a leaflet.

HTML in a record is an error before it gets here. That it still cannot reach a page rests on two things:
the Markdown reader is told not to know HTML, and what it makes is cleaned.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser
from typing import Any, NotRequired, TypedDict

import markdown
import nh3

from .records.web_address import legal

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_SCHEMES = {"http", "https", "tel", "mailto"}


class Run(TypedDict):
    """A stretch of text in one style."""

    text: str
    bold: bool
    href: str | None
    lang: NotRequired[str]
    """The code of its language, where that is not the language of what it stands in."""
    dir: NotRequired[str]
    """With a language of its own: "ltr" or "rtl"."""
    keep: NotRequired[bool]
    """Whether it is a fact that stays whole and as it is written, like a phone number."""


class Block(TypedDict):
    """A paragraph ("p", one item) or a list ("ul" or "ol", an item each)."""

    kind: str
    items: list[list[Run]]


def _reader() -> markdown.Markdown:
    reader = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    return reader


_MARKDOWN = _reader()
_LIST_AFTER_TEXT = re.compile(r"(?m)^(?!\s*(?:[-*+]|\d+\.)\s)(\S.*)\n(?=(?:[-*+]|1\.)\s)")
_HEADING = re.compile(r"(?m)^#{1,6}\s+(.+?)\s*#*$")


@lru_cache(maxsize=50_000)
def to_html(text: str | None) -> str:
    """Record text as HTML: paragraphs, lists, bold, links; nothing else. No text gives ""."""
    if not text:
        return ""
    text = _HEADING.sub(r"**\1**", text)  # a record has no headings of its own
    text = _LIST_AFTER_TEXT.sub(
        "\\1\n\n", text
    )  # a list right under a line is a list to everyone but Markdown
    made = _MARKDOWN.reset().convert(text)
    return nh3.clean(
        made,
        tags=_TAGS,
        attributes={"a": {"href"}},
        url_schemes=_SCHEMES,
        link_rel=None,
        attribute_filter=lambda _tag, _name, value: legal(value),  # a link has an address and nothing else
    )


def blocks(text: str | None) -> list[Block]:
    """Record text as paragraphs and lists of runs, for a leaflet."""
    parser = _Blocks()
    parser.feed(to_html(text))
    parser.close()
    return [block for block in parser.blocks if any(block["items"])]


def plain(text: str | None) -> str:
    """Record text without any marks, on one line: for search and summaries."""
    return " ".join(
        " ".join("".join(run["text"] for run in item).split())
        for block in blocks(text)
        for item in block["items"]
    )


def first_words(text: str | None, most: int) -> str:
    """The first words of a record text, with "..." when there are more."""
    words = plain(text).split()
    return " ".join(words[:most]) + (" ..." if len(words) > most else "")


class _Blocks(HTMLParser):
    """Reads the few tags that `to_html` lets through."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.lists: list[Block] = []
        self.bold = 0
        self.href: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("ul", "ol"):
            if not self.lists:
                self.blocks.append({"kind": tag, "items": []})
            self.lists.append(self.blocks[-1])
        elif tag == "li":
            self.blocks[-1]["items"].append([])
        elif tag == "p" and not self.lists:
            self.blocks.append({"kind": "p", "items": [[]]})
        elif tag == "strong":
            self.bold += 1
        elif tag == "a":
            self.href = dict(attrs).get("href")
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.lists.pop()
        elif tag == "strong":
            self.bold -= 1
        elif tag == "a":
            self.href = None

    def handle_data(self, data: str) -> None:
        text: Any = re.sub(r"\s+", " ", data)
        if not self.blocks or not self.blocks[-1]["items"]:
            if not text.strip():
                return
            self.blocks.append({"kind": "p", "items": [[]]})
        item = self.blocks[-1]["items"][-1]
        if text.strip() or item:
            item.append({"text": text, "bold": self.bold > 0, "href": self.href})
