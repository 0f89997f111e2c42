"""Who a service is for and the way in: need, route, decision, wait and cost."""

from __future__ import annotations

from .. import facts
from ..languages.said import Said
from ..languages.told import Told
from ..markup import Block
from ..records.parts import Waiting
from .parts import (
    Item,
    Part,
    above,
    after,
    bullets,
    explained,
    facts_of,
    filled,
    labelled,
    listed,
    paragraph,
    part,
    phone,
    prose,
    run_in,
    sign,
    text,
)

FAMILIES = {"children", "young-people", "parents-carers"}


def who_it_is_for(told: Told) -> list[Part]:
    """Ages, needs, and whether a diagnosis or plan is needed."""
    record = told.entry.record
    ages = told.fact(lambda _, says: facts.ages(told.entry, says))
    reach = record.reach if record.reach in told.directory.vocabularies["reach"] else "borough"
    only_families = set(record.audience) <= FAMILIES
    return part(
        told.say("who.heading"),
        facts_of(
            run_in(
                labelled(told, "ages", ages) if ages.text else text(told.say("not_known.ages")),
                labelled(told, "needs", listed(told, told.labels("needs", told.entry.needs))),
            ),
            labelled(told, "audience", listed(told, told.labels("audiences", record.audience)))
            if not only_families
            else [],
            run_in(
                *(text(Said(one, told.written_in)) for one in facts.not_needed(told.entry, told.catalogue))
            ),
            text(told.explanation("reach", reach)) if reach != "borough" else [],
            labelled(told, "localities", _localities(told)),
        ),
    )


def _localities(told: Told) -> Said | None:
    keys = told.entry.record.localities
    return (
        told.fact(lambda words, says: facts.joined(words.labels("localities", keys), says)) if keys else None
    )


def how_to_get_it(told: Told) -> list[Part]:
    """What to do first, the ways in, who can get it, and who decides."""
    access = told.entry.record.access
    if not access or not (access.how or access.routes):
        return part(told.say("how.heading"), paragraph(text(told.say("not_known.access"))))
    return part(
        told.say("how.heading"),
        prose(told.own("access", "how")),
        bullets(explained(told, "routes", key) for key in access.routes or ()),
        paragraph(text(told.say("how.criteria"), bold=True)) if access.criteria else [],
        bullets(text(criterion) for criterion in told.each("access", "criteria")),
        facts_of(
            labelled(told, "decided_by", told.own("access", "decided_by")),
            labelled(told, "decision_time", told.own("access", "decision_time")),
        ),
    )


def if_no(told: Told) -> list[Part]:
    """What to do when the answer is no: the service's own words, the appeal, and what else to try."""
    record = told.entry.record
    answer = prose(told.own("access", "if_no"))
    if record.appeal == "none":
        answer += paragraph(text(told.explanation("appeals", "none")))
    else:
        answer += paragraph(explained(told, "appeals", record.appeal))
    if answer and not told.entry.needs_a_way_on:
        answer += others(told, "instead.try", record.alternatives)
    return part(told.say("no.heading"), answer)


def wait(told: Told) -> list[Part]:
    """How long families wait, and what helps meanwhile. Only where people wait is a gap worth saying."""
    record, waiting = told.entry.record, told.entry.record.waiting or Waiting()
    if waiting.typical:
        typical = told.sentence(told.own("waiting", "typical"))
        known = [*after(told, _counted_on(told, waiting)), *text(typical)]
    elif waiting.not_measured:
        why = text(told.sentence(told.own("waiting", "not_measured")))
        known = filled(told, "wait.not_counted", why=why)
    else:
        known = text(told.say("not_known.waiting")) if record.people_wait else []
    meanwhile = _led(told, "label.meanwhile", prose(told.own("waiting", "while_waiting")))
    return part(told.say("wait.heading"), paragraph(known), meanwhile)


def _counted_on(told: Told, waiting: Waiting) -> Said:
    if not waiting.as_of:
        return told.say("label.wait")
    return told.say("label.wait_on", day=facts.day(waiting.as_of, told.catalogue))


def costs(told: Told) -> list[Part]:
    """What it costs, and special money that can pay for it."""
    record, words = told.entry.record, told.directory.vocabularies
    kind = record.cost.kind if record.cost else None
    if not record.cost or not kind or kind not in words["cost_kinds"]:
        return part(told.say("cost.heading"), paragraph(text(told.say("not_known.cost"))))
    pay = [text(told.explanation("payment", key)) for key in record.payment if key in words["payment"]]
    prices = [text(_price(told, number)) for number in range(len(record.cost.options))]
    one_price = [*prices[0], *sign(".")] if len(prices) == 1 else []
    return part(
        told.say("cost.heading"),
        paragraph(run_in(explained(told, "cost_kinds", kind), one_price)),
        bullets(prices) if not one_price else [],
        paragraph(run_in(*pay)),
    )


def _price(told: Told, number: int) -> Said:
    """A price. How much comes from the record, whatever a translation says."""
    option, at = told.entry.record.cost.options[number], ("cost", "options", number)
    what, per = told.own(*at, "what"), told.own(*at, "per")
    if all(words.lang == told.written_in for words in (what, per) if words):
        known = option.model_copy(update={"what": what and what.text, "per": per and per.text})
        return Said(facts.amount(known, told.catalogue), told.written_in)
    return Said(facts.amount(option), "en")


def others(told: Told, key: str, slugs: list[str]) -> list[Block]:
    """Other services that have not gone, each with the number to ring, under a sentence of ours."""
    found = with_phones(told, slugs)
    return [*paragraph(text(told.say(key), bold=True)), *bullets(found)] if found else []


def with_phones(told: Told, slugs: list[str]) -> list[Item]:
    """Other services that have not gone, each with its number and, unless it is simply open, how it stands."""
    by_slug = told.directory.by_slug
    found = [by_slug[slug] for slug in dict.fromkeys(slugs) if slug in by_slug]
    return [_named(told.other(other)) for other in found if not other.closed]


def _named(other: Told) -> Item:
    availability, contact = other.entry.record.availability, other.entry.record.contact
    name = text(other.name)
    if availability != "open":
        standing = text(other.label("availability", availability))
        name = filled(other, "instead.standing", name=name, standing=standing)
    if contact and contact.phone:
        return filled(other, "instead.phone", name=name, phone=phone(contact.phone))
    if contact and contact.text:
        return filled(other, "instead.text", name=name, phone=phone(contact.text))
    return name


def _led(told: Told, key: str, found: list[Block]) -> list[Block]:
    """Prose whose first paragraph starts with a label."""
    if not found:
        return []
    name = told.say(key)
    if found[0]["kind"] == "p":
        return [*paragraph(after(told, name), found[0]["items"][0]), *found[1:]]
    return [*above(told, name), *found]
