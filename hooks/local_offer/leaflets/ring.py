"""Who to ring: the service, urgent help and the helpline, which also sends this leaflet in other forms."""

from __future__ import annotations

from .. import facts
from ..directory import Entry
from ..languages.said import Said
from ..languages.told import Speech, Told
from ..records.kinds import is_phone
from ..records.parts import Contact
from ..settings import Helpline, Settings, Urgent
from .hours import hours_said
from .parts import (
    Item,
    Part,
    after,
    email,
    fact,
    facts_of,
    filled,
    label,
    labelled,
    link,
    paragraph,
    part,
    phone,
    run_in,
    sign,
    text,
)


def the_service(told: Told) -> list[Part]:
    """The service's own number first, without one the helpline's; last the address of the page."""
    contact = told.entry.record.contact or Contact()
    address = short_address(told.entry, told.directory.settings)
    role = text(told.own("contact", "role"), bold=True)
    if contact.phone:
        who, number = role, phone(contact.phone)
    elif contact.text:
        who, number = role, filled(told, "ring.text", phone=phone(contact.text))
    else:
        who, number = text(told.say("ring.unknown")), phone(told.directory.settings.helpline.phone)
    return part(
        told.say("ring.heading"),
        paragraph(who),
        paragraph(number, kind="phone"),
        facts_of(
            *_numbers(told, contact if contact.phone else contact.model_copy(update={"text": None})),
            run_in(labelled(told, "open", hours_said(told)), _rings_back(told, contact.callback)),
            labelled(told, "email", email(contact.email)) if contact.email else [],
            labelled(told, "website", link(contact.web)) if contact.web else [],
            labelled(told, "online", link(address, bold=True)) if address else [],
        ),
        look="contact",
    )


def _rings_back(told: Told, answer: bool | None) -> Item:
    return [] if answer is None else text(told.say("ring.yes" if answer else "ring.no"))


def _numbers(told: Speech, who: Contact | Helpline) -> list[Item]:
    """Numbers for those who do not ring: text and Relay UK. From the right, each has a line of its own."""
    numbers = [
        labelled(told, "text", phone(who.text)) if who.text else [],
        labelled(told, "relay", phone(who.relay)) if who.relay else [],
    ]
    return numbers if told.catalogue.direction == "rtl" else [run_in(*numbers, between=". ")]


def urgent_help(told: Told) -> list[Part]:
    """Help that cannot wait, on everything about mental health."""
    return urgent_numbers(told) if told.entry.about_mental_health else []


def urgent_numbers(told: Speech) -> list[Part]:
    """Whom to ring when help cannot wait."""
    urgent = told.directory.settings.urgent
    return part(told.say("urgent.heading"), facts_of(*(_urgent(told, one) for one in urgent)), look="urgent")


def _urgent(told: Speech, one: Urgent) -> Item:
    if one.text and is_phone(one.text):
        other = filled(told, "urgent.text", phone=phone(one.text))
    else:
        other = text(told.setting(one.text))
    comma = told.catalogue.say("list.comma")
    ways = run_in(phone(one.phone) if one.phone else [], other, text(told.setting(one.when)), between=comma)
    return [*after(told, told.setting(one.label) or Said("", "en")), *ways, *sign(told.catalogue.stop)]


def the_helpline(told: Told) -> list[Part]:
    """The Family Information Service: for every question that is left, and for this leaflet in other forms.

    Here stands how long the leaflet can be trusted: "ring us" is about the number on the next line.
    """
    fresh = told.fact(lambda _, says: facts.checked(told.entry.freshness, says))
    code = fact(told.entry.identity.code, bold=True)
    formats = labelled(told, "formats", filled(told, "helpline.formats", code=code))
    address = told.directory.settings.helpline.post
    post = [*label(told, "post"), *fact(address), *sign(".")] if address else []
    return part(
        told.say("helpline.heading"),
        facts_of(text(fresh, bold=True), *helpline_ways(told), post, formats),
        look="box",
    )


def helpline_ways(told: Speech) -> list[Item]:
    """Every way to speak with the helpline, each with its name."""
    helpline = told.directory.settings.helpline
    back = text(told.say("helpline.callback")) if helpline.callback else []
    return [
        run_in(_ring(told, helpline), back, between=". "),
        *_numbers(told, helpline),
        run_in(
            labelled(told, "email", email(helpline.email)) if helpline.email else [],
            labelled(told, "bsl", link(helpline.bsl)) if helpline.bsl else [],
            between=". ",
        ),
    ]


def _ring(told: Speech, helpline: Helpline) -> Item:
    if not helpline.hours:
        return ring_the_helpline(told)
    said = told.fact(lambda words, says: facts.helpline_hours(helpline, words, says))
    return filled(told, "helpline.hours", **_name_and_phone(helpline), hours=text(said))


def ring_the_helpline(told: Speech) -> Item:
    """Its number alone, in a sentence."""
    return filled(told, "helpline.ring", **_name_and_phone(told.directory.settings.helpline))


def _name_and_phone(helpline: Helpline) -> dict[str, Item]:
    return {"name": text(Said(helpline.name.removeprefix("The "), "en")), "phone": phone(helpline.phone)}


def short_address(entry: Entry, settings: Settings) -> str:
    """The address under the QR code; "" where the council has not said where its site is."""
    return f"{settings.site_url.rstrip('/')}/s/{entry.identity.code}/" if settings.site_url else ""
