"""Rules that protect people: secret addresses, and names that outlive their jobs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..problem import Problem
from ..records.kinds import FULL_POSTCODE
from ..records.shared import Place
from .draft import Draft, Shared

ROLE_WORDS = frozenset(
    [
        "access",
        "administration",
        "administrator",
        "administrators",
        "admin",
        "adviser",
        "advisers",
        "advisor",
        "advocate",
        "advocates",
        "assistant",
        "assistants",
        "board",
        "business",
        "callers",
        "care",
        "carers",
        "casework",
        "caseworker",
        "caseworkers",
        "centre",
        "centres",
        "chair",
        "childminder",
        "clerk",
        "clinic",
        "club",
        "coach",
        "coaches",
        "college",
        "committee",
        "community",
        "contact",
        "coordinator",
        "coordinators",
        "council",
        "counsellor",
        "customer",
        "dentist",
        "deputy",
        "desk",
        "director",
        "doctor",
        "doctors",
        "duty",
        "early",
        "education",
        "enquiries",
        "families",
        "family",
        "first",
        "forum",
        "general",
        "governor",
        "governors",
        "group",
        "head",
        "health",
        "help",
        "helpdesk",
        "helpline",
        "hub",
        "inclusion",
        "information",
        "intake",
        "lead",
        "leader",
        "leaders",
        "leaders",
        "learning",
        "liaison",
        "library",
        "line",
        "link",
        "manager",
        "managers",
        "mentor",
        "nurse",
        "nursery",
        "nurses",
        "nursing",
        "office",
        "officer",
        "officers",
        "organiser",
        "organisers",
        "outreach",
        "parents",
        "pastoral",
        "patient",
        "play",
        "point",
        "practice",
        "practitioner",
        "practitioners",
        "principal",
        "pupil",
        "reception",
        "receptionist",
        "referral",
        "referrals",
        "school",
        "secretary",
        "senco",
        "sendco",
        "send",
        "service",
        "services",
        "session",
        "shop",
        "single",
        "social",
        "specialist",
        "staff",
        "student",
        "support",
        "supporters",
        "sure",
        "teacher",
        "teachers",
        "team",
        "teams",
        "the",
        "therapist",
        "therapists",
        "therapy",
        "transport",
        "travel",
        "trustee",
        "tutor",
        "visitor",
        "volunteer",
        "volunteers",
        "warden",
        "welfare",
        "workers",
        "worker",
        "young",
        "youth",
    ]
)
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? [A-Z]")
_NAME = re.compile(r"[A-Z][a-z'’]+(?: [A-Z]\.?)?(?: [A-Z][a-z'’]+(?:-[A-Z][a-z]+)?){1,2}")
_FREE_MAIL = re.compile(
    r"@(gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|btinternet|sky)\.", re.IGNORECASE
)
_FIRST_LAST = re.compile(r"([a-z]{2,})[._]([a-z]{2,})@", re.IGNORECASE)


def looks_like_a_name(text: str) -> bool:
    """Whether a text seems to be a person's name rather than a role."""
    if _TITLE.search(text):
        return True
    return bool(_NAME.fullmatch(text.strip())) and not ROLE_WORDS & set(re.findall(r"[a-z]+", text.lower()))


def looks_personal(email: str) -> bool:
    """Whether an e-mail address seems to be one person's."""
    if _FREE_MAIL.search(email):
        return True
    parts = _FIRST_LAST.match(email)
    return bool(parts) and not ROLE_WORDS & {part.lower() for part in parts.groups()}


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
            yield draft.problem(
                (*at, "role"),
                f"{contact.role!r} looks like a person's name. Write the role, like Service manager.",
                warning=True,
            )
        if contact and contact.email and looks_personal(contact.email):
            yield draft.problem(
                (*at, "email"),
                f"{contact.email!r} looks like one person's address. Give one that a team reads.",
                warning=True,
            )


def what_a_hidden_place_may_say(place: Place) -> Iterator[tuple[str, str]]:
    """A place with a secret address holds no address and half a postcode at most: anyone can read the file."""
    if place.hide_address:
        if place.address:
            yield "address", "Take out the address: this place is hidden, and anyone can read this file."
        if place.postcode and FULL_POSTCODE.fullmatch(place.postcode):
            yield (
                "postcode",
                "Write only the first half of the postcode: this place is hidden, and anyone can read this file.",
            )
        for axis in ("easting", "northing"):
            if (getattr(place, axis) or 0) % 1000:
                yield axis, f"Round `{axis}` to a whole kilometre (like 450000): this place is hidden."
    elif place.postcode and not FULL_POSTCODE.fullmatch(place.postcode):
        yield "postcode", "Write the whole postcode."


def hidden_places_stay_hidden(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """The rule above for places that are written in the record."""
    for number, place in enumerate(draft.record.places if draft.record else ()):
        if not isinstance(place, str):
            for key, message in what_a_hidden_place_may_say(place):
                yield draft.problem(("places", number, key), message)
            if not place.hide_address and not place.address:
                yield draft.problem(("places", number), "Add `address` to this place.", missing="the address")


RULES = (names_a_role_not_a_person, hidden_places_stay_hidden)
