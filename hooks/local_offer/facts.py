"""The facts of a record as plain sentences: said the same way on the page, the leaflet and in lists.

Each function gives text, or "" (or an empty list) when the record does not say. "Not known yet" is
said by `not_known`, in words of its own, never as no. All words are those of a catalogue: English unless
another is given, together with the vocabulary in the same language.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from .directory import Entry
from .freshness import Freshness
from .languages.catalogue import ENGLISH, Catalogue
from .languages.vocabulary import Labels
from .records.parts import CostOption, Session
from .records.shared import Complaint, Place, Term
from .settings import Helpline
from .vocabulary import Vocabularies

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def not_known(what: str, says: Catalogue = ENGLISH) -> str:
    """The sentence for a fact that nobody has told us yet: `what` is access, ages, cost, waiting or needed."""
    return says.say(f"not_known.{what}")


def day(date: datetime.date | None, says: Catalogue = ENGLISH) -> str:
    """A day as people say it: 1 September 2026."""
    if not date:
        return ""
    return says.say("day", day=str(date.day), month=says.say(f"months.{date.month}"), year=str(date.year))


def clock(time: str | None, says: Catalogue = ENGLISH) -> str:
    """A time as people say it: "10:00" is 10am, "14:30" is 2.30pm, "12:00" is midday."""
    if not time:
        return ""
    hour, minute = int(time[:2]), int(time[3:])
    if minute == 0 and hour in (0, 12):
        return says.say("clock.midnight" if hour == 0 else "clock.midday")
    shown = str((hour - 1) % 12 + 1)
    if minute:
        shown = says.say("clock.minutes", hour=shown, minutes=f"{minute:02}")
    part = "morning" if hour < 12 else "noon" if hour < 15 else "afternoon" if hour < 18 else "evening"
    return says.say(f"clock.{part}", time=shown)


def sentence_case(text: str) -> str:
    """A text with a capital at its start and the rest as it is."""
    return text[:1].upper() + text[1:]


def hours(start: str | None, end: str | None, says: Catalogue = ENGLISH) -> str:
    """From when to when: "10am to midday"."""
    times = {"start": clock(start, says), "end": clock(end, says)}
    known = "between" if start and end else "start" if start else "end"
    return says.say(f"hours.{known}", **times) if start or end else ""


def days(keys: Iterable[str], vocabularies: Labels, says: Catalogue = ENGLISH) -> str:
    """Some days of the week: "Monday to Friday", "Tuesday and Thursday"."""
    numbers = sorted({_WEEK.index(key) for key in keys})
    names = [vocabularies.label("days", _WEEK[number]) for number in numbers]
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return says.say("list.range", first=names[0], last=names[-1])
    return joined(names, says)


def joined(items: Iterable[str], says: Catalogue = ENGLISH, *, one_of: bool = False) -> str:
    """Items as a list in a sentence: "a, b and c", or with `one_of` "a, b or c"."""
    items = list(items)
    if len(items) < 2:
        return "".join(items)
    form = "list.one_of" if one_of else "list.all"
    return says.say(form, items=says.say("list.comma").join(items[:-1]), last=items[-1])


def helpline_hours(helpline: Helpline, vocabularies: Labels, says: Catalogue = ENGLISH) -> str:
    """When the helpline is answered: "Monday to Friday, 9am to 5pm"."""
    comma = says.say("list.comma")
    return says.say("list.apart").join(
        f"{days(h.days, vocabularies, says)}{comma}{hours(h.from_, h.to, says)}" for h in helpline.hours
    )


def ages(entry: Entry, says: Catalogue = ENGLISH) -> str:
    """Who it is for by age: "Ages 0 to 5", "Ages 16 and over", or "" when not known."""
    ages = entry.record.ages
    if not ages or (ages.min is None and ages.max is None):
        return ""
    if ages.min is None:
        form = "up_to"
    elif ages.max is None:
        form = "over"
    elif ages.min == ages.max:
        form = "one"
    else:
        form = "birth" if ages.min == 0 else "range"
    return says.say(f"ages.{form}", min=str(ages.min), max=str(ages.max))


def dial(number: str | None) -> str:
    """The link that rings a number: "tel:02079460101". The (0) of +44 (0)20 and an extension are not dialled."""
    without = re.split(r"ext|x", number or "", maxsplit=1, flags=re.IGNORECASE)[0].replace("(0)", "")
    return "tel:" + re.sub(r"[^\d+]", "", without)


def not_needed(entry: Entry, says: Catalogue = ENGLISH) -> list[str]:
    """What a family needs before it asks, and what it does not: a diagnosis, a plan.

    An imported record that says neither says that it is not known. For others, nothing is said of what the
    record does not answer.
    """
    record = entry.record
    answers = {"diagnosis": record.diagnosis_needed, "plan": record.plan_needed}
    if record.imported and not any(answers.values()) and record.tier != "universal":
        return [not_known("needed", says)]
    return [says.say(f"{what}.{answer}") for what, answer in answers.items() if answer]


def amount(option: CostOption, says: Catalogue = ENGLISH) -> str:
    """A price: "Day trip: £4.50 per session"."""
    money = option.amount or ""
    if re.fullmatch(r"\d+(\.\d+)?", money):
        money = f"£{int(money)}" if "." not in money else f"£{float(money):.2f}"
    form = "per" if option.per else "once"
    return says.say(f"cost_option.{form}", what=str(option.what), money=money, per=option.per or "")


def session(one: Session, vocabularies: Labels, says: Catalogue = ENGLISH) -> str:
    """A time when it happens: "Tuesday, 10am to midday, in term time"."""
    comma = says.say("list.comma")
    name = vocabularies.label("days", one.day) if one.day else ""
    if one.every != "week":
        every = vocabularies.label("session_every", one.every)
        name = sentence_case(every.replace("{day}", name)) if "{day}" in every else f"{name}{comma}{every}"
    when = vocabularies.label("session_when", one.when) if one.when and one.when != "all-year" else ""
    return comma.join(filter(None, (name, hours(one.from_, one.to, says), when)))


def session_place(one: Session, entry: Entry, places: Mapping[str, Place]) -> str:
    """Where a time happens, when that is not plain from the service's only place."""
    place = places.get(one.place or "")
    only_place = [place] == [there for _, there in entry.places]
    return place.name or "" if place and not only_place else ""


def interpreting(answer: str | None, says: Catalogue = ENGLISH) -> str:
    """Whether an interpreter can come."""
    return says.say(f"interpreting.{answer}") if answer else ""


def address(place: Place, says: Catalogue = ENGLISH) -> str:
    """Where a place is; for a hidden one, only that it is private."""
    if place.hide_address:
        return says.say("address.hidden")
    return ", ".join(filter(None, (place.address, place.postcode)))


def features(answers: dict[str, str], vocabularies: Vocabularies) -> dict[str, list[str]]:
    """Access facts by answer: {"yes": labels, "no": labels, "ask": labels}. What nobody said is not there."""
    return {
        answer: [vocabularies.label("features", key) for key in keys]
        for answer, keys in feature_keys(answers).items()
    }


def feature_keys(answers: Mapping[str, str]) -> dict[str, list[str]]:
    """Access facts by answer, as keys of the vocabulary."""
    return {
        answer: [key for key, said in answers.items() if said == answer] for answer in ("yes", "no", "ask")
    }


def place_features(entry: Entry, place: Place) -> dict[str, str]:
    """The access facts at a place: the service's own answer beats the place's."""
    return {**place.features, **entry.record.features}


def checked(fresh: Freshness, says: Catalogue = ENGLISH) -> str:
    """How long paper may trust the record: true for ever, whenever it was printed.

    Paper cannot say later that a check is due, so it asks to ring as soon as one is.
    """
    if not fresh.checked_on or not fresh.due_on:
        return says.say("checked.never")
    return says.say("checked.correct", checked=day(fresh.checked_on, says), due=day(fresh.due_on, says))


def complaint_steps(
    complaint: Complaint | None, vocabularies: Vocabularies
) -> tuple[Term | None, Term | None]:
    """Where to go when the first complaint does not help, and where when that does not help either."""
    routes = vocabularies["complaint_routes"]
    then = routes.get((complaint.then if complaint else None) or "")
    return then, routes.get((then.after if then else None) or "")


def file_size(size: int) -> str:
    """A file's size as people say it: "39 KB", "1.2 MB", "24 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB" if size < 10_000_000 else f"{round(size / 1_000_000)} MB"
