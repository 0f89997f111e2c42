"""What most sheets say: whose they are, whom to ring, what is urgent, where the site is."""

from __future__ import annotations

from urllib.parse import urlsplit

from .. import facts
from ..languages.catalogue import ENGLISH
from ..languages.said import Said
from ..languages.told import Speech
from ..leaflets.parts import Item, after, fact, filled, labelled, link, phone, run_in, sign, text
from ..records.kinds import is_phone
from ..settings import Helpline, Urgent


def helpline_of(speech: Speech) -> Helpline:
    """The Family Information Service. No settings are read without one."""
    return speech.directory.settings.helpline


def name_of_helpline(speech: Speech) -> Item:
    """Its name, as it stands in a sentence."""
    return text(Said((helpline_of(speech).name or "").removeprefix("The "), ENGLISH.lang))


def offer_name(speech: Speech) -> Item:
    """What this Local Offer is called."""
    return text(Said(speech.directory.settings.offer_name, ENGLISH.lang))


def number(speech: Speech) -> Item:
    """The number to ring."""
    return phone(helpline_of(speech).phone or "")


def hours(speech: Speech) -> Item:
    """When the helpline is answered."""
    helpline = helpline_of(speech)
    if not helpline.hours:
        return []
    return text(speech.fact(lambda words, says: facts.helpline_hours(helpline, words, says)))


def rings_back(speech: Speech) -> Item:
    """That it rings back, where it does."""
    return text(speech.say("helpline.callback")) if helpline_of(speech).callback else []


def by_text(speech: Speech) -> Item:
    """Its number for text messages."""
    return labelled(speech, "text", phone(helpline_of(speech).text or ""))


def for_deaf_people(speech: Speech) -> list[Item]:
    """Relay UK and British Sign Language, which stand beside every number of the helpline."""
    helpline = helpline_of(speech)
    return [
        labelled(speech, "relay", phone(helpline.relay)) if helpline.relay else [],
        labelled(speech, "bsl", link(helpline.bsl)) if helpline.bsl else [],
    ]


def urgent(speech: Speech, one: Urgent, *, whole: bool = True) -> Item:
    """A number for help that cannot wait.

    Unless it is to be `whole`, without when it is answered, and without what its reader may not understand.
    """
    said = speech.setting(one.text)
    if one.text and is_phone(one.text):
        other = filled(speech, "urgent.text", phone=phone(one.text))
    else:
        other = text(said) if whole or (said and said.lang == speech.lang) else []
    comma = speech.catalogue.say("list.comma")
    when = text(speech.setting(one.when)) if whole else []
    ways = run_in(phone(one.phone) if one.phone else [], other, when, between=comma)
    return [*after(speech, speech.setting(one.label) or Said("", ENGLISH.lang)), *ways]


def address(speech: Speech) -> Item:
    """The address of the home page, as people type it; nothing where the council has not said where it is."""
    site = speech.directory.settings.site_url
    parts = urlsplit(site)
    return fact(f"{parts.netloc}{parts.path}".rstrip("/"), href=site, bold=True)


def whose(speech: Speech) -> list[Item]:
    """Whose sheet it is, and that a demonstration is one."""
    settings = speech.directory.settings
    return [
        text(Said(settings.council or "", ENGLISH.lang)),
        text(speech.say("whose.demonstration")) if settings.demonstration else [],
    ]


def unchecked(speech: Speech) -> bool:
    """Whether no native speaker has checked what stands here."""
    return speech.lang != ENGLISH.lang and not speech.catalogue.checked_by


def doubts(speech: Speech) -> list[Item]:
    """That nobody has checked the translation, in its language and in English for who answers the phone."""
    key = "translation.unchecked"
    return [text(speech.say(key)), text(Said(ENGLISH.say(key), ENGLISH.lang))] if unchecked(speech) else []


def doubts_in_short(speech: Speech) -> Item:
    """The same where there is room for a few words."""
    return text(speech.say("sheet.unchecked")) if unchecked(speech) else []


def stopped(speech: Speech, item: Item) -> Item:
    """A line as a sentence."""
    return [*item, *sign(speech.catalogue.stop)] if item else []
