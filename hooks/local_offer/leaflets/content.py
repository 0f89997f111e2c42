"""What a leaflet says: one record as parts, in the order in which a parent asks, in one language.

Nothing here knows how a leaflet looks, and nothing changes with the day of printing.
"""

from __future__ import annotations

from typing import Any

from .. import facts
from ..directory import Directory, Entry
from ..languages.said import Said
from ..languages.told import Told, told
from .access import costs, how_to_get_it, if_no, others, wait, who_it_is_for
from .background import comes_next, complaint, short_words, who_runs_it
from .languages import doubts, marked
from .parts import Part, facts_of, filled, labelled, paragraph, part, phone, run_in, text
from .ring import short_address, the_helpline, the_service, urgent_help
from .visit import kind_of_place, suits, what_happens, when_and_where

EDITION, REGION = "clear-print", "GB"


def content(entry: Entry, directory: Directory, lang: str = "en") -> dict[str, Any]:
    """Everything that is printed on the leaflet of one service, as plain data.

    A run, a heading or the name carries `lang` and `dir` where it is not in the language of the leaflet.
    """
    settings, here = directory.settings, told(entry, directory, lang)
    name = here.name
    about = here.own("summary") or name
    return {
        "edition": EDITION,
        "lang": lang,
        "dir": here.catalogue.direction,
        "region": REGION,
        "name": name.text,
        **({"name_lang": name.lang} if name.lang != lang else {}),
        "about": about.text,
        "council": settings.council,
        "colour": settings.colour,
        "code": entry.identity.code,
        "helpline": settings.helpline.phone,
        "address": short_address(entry, settings),
        "furniture": _furniture(here, short_address(entry, settings)),
        "parts": _parts(here),
    }


def _furniture(told: Told, address: str) -> dict[str, str]:
    """What stands at the foot of each page, and what is said of the QR code. {page} and {pages} stay open."""
    return {
        "ring": told.catalogue.say("furniture.ring", phone=told.directory.settings.helpline.phone),
        "leaflet": told.catalogue.say("furniture.leaflet", code=told.entry.identity.code),
        "page": told.catalogue.sentences["furniture.page"],
        "notes": told.catalogue.say("furniture.notes"),
        "qr": told.catalogue.say("furniture.qr", address=address),
    }


def _parts(told: Told) -> list[Part]:
    """The parts, first to last.

    Before the number to ring stands only whose leaflet it is, what the service is and whether it is open. How far
    a translation can be trusted stands below: the number must be on the first page.
    """
    whose, first, then, helpline = _whose(told), _first(told), _then(told), the_helpline(told)
    return [
        *marked(whose, told, announced=False),
        *marked(first, told),
        *doubts(told),
        *marked([*then, *short_words(told, [*whose, *first, *then, *helpline]), *helpline], told),
    ]


def _first(told: Told) -> list[Part]:
    """What everyone must see."""
    return [
        *_alert(told),
        *_availability(told),
        *part(None, paragraph(text(told.own("summary")), kind="summary")),
        *the_service(told),
        *urgent_help(told),
    ]


def _then(told: Told) -> list[Part]:
    """All else about the service."""
    return _gone(told) if told.entry.closed else _on_offer(told)


def _on_offer(told: Told) -> list[Part]:
    """Everything about a service that families use or can wait for."""
    return [
        *who_it_is_for(told),
        *how_to_get_it(told),
        *if_no(told),
        *wait(told),
        *costs(told),
        *when_and_where(told),
        *suits(told),
        *what_happens(told),
        *kind_of_place(told),
        *comes_next(told),
        *complaint(told),
        *who_runs_it(told),
    ]


def _gone(told: Told) -> list[Part]:
    """What still counts when a service is closed or withdrawn. A price or a wait would read as if it were there."""
    return [*what_happens(told), *complaint(told)]


def _whose(told: Told) -> list[Part]:
    """Whose leaflet it is, that a demonstration is one, and in a translation the English name."""
    settings = told.directory.settings
    return part(
        None,
        facts_of(
            text(Said(settings.offer_name, "en"), bold=True),
            text(told.say("whose.demonstration")) if settings.demonstration else [],
            labelled(told, "name_in_english", _name_in_english(told)),
        ),
    )


def _name_in_english(told: Told) -> Said | None:
    """So that a family and whoever answers the phone speak of the same service."""
    return Said(told.entry.name, "en") if told.name.lang != "en" else None


def _alert(told: Told) -> list[Part]:
    """The sentence that everyone must see first, while it counts. Paper says until when that is."""
    said = told.entry.alert
    if not said or not said.text:
        return []
    until = text(told.say("alert.until", day=facts.day(said.until, told.catalogue))) if said.until else []
    return part(None, paragraph(run_in(text(told.own("alert", "text"), bold=True), until)), look="notice")


def _availability(told: Told) -> list[Part]:
    """That there is no room or no service now, and what to try instead. Nobody is left without a way on."""
    entry, settings = told.entry, told.directory.settings
    key = entry.record.availability
    if entry.withdrawn and key != "closed":
        offer = text(Said(settings.offer_name, "en"))
        said = [{**run, "bold": True} for run in filled(told, "instead.withdrawn", offer=offer)]
    elif key == "open" or key not in told.directory.vocabularies["availability"]:
        return []
    else:
        said = run_in(
            text(told.sentence(told.label("availability", key)), bold=True),
            text(told.explanation("availability", key)),
        )
    instead = entry.record.alternatives if entry.needs_a_way_on else []
    way_on = others(told, "instead.try", instead)
    if entry.closed and not way_on:
        way_on = paragraph(filled(told, "instead.ask", phone=phone(settings.helpline.phone)))
    return part(None, paragraph(said), way_on, look="notice")
