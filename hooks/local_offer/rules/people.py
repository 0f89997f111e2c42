"""Rules that protect people: secret addresses, and names that outlive their jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ..problem import Problem
from ..records.kinds import FULL_POSTCODE, NO
from ..records.shared import Place, Staff
from ..records.validate import answered
from ..records.wording import Says
from ..records.yaml_lines import At
from .draft import Draft, Shared

SAYS = Says({
    "person": "{value} looks like a person's name. Write the role, like Service manager.",
    "personal": "{value} looks like one person's address. Give one that a team reads.",
    "mobile": "{phone} is a mobile number. If it is one person's own, give one that a team answers.",
    "address": "Add `address` to this place.",
    "whole": "Write the whole postcode.",
    "hidden address": "Take out the address: this place is hidden, and anyone can read this file.",
    "hidden postcode": "Write only the first half of the postcode: this place is hidden, and anyone can read this file.",
    "hidden way": "Take out `{way}`: this place is hidden, and it would lead people there.",
    "hidden position": "Round `{axis}` to a whole kilometre (like 450000): this place is hidden.",
})  # fmt: skip
"""What is said of records. What is said of profiles stands with its rule: no form asks for those."""

# fmt: off
ROLE_WORDS = frozenset((
    "access", "admin", "administration", "administrator", "advice", "adviser", "advisor", "advocate",
    "assessment", "assessor", "assistant", "board", "booking", "box", "break", "business", "caller",
    "camhs", "care", "carer", "casework", "caseworker", "centre", "chair", "childminder", "children",
    "childrens", "clerk", "clinic", "club", "coach", "coaches", "college", "committee", "community",
    "contact", "coordinator", "council", "counsellor", "crisis", "customer", "dentist", "deputy",
    "desk", "director", "disability", "disabled", "doctor", "duty", "early", "education", "enquiries",
    "families", "family", "first", "forum", "friend", "general", "governor", "group", "head", "health",
    "help", "helpdesk", "helpline", "hub", "inclusion", "information", "intake", "key", "keyworker",
    "lead", "leader", "learning", "leisure", "liaison", "librarian", "library", "line", "link",
    "mailbox", "manager", "mentor", "midwife", "midwives", "navigator", "nurse", "nursery", "nursing",
    "office", "officer", "organiser", "outreach", "paediatric", "parent", "pastoral", "patient",
    "pharmacist", "physiotherapist", "play", "point", "portage", "practice", "practitioner",
    "principal", "programme", "project", "psychologist", "psychology", "pupil", "reception",
    "receptionist", "referral", "respite", "scheme", "school", "secretary", "senco", "send", "sendco",
    "service", "session", "shop", "single", "social", "specialist", "sport", "staff", "student",
    "support", "supporter", "sure", "teacher", "team", "the", "therapist", "therapy", "transport",
    "travel", "trustee", "tutor", "visitor", "volunteer", "warden", "welfare", "worker", "young",
    "youth",
))
# fmt: on
"""Words that stand in the name of a role or team, in the singular."""

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
"""How the file of a photo may end."""

_PART = r"(?:Mc|Mac|O['’]|D['’])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ'’]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?"
PATTERNS = {
    "title": re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? [A-Z]"),
    "name": re.compile(rf"{_PART}(?: [A-Z]\.?)?(?: {_PART}){{1,2}}"),
    "in brackets": re.compile(r"\(([^()]+)\)"),
    "part of a place": re.compile(
        r"\b(north|south|east|west|central|upper|lower|old|new|hall|house|street|road|lane|park|hill|green|quay|town|city)\b",
        re.IGNORECASE,
    ),
    "mobile": re.compile(r"(?:\+44 ?(?:\(0\) ?)?|0)7[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}"),
    "name ends": re.compile(r"\s*[,(:–]|\s-\s"),
    "free mail": re.compile(
        r"@(gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|sky)\.", re.IGNORECASE
    ),
    "first and last": re.compile(r"([a-z]+)[._]([a-z]{2,})[0-9]*@", re.IGNORECASE),
}
"""What gives a person away. The form in the browser looks for the same."""

WRITTEN_FREELY = (
    "name", "summary", "description", "professional_summary", "access", "waiting", "alert", "sessions", "at_18",
)  # fmt: skip
"""The fields of a record where people write sentences, and so may put a number that belongs in `contact`."""


def looks_like_a_name(text: str) -> bool:
    """Whether a text seems to be, to start with, or to hold in brackets, a person's name rather than a role."""
    start = PATTERNS["name ends"].split(text.strip())[0]
    aside = [one.strip() for one in PATTERNS["in brackets"].findall(text)]
    names = [start, *(one for one in aside if not PATTERNS["part of a place"].search(one))]
    is_name = any(PATTERNS["name"].fullmatch(one) and not _names_a_role(one) for one in names)
    return bool(PATTERNS["title"].search(text) or is_name)


def looks_personal(email: str) -> bool:
    """Whether an e-mail address seems to be one person's."""
    if PATTERNS["free mail"].search(email):
        return True
    parts = PATTERNS["first and last"].match(email)
    return bool(parts) and not _names_a_role(" ".join(parts.groups()))


def _names_a_role(text: str) -> bool:
    words = re.findall(r"[a-z]+", text.lower())
    return any(word in ROLE_WORDS or word.removesuffix("s") in ROLE_WORDS for word in words)


def names_a_role_not_a_person(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A contact is a role and a mailbox that a team reads: people move on, and the repository is public."""
    record = draft.record
    if not record:
        return
    senco = record.school.senco if record.school else None
    first = record.complaints.first if record.complaints else None
    contacts = (
        (("contact",), record.contact),
        (("school", "senco"), senco),
        (("complaints", "first"), first),
    )
    for at, contact in contacts:
        if contact and contact.role and looks_like_a_name(contact.role):
            yield draft.problem((*at, "role"), SAYS("person", value=contact.role), warning=True)
        if contact and contact.email and looks_personal(contact.email):
            yield draft.problem((*at, "email"), SAYS("personal", value=contact.email), warning=True)


def checked_by_a_role(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """Who checked a record is a role too: it stands on the page."""
    role = draft.record.checked.by_role if draft.record and draft.record.checked else None
    if role and looks_like_a_name(role):
        yield draft.problem(("checked", "by_role"), SAYS("person", value=role), warning=True)


def sentences_hold_no_mobile_number(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A mobile number inside a text is mostly one person's own. One that the contact gives as well is meant."""
    contact = draft.record.contact if draft.record else None
    given = {_last_digits(number) for number in (contact.phone, contact.text) if number} if contact else set()
    for key in WRITTEN_FREELY:
        for at, text in _texts(draft.source.data.get(key), (key,)):
            for number in PATTERNS["mobile"].findall(text):
                if _last_digits(number) not in given:
                    yield draft.problem(at, SAYS("mobile", phone=number), warning=True)


def _last_digits(number: str) -> str:
    """What is left of a number without the 0 or +44 at its start: enough to see that two are one."""
    return re.sub(r"[^0-9]", "", number)[-10:]


def _texts(value: Any, at: At) -> Iterator[tuple[At, str]]:
    """The texts in a value as it was typed, each with its place."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _texts(inner, (*at, key))


def is_hidden(place: Place, written: Any) -> bool:
    """Whether a place keeps its address secret. Where the answer cannot be read, we take it for yes."""
    said = written.get("hide_address", "no") if isinstance(written, dict) else "no"
    return place.hide_address or said not in NO


def what_a_place_must_say(place: Place, written: Any) -> Iterator[tuple[str, str]]:
    """A place has an address and a whole postcode.

    A place with a secret address holds no address, no word on the way there and half a postcode at most:
    anyone can read the file.
    """
    if not is_hidden(place, written):
        if not place.address and not answered(written, ("address",)):
            yield "", SAYS("address")
        if place.postcode and not FULL_POSTCODE.fullmatch(place.postcode):
            yield "postcode", SAYS("whole")
        return
    if place.address:
        yield "address", SAYS("hidden address")
    if place.postcode and FULL_POSTCODE.fullmatch(place.postcode):
        yield "postcode", SAYS("hidden postcode")
    for way in ("travel", "parking"):
        if getattr(place, way):
            yield way, SAYS("hidden way", way=way)
    for axis in ("easting", "northing"):
        if (getattr(place, axis) or 0) % 1000:
            yield axis, SAYS("hidden position", axis=axis)


def places_are_whole_or_hidden(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """The rule above for places that are written in the record."""
    for number, written, place in draft.places_written_here():
        for key, message in what_a_place_must_say(place, written):
            missing = "" if key else "the address"
            yield draft.problem(("places", number, key), message, missing=missing)


def what_a_profile_must_say(slug: str, folder: Path, profile: Staff, today: date) -> Iterator[tuple[At, str]]:
    """A name and a photo stand in a profile only when their owner has agreed, on a day that has been.

    The photo is a picture file that lies in `folder`, beside the profile.
    """
    if profile.name and not profile.consent:
        yield (
            ("name",),
            "Add `consent` with the day they agreed to their name being here, or take the name out.",
        )
    photo = profile.photo
    for at, day in ((), profile.consent), (("photo",), photo.consent if photo else None):
        if day and day > today:
            yield (*at, "consent"), f"`consent` is in the future ({day}). Write the day they agreed."
    if photo and photo.file:
        at, path = ("photo", "file"), folder / photo.file
        if path.suffix.lower() not in PICTURES:
            yield at, f"A photo is a file that ends in {', '.join(PICTURES[:-1])} or {PICTURES[-1]}."
        elif not (path.resolve().is_relative_to(folder.resolve()) and path.is_file()):
            yield at, f"There is no picture {photo.file!r} in this folder."
    if profile.reports_to == slug:
        yield ("reports_to",), "This names the profile itself."


RULES = (
    names_a_role_not_a_person,
    checked_by_a_role,
    sentences_hold_no_mobile_number,
    places_are_whole_or_hidden,
)
