"""What the poster, the postcard and the wallet card say: what the Local Offer is, and to ring this number."""

from __future__ import annotations

from ..languages.told import Speech
from ..leaflets.parts import Part, facts_of, filled, paragraph, part, run_in, text
from .about_us import (
    address,
    by_text,
    doubts_in_short,
    for_deaf_people,
    hours,
    name_of_helpline,
    number,
    offer_name,
    rings_back,
    urgent,
    whose,
)


def poster(speech: Speech) -> list[Part]:
    """What it is, whom to ring in type that can be read from across a room, and where to look."""
    council, demonstration = whose(speech)
    return [
        *part(
            None,
            paragraph(filled(speech, "sheet.what", offer=offer_name(speech))),
            paragraph(text(speech.say("sheet.no_need"))),
        ),
        *part(
            None,
            paragraph(filled(speech, "sheet.ring", name=name_of_helpline(speech)), kind="summary"),
            paragraph(number(speech), kind="phone"),
            facts_of(hours(speech), rings_back(speech), by_text(speech), *for_deaf_people(speech)[:1]),
            look="ring",
        ),
        *part(
            None,
            paragraph(text(speech.say("sheet.online"))) if address(speech) else [],
            paragraph(address(speech)),
            paragraph(text(speech.say("sheet.paper"))),
            look="beside",
        ),
        *part(None, facts_of(council, run_in(demonstration, doubts_in_short(speech))), look="foot"),
    ]


def postcard(speech: Speech) -> list[Part]:
    """The same, as short as it can be said."""
    return [
        *part(None, paragraph(filled(speech, "sheet.what", offer=offer_name(speech)))),
        *part(
            None,
            paragraph(filled(speech, "sheet.ring", name=name_of_helpline(speech))),
            paragraph(number(speech), kind="phone"),
            facts_of(hours(speech), by_text(speech), address(speech)),
            look="beside",
        ),
        *part(None, facts_of(whose(speech)[1], doubts_in_short(speech)), look="foot"),
    ]


def wallet_card(speech: Speech, *, whole: bool = True) -> list[Part]:
    """One side for the helpline, the other for what cannot wait. Unless it is to be `whole`, as few words as will do."""
    return [
        *part(
            None,
            paragraph(name_of_helpline(speech)),
            paragraph(number(speech), kind="phone"),
            facts_of(hours(speech), by_text(speech), whose(speech)[1], doubts_in_short(speech)),
        ),
        *part(
            speech.say("urgent.heading"),
            facts_of(*(urgent(speech, one, whole=whole) for one in speech.directory.settings.urgent)),
        ),
    ]


def title(speech: Speech) -> str:
    """The question that a parent asks."""
    return speech.catalogue.say("sheet.title")
