"""When and where a service happens, whether it suits a child, and what happens there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import facts
from ..directory import Directory, Entry
from ..markup import Block
from ..records.service import Session
from ..records.shared import Place
from ..vocabulary import Vocabularies
from .parts import Item, Part, bullets, email, labelled, link, paragraph, part, phone, prose, sentence, text


def when_and_where(entry: Entry, directory: Directory) -> list[Part]:
    """How you meet, the times, and the places."""
    record, words = entry.record, directory.vocabularies
    return part(
        "When and where is it?",
        paragraph(labelled("How you meet", sentence("; ".join(words.labels("modes", record.modes or ()))))),
        bullets(text(_session(one, entry, directory)) for one in record.sessions),
        *(_place(place) for _, place in entry.places),
    )


def _session(one: Session, entry: Entry, directory: Directory) -> str:
    place = directory.places.get(one.place or "")
    where = f", at {place.name}" if place and len(entry.places) != 1 else ""
    return " ".join(filter(None, (sentence(facts.session(one, directory.vocabularies) + where), sentence(one.note))))


def _place(place: Place) -> list[Block]:
    """A place. Of a hidden one nothing is said that leads there."""
    return bullets(
        [
            text(place.name, bold=True),
            text(sentence(facts.address(place))),
            text(sentence(place.travel)) if not place.hide_address else [],
            labelled("Parking", sentence(place.parking)) if not place.hide_address else [],
        ],
        "lines",
    )


def suits(entry: Entry, directory: Directory) -> list[Part]:
    """Access facts, what the senses meet, and languages. What nobody said is not listed."""
    record, words = entry.record, directory.vocabularies
    helped = {"yes": "An interpreter can come.", "no": "We cannot bring an interpreter.", "ask": "Ring and ask for an interpreter."}  # fmt: skip
    languages = facts.joined(words.labels("languages", record.languages))
    spoken = f"We speak {languages}. " if languages else ""
    return part(
        "Will it suit my child and me?",
        *(_answers(name, answers, words) for name, answers in _access(entry)),
        _listed("Good to know", record.sensory),
        paragraph(labelled("Languages", (spoken + helped.get(record.interpreting or "", "")).strip())),
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
    lines = [
        labelled("Yes", sentence("; ".join(found["yes"]))),
        labelled("No", sentence("; ".join(found["no"]))),
        labelled("Ring and ask", sentence("; ".join(found["ask"]))),
    ]
    return bullets([text(f"At {name}", bold=True) if name and answers else [], *lines], "lines")


def _listed(label: str, sentences: list[str]) -> list[Block]:
    if len(sentences) == 1:
        return paragraph(labelled(label, sentence(sentences[0])))
    return [*paragraph(text(f"{label}:", bold=True)), *bullets(map(text, sentences))] if sentences else []


def what_happens(entry: Entry, directory: Directory) -> list[Part]:
    """The description."""
    return part("What happens?", prose(entry.record.description))


def kind_of_place(entry: Entry, directory: Directory) -> list[Part]:
    """What only schools, colleges and nurseries have."""
    school = entry.record.school
    if not school:
        return []
    provision = directory.vocabularies["provision"].get(school.provision or "")
    report = school.sen_information_report
    senco: list[Item] = []
    if school.senco:
        senco = [phone(school.senco.phone)] if school.senco.phone else []
        senco += [email(school.senco.email)] if school.senco.email else []
    return part(
        "What kind of school, nursery or college is it?",
        paragraph(text(sentence(provision.label), bold=True), text(f" {provision.explanation}")) if provision else [],
        paragraph(labelled("Special places", f"{school.places}")) if school.places is not None else [],
        paragraph(labelled(school.senco.role, _either(senco))) if school.senco else [],
        paragraph(
            labelled("Special educational needs (SEN) information report" + (f" {report.year}" if report.year else ""), link(report.url, report.url))
        )
        if report and report.url
        else [],
    )


def _either(ways: list[Item]) -> Item:
    return [run for number, way in enumerate(ways) for run in ([*text(" or "), *way] if number else way)]
