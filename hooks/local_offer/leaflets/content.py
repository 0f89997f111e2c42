"""What a leaflet says: one record as parts, in the order in which a parent asks.

Nothing here knows how a leaflet looks, and nothing changes with the day of printing.
"""

from __future__ import annotations

import datetime
from typing import Any

from .. import facts
from ..directory import Directory, Entry
from ..settings import Settings
from .access import costs, how_to_get_it, if_no, others, wait, who_it_is_for
from .background import comes_next, complaint, short_words, who_runs_it
from .parts import Part, facts_of, paragraph, part, phone, run_in, sentence, text
from .ring import short_address, the_helpline, the_service, urgent_help
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
        "council": settings.council,
        "colour": settings.colour,
        "code": entry.identity.code,
        "helpline": settings.helpline.phone,
        "address": short_address(entry, settings),
        "parts": _parts(entry, directory),
    }


def _parts(entry: Entry, directory: Directory) -> list[Part]:
    """The parts, first to last. Before the number to ring stands only what it is and whether it is open."""
    settings, words = directory.settings, directory.vocabularies
    body = [
        *_whose(settings),
        *_alert(entry, directory.today),
        *_availability(entry, directory),
        *part("", paragraph(text(entry.record.summary), kind="summary")),
        *the_service(entry, settings),
        *urgent_help(entry, settings.urgent),
        *(_gone(entry, directory) if entry.closed else _on_offer(entry, directory)),
    ]
    helpline = the_helpline(entry, settings, words)
    return [*body, *short_words([entry.name, body, helpline], words), *helpline]


def _on_offer(entry: Entry, directory: Directory) -> list[Part]:
    """Everything about a service that families use or can wait for."""
    words = directory.vocabularies
    return [
        *who_it_is_for(entry, words),
        *how_to_get_it(entry, words),
        *if_no(entry, directory),
        *wait(entry),
        *costs(entry, words),
        *when_and_where(entry, directory),
        *suits(entry, words),
        *what_happens(entry),
        *kind_of_place(entry, words),
        *comes_next(entry, directory),
        *complaint(entry, words),
        *who_runs_it(entry, words),
    ]


def _gone(entry: Entry, directory: Directory) -> list[Part]:
    """What still counts when a service is closed or withdrawn. A price or a wait would read as if it were there."""
    return [*what_happens(entry), *complaint(entry, directory.vocabularies)]


def _whose(settings: Settings) -> list[Part]:
    """Whose leaflet it is, and that a demonstration is one."""
    said = "This is a demonstration. The services are not real." if settings.demonstration else ""
    return part("", facts_of(text(settings.offer_name, bold=True), text(said)))


def _alert(entry: Entry, today: datetime.date) -> list[Part]:
    """The sentence that everyone must see first, while it counts. Paper says until when that is."""
    said = entry.record.alert
    if not said or not said.text or (said.until and said.until < today):
        return []
    until = text(f"(until {facts.day(said.until)})") if said.until else []
    return part("", paragraph(run_in(text(said.text, bold=True), until)), look="notice")


def _availability(entry: Entry, directory: Directory) -> list[Part]:
    """That there is no room or no service now, and what to try instead. Nobody is left without a way on."""
    key = entry.record.availability
    term = directory.vocabularies["availability"].get(key)
    if entry.withdrawn and key != "closed":
        said = text(f"This service is no longer in the {directory.settings.offer_name}.", bold=True)
    elif key == "open" or not term:
        return []
    else:
        said = run_in(text(sentence(term.label), bold=True), text(term.explanation))
    instead = entry.record.alternatives if entry.needs_a_way_on else []
    way_on = others("You could try:", instead, directory)
    if entry.closed and not way_on:
        helpline = phone(directory.settings.helpline.phone)
        way_on = paragraph(run_in(text("Ring"), helpline, text("and ask what there is instead.")))
    return part("", paragraph(said), way_on, look="notice")
