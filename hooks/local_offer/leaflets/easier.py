"""The easier edition: one idea a sentence, with a picture beside it.

The sentences are those of `easy_read`. A record that has none is told in its facts only: a long text that is
cut short would not be easier. It is called Easy Read only when people with learning disabilities have checked it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, repeat, takewhile
from typing import Any

from .. import facts
from ..directory import Directory, Entry
from ..languages.said import Said
from ..languages.told import Told, told
from ..markup import Block
from ..pictures import picture_for
from ..records.shared import Place
from .access import costs
from .languages import doubts, marked
from .parts import (
    Item,
    Part,
    after,
    explained,
    fact,
    facts_of,
    filled,
    labelled,
    listed,
    part,
    phone,
    sign,
    text,
)  # fmt: skip
from .visit import of_place, session

ROUTES = {
    "just-turn-up": "door", "book-yourself": "calendar", "self-referral": "phone", "parent-referral": "family",
    "young-person-referral": "person", "school-or-nursery": "school", "gp": "doctor", "therapist": "therapist",
    "health-visitor-or-school-nurse": "nurse", "any-professional": "team", "panel": "team",
    "named-in-ehc-plan": "plan", "after-assessment": "form",
}  # fmt: skip
"""The picture for a way in. Any other is a form to fill in."""


def easier_content(entry: Entry, directory: Directory, lang: str, whole: dict[str, Any]) -> dict[str, Any]:
    """What the easier edition says. `whole` is what the other editions say: some parts are short enough there."""
    here = told(entry, directory, lang)
    parts: list[Part] = whole["parts"]
    state = takewhile(lambda one: not _is_summary(one), parts)
    ring = [one for one in parts if one["look"] == "contact"]
    urgent = [one for one in parts if one["look"] == "urgent"]
    ways = [] if entry.closed else [*_how(here), *_where(here), *_cost(here)]
    said = [
        *state,
        *marked([*_name_of_this(here), *_number(here)], here),
        *urgent,
        *marked(_sentences(here), here),
        *ring,
        *doubts(here),
        *marked(ways, here),
        parts[-1],
    ]
    return {**whole, "parts": said}


def _is_summary(one: Part) -> bool:
    return one["look"] == "contact" or one["blocks"][0]["kind"] == "summary"


def _name_of_this(told: Told) -> list[Part]:
    """What this edition is. A translation of checked sentences has not been checked itself."""
    easy = told.entry.record.easy_read
    if easy and easy.sentences and easy.checked_by and told.lang == "en":
        said = told.say("easier.checked", who=easy.checked_by.rstrip(". "))
    else:
        said = told.say("easier.unchecked")
    return part(None, facts_of(text(said)))


def _number(told: Told) -> list[Part]:
    """The number to ring, before anything else: the sentences may be many. How to ring stands after them."""
    contact = told.entry.record.contact
    if contact and contact.text and not contact.phone:
        row = ("mobile", filled(told, "ring.text", phone=phone(contact.text)))
    else:
        number = (contact and contact.phone) or told.directory.settings.helpline.phone
        row = ("phone", filled(told, "furniture.ring", phone=phone(number)))
    return part(None, [{**block, "large": True} for block in _rows([row])])


def _sentences(told: Told) -> list[Part]:
    """What it is: the record's easier sentences, or who it is for and what you do not need."""
    easy, words = told.entry.record.easy_read, told.directory.vocabularies
    if easy and easy.sentences:
        rows = [
            (picture_for(one.picture or "", words), text(told.own("easy_read", "sentences", number, "text")))
            for number, one in enumerate(easy.sentences)
        ]
        return part(None, _rows(rows))
    if told.entry.closed:
        return []
    ages = told.fact(lambda _, says: facts.ages(told.entry, says))
    needs = labelled(told, "needs", listed(told, told.labels("needs", told.entry.needs)))
    rows = [
        ("birthday", labelled(told, "ages", ages) if ages.text else text(told.say("not_known.ages"))),
        ("family", needs),
        *(
            ("paper", text(Said(one, told.written_in)))
            for one in facts.not_needed(told.entry, told.catalogue)
        ),
    ]
    return part(told.say("who.heading"), _rows(rows))


def _how(told: Told) -> list[Part]:
    """The ways in."""
    routes = (told.entry.record.access.routes if told.entry.record.access else None) or []
    rows = [(ROUTES.get(key, "form"), explained(told, "routes", key)) for key in routes]
    known = rows or [("help", text(told.say("not_known.access")))]
    return part(told.say("how.heading"), _rows(known))


def _where(told: Told) -> list[Part]:
    """How you meet, each time, each place, and how to get there."""
    record = told.entry.record
    rows = [
        ("people", labelled(told, "modes", listed(told, told.labels("modes", record.modes or ())))),
        *(("calendar", session(told, number)) for number in range(len(record.sessions))),
        *(row for key, place in told.entry.places for row in _place(told, key, place)),
    ]
    return part(told.say("where.heading"), _rows(rows))


def _place(told: Told, key: str, place: Place) -> Iterator[tuple[str, Item]]:
    """A place and the ways there. Of a hidden one nothing is said that leads there."""
    name = after(told, of_place(told, key, place, "name") or Said("", "en"))
    if place.hide_address:
        yield "place", [*name, *text(told.say("address.hidden"))]
        return
    yield "place", [*name, *fact(facts.address(place)), *sign(".")]
    yield "bus", text(told.sentence(of_place(told, key, place, "travel")))
    yield "car", labelled(told, "parking", of_place(told, key, place, "parking"))


def _cost(told: Told) -> list[Part]:
    """Whether one pays, and each price, as the other editions say it."""
    free = bool(told.entry.record.cost and told.entry.record.cost.kind == "free")
    pictures = chain(["free" if free else "money"], repeat("money"))
    return [
        {**one, "blocks": _rows(zip(pictures, _items(one["blocks"]), strict=False))} for one in costs(told)
    ]


def _items(blocks: Iterable[Block]) -> Iterator[Item]:
    return (item for block in blocks for item in block["items"])


def _rows(rows: Iterable[tuple[str, Item]]) -> list[Block]:
    """One block a sentence: its words and the name of its picture, "" for none."""
    return [
        {"kind": "picture", "items": [item], "picture": picture, "large": False}
        for picture, item in rows
        if item
    ]
