"""What comes later, complaints, and who stands behind a service."""

from __future__ import annotations

from .. import facts
from ..directory import Directory, Entry
from .access import with_phones
from .parts import Part, bullets, email, labelled, paragraph, part, phone, prose, sentence, text


def comes_next(entry: Entry, directory: Directory) -> list[Part]:
    """What happens at 18, and the services that come after this one."""
    turning = prose(entry.record.at_18)
    after = with_phones(entry.record.moves_on_to, directory)
    return part(
        "What happens at 18?" if turning else "What comes next?",
        turning,
        paragraph(text("Services that come next:", bold=True)) if after else [],
        bullets(after),
    )


def complaint(entry: Entry, directory: Directory) -> list[Part]:
    """Whom to tell first, and where to go when that does not help."""
    said = entry.complaints
    first = said.first if said else None
    then = directory.vocabularies["complaint_routes"].get(said.then or "") if said else None
    who = []
    if first and first.role:
        who = text(first.role)
        who += [*text(", "), *phone(first.phone)] if first.phone else []
        who += [*text(", "), *email(first.email)] if first.email else []
        who += text(".")
    return part(
        "What if I am not happy?",
        paragraph(labelled("First tell", who)),
        paragraph(labelled("Then" if who else "Tell", sentence(then.label)), text(f" {then.explanation}"))
        if then
        else [],
    )


def kind_of_help(entry: Entry, directory: Directory) -> list[Part]:
    """The tier, explained in a sentence."""
    tier = directory.vocabularies["tiers"].get(entry.record.tier or "")
    if not tier:
        return []
    return part(
        "What kind of help is this?",
        paragraph(text(sentence(tier.label), bold=True), text(f" {tier.explanation}")),
    )


def who_runs_it(entry: Entry, directory: Directory) -> list[Part]:
    """The organisation."""
    runs = entry.organisation
    if not runs or not runs.name:
        return []
    return part("Who runs it?", paragraph(text(sentence(runs.name), bold=True)), prose(runs.description))


def still_right(entry: Entry, directory: Directory) -> list[Part]:
    """How long this sheet can be trusted: true for ever, whenever it was printed."""
    return part("Is this still right?", paragraph(text(facts.checked(entry.freshness))))
