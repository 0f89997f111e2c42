"""The calendar of drop-ins: where and when families can just turn up, day by day."""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from .. import facts
from ..directory import Directory, Entry
from ..languages.said import Said
from ..languages.told import Speech, Told
from ..leaflets.parts import (
    Item,
    Part,
    after,
    fact,
    facts_of,
    filled,
    paragraph,
    part,
    phone,
    run_in,
    sign,
    text,
)
from ..markup import Block
from ..records.parts import Session
from ..records.shared import Place
from ..vocabulary import CODE_DEPENDS_ON
from .about_us import doubts, name_of_helpline, number, stopped, whose

JUST_TURN_UP = "just-turn-up"


class DropIn(NamedTuple):
    """One time on the calendar."""

    entry: Entry
    number: int
    """Which of the record's sessions it is."""

    @property
    def session(self) -> Session:
        """The session."""
        return self.entry.record.sessions[self.number]

    def places(self, directory: Directory) -> list[Place]:
        """Where it is: the session's own place, or else every place of the service."""
        own = directory.places.get(self.session.place or "")
        return [own] if own else [place for _, place in self.entry.places]

    def localities(self, directory: Directory) -> list[str]:
        """The parts of the area it is in: those that an address names, else those the record is for."""
        words = directory.vocabularies["localities"]
        addresses = " ".join(facts.address(place) for place in self.places(directory)).casefold()
        there = [key for key, term in words.items() if term.label.casefold() in addresses]
        return there or list(self.entry.record.localities)


def is_drop_in(entry: Entry) -> bool:
    """Whether anyone can go there now: it is open, and its record says that one can just turn up."""
    routes = entry.record.access.routes if entry.record.access else None
    is_open = not entry.closed and entry.record.availability == "open"
    return is_open and JUST_TURN_UP in (routes or ())


def drop_ins(directory: Directory, locality: str = "") -> list[DropIn]:
    """Every time with a day, in the order of the week; those in one part of the area if it is named."""
    found = [
        DropIn(entry, at)
        for entry in directory.listed
        if is_drop_in(entry)
        for at, session in enumerate(entry.record.sessions)
        if session.day
    ]
    if locality:
        found = [one for one in found if locality in one.localities(directory)]
    week = CODE_DEPENDS_ON["days"]
    return sorted(
        found, key=lambda one: (week.index(one.session.day), one.session.from_ or "", one.entry.a_to_z)
    )


def calendar(speech: Speech, locality: str = "") -> list[Part]:
    """The whole week. Days without any are left out."""
    found = drop_ins(speech.directory, locality)
    ring = run_in(filled(speech, "sheet.ring", name=name_of_helpline(speech)), number(speech))
    days = (_day(speech, day, found) for day in CODE_DEPENDS_ON["days"])
    return [
        *part(
            None,
            facts_of(*whose(speech), *doubts(speech)),
            paragraph(
                run_in(
                    text(speech.say("drop_ins.intro")), text(speech.say("drop_ins.times_change"), bold=True)
                )
            ),
        ),
        *part(
            None,
            paragraph(text(speech.say("drop_ins.elsewhere"))) if locality else [],
            paragraph(ring),
            look="box",
        ),
        *chain.from_iterable(days),
    ]


def title(speech: Speech, locality: str = "") -> str:
    """What it is called. The part of the area keeps its English name where nobody has given it another."""
    if not locality:
        return speech.catalogue.say("drop_ins.title")
    return speech.catalogue.say("drop_ins.title_in", place=speech.label("localities", locality).text)


def _day(speech: Speech, day: str, found: list[DropIn]) -> list[Part]:
    entries: list[Block] = [
        {"kind": "entry", "items": _entry(Told(speech.directory, speech.catalogue, one.entry), one)}
        for one in found
        if one.session.day == day
    ]
    return part(speech.label("days", day), entries)


def _entry(told: Told, one: DropIn) -> list[Item]:
    """The lines of one time: when and what, for whom, where, whom to ring, and how far paper can be trusted."""
    ages = told.fact(lambda _, says: facts.ages(one.entry, says))
    lines = [
        [*after(told, _time(told, one.session)), *text(told.name, bold=True)],
        run_in(text(told.sentence(ages)), text(told.sentence(told.own("sessions", one.number, "note")))),
        text(told.own("alert", "text"), bold=True) if one.entry.alert else [],
        *(_where(told, place) for place in one.places(told.directory)),
        run_in(stopped(told, _ring(told)), text(_checked(told))),
    ]
    return [line for line in lines if line]


def _time(told: Told, session: Session) -> Said:
    """When it is. The day stands above; it is said again only where it is not each one."""
    if session.every == "week":
        session = session.model_copy(update={"day": None})
    return told.fact(lambda words, says: facts.session(session, words, says))


def _where(told: Told, place: Place) -> Item:
    """Where it is. Of a hidden place nothing is said that leads there."""
    if place.hide_address:
        return text(told.say("address.hidden"))
    return [*fact(", ".join(filter(None, (place.name, facts.address(place))))), *sign(".")]


def _ring(told: Told) -> Item:
    """The service's own number, else the helpline's."""
    contact = told.entry.record.contact
    if contact and contact.text and not contact.phone:
        return filled(told, "ring.text", phone=phone(contact.text))
    own = phone(contact.phone) if contact and contact.phone else number(told)
    return filled(told, "furniture.ring", phone=own)


def _checked(told: Told) -> Said:
    """When a person checked it, and from when to ring first: true whenever it was printed."""
    fresh = told.entry.freshness
    if not fresh.checked_on or not fresh.due_on:
        return told.say("drop_ins.never")
    return told.fact(
        lambda _, says: says.say(
            "drop_ins.checked", checked=facts.day(fresh.checked_on, says), due=facts.day(fresh.due_on, says)
        )
    )
