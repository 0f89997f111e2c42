"""What a leaflet says: one record as parts, in the order in which a parent asks.

Nothing here knows how a leaflet looks, and nothing changes with the day of printing.
"""

from __future__ import annotations

from typing import Any

from .. import facts
from ..directory import Directory, Entry
from .access import costs, how_to_get_it, if_no, instead, needs_a_way_on, wait, who_it_is_for
from .background import comes_next, complaint, kind_of_help, still_right, who_runs_it
from .parts import Part, paragraph, part, sentence, text
from .ring import another_way, online, short_address, the_helpline, the_service, urgent_help
from .visit import kind_of_place, suits, what_happens, when_and_where

EDITION, LANGUAGE, REGION = "clear-print", "en", "GB"


def content(entry: Entry, directory: Directory) -> dict[str, Any]:
    """Everything that is printed on the leaflet of one service, as plain data."""
    settings = directory.settings
    return {
        "edition": EDITION,
        "lang": LANGUAGE,
        "region": REGION,
        "name": entry.name,
        "about": entry.record.summary or entry.name,
        "offer": settings.offer_name,
        "council": settings.council,
        "colour": settings.colour,
        "code": entry.identity.code,
        "helpline": settings.helpline.phone,
        "address": short_address(entry, settings),
        "parts": [found for say in ORDER for found in say(entry, directory)],
    }


def demonstration(entry: Entry, directory: Directory) -> list[Part]:
    """That a demonstration is one."""
    said = "This is a demonstration. The services are not real." if directory.settings.demonstration else ""
    return part("", paragraph(text(said)))


def alert(entry: Entry, directory: Directory) -> list[Part]:
    """The sentence that everyone must see first, while it counts. Paper says until when that is."""
    said = entry.record.alert
    if not said or not said.text or (said.until and said.until < directory.today):
        return []
    until = text(f" (until {facts.day(said.until)})") if said.until else []
    return part("", paragraph(text(said.text, bold=True), until), look="notice")


def availability(entry: Entry, directory: Directory) -> list[Part]:
    """That there is no room or no service now, and what to try instead."""
    key = entry.record.availability
    if entry.withdrawn and key != "closed":
        said = text(f"This service is no longer in the {directory.settings.offer_name}.", bold=True)
    elif key == "open":
        return []
    else:
        term = directory.vocabularies["availability"][key]
        said = [*text(sentence(term.label), bold=True), *text(f" {term.explanation}")]
    others = instead(entry, directory) if needs_a_way_on(entry) else []
    return part("", paragraph(said), others, look="notice")


def summary(entry: Entry, directory: Directory) -> list[Part]:
    """What it is, in a sentence or two."""
    return part("What is it?", paragraph(text(entry.record.summary)))


ORDER = (
    demonstration, alert, availability, the_service, summary, who_it_is_for, how_to_get_it, if_no, wait, costs,
    when_and_where, suits, what_happens, kind_of_place, comes_next, complaint, kind_of_help, who_runs_it,
    still_right, urgent_help, the_helpline, another_way, online,
)  # fmt: skip
"""The parts of a leaflet, first to last. The number to ring comes before everything but what changes it."""
