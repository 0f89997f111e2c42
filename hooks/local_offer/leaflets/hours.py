"""When a service's phone is answered, in every language: records write most hours in the same few words."""

from __future__ import annotations

import re

from .. import facts
from ..languages.catalogue import Catalogue
from ..languages.said import Said
from ..languages.told import Told
from ..languages.vocabulary import Labels

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY = "(" + "|".join(day.title() for day in _DAYS) + ")"
_CLOCK = r"(\d{1,2}(?:\.\d\d)?[ap]m|noon|midday)"
_USUAL = re.compile(rf"{_DAY}(?: (to|and) {_DAY})?,? {_CLOCK} to {_CLOCK}(?:,? (in term time|all year))?\.?")
_SEASONS = {"in term time": "term", "all year": "all-year"}


def hours_said(told: Told) -> Said | None:
    """The hours: translated, or put into the language from English of the usual form, or in English."""
    said = told.own("contact", "hours")
    if not said or said.lang == told.lang:
        return said
    usual = _USUAL.fullmatch(said.text)
    return told.fact(lambda words, says: _in(words, says, usual)) if usual else said


def _in(words: Labels, says: Catalogue, usual: re.Match[str]) -> str:
    first, joint, last, start, end, season = usual.groups()
    names = [words.label("days", day.lower()) for day in (first, last) if day]
    days = (
        says.say("list.range", first=names[0], last=names[1]) if joint == "to" else facts.joined(names, says)
    )
    when = words.label("session_when", _SEASONS[season]) if season else ""
    return says.say("list.comma").join(filter(None, (days, facts.hours(_24(start), _24(end), says), when)))


def _24(clock: str) -> str:
    """A time as records' sessions write it: "8.30am" is "08:30"."""
    if clock in ("noon", "midday"):
        return "12:00"
    hour, _, minute = clock[:-2].partition(".")
    return f"{int(hour) % 12 + (12 if clock.endswith('pm') else 0):02}:{minute or '00'}"
