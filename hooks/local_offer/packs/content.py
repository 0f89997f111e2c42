"""What a booklet says: cover, urgent help, the parts of each service's leaflet, and an index, in one language.

As on leaflets, nothing here knows how it looks, and nothing changes with the day of printing.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from ..directory import Directory, Entry
from ..editions import EASIER
from ..languages.catalogue import ENGLISH, catalogue
from ..languages.said import Said
from ..languages.told import Speech
from ..leaflets.content import content
from ..leaflets.easier import easier_content
from ..leaflets.languages import marked
from ..leaflets.ordering import NEVER_CHECKED
from ..leaflets.parts import Item, Part, facts_of, filled, labelled, paragraph, part, phone, text
from ..leaflets.ring import helpline_ways, urgent_numbers
from .volumes import Volume

EDITIONS = ("clear-print", "large-print", "easier")
"""The editions that booklets come in. What is to be folded is one sheet or two, and plain text needs no pages."""

NEED, TOPIC = ("need", "needs"), ("topic", "topics")
"""What the index can go by: the filter, and the vocabulary of its keys."""


class Leaflets:
    """What the leaflets of services say in one edition and one language, each put together once."""

    def __init__(self, directory: Directory, edition: str, lang: str = "en") -> None:
        self.speech, self.edition = Speech(directory, catalogue(lang)), edition
        self._found: dict[str, dict[str, Any]] = {}

    def of(self, entry: Entry) -> dict[str, Any]:
        """The leaflet of a service."""
        if entry.slug not in self._found:
            self._found[entry.slug] = self._says(entry)
        return self._found[entry.slug]

    def _says(self, entry: Entry) -> dict[str, Any]:
        directory, lang = self.speech.directory, self.speech.lang
        says = content(entry, directory, lang)
        if self.edition == EASIER.key:
            says = easier_content(entry, directory, lang, says)
        return {**says, "edition": self.edition}


def booklet(
    leaflets: Leaflets,
    volumes: Sequence[Volume],
    number: int,
    title: Said,
    *,
    cover: str = "",
    by: tuple[str, str] = NEED,
    elsewhere: str = "",
    notes: Sequence[Said] = (),
) -> dict[str, Any]:
    """Everything that is printed in one of the volumes, as plain data. `number` is its place in `volumes`, from 0.

    `cover` is what stands on the cover beside our own words. `by` is what the index goes by. `elsewhere` is the
    name of the booklet that has the services for all needs, where this one leaves them to it. `notes` is what
    its readers must know of how it was put together.
    """
    volume, speech = volumes[number], leaflets.speech
    directory, lang = speech.directory, speech.lang
    page = _page(speech, leaflets.edition)
    about_mental_health = any(entry.about_mental_health for entry in volume.entries)
    return {
        **page,
        "name": title.text,
        **({"name_lang": title.lang} if title.lang != lang else {}),
        "document": ". ".join(
            filter(None, (title.text, _which(volume, speech), directory.settings.offer_name))
        ),
        "council": directory.settings.council,
        "colour": directory.settings.colour,
        "contents": speech.catalogue.say("booklet.contents"),
        "parts": marked(_cover(speech, volumes, volume, cover, elsewhere, notes), speech, announced=False),
        "urgent": _urgent(speech, page) if about_mental_health else None,
        "services": [leaflets.of(entry) for entry in volume.entries],
        "index": [*_a_to_z(speech, volume), *_index(speech, volume, by)],
    }


def day_of(volume: Volume) -> datetime.date:
    """The date inside the file: the last day that one of its services was checked, never that of printing."""
    return max(
        (entry.freshness.checked_on or NEVER_CHECKED for entry in volume.entries), default=NEVER_CHECKED
    )


def _page(speech: Speech, edition: str) -> dict[str, Any]:
    """What all pages share."""
    words, settings = speech.catalogue, speech.directory.settings
    return {
        "edition": edition,
        "lang": speech.lang,
        "dir": words.direction,
        "address": "",
        "furniture": {
            "ring": words.say("furniture.ring", phone=settings.helpline.phone),
            "leaflet": "",
            "page": words.sentences["booklet.page"],
        },
    }


# -- cover -------------------------------------------------------------------------------------------


def _cover(
    speech: Speech,
    volumes: Sequence[Volume],
    volume: Volume,
    cover: str,
    elsewhere: str,
    notes: Sequence[Said],
) -> list[Part]:
    """Whose booklet it is, what its owner wrote on it, how much is in it, and whom to ring."""
    number = speech.say("booklet.services", number=str(len(volume.entries)))
    for_all = text(speech.say("booklet.for_all", name=elsewhere)) if elsewhere else []
    return [
        *part(None, paragraph(text(_in(speech, _which(volume, speech)), bold=True), kind="summary")),
        *part(None, facts_of(*_whose(speech))),
        *part(None, *(paragraph(text(line)) for line in _own_words(cover, speech)), look="notice"),
        *part(
            None,
            facts_of(
                text(number, bold=True), *map(text, notes), text(speech.say("booklet.checked")), for_all
            ),
        ),
        *_others(speech, volumes, volume),
        *_helpline(speech, labelled(speech, "formats", text(speech.say("booklet.formats")))),
    ]


def _which(volume: Volume, speech: Speech) -> str:
    """Which volume it is; "" where there is only one."""
    if volume.of == 1:
        return ""
    which = {"number": str(volume.number), "of": str(volume.of), "first": volume.first, "last": volume.last}
    return speech.catalogue.say("booklet.volume", **which)


def _in(speech: Speech, words: str) -> Said | None:
    return Said(words, speech.written_in) if words else None


def _whose(speech: Speech) -> list[Item]:
    settings, words = speech.directory.settings, speech.catalogue
    offer = text(Said(settings.offer_name, "en"), bold=True)
    demonstration = text(speech.say("whose.demonstration")) if settings.demonstration else []
    doubt = [] if speech.written_in == "en" or words.checked_by else _in_both(speech, "translation.unchecked")
    return [offer, demonstration, *doubt]


def _in_both(speech: Speech, key: str) -> list[Item]:
    """One of our sentences in its language, and in English for who answers the phone."""
    return [text(speech.say(key)), text(Said(ENGLISH.say(key), "en"))]


def _own_words(cover: str, speech: Speech) -> list[Said]:
    """What someone wrote for the cover, paragraph by paragraph.

    Latin letters alone are taken for English where the language has others.
    """
    has_others = not any(sign.isascii() for sign in speech.catalogue.name if sign.isalpha())
    english = has_others and not any(sign.isalpha() and ord(sign) > 0x24F for sign in cover)
    return [
        Said(line.strip(), "en" if english else speech.lang) for line in cover.splitlines() if line.strip()
    ]


def _others(speech: Speech, volumes: Sequence[Volume], volume: Volume) -> list[Part]:
    """Where the services are that are not in this volume."""
    lines = [
        text(_in(speech, _which(other, speech)), bold=other is volume) for other in volumes if volume.of > 1
    ]
    number = phone(speech.directory.settings.helpline.phone)
    ask = paragraph(filled(speech, "booklet.ask", phone=number)) if lines else []
    return part(speech.say("booklet.volumes"), facts_of(*lines), ask)


def _helpline(speech: Speech, *more: Item) -> list[Part]:
    """Whom to ring. Where to write to is on the pages of services: this must fit beside the rest."""
    return part(speech.say("helpline.heading"), facts_of(*helpline_ways(speech), *more), look="box")


def _urgent(speech: Speech, page: dict[str, Any]) -> dict[str, Any] | None:
    """The page for what cannot wait: whom to ring, and the helpline for all else."""
    parts = [{**one, "heading": ""} for one in urgent_numbers(speech)]
    if not parts:
        return None
    return {
        **page,
        "name": speech.catalogue.say("urgent.heading"),
        "parts": marked([*parts, *_helpline(speech)], speech, announced=False),
    }


# -- index -------------------------------------------------------------------------------------------


def _a_to_z(speech: Speech, volume: Volume) -> list[dict[str, Any]]:
    """The services from A to Z, where they do not stand in that order."""
    in_order = sorted(volume.entries, key=lambda entry: entry.a_to_z)
    if in_order == list(volume.entries):
        return []
    return [
        {
            "heading": speech.catalogue.say("booklet.a_to_z"),
            "groups": [{"name": "", "codes": _codes(in_order)}],
        }
    ]


def _index(speech: Speech, volume: Volume, by: tuple[str, str]) -> list[dict[str, Any]]:
    """The services under each of their needs, or kinds of help."""
    filter_, vocabulary = by
    groups = []
    for key in speech.directory.vocabularies[vocabulary]:
        found = [entry for entry in volume.entries if key in _keys(entry, by)]
        if found:
            label = speech.label(vocabulary, key)
            other = {"lang": label.lang, "dir": "ltr"} if label.lang != speech.lang else {}
            in_order = sorted(found, key=lambda entry: entry.a_to_z)
            groups.append({"name": label.text, **other, "codes": _codes(in_order)})
    heading = speech.catalogue.say(f"booklet.by_{filter_}")
    return [{"heading": heading, "groups": groups}] if groups else []


def _keys(entry: Entry, by: tuple[str, str]) -> Sequence[str]:
    return entry.needs if by == NEED else entry.record.topics or ()


def _codes(entries: Sequence[Entry]) -> list[str]:
    return [entry.identity.code for entry in entries]
