"""What comes later, complaints, and who stands behind a service."""

from __future__ import annotations

from .. import facts
from ..directory import Directory, Entry
from ..markup import plain
from ..vocabulary import Vocabularies
from .access import if_no, needs_a_way_on, others, with_phones
from .parts import Part, bullets, facts_of, labelled, part, prose, run_in, sentence, text, ways


def comes_next(entry: Entry, directory: Directory) -> list[Part]:
    """What happens at 18, and other services: those that come next, and those not yet named as a way on."""
    record = entry.record
    named_before = needs_a_way_on(entry) or bool(if_no(entry, directory))
    beside = [] if named_before else record.alternatives
    if record.at_18:
        return [
            *part(
                "What happens at 18?",
                prose(record.at_18),
                others("You can go on to:", record.moves_on_to, directory),
            ),
            *part("What else could help?", bullets(with_phones(beside, directory))),
        ]
    return part("What else could help?", bullets(with_phones([*record.moves_on_to, *beside], directory)))


def complaint(entry: Entry, words: Vocabularies) -> list[Part]:
    """Whom to tell first, and where to go when that does not help."""
    said = entry.complaints
    first = said.first if said else None
    then = words["complaint_routes"].get(said.then or "") if said else None
    who = run_in(text(first.role), ways(first), between=", ") if first else []
    return part(
        "What if I am not happy?",
        facts_of(
            labelled("First tell", [*who, *text(".")] if who else []),
            run_in(labelled("Then" if who else "Tell", then.label), text(then.explanation)) if then else [],
        ),
    )


def who_runs_it(entry: Entry, words: Vocabularies) -> list[Part]:
    """The organisation, the tier, and how long this sheet can be trusted, whenever it was printed."""
    runs, tier = entry.organisation, words["tiers"].get(entry.record.tier or "")
    return part(
        "Who runs it, and is this still right?" if runs else "Is this still right?",
        facts_of(
            run_in(text(sentence(runs.name), bold=True), text(plain(runs.description))) if runs else [],
            run_in(text(sentence(tier.label), bold=True), text(tier.explanation)) if tier else [],
            text(facts.checked(entry.freshness), bold=True),
        ),
    )
