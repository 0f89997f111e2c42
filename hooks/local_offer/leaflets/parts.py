"""What a leaflet is made of: parts with a heading, in them paragraphs and lists of text runs.

Parts say nothing about paper or type size, so that every edition can be set from the same ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, TypedDict

from .. import facts
from ..markup import Block, Run, blocks
from ..records.service import Senco
from ..records.shared import FirstComplaint

Item = list[Run]
Look = Literal["plain", "box", "notice", "urgent", "contact"]


class Part(TypedDict):
    """One heading ("" for none) and what stands under it."""

    look: Look
    heading: str
    blocks: list[Block]


def part(heading: str, *content: Iterable[Block], look: Look = "plain") -> list[Part]:
    """A part, or none when there is nothing to say."""
    found = [block for group in content for block in group]
    return [{"look": look, "heading": heading, "blocks": found}] if found else []


def text(words: str | None, *, bold: bool = False) -> Item:
    """Words as a run, or no run."""
    return [{"text": words, "bold": bold, "href": None}] if words else []


def link(words: str, href: str, *, bold: bool = False) -> Item:
    """Words that lead somewhere when the leaflet is read on a screen."""
    return [{"text": words, "bold": bold, "href": href}]


def phone(number: str) -> Item:
    """A number to ring. It is never broken over two lines."""
    return link(number, facts.dial(number), bold=True)


def email(address: str) -> Item:
    """An e-mail address."""
    return link(address, f"mailto:{address}")


def ways(who: FirstComplaint | Senco) -> Item:
    """How to reach someone: the phone, then the e-mail address."""
    by_phone, by_email = phone(who.phone) if who.phone else [], email(who.email) if who.email else []
    return run_in(by_phone, by_email, between=", ")


def paragraph(*items: Item, kind: str = "p") -> list[Block]:
    """Items one after the other in one paragraph, or no paragraph."""
    runs = [run for item in items for run in item]
    return [{"kind": kind, "items": [runs]}] if runs else []


def facts_of(*items: Item) -> list[Block]:
    """Facts that belong together: each on its own line, close to the others."""
    return bullets(items, "lines")


def run_in(*items: Item, between: str = " ") -> Item:
    """Items in one line of text, those that are empty left out."""
    found = [item for item in items if item]
    return [run for number, item in enumerate(found) for run in ([*text(between), *item] if number else item)]


def bullets(items: Iterable[Item], kind: str = "ul") -> list[Block]:
    """A list: with bullets, or as "lines" close together."""
    found = [item for item in items if item]
    return [{"kind": kind, "items": found}] if found else []


def labelled(label: str, value: str | Item | None) -> Item:
    """A fact after its name: "Who decides: A panel." Nothing when there is no fact."""
    runs = text(sentence(value)) if isinstance(value, str) else value
    return [*text(f"{label}: ", bold=True), *runs] if runs else []


def sentence(words: str | None) -> str:
    """Words with a full stop, if they lack one."""
    words = (words or "").strip()
    return words if not words or words[-1] in ".!?…" else f"{words}."


def prose(markdown: str | None) -> list[Block]:
    """Record text as paragraphs and lists. On paper a link shows where it leads."""
    return [
        {"kind": block["kind"], "items": [_on_paper(item) for item in block["items"]]}
        for block in blocks(markdown)
    ]


def _on_paper(item: Item) -> Item:
    runs: Item = []
    for run in item:
        runs.append(run)
        address = re.sub(r"^(tel|mailto):", "", run["href"] or "")
        if address and _bare(address) != _bare(run["text"]):
            runs += [*text(" ("), *link(address, run["href"]), *text(")")]
    return runs


def _bare(address: str) -> str:
    """An address without what people leave out when they write one."""
    return re.sub(r"https?:|\W", "", address)
