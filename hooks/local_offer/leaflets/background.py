"""What comes later, complaints, who stands behind a service, and what short words mean."""

from __future__ import annotations

from collections.abc import Iterable

from .. import facts, glossary
from ..languages.said import Said
from ..languages.told import Told
from ..markup import plain
from ..records.shared import FirstComplaint, Term
from .access import if_no, others, with_phones
from .parts import (
    Item,
    Part,
    after,
    bullets,
    explained,
    facts_of,
    labelled,
    part,
    prose,
    run_in,
    sign,
    text,
    texts_of,
    ways,
)


def comes_next(told: Told) -> list[Part]:
    """What happens at 18, and other services: those that come next, and those not yet named as a way on."""
    record = told.entry.record
    named_before = told.entry.needs_a_way_on or bool(if_no(told))
    beside = [] if named_before else record.alternatives
    if record.at_18:
        return [
            *part(
                told.say("at_18.heading"),
                prose(told.own("at_18")),
                others(told, "at_18.next", record.moves_on_to),
            ),
            *part(told.say("else.heading"), bullets(with_phones(told, beside))),
        ]
    return part(told.say("else.heading"), bullets(with_phones(told, [*record.moves_on_to, *beside])))


def complaint(told: Told) -> list[Part]:
    """Whom to tell first, where to go when that does not help, and where after that."""
    complaints = told.entry.complaints
    who = _first(told, complaints.first) if complaints and complaints.first else []
    then, further = facts.complaint_steps(complaints, told.directory.vocabularies)
    return part(
        told.say("complain.heading"),
        facts_of(
            labelled(told, "complain_first", [*who, *sign(told.catalogue.stop)] if who else []),
            _body(told, "complain_then" if who else "complain_to", then),
            _body(told, "complain_further", further),
        ),
    )


def _first(told: Told, first: FirstComplaint) -> Item:
    own = told.own("complaints", "first", "role")
    role = own or (Said(first.role, "en") if first.role else None)
    return run_in(text(role), ways(first), between=told.catalogue.say("list.comma"))


def _body(told: Told, label: str, body: Term | None) -> Item:
    routes = told.directory.vocabularies["complaint_routes"]
    key = next((key for key, term in routes.items() if term is body), None)
    if not key:
        return []
    name, meaning = told.label("complaint_routes", key), told.explanation("complaint_routes", key)
    return run_in(labelled(told, label, name), text(meaning))


def who_runs_it(told: Told) -> list[Part]:
    """The organisation, and the tier."""
    return part(
        told.say("runs.heading"),
        facts_of(_organisation(told), explained(told, "tiers", told.entry.record.tier)),
    )


def _organisation(told: Told) -> Item:
    """Who runs it. A record may translate the words of an organisation that is written in it."""
    runs = told.entry.organisation
    if not runs:
        return []
    name = told.own("organisation", "name") or Said(runs.name or "", "en")
    meaning = told.own("organisation", "description") or Said(runs.description or "", "en")
    return run_in(
        text(told.sentence(name), bold=True),
        text(Said(plain(meaning.text), meaning.lang)) if meaning.text else [],
    )


def short_words(told: Told, said: Iterable[Part]) -> list[Part]:
    """What the short forms in the title and in these parts mean, but for those that everyone knows: paper has less room."""
    words = " ".join([told.name.text, *texts_of(said)])
    found = glossary.short_words(words, told.directory.vocabularies, leave_out=glossary.KNOWN_BY_ALL)
    meanings = (
        run_in(
            after(told, Said(one["short"], "en")),
            text(Said(f"{one['label']}. {one['explanation']}", "en")),
            between="",
        )
        for one in found
    )
    return part(told.say("short.heading"), facts_of(*meanings))
