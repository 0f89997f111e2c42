"""Rules about what must be answered, and about answers that do not fit together."""

from __future__ import annotations

from collections.abc import Iterator

from ..problem import Problem
from ..records.shared import Complaint
from ..records.validate import add, answered, unanswered
from ..records.wording import Says
from .draft import Draft, Shared

SAYS = Says({
    "targeted": "{meaning} (A {tier} service must say this.)",
    "number": "Add `phone` or `text` to `contact`: a number that families can ring or text.",
    "waiting": "Add `waiting`: how long most families wait, as of which day, and what helps meanwhile; or `not_measured` with the reason.",
    "both": "`waiting` has both a figure and a reason for none. Keep one of them.",
    "as of": "Add `as_of` to `waiting`: the day of that figure.",
    "figure": "Add `typical` to `waiting`, or `not_measured` with the reason.",
    "at 18": "Add `at_18`: what happens at 18, and who helps with the move.",
    "places": "Add `places`: where to go.",
    "wheelchairs": "Add `features: {wheelchair-accessible: yes}` to this place; or no, or ask.",
    "complaints": "Add `complaints` here or to the organisation: who to tell first, then where to go.",
    "alternatives": "Add `alternatives`: this service is {state}, so say what to try instead.",
    "ages": "The youngest age ({youngest}) is above the oldest ({oldest}). Swap them.",
    "times": "This starts at {start} and ends at {end}. It must end after it starts.",
    "days": "`visible_to` is before `visible_from`. Swap them.",
    "checked": "`checked.on` is in the future ({day}). Write the day it was checked.",
    "measured": "`waiting.as_of` is in the future ({day}). Write the day of the figure.",
})  # fmt: skip

NO_ROOM = ("full", "temporarily-closed", "closing", "closed")


def targeted_answers_more(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A targeted or specialist service says who gets it, who decides, how long that takes and what if not."""
    record = draft.record
    if not record or not record.tier or record.tier == "universal":
        return
    for at, meaning, label in unanswered(record, "targeted"):
        if answered(draft.source.data, at):
            continue
        yield add(draft.source, at, at, SAYS("targeted", meaning=meaning, tier=record.tier), label)


def can_be_reached(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A contact has a phone number or a number for texts."""
    contact = draft.record.contact if draft.record else None
    given = [answered(draft.source.data, ("contact", key)) for key in ("phone", "text")]
    if contact and not any(given):
        yield draft.problem(
            ("contact",),
            SAYS("number"),
            missing="a phone number",
        )


def says_how_long_the_wait_is(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """Health services that are not universal, and every waiting list, say how long the wait is and since when."""
    record = draft.record
    if not record:
        return
    waiting = record.waiting
    if record.people_wait and not waiting and not answered(draft.source.data, ("waiting",)):
        yield draft.problem(
            (),
            SAYS("waiting"),
            missing="how long you may wait",
        )
    if not waiting:
        return
    if waiting.typical and waiting.not_measured:
        yield draft.problem(
            ("waiting", "not_measured"),
            SAYS("both"),
        )
    if waiting.typical and not waiting.as_of and not answered(draft.source.data, ("waiting", "as_of")):
        yield draft.problem(
            ("waiting",),
            SAYS("as of"),
            missing="the day of the waiting time",
        )
    if not any(answered(draft.source.data, ("waiting", key)) for key in ("typical", "not_measured")):
        yield draft.problem(
            ("waiting",),
            SAYS("figure"),
            missing="how long you may wait",
        )


def says_what_happens_at_18(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A service that ends at 17, 18 or 19 says what happens then."""
    record = draft.record
    ends = record.ages.max if record and record.ages else None
    if ends in (17, 18, 19) and not answered(draft.source.data, ("at_18",)):
        yield draft.problem(
            ("ages",),
            SAYS("at 18"),
            missing="what happens at 18",
        )


def names_its_place(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A service that people go to names a place."""
    modes = (draft.record.modes if draft.record else None) or ()
    if "in-person" in modes and not answered(draft.source.data, ("places",)):
        yield draft.problem(("modes",), SAYS("places"), missing="where it is")


def place_answers_for_wheelchairs(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A place says whether a wheelchair can get in: yes, no or ask."""
    said_for_all = answered(draft.source.data, ("features", "wheelchair-accessible"))
    for number, written, _ in draft.places_written_here():
        if not said_for_all and not answered(written, ("features", "wheelchair-accessible")):
            yield draft.problem(
                ("places", number),
                SAYS("wheelchairs"),
                missing="wheelchair access",
            )


def says_how_to_complain(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """The record or its organisation says how to complain."""
    record = draft.record
    if not record or _says_how(record.complaints):
        return
    if answered(draft.source.data, ("complaints",)) and not record.complaints:
        return
    organisation = shared.organisation(record)
    if organisation and not _says_how(organisation.complaints):
        yield draft.problem(
            ("organisation",),
            SAYS("complaints"),
            missing="how to complain",
        )


def _says_how(complaint: Complaint | None) -> bool:
    return bool(complaint and (complaint.first or complaint.then))


def offers_another_way(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A service with no room, or closed, names what to try instead."""
    record = draft.record
    no_room = record and record.availability in NO_ROOM
    if record and no_room and not answered(draft.source.data, ("alternatives",)):
        yield draft.problem(
            ("availability",),
            SAYS("alternatives", state=record.availability.replace("-", " ")),
            missing="what to try instead",
        )


def numbers_run_upwards(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """The oldest age is not below the youngest, a session ends after it starts, days are in order."""
    record = draft.record
    if not record:
        return
    ages = record.ages
    if ages and ages.min is not None and ages.max is not None and ages.min > ages.max:
        yield draft.problem(("ages",), SAYS("ages", youngest=ages.min, oldest=ages.max))
    for number, session in enumerate(record.sessions):
        if session.from_ and session.to and session.from_ >= session.to:
            message = SAYS("times", start=session.from_, end=session.to)
            yield draft.problem(("sessions", number), message)
    if record.visible_from and record.visible_to and record.visible_from > record.visible_to:
        yield draft.problem(("visible_to",), SAYS("days"))


def is_not_checked_in_the_future(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """Nobody can have checked a record, or measured a wait, on a day that is still to come."""
    record = draft.record
    if record and record.checked and record.checked.on and record.checked.on > shared.today:
        yield draft.problem(("checked", "on"), SAYS("checked", day=record.checked.on))
    if record and record.waiting and record.waiting.as_of and record.waiting.as_of > shared.today:
        yield draft.problem(("waiting", "as_of"), SAYS("measured", day=record.waiting.as_of))


RULES = (
    targeted_answers_more,
    can_be_reached,
    says_how_long_the_wait_is,
    says_what_happens_at_18,
    names_its_place,
    place_answers_for_wheelchairs,
    says_how_to_complain,
    offers_another_way,
    numbers_run_upwards,
    is_not_checked_in_the_future,
)
