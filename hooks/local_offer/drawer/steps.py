"""From a leaflet as it was to the leaflet as it is: one changed fact after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .. import facts
from ..directory import Directory, Entry
from ..records.service import Service
from ..records.shared import Complaint, Organisation, Place, Term
from ..settings import Settings
from ..vocabulary import Vocabularies
from .differences import changed, differences, label

Leaflet = tuple[Entry, Directory]
"""What a leaflet is printed from."""


@dataclass(frozen=True)
class Step:
    """One fact that is not what it was, and the leaflet once it has changed."""

    field: str
    """What people call it."""
    old: Any
    new: Any
    leaflet: Leaflet


def steps(old: Leaflet, new: Leaflet) -> Iterator[Step]:
    """Every fact that differs. After the last one the leaflet is the one that would be printed now."""
    leaflet = (replace(old[0], slug=new[0].slug, identity=old[0].identity), _with_all_words(old[1], new[1]))
    for take in (_settings, _words, _other_services, _places, _shared, _record, _worked_out):
        for step in take(leaflet, new):
            leaflet = step.leaflet
            yield step
    alert = old[0].record.alert
    over = alert and alert == new[0].record.alert
    yield (
        Step("Notice", alert, "over", new)
        if over
        else Step("Other words on it", "as they were", "changed", new)
    )


def _with_all_words(old: Directory, new: Directory) -> Directory:
    """The old directory, with the words, places and services that only the new one has: they may be named on the way."""
    words, later = old.vocabularies.terms, new.vocabularies.terms
    together = {name: {**later.get(name, {}), **words.get(name, {})} for name in (*words, *later)}
    more = [entry for entry in new.entries if entry.slug not in old.by_slug]
    return replace(
        old,
        vocabularies=Vocabularies(together),
        places={**new.places, **old.places},
        entries=(*old.entries, *more),
    )


def _settings(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """The helpline, urgent help, the names: what the council set."""
    entry, directory = leaflet
    for at, was, now in differences(
        _printed_settings(directory.settings), _printed_settings(new[1].settings)
    ):
        own = changed(_printed_settings(directory.settings), at, now)
        directory = replace(directory, settings=directory.settings.model_copy(update=own))
        yield Step(label(Settings, at), was, now, (entry, directory))


def _printed_settings(settings: Settings) -> dict[str, Any]:
    names = (
        "council",
        "offer_name",
        "demonstration",
        "colour",
        "site_url",
        "helpline",
        "urgent",
        "languages",
        "editions",
    )
    return {name: getattr(settings, name) for name in names}


def _words(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """The labels and explanations of the vocabulary."""
    entry, directory = leaflet
    terms = directory.vocabularies.terms
    for name, later in new[1].vocabularies.terms.items():
        for key, term in later.items():
            was = terms[name][key]
            if (was.label, was.explanation) != (term.label, term.explanation):
                terms = {**terms, name: {**terms[name], key: term}}
                directory = replace(directory, vocabularies=Vocabularies(terms))
                yield Step(f"Words for {_plain(name)}", _as_said(was), _as_said(term), (entry, directory))


def _as_said(term: Term) -> str:
    return f"{term.label}: {term.explanation}"


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _other_services(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """The names and numbers of services that this one names."""
    entry, directory = leaflet
    for slug in dict.fromkeys((*entry.others, *new[0].others)):
        was, now = directory.by_slug.get(slug), new[1].by_slug.get(slug)
        if was and now and _in_short(was) != _in_short(now):
            others = tuple(now if one.slug == slug else one for one in directory.entries)
            directory = replace(directory, entries=others)
            yield Step(f"Another service, {was.name}", _in_short(was), _in_short(now), (entry, directory))


def _in_short(entry: Entry) -> str:
    contact = entry.record.contact
    number = (contact.phone or contact.text) if contact else None
    return ", ".join(
        filter(None, (entry.name, number, "" if not entry.closed else "closed", entry.record.availability))
    )


def _places(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """Where it is, one place after the other while they are the same ones."""
    entry, directory = leaflet
    keys = [key or place.name for key, place in entry.places]
    if keys != [key or place.name for key, place in new[0].places]:
        was, now = (", ".join(place.name or "" for _, place in one.places) for one in (entry, new[0]))
        entry = replace(entry, places=new[0].places)
        directory = replace(directory, places={**directory.places, **_shared_places(new[0])})
        record = entry.record.model_copy(update={"places": new[0].record.places})
        yield Step("Where it is", was, now, (replace(entry, record=record), directory))
        return
    for number, (key, place) in enumerate(new[0].places):
        for at, was, now in differences(entry.places[number][1], place):
            there = changed(entry.places[number][1], at, now)
            entry = replace(entry, places=(*entry.places[:number], (key, there), *entry.places[number + 1 :]))
            if key:
                directory = replace(directory, places={**directory.places, key: there})
            yield Step(f"{place.name}, {label(Place, at).casefold()}", was, now, (entry, directory))


def _shared_places(entry: Entry) -> Mapping[str, Place]:
    return {key: place for key, place in entry.places if key}


def _shared(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """Its organisation and its complaints, wherever they are written."""
    entry, directory = leaflet
    for name, model in (("organisation", Organisation), ("complaints", Complaint)):
        for at, was, now in differences(getattr(entry, name), getattr(new[0], name)):
            entry = replace(entry, **{name: changed(getattr(entry, name), at, now)})
            about = f"{name}, {label(model, at).casefold()}" if at else name
            yield Step(facts.sentence_case(about), was, now, (entry, directory))


def _record(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """The record's own facts."""
    entry, directory = leaflet
    for at, was, now in differences(entry.record, new[0].record):
        entry = replace(entry, record=changed(entry.record, at, now))
        if at[0] == "needs":
            entry = replace(entry, needs=new[0].needs)
        yield Step(label(Service, at), was, now, (entry, directory))


def _worked_out(leaflet: Leaflet, new: Leaflet) -> Iterator[Step]:
    """What follows from the record: the day until which paper may be trusted last, and the code."""
    entry, directory = leaflet
    entry = replace(
        new[0],
        record=entry.record,
        freshness=entry.freshness,
        identity=entry.identity,
        withdrawn=entry.withdrawn,
        alert_over=entry.alert_over,
    )
    if entry.freshness != new[0].freshness:
        was, now = (one.freshness.checked_on for one in (entry, new[0]))
        entry = replace(entry, freshness=new[0].freshness)
        yield Step(CHECKED, was, now, (entry, directory))
    was, now = entry.identity.code, new[0].identity.code
    yield Step("Code", was, now, (replace(entry, identity=new[0].identity), directory))


CHECKED = "Checked"
"""The field of the day on which a person checked the record."""
