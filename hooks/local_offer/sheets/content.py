"""What stands on each sheet, as plain data: like a leaflet's, and nothing that changes with the day of printing."""

from __future__ import annotations

from typing import Any

from ..directory import Directory
from ..languages.catalogue import ENGLISH, catalogue
from ..languages.told import Speech
from ..leaflets.languages import marked
from ..leaflets.parts import Part
from . import cards, drop_ins, slips
from .kinds import KINDS


def content(key: str, directory: Directory, lang: str = ENGLISH.lang, locality: str = "") -> dict[str, Any]:
    """What one sheet says. `locality` is a part of the area, for the calendar of drop-ins alone."""
    settings, speech = directory.settings, Speech(directory, catalogue(lang))
    name, parts = _said(key, speech, locality)
    says = speech.catalogue
    return {
        "edition": key,
        "lang": lang,
        "dir": says.direction,
        "name": name,
        "about": settings.offer_name,
        "council": settings.council,
        "colour": settings.colour,
        "address": settings.site_url,
        "furniture": {
            "ring": says.say("furniture.ring", phone=settings.helpline.phone),
            "page": says.sentences["furniture.page"],
            "qr": says.say("furniture.qr", address=settings.site_url),
        },
        "parts": marked(parts, speech, announced=False),
    }


def in_fewer_words(says: dict[str, Any], directory: Directory) -> dict[str, Any]:
    """The same sheet for where its whole words do not fit. Only the wallet card can do with fewer."""
    speech = Speech(directory, catalogue(says["lang"]))
    return {**says, "parts": marked(cards.wallet_card(speech, whole=False), speech, announced=False)}


def offered(directory: Directory) -> list[tuple[str, str, str]]:
    """Every sheet of this Local Offer as its kind, language and part of the area.

    A slip that asks for a call is only offered where the helpline rings back, and a calendar only where
    there is something on it. A language without a catalogue has none: all on it would be in English.
    """
    settings = directory.settings
    others = [lang for lang in settings.languages if catalogue(lang).written_in == lang != ENGLISH.lang]
    languages = [ENGLISH.lang, *others]
    areas = ["", *directory.vocabularies["localities"]]
    with_drop_ins = [area for area in areas if drop_ins.drop_ins(directory, area)]
    found = []
    for key in KINDS:
        if key == "callback-slip" and not settings.helpline.callback:
            continue
        for area in with_drop_ins if key == "drop-ins" else [""]:
            found += [(key, lang, area) for lang in languages]
    return found


def _said(key: str, speech: Speech, locality: str) -> tuple[str, list[Part]]:
    """The title and the parts."""
    titles = {"comment-slip": "comment.title", "callback-slip": "callback.title"}
    if key == "drop-ins":
        return drop_ins.title(speech, locality), drop_ins.calendar(speech, locality)
    if key == "wallet-card":
        return speech.directory.settings.offer_name, cards.wallet_card(speech)
    make = {
        "poster": cards.poster,
        "postcard": cards.postcard,
        "comment-slip": slips.comment_slip,
        "callback-slip": slips.callback_slip,
    }[key]
    return speech.catalogue.say(titles.get(key, "sheet.title")), make(speech)
