"""When and where a service happens, whether it suits a child, and what happens there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import facts
from ..directory import Directory, Entry
from ..markup import Block
from ..records.service import Session
from ..records.shared import Place
from ..vocabulary import Vocabularies
from .parts import (
    Part,
    bullets,
    facts_of,
    labelled,
    link,
    paragraph,
    part,
    prose,
    run_in,
    sentence,
    text,
    ways,
)


def when_and_where(entry: Entry, directory: Directory) -> list[Part]:
    """How you meet, the times, and the places."""
    record, words = entry.record, directory.vocabularies
    return part(
        "When and where is it?",
        paragraph(labelled("How you meet", "; ".join(words.labels("modes", record.modes or ())))),
        bullets(text(_session(one, entry, directory)) for one in record.sessions),
        *(_place(place) for _, place in entry.places),
    )


def _session(one: Session, entry: Entry, directory: Directory) -> str:
    place = facts.session_place(one, entry, directory.places)
    where = f", at {place}" if place else ""
    return f"{sentence(facts.session(one, directory.vocabularies) + where)} {sentence(one.note)}".strip()


def _place(place: Place) -> list[Block]:
    """A place. Of a hidden one nothing is said that leads there."""
    way = () if place.hide_address else (text(sentence(place.travel)), labelled("Parking", place.parking))
    name = text(f"{place.name}: ", bold=True)
    return paragraph(run_in([*name, *text(sentence(facts.address(place)))], *way))


def suits(entry: Entry, words: Vocabularies) -> list[Part]:
    """Access facts, what the senses meet, and languages. What nobody said is not listed."""
    record = entry.record
    languages = facts.joined(words.labels("languages", record.languages))
    spoken = text(f"Staff speak {languages}.") if languages else []
    return part(
        "Will it suit my child and me?",
        *(_answers(name, answers, words) for name, answers in _access(entry)),
        _listed("Good to know", record.sensory),
        paragraph(labelled("Languages", run_in(spoken, text(facts.interpreting(record.interpreting))))),
    )


def _access(entry: Entry) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Access facts that hold everywhere, under "", then those of single places under their names."""
    at = [(place.name or "", facts.place_features(entry, place)) for _, place in entry.places]
    if not at:
        yield "", entry.record.features
        return
    same = {key: said for key, said in at[0][1].items() if all(there.get(key) == said for _, there in at)}
    yield "", same
    for name, there in at:
        yield name, {key: said for key, said in there.items() if key not in same}


def _answers(name: str, answers: Mapping[str, str], words: Vocabularies) -> list[Block]:
    found = facts.features(dict(answers), words)
    said = [
        labelled("Yes", "; ".join(found["yes"])),
        labelled("No", "; ".join(found["no"])),
        labelled("Ring and ask", "; ".join(found["ask"])),
    ]
    return paragraph(run_in(text(f"At {name}.") if name and answers else [], *said))


def _listed(label: str, sentences: list[str]) -> list[Block]:
    if len(sentences) == 1:
        return paragraph(labelled(label, sentences[0]))
    return [*paragraph(text(f"{label}:", bold=True)), *bullets(map(text, sentences))] if sentences else []


def what_happens(entry: Entry) -> list[Part]:
    """The description. Of a service that has gone it is the history."""
    return part("What was it?" if entry.closed else "What happens?", prose(entry.record.description))


def kind_of_place(entry: Entry, words: Vocabularies) -> list[Part]:
    """What only schools, colleges and nurseries have."""
    school = entry.record.school
    if not school:
        return []
    provision = words["provision"].get(school.provision or "")
    report = school.sen_information_report
    senco = school.senco
    told = f"SEN (special educational needs) information report {(report and report.year) or ''}".strip()
    return part(
        "What kind of school, nursery or college is it?",
        paragraph(run_in(text(sentence(provision.label), bold=True), text(provision.explanation)))
        if provision
        else [],
        facts_of(
            labelled("Special places", f"{school.places}") if school.places is not None else [],
            labelled(senco.role, ways(senco)) if senco else [],
            labelled(told, link(report.url, report.url)) if report and report.url else [],
        ),
    )
