"""The facts of a record as plain sentences: said the same way on the page, the leaflet and in lists.

Each function gives text, or "" (or an empty list) when the record does not say. "Not known yet" is
said by `not_known`, in words of its own, never as no.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from .directory import Entry
from .freshness import Freshness
from .records.service import CostOption, Session
from .records.shared import Complaint, Place, Term
from .settings import Helpline
from .vocabulary import Vocabularies

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNKNOWN = {
    "access": "how to get this service",
    "ages": "which ages this is for",
    "cost": "what this costs",
    "waiting": "how long you may wait",
    "needed": "whether you need a diagnosis or an EHC plan",
}


def not_known(what: str) -> str:
    """The sentence for a fact that nobody has told us yet: `what` is access, ages, cost, waiting or needed."""
    return f"We do not know yet {_UNKNOWN[what]}. Ring us and we will find out."


def day(date: datetime.date | None) -> str:
    """A day as people say it: 1 September 2026."""
    return f"{date.day} {date:%B %Y}" if date else ""


def clock(time: str | None) -> str:
    """A time as people say it: "10:00" is 10am, "14:30" is 2.30pm, "12:00" is midday."""
    if not time:
        return ""
    hour, minute = int(time[:2]), int(time[3:])
    if minute == 0 and hour in (0, 12):
        return "midnight" if hour == 0 else "midday"
    shown = f"{(hour - 1) % 12 + 1}" + (f".{minute:02}" if minute else "")
    return f"{shown}{'am' if hour < 12 else 'pm'}"


def sentence_case(text: str) -> str:
    """A text with a capital at its start and the rest as it is."""
    return text[:1].upper() + text[1:]


def hours(start: str | None, end: str | None) -> str:
    """From when to when: "10am to midday"."""
    if start and end:
        return f"{clock(start)} to {clock(end)}"
    return f"from {clock(start)}" if start else f"until {clock(end)}" if end else ""


def days(keys: Iterable[str], vocabularies: Vocabularies) -> str:
    """Some days of the week: "Monday to Friday", "Tuesday and Thursday"."""
    numbers = sorted({_WEEK.index(key) for key in keys})
    names = [vocabularies.label("days", _WEEK[number]) for number in numbers]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{names[0]} to {names[-1]}"
    return joined(names)


def joined(items: Iterable[str], last: str = "and") -> str:
    """Items as a list in a sentence: "a, b and c"."""
    items = list(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}" if len(items) > 1 else "".join(items)


def helpline_hours(helpline: Helpline, vocabularies: Vocabularies) -> str:
    """When the helpline is answered: "Monday to Friday, 9am to 5pm"."""
    return "; ".join(f"{days(h.days, vocabularies)}, {hours(h.from_, h.to)}" for h in helpline.hours)


def ages(entry: Entry) -> str:
    """Who it is for by age: "Ages 0 to 5", "Ages 16 and over", or "" when not known."""
    ages = entry.record.ages
    if not ages or (ages.min is None and ages.max is None):
        return ""
    if ages.min is None:
        return f"Up to {ages.max} years old"
    if ages.max is None:
        return f"{ages.min} years old and over"
    if ages.min == ages.max:
        return f"{ages.min} years old"
    if ages.min == 0:
        return f"From birth to {ages.max} years old"
    return f"{ages.min} to {ages.max} years old"


def dial(number: str | None) -> str:
    """The link that rings a number: "tel:02079460101". The (0) of +44 (0)20 and an extension are not dialled."""
    without = re.split(r"ext|x", number or "", maxsplit=1, flags=re.IGNORECASE)[0].replace("(0)", "")
    return "tel:" + re.sub(r"[^\d+]", "", without)


def need_of(answer: str | None, what: str) -> str:
    """Whether something is needed: "You do not need a diagnosis." or "" when not known."""
    return {
        "no": f"You do not need {what}.",
        "yes": f"You need {what}.",
        "not-always": f"You do not always need {what}. Ring and ask.",
        None: "",
    }[answer]


def not_needed(entry: Entry) -> list[str]:
    """What a family needs before it asks, and what it does not: a diagnosis, a plan.

    An imported record that says neither says that it is not known. For others, nothing is said of what the
    record does not answer.
    """
    record = entry.record
    answers = [
        need_of(record.diagnosis_needed, "a diagnosis"),
        need_of(record.plan_needed, "an education, health and care plan (EHC plan)"),
    ]
    if record.imported and not any(answers) and record.tier != "universal":
        return [not_known("needed")]
    return [sentence for sentence in answers if sentence]


def amount(option: CostOption) -> str:
    """A price: "Day trip: £4.50 for each session"."""
    money = option.amount or ""
    if re.fullmatch(r"\d+(\.\d+)?", money):
        money = f"£{int(money)}" if "." not in money else f"£{float(money):.2f}"
    return f"{option.what}: {money}" + (f" per {option.per}" if option.per else "")


def session(one: Session, vocabularies: Vocabularies) -> str:
    """A time when it happens: "Tuesday, 10am to midday, in term time"."""
    name = vocabularies.label("days", one.day) if one.day else ""
    if one.every != "week":
        every = vocabularies.label("session_every", one.every)
        name = sentence_case(every.replace("{day}", name)) if "{day}" in every else f"{name}, {every}"
    when = vocabularies.label("session_when", one.when) if one.when and one.when != "all-year" else ""
    return ", ".join(filter(None, (name, hours(one.from_, one.to), when)))


def session_place(one: Session, entry: Entry, places: Mapping[str, Place]) -> str:
    """Where a time happens, when that is not plain from the service's only place."""
    place = places.get(one.place or "")
    only_place = [place] == [there for _, there in entry.places]
    return place.name or "" if place and not only_place else ""


def interpreting(answer: str | None) -> str:
    """Whether an interpreter can come."""
    return {
        "yes": "An interpreter can come.",
        "no": "They cannot bring an interpreter.",
        "ask": "Ring and ask for an interpreter.",
        None: "",
    }[answer]


def address(place: Place) -> str:
    """Where a place is; for a hidden one, only that it is private."""
    if place.hide_address:
        return "The address is private. Ring and we will tell you how to get there."
    return ", ".join(filter(None, (place.address, place.postcode)))


def features(answers: dict[str, str], vocabularies: Vocabularies) -> dict[str, list[str]]:
    """Access facts by answer: {"yes": labels, "no": labels, "ask": labels}. What nobody said is not there."""
    return {
        answer: [vocabularies.label("features", key) for key, said in answers.items() if said == answer]
        for answer in ("yes", "no", "ask")
    }


def place_features(entry: Entry, place: Place) -> dict[str, str]:
    """The access facts at a place: the service's own answer beats the place's."""
    return {**place.features, **entry.record.features}


def checked(fresh: Freshness) -> str:
    """How long paper may trust the record: true for ever, whenever it was printed.

    Paper cannot say later that a check is due, so it asks to ring as soon as one is.
    """
    if not fresh.checked_on or not fresh.due_on:
        return "Nobody has checked this yet. Ring us first."
    return f"Correct when we checked on {day(fresh.checked_on)}. After {day(fresh.due_on)}, ring us first."


def complaint_steps(
    complaint: Complaint | None, vocabularies: Vocabularies
) -> tuple[Term | None, Term | None]:
    """Where to go when the first complaint does not help, and where when that does not help either."""
    routes = vocabularies["complaint_routes"]
    then = routes.get((complaint.then if complaint else None) or "")
    return then, routes.get((then.after if then else None) or "")
