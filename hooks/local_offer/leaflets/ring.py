"""Who to ring: the service, urgent help and the helpline, which also sends this leaflet in other forms."""

from __future__ import annotations

from .. import facts
from ..directory import Entry
from ..records.kinds import is_phone
from ..records.service import Contact
from ..settings import Helpline, Settings, Urgent
from ..vocabulary import Vocabularies
from .parts import Item, Part, email, facts_of, labelled, link, paragraph, part, phone, run_in, text

RINGS_BACK = {
    True: "They ring you back if you leave your number.",
    False: "They do not ring back. Please try again.",
    None: "",
}


def the_service(entry: Entry, settings: Settings) -> list[Part]:
    """The service's own number first, without one the helpline's; last the address of the page."""
    contact = entry.record.contact or Contact()
    address = short_address(entry, settings)
    unknown = "We do not know yet which number to ring for this. Ring us and we will find out."
    if contact.phone:
        who, number = text(contact.role, bold=True), phone(contact.phone)
    elif contact.text:
        who, number = text(contact.role, bold=True), [*text("Text "), *phone(contact.text)]
    else:
        who, number = text(unknown), phone(settings.helpline.phone)
    return part(
        "Who do I ring?",
        paragraph(who),
        paragraph(number, kind="phone"),
        facts_of(
            _numbers(contact if contact.phone else contact.model_copy(update={"text": None})),
            run_in(labelled("Open", contact.hours), text(RINGS_BACK[contact.callback])),
            labelled("E-mail", email(contact.email)) if contact.email else [],
            labelled("Website", link(contact.web, contact.web)) if contact.web else [],
            labelled("Online", link(address, address, bold=True)) if address else [],
        ),
        look="contact",
    )


def _numbers(who: Contact | Helpline) -> Item:
    """Numbers for those who do not ring: text and Relay UK."""
    return run_in(
        labelled("Text", phone(who.text)) if who.text else [],
        labelled("Relay UK", phone(who.relay)) if who.relay else [],
        between=". ",
    )


def urgent_help(entry: Entry, urgent: list[Urgent]) -> list[Part]:
    """Help that cannot wait, on everything about mental health."""
    lines = [_urgent(one) for one in urgent] if entry.about_mental_health else []
    return part("Is it urgent?", facts_of(*lines), look="urgent")


def _urgent(one: Urgent) -> Item:
    other = [*text("text "), *phone(one.text)] if one.text and is_phone(one.text) else text(one.text)
    ways = run_in(phone(one.phone) if one.phone else [], other, text(one.when), between=", ")
    return [*labelled(one.label or "", ways), *text(".")]


def the_helpline(entry: Entry, settings: Settings, words: Vocabularies) -> list[Part]:
    """The Family Information Service: for every question that is left, and for this leaflet in other forms.

    Here stands how long the leaflet can be trusted: "ring us" is about the number on the next line.
    """
    helpline = settings.helpline
    ring = [*text(f"Ring the {helpline.name.removeprefix('The ')}: "), *phone(helpline.phone)]
    back = text("We ring you back if you leave your number.") if helpline.callback else []
    signed = labelled("British Sign Language", link(helpline.bsl, helpline.bsl)) if helpline.bsl else []
    written = labelled("E-mail", email(helpline.email)) if helpline.email else []
    say = [*text("ring us and say leaflet "), *text(entry.identity.code, bold=True), *text(".")]
    return part(
        "Not sure, or no internet?",
        facts_of(
            text(facts.checked(entry.freshness), bold=True),
            run_in(
                run_in(ring, text(facts.helpline_hours(helpline, words)), between=", "), back, between=". "
            ),
            _numbers(helpline),
            run_in(written, signed, between=". "),
            labelled("Write to", helpline.post),
            labelled("Large print, another language or format", say),
        ),
        look="box",
    )


def short_address(entry: Entry, settings: Settings) -> str:
    """The address under the QR code; "" where the council has not said where its site is."""
    return f"{settings.site_url.rstrip('/')}/s/{entry.identity.code}/" if settings.site_url else ""
