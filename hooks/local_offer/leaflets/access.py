"""Who a service is for and the way in: need, route, decision, wait and cost."""

from __future__ import annotations

from .. import facts
from ..directory import Directory, Entry
from ..markup import Block
from ..records.service import Waiting
from ..vocabulary import Vocabularies
from .parts import (
    Item,
    Part,
    bullets,
    facts_of,
    labelled,
    paragraph,
    part,
    phone,
    prose,
    run_in,
    sentence,
    text,
)

FAMILIES = {"children", "young-people", "parents-carers"}


def who_it_is_for(entry: Entry, words: Vocabularies) -> list[Part]:
    """Ages, needs, and whether a diagnosis or plan is needed."""
    record = entry.record
    ages = facts.ages(entry)
    reach = words["reach"].get(record.reach)
    only_families = set(record.audience) <= FAMILIES
    return part(
        "Who is it for?",
        facts_of(
            run_in(
                labelled("Ages", ages) if ages else text(facts.not_known("ages")),
                labelled("Needs", "; ".join(words.labels("needs", entry.needs))),
            ),
            labelled("For", "; ".join(words.labels("audiences", record.audience)))
            if not only_families
            else [],
            text(" ".join(facts.not_needed(entry))),
            text(reach.explanation) if reach and record.reach != "borough" else [],
            labelled("Parts of our area", facts.joined(words.labels("localities", record.localities))),
        ),
    )


def how_to_get_it(entry: Entry, words: Vocabularies) -> list[Part]:
    """What to do first, the ways in, who can get it, and who decides."""
    access = entry.record.access
    if not access or not (access.how or access.routes):
        return part("How do I get it?", paragraph(text(facts.not_known("access"))))
    routes = [words["routes"].get(key) for key in access.routes or ()]
    return part(
        "How do I get it?",
        prose(access.how),
        bullets(run_in(text(sentence(r.label), bold=True), text(r.explanation)) for r in routes if r),
        paragraph(text("Who can get it:", bold=True)) if access.criteria else [],
        bullets(text(criterion) for criterion in access.criteria or ()),
        facts_of(
            labelled("Who decides", access.decided_by),
            labelled("How long a decision takes", access.decision_time),
        ),
    )


def if_no(entry: Entry, directory: Directory) -> list[Part]:
    """What to do when the answer is no: the service's own words, the appeal, and what else to try."""
    record, words = entry.record, directory.vocabularies
    answer = prose(record.access.if_no if record.access else None)
    appeal = words["appeals"].get(record.appeal or "")
    if appeal:
        where = text(sentence(appeal.label), bold=True) if record.appeal != "none" else []
        answer += paragraph(run_in(where, text(appeal.explanation)))
    if answer and not entry.needs_a_way_on:
        answer += others("You could try:", record.alternatives, directory)
    return part("What if they say no?", answer)


def wait(entry: Entry) -> list[Part]:
    """How long families wait, and what helps meanwhile. Only where people wait is a gap worth saying."""
    record, waiting = entry.record, entry.record.waiting or Waiting()
    when = f"Usual wait, counted on {facts.day(waiting.as_of)}" if waiting.as_of else "Usual wait"
    if waiting.typical:
        known = labelled(when, waiting.typical)
    elif waiting.not_measured:
        known = text(f"Nobody counts how long families wait. {sentence(waiting.not_measured)}")
    else:
        known = text(facts.not_known("waiting")) if record.people_wait else []
    meanwhile = _led("While you wait", prose(waiting.while_waiting))
    return part("How long is the wait?", paragraph(known), meanwhile)


def costs(entry: Entry, words: Vocabularies) -> list[Part]:
    """What it costs, and special money that can pay for it."""
    record = entry.record
    kind = words["cost_kinds"].get(record.cost.kind or "") if record.cost else None
    if not record.cost or not kind:
        return part("What does it cost?", paragraph(text(facts.not_known("cost"))))
    pay = [words["payment"][key].explanation for key in record.payment if key in words["payment"]]
    prices = [text(facts.amount(option)) for option in record.cost.options]
    one_price = [*prices[0], *text(".")] if len(prices) == 1 else []
    return part(
        "What does it cost?",
        paragraph(run_in(text(sentence(kind.label), bold=True), text(kind.explanation), one_price)),
        bullets(prices) if not one_price else [],
        paragraph(text(" ".join(pay))),
    )


def others(label: str, slugs: list[str], directory: Directory) -> list[Block]:
    """Other services that have not gone, each with the number to ring, under a label."""
    found = with_phones(slugs, directory)
    return [*paragraph(text(label, bold=True)), *bullets(found)] if found else []


def with_phones(slugs: list[str], directory: Directory) -> list[Item]:
    """Other services that have not gone, each with its number and, unless it is simply open, how it stands."""
    found = [directory.by_slug[slug] for slug in dict.fromkeys(slugs) if slug in directory.by_slug]
    return [_named(other, directory.vocabularies) for other in found if not other.closed]


def _named(other: Entry, words: Vocabularies) -> Item:
    availability, contact = other.record.availability, other.record.contact
    standing = "" if availability == "open" else f" ({words.label('availability', availability)})"
    name = other.name + standing
    if contact and contact.phone:
        return [*text(f"{name}: "), *phone(contact.phone)]
    if contact and contact.text:
        return [*text(f"{name}: text "), *phone(contact.text)]
    return text(name)


def _led(label: str, found: list[Block]) -> list[Block]:
    """Prose whose first paragraph starts with a label."""
    if found and found[0]["kind"] == "p":
        first = found[0]["items"][0]
        return [*paragraph(text(f"{label}: ", bold=True), first), *found[1:]]
    return [*paragraph(text(f"{label}:", bold=True)), *found] if found else []
