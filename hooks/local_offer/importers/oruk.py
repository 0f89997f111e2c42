"""Open Referral UK services (versions 3 and 1, and Outpost's own shape) as records: the mapping.

Each field of a record has a small function here that asks the feed for it. What a record has no field for,
and a family may want to know, stands under a heading at the end of the description.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..rules.words import MOST_SUMMARY_WORDS
from .clean import first_sentences, line, prose
from .contact import find_contact
from .given import Given
from .incoming import Incoming
from .kinds import find_kinds, find_terms
from .money import find_cost
from .places import Found, without_secrets
from .reach import link
from .when import day
from .where import find_sessions
from .who import find_ages_and_criteria

SYSTEM = "open-referral-uk"

STATUS = {
    "active": "open",
    "inactive": "temporarily-closed",
    "temporarily closed": "temporarily-closed",
    "defunct": "closed",
    "closed": "closed",
}

MORE = {
    "fees": "Cost",
    "fees_description": "Cost",
    "additional_information": "More information",
    "accreditations": "Accreditations",
    "interpretation_services": "Interpreting",
    "attending_access": "How to take part",
    "pc_attendingAccess_additionalInfo": "How to take part",
}
"""What a record has no field for: the member of the feed, and the heading it gets in the description."""


@dataclass
class Mapped:
    """A service as a record. `sessions` name places by their number in `places`."""

    record: dict[str, Any]
    organisation: Given
    places: list[Found]
    secrets: set[str]
    """The words of secret addresses, which nothing that is written may repeat."""
    left: list[tuple[str, Any]]
    """What the feed says and a record does not hold, as (path, value)."""


def to_record(service: Incoming) -> Mapped:
    """A service of a feed as a record, without its organisation and its address on the site."""
    given, today, say = service.given, service.today, service.say
    organisation = next(iter(given.apart("organization")), Given({}))
    description = prose(given.text("description"), say)
    kinds = find_kinds(service)
    found_sessions = find_sessions(service)
    ages, criteria = find_ages_and_criteria(given, say)
    contact, more_contact = find_contact(given, organisation, say)
    cost, more_cost = find_cost(given, today, say)
    service.add("Cost", *more_cost)
    record = {
        "name": line(given.text("name"), say),
        "also_known_as": [line(name, say) for name in (given.text("alternate_name"),) if name],
        "summary": first_sentences(description, MOST_SUMMARY_WORDS),
        **kinds,
        "ages": ages,
        "access": {"how": _how(service), "criteria": criteria},
        "waiting": _waiting(service),
        "cost": cost,
        "availability": _availability(service),
        "alert": _alert(service),
        "sessions": found_sessions,
        "modes": list(service.modes),
        "localities": find_terms(service, "service_areas", "localities", "Area", "name", "service_area"),
        "languages": find_terms(service, "languages", "languages", "Languages", "name", "language", "code"),
        "contact": contact,
        "checked": _checked(service),
        **_visible(service),
    }
    for member, heading in MORE.items():
        service.add(heading, prose(given.text(member), say).strip())
    service.add("More ways to get in touch", "\n".join(f"- {way}" for way in more_contact))
    _local_offer(service)
    record["description"] = _description(description, service.more)
    record = without_secrets(record, service.secrets)
    return Mapped(record, organisation, service.places, service.secrets, list(given.left()))


def _how(service: Incoming) -> str:
    """How to get it, or at least whether someone must refer."""
    if how := prose(service.given.text("application_process"), service.say):
        return how
    referral = service.given.yes_or_no("needs_referral")
    return {True: "You need a referral.", False: "You do not need a referral.", None: ""}[referral]


def _waiting(service: Incoming) -> dict[str, Any]:
    typical = line(service.given.text("wait_time"), service.say)
    return {"typical": typical, "as_of": _checked(service).get("on") if typical else None}


def _availability(service: Incoming) -> str | None:
    said = service.given.text("status").lower()
    known = STATUS.get(re.sub(r"[\s_-]+", " ", said))
    if said == "inactive":
        service.say("inactive in the feed, written as closed for now", "")
    elif said and not known:
        service.say("status that is not known, left out", said)
    return "temporarily-closed" if service.given.yes_or_no("temporarily_closed") else known


def _alert(service: Incoming) -> dict[str, Any]:
    alert = service.given.one("alert")
    text = line(alert.text("name", "text", "message", "description"), service.say)
    until = day(alert.text("until", "end_date", "valid_to", "expires"))
    if until and until < service.today:
        service.say("alerts that are over, left out", f"{text} until {until}")
        return {}
    return {"text": text, "until": until if text else None}


def _checked(service: Incoming) -> dict[str, Any]:
    said = service.given.text("assured_date")
    on = day(said)
    if not on or on > service.today:
        if said:
            service.say("assured dates in the future or unreadable, left out", said)
        return {}
    return {"on": on, "by_role": "Source system", "how": "source-system"}


def _visible(service: Incoming) -> dict[str, datetime.date | None]:
    first, last = day(service.given.text("visible_from")), day(service.given.text("visible_to"))
    if first and last and first > last:
        service.say("days of showing the wrong way round, left out", f"{first} to {last}")
        return {}
    return {"visible_from": first, "visible_to": last}


def _local_offer(service: Incoming) -> None:
    """Outpost's Local Offer questions, with their answers, and its link."""
    for offer in service.given.many("local_offer"):
        service.add("Local Offer", prose(offer.text("description", "name"), service.say).strip())
        for one in offer.many("survey_answers"):
            question, answer = (
                line(one.text("question"), service.say),
                prose(one.text("answer"), service.say).strip(),
            )
            if answer:
                service.add(question or "Local Offer", answer)
        if target := link(offer.text("link")):
            service.add("Local Offer", f"[Read more]({target})")


def _description(body: str, more: Mapping[str, Mapping[str, None]]) -> str:
    parts = [body.strip()]
    for heading, texts in more.items():
        parts += [f"**{heading}**", *texts]
    return "\n\n".join(filter(None, parts)) + "\n" if any(parts) else ""
