"""When and where a service happens, whether it suits a child, and what happens there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import facts
from ..languages.said import Said
from ..languages.told import Told
from ..markup import Block
from ..records.shared import Place
from .parts import (
    Item,
    Part,
    above,
    after,
    bullets,
    explained,
    fact,
    facts_of,
    filled,
    labelled,
    link,
    listed,
    paragraph,
    part,
    prose,
    run_in,
    sign,
    text,
    ways,
)


def when_and_where(told: Told) -> list[Part]:
    """How you meet, the times, and the places."""
    entry = told.entry
    modes = told.labels("modes", entry.record.modes or ())
    return part(
        told.say("where.heading"),
        paragraph(labelled(told, "modes", listed(told, modes))),
        bullets(session(told, number) for number in range(len(entry.record.sessions))),
        *(_place(told, key, place) for key, place in entry.places),
    )


def session(told: Told, number: int) -> Item:
    one = told.entry.record.sessions[number]
    place = facts.session_place(one, told.entry, told.directory.places)
    said = told.fact(lambda words, says: facts.session(one, words, says))
    time = (
        filled(told, "where.at", session=text(said), place=text(Said(place, "en"))) if place else text(said)
    )
    ended = [*time, *sign(told.catalogue.stop)] if time else []
    return run_in(ended, text(told.sentence(told.own("sessions", number, "note"))))


def _place(told: Told, key: str, place: Place) -> list[Block]:
    """A place. Of a hidden one nothing is said that leads there."""
    name = after(told, of_place(told, key, place, "name") or Said("", "en"))
    if place.hide_address:
        return paragraph([*name, *text(told.say("address.hidden"))])
    address = [*fact(facts.address(place)), *sign(".")]
    travel = text(told.sentence(of_place(told, key, place, "travel")))
    parking = labelled(told, "parking", of_place(told, key, place, "parking"))
    if told.lang == "en":
        return paragraph(run_in([*name, *address], travel, parking))
    return facts_of([*name, *address], travel, parking)  # languages that run into each other are hard to read


def of_place(told: Told, key: str, place: Place, what: str) -> Said | None:
    """A text of a place: a record may translate those of the places that are written in it."""
    if not key and place in told.entry.record.places:
        return told.own("places", told.entry.record.places.index(place), what)
    words = getattr(place, what)
    return Said(words, "en") if words else None


def suits(told: Told) -> list[Part]:
    """Access facts, what the senses meet, and languages. What nobody said is not listed."""
    record = told.entry.record
    spoken = told.fact(lambda words, says: facts.joined(words.labels("languages", record.languages), says))
    speak = filled(told, "suits.speak", languages=text(spoken)) if record.languages else []
    interpreter = told.fact(lambda _, says: facts.interpreting(record.interpreting, says))
    return part(
        told.say("suits.heading"),
        *(_answers(told, name, answers) for name, answers in _access(told)),
        _good_to_know(told, told.each("sensory")),
        paragraph(labelled(told, "languages", run_in(speak, text(interpreter) if interpreter.text else []))),
    )


def _access(told: Told) -> Iterator[tuple[Said | None, Mapping[str, str]]]:
    """Access facts that hold everywhere, under None, then those of single places under their names."""
    entry = told.entry
    at = [
        (of_place(told, key, place, "name"), facts.place_features(entry, place))
        for key, place in entry.places
    ]
    if not at:
        yield None, entry.record.features
        return
    same = {key: said for key, said in at[0][1].items() if all(there.get(key) == said for _, there in at)}
    yield None, same
    for name, there in at:
        yield name, {key: said for key, said in there.items() if key not in same}


def _answers(told: Told, name: Said | None, answers: Mapping[str, str]) -> list[Block]:
    found = facts.feature_keys(answers)
    said = [
        labelled(told, answer, listed(told, told.labels("features", keys))) for answer, keys in found.items()
    ]
    return paragraph(run_in(filled(told, "suits.at", place=text(name)) if name and answers else [], *said))


def _good_to_know(told: Told, sentences: list[Said]) -> list[Block]:
    if len(sentences) == 1:
        return paragraph(labelled(told, "good_to_know", sentences[0]))
    name = above(told, told.say("label.good_to_know"))
    return [*name, *bullets(map(text, sentences))] if sentences else []


def what_happens(told: Told) -> list[Part]:
    """The description. Of a service that has gone it is the history."""
    heading = told.say("what.was" if told.entry.closed else "what.heading")
    return part(heading, prose(told.own("description")))


def kind_of_place(told: Told) -> list[Part]:
    """What only schools, colleges and nurseries have."""
    school = told.entry.record.school
    if not school:
        return []
    senco = school.senco
    role = told.own("school", "senco", "role") or Said("SENCO", "en")
    return part(
        told.say("school.heading"),
        paragraph(explained(told, "provision", school.provision)),
        facts_of(
            labelled(told, "places", [*fact(f"{school.places}"), *sign(told.catalogue.stop)])
            if school.places is not None
            else [],
            [*after(told, role), *ways(senco)] if senco and ways(senco) else [],
            _report(told),
        ),
    )


def _report(told: Told) -> Item:
    """The school's own SEN information report."""
    report = told.entry.record.school.sen_information_report
    if not report or not report.url:
        return []
    year = told.say("label.report_of", year=str(report.year)) if report.year else told.say("label.report")
    return [*after(told, year), *link(report.url)]
