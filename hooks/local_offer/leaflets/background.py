"""What comes later, complaints, who stands behind a service, and what short words mean."""

from __future__ import annotations

from .. import facts, glossary
from ..directory import Directory, Entry
from ..markup import plain
from ..records.shared import Term
from ..vocabulary import Vocabularies
from .access import if_no, others, with_phones
from .parts import Item, Part, bullets, facts_of, labelled, part, prose, run_in, sentence, text, ways


def comes_next(entry: Entry, directory: Directory) -> list[Part]:
    """What happens at 18, and other services: those that come next, and those not yet named as a way on."""
    record = entry.record
    named_before = entry.needs_a_way_on or bool(if_no(entry, directory))
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
    """Whom to tell first, where to go when that does not help, and where after that."""
    first = entry.complaints.first if entry.complaints else None
    who = run_in(text(first.role), ways(first), between=", ") if first else []
    then, further = facts.complaint_steps(entry.complaints, words)
    return part(
        "What if I am not happy?",
        facts_of(
            labelled("First tell", [*who, *text(".")] if who else []),
            _body("Then" if who else "Tell", then),
            _body("If the last answer is not good enough", further),
        ),
    )


def _body(label: str, body: Term | None) -> Item:
    return run_in(labelled(label, body.label), text(body.explanation)) if body else []


def who_runs_it(entry: Entry, words: Vocabularies) -> list[Part]:
    """The organisation, and the tier."""
    runs, tier = entry.organisation, words["tiers"].get(entry.record.tier or "")
    return part(
        "Who runs it?",
        facts_of(
            run_in(text(sentence(runs.name), bold=True), text(plain(runs.description))) if runs else [],
            run_in(text(sentence(tier.label), bold=True), text(tier.explanation)) if tier else [],
        ),
    )


def short_words(said: object, words: Vocabularies) -> list[Part]:
    """What the short forms on the leaflet mean, but for those that everyone knows: paper has less room."""
    found = glossary.short_words(said, words, leave_out=glossary.KNOWN_BY_ALL)
    return part(
        "What the short words mean",
        facts_of(*(labelled(one["short"], f"{one['label']}. {one['explanation']}") for one in found)),
    )
