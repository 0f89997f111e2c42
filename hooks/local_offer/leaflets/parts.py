"""What a leaflet is made of: parts with a heading, in them paragraphs and lists of text runs.

Parts say nothing about paper or type size, so that every edition can be set from the same ones. Every run
of words knows its language; content.py leaves that only where it is another than the leaflet's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Literal, NotRequired, TypedDict

from .. import facts
from ..languages.said import Said
from ..languages.told import Speech
from ..markup import Block, Run, blocks
from ..records.parts import Senco
from ..records.shared import FirstComplaint

Item = list[Run]
Look = Literal["plain", "box", "notice", "urgent", "contact"]

FACTS_ARE_IN = "en"
"""Numbers and addresses are written from left to right, as in English, in every language."""


class Part(TypedDict):
    """One heading ("" for none) and what stands under it."""

    look: Look
    heading: str
    heading_lang: NotRequired[str]
    """The code of its language, where that is not the language of the leaflet."""
    heading_dir: NotRequired[str]
    """With a language of its own: "ltr" or "rtl"."""
    blocks: list[Block]


def part(heading: Said | None, *content: Iterable[Block], look: Look = "plain") -> list[Part]:
    """A part, or none when there is nothing to say."""
    found = [block for group in content for block in group]
    if not found:
        return []
    if not heading:
        return [{"look": look, "heading": "", "blocks": found}]
    return [{"look": look, "heading": heading.text, "heading_lang": heading.lang, "blocks": found}]


def texts_of(parts: Iterable[Part]) -> Iterator[str]:
    """Every heading and every run of words, in order."""
    for one in parts:
        yield one["heading"]
        for block in one["blocks"]:
            for item in block["items"]:
                for run in item:
                    yield run["text"]


def text(words: Said | None, *, bold: bool = False) -> Item:
    """Words as a run, or no run."""
    return [{"text": words.text, "bold": bold, "href": None, "lang": words.lang}] if words else []


def sign(words: str) -> Item:
    """What stands between words and is of no language, like a comma."""
    return [{"text": words, "bold": False, "href": None}]


def fact(words: str | None, *, href: str | None = None, bold: bool = False) -> Item:
    """A fact as the record has it, like an address: never translated, broken or turned round."""
    if not words:
        return []
    return [{"text": words, "bold": bold, "href": href, "lang": FACTS_ARE_IN, "keep": True}]


def phone(number: str) -> Item:
    """A number to ring. It is never broken over two lines."""
    return fact(number, href=facts.dial(number), bold=True)


def email(address: str) -> Item:
    """An e-mail address."""
    return fact(address, href=f"mailto:{address}")


def link(address: str, *, bold: bool = False) -> Item:
    """A web address, which leads there when the leaflet is read on a screen."""
    return fact(address, href=address, bold=bold)


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
    return [run for number, item in enumerate(found) for run in ([*sign(between), *item] if number else item)]


def bullets(items: Iterable[Item], kind: str = "ul") -> list[Block]:
    """A list: with bullets, or as "lines" close together."""
    found = [item for item in items if item]
    return [{"kind": kind, "items": found}] if found else []


def filled(told: Speech, key: str, **values: Item) -> Item:
    """One of our own sentences with runs in its places, such as a number to ring."""
    runs: Item = []
    for words, place, _, _ in Formatter().parse(told.catalogue.sentences[key]):
        runs += text(Said(words, told.written_in)) if words else []
        runs += values[place] if place else []
    return runs


def label(told: Speech, key: str, **values: str) -> Item:
    """The name of a fact, before the fact: "Who decides: "."""
    return after(told, told.say(f"label.{key}", **values))


def after(told: Speech, name: Said) -> Item:
    """A name with what follows a name: "Who decides: "."""
    return text(Said(told.catalogue.say("label.fact", label=name.text), name.lang), bold=True)


def above(told: Speech, name: Said) -> list[Block]:
    """A name with what it names below it: "Good to know:"."""
    return paragraph([{**run, "text": run["text"].rstrip()} for run in after(told, name)])


def labelled(told: Speech, key: str, value: Said | Item | None) -> Item:
    """A fact after its name: "Who decides: A panel." Nothing when there is no fact."""
    runs = text(told.sentence(value)) if isinstance(value, Said) else value
    return [*label(told, key), *runs] if runs else []


def explained(told: Speech, vocabulary: str, key: str | None) -> Item:
    """A word of the vocabulary, and in a sentence what it means."""
    if not key or key not in told.directory.vocabularies[vocabulary]:
        return []
    return run_in(
        text(told.sentence(told.label(vocabulary, key)), bold=True), text(told.explanation(vocabulary, key))
    )


def listed(told: Speech, words: Iterable[Said]) -> Item:
    """Words one after the other, as a sentence."""
    runs = run_in(*(text(one) for one in words), between=told.catalogue.say("list.apart"))
    return [*runs, *sign(told.catalogue.stop)] if runs else []


def prose(markdown: Said | None) -> list[Block]:
    """Record text as paragraphs and lists. On paper a link shows where it leads."""
    if not markdown:
        return []
    return [
        {"kind": block["kind"], "items": [_on_paper(item, markdown.lang) for item in block["items"]]}
        for block in blocks(markdown.text)
    ]


def _on_paper(item: Item, lang: str) -> Item:
    runs: Item = []
    for run in item:
        runs.append({**run, "lang": lang})
        address = re.sub(r"^(tel|mailto):", "", run["href"] or "")
        if address and _bare(address) != _bare(run["text"]):
            runs += [*sign(" ("), *fact(address, href=run["href"]), *sign(")")]
    return runs


def _bare(address: str) -> str:
    """An address without what people leave out when they write one."""
    return re.sub(r"https?:|\W", "", address)
