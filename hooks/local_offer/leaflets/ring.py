"""Who to ring: the service, urgent help and the helpline; and how to get this leaflet another way."""

from __future__ import annotations

from .. import facts
from ..directory import Directory, Entry
from ..records.kinds import is_phone
from ..settings import Settings, Urgent
from .parts import Item, Part, bullets, email, labelled, link, paragraph, part, phone, sentence, text

RINGS_BACK = {
    True: "They ring you back if you leave your number.",
    False: "They do not ring back. Please try again.",
    None: "",
}


def the_service(entry: Entry, directory: Directory) -> list[Part]:
    """The service's own number first; without one, the helpline's."""
    contact, helpline = entry.record.contact, directory.settings.helpline
    if not contact or not (contact.phone or contact.text):
        lead = paragraph(text("We do not have a number for this service yet. Ring us and we will find out."))
        number = paragraph(phone(helpline.phone), kind="phone")
    else:
        lead = paragraph(text(contact.role, bold=True))
        number = paragraph(phone(contact.phone), kind="phone") if contact.phone else []
    more = [
        labelled("Text", phone(contact.text)) if contact.text else [],
        labelled("Relay UK", phone(contact.relay)) if contact.relay else [],
        labelled("Open", sentence(contact.hours)),
        text(RINGS_BACK[contact.callback]),
        labelled("E-mail", email(contact.email)) if contact.email else [],
        labelled("Web", link(contact.web, contact.web)) if contact.web else [],
    ] if contact else []  # fmt: skip
    return part("Who do I ring?", lead, number, bullets(more, "lines"), look="box")


def urgent_help(entry: Entry, directory: Directory) -> list[Part]:
    """Help that cannot wait, on everything about mental health."""
    if not entry.about_mental_health:
        return []
    lines = [_urgent(one) for one in directory.settings.urgent]
    return part("Is it urgent?", bullets(lines, "lines"), look="urgent")


def _urgent(one: Urgent) -> Item:
    ways = [phone(one.phone)] if one.phone else []
    if one.text:
        ways.append([*text("text "), *phone(one.text)] if is_phone(one.text) else text(one.text))
    ways += [text(one.when)] if one.when else []
    runs = [run for number, way in enumerate(ways) for run in ([*text(", "), *way] if number else way)]
    return [*labelled(one.label or "", runs), *text(".")]


def the_helpline(entry: Entry, directory: Directory) -> list[Part]:
    """The Family Information Service: for every question that is left."""
    helpline = directory.settings.helpline
    lines = [
        labelled("Phone", phone(helpline.phone)),
        labelled("Text", phone(helpline.text)) if helpline.text else [],
        labelled("Relay UK", phone(helpline.relay)) if helpline.relay else [],
        labelled("British Sign Language", link(helpline.bsl, helpline.bsl)) if helpline.bsl else [],
        labelled("Open", sentence(facts.helpline_hours(helpline, directory.vocabularies))),
        text("We ring you back if you leave your number.") if helpline.callback else [],
        labelled("E-mail", email(helpline.email)) if helpline.email else [],
        labelled("Write to", sentence(helpline.post)),
    ]
    return part(
        "Not sure, or no internet?",
        paragraph(text(sentence(f"Ring the {helpline.name}" if not helpline.name.startswith("The ") else f"Ring {helpline.name}"))),
        bullets(lines, "lines"),
        look="box",
    )


def another_way(entry: Entry, directory: Directory) -> list[Part]:
    """Large print, other languages and other formats: ring and say the code."""
    helpline = directory.settings.helpline
    return part(
        "Do you need this in large print or another language?",
        paragraph(
            text("Ring "),
            phone(helpline.phone),
            text(" and say leaflet "),
            text(entry.identity.code, bold=True),
            text(". You can also ask for another format, or for someone to read it to you."),
        ),
    )


def online(entry: Entry, directory: Directory) -> list[Part]:
    """The short address, to type or to scan."""
    address = short_address(entry, directory.settings)
    if not address:
        return []
    return part(
        "Where is this on the internet?",
        paragraph(text(f"The newest facts are in the {directory.settings.offer_name}. Type this address:")),
        paragraph(link(address, address, bold=True)),
        paragraph(text("Or point a phone camera at the square.")),
        look="online",
    )


def short_address(entry: Entry, settings: Settings) -> str:
    """The address under the QR code; "" where the council has not said where its site is."""
    return f"{settings.site_url.rstrip('/')}/s/{entry.identity.code}/" if settings.site_url else ""
