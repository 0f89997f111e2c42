"""The demonstration, services/ and docs/staff/: whole, true to the law's list, and fiction from end to end."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from conftest import demonstration_only
from local_offer.checking import check
from local_offer.directory import Directory
from local_offer.reading import load
from local_offer.settings import read_settings

pytestmark = demonstration_only

ROOT = Path(__file__).parents[1]
FILES = sorted(
    [*ROOT.glob("services/**/*.yml"), *ROOT.glob("services/*.csv"), *ROOT.glob("docs/staff/*.yml")]
)
PUBLIC = {"999", "112", "111", "101", "105", "119", "116123", "116000", "116111", "85258", "18000"}
"""Short numbers that are the same for everyone and belong to nobody in particular."""


@pytest.fixture(scope="module")
def directory() -> Directory:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOCAL_OFFER_TODAY", "2026-11-22")
        patch.chdir(ROOT)
        return load(read_settings(Path("mkdocs.yml")))


def test_the_record_in_the_readme_is_whole(tmp_path):
    """What a newcomer copies passes every check, against the demonstration's own organisations and places."""
    record = tmp_path / "marsh-end-stay-and-play.yml"
    record.write_text((ROOT / "README.md").read_text("utf-8").split("```yaml\n")[1].split("```")[0], "utf-8")

    problems, files = check(read_settings(ROOT / "mkdocs.yml"), (record,))

    assert (problems, files) == ([], 1)


def test_no_problem(directory):
    """Not an error and not a warning: it is what providers copy from."""
    assert [str(problem) for problem in directory.problems] == []


def test_enough_to_be_a_real_one(directory):
    """So many that listings, search and filters show what they are for."""
    assert len(directory.entries) >= 60
    assert len(directory.organisations) >= 12
    assert len(directory.places) >= 15
    assert len(directory.staff) >= 8


def test_every_topic_of_the_law_is_covered(directory):
    """Schedule 2 lists what a Local Offer holds: each topic has a service."""
    covered = {topic for entry in directory.listed for topic in entry.record.topics}
    assert set(directory.vocabularies["topics"]) - covered == set()


def test_every_tier_in_every_sector(directory):
    """Universal, targeted and specialist help, in each of education, health, care, joint and community."""
    there = {(entry.record.tier, entry.record.sector) for entry in directory.listed}
    assert set(product(directory.vocabularies["tiers"], directory.vocabularies["sectors"])) - there == set()


@pytest.mark.parametrize("what", ["availability", "reach"])
def test_every_state_there_can_be(directory, what):
    """Open, full, closed and the rest; in our area, near it and across the country."""
    there = Counter(getattr(entry.record, what) for entry in directory.entries)
    assert set(directory.vocabularies[what]) - set(there) == set()


def test_every_phase_and_need(directory):
    """Help from birth to 25, for each need there is a word for."""
    phases = {phase for entry in directory.listed for phase in entry.phases}
    needs = {need for entry in directory.listed for need in entry.needs}
    assert phases == set(directory.vocabularies["phases"])
    assert set(directory.vocabularies["needs"]) - needs <= {"other"}


def test_every_state_of_freshness(directory):
    """Some checked, some due, some to ring first: so that each can be seen."""
    assert {entry.state for entry in directory.entries} == {"checked", "due", "ring-first"}


def test_therapies_at_every_tier(directory):
    """The same help for everyone, for some and for few: what the tiers are about."""
    tiers = {entry.record.tier for entry in directory.listed if "health-therapies" in entry.record.topics}
    assert tiers == set(directory.vocabularies["tiers"])


def test_a_full_or_closed_service_leads_on(directory):
    """To services that are themselves open: never from one dead end to the next."""
    for entry in directory.entries:
        if entry.record.availability in ("full", "temporarily-closed", "closing", "closed"):
            others = [directory.by_slug[slug] for slug in entry.record.alternatives]
            assert any(other.record.availability in ("open", "waiting-list") for other in others), entry.path


def test_the_calendar(directory):
    """School terms with their half-terms, and bank holidays, from now for at least a year."""
    calendar = directory.calendar
    assert all(term.half_term for term in calendar.terms)
    assert max(term.to for term in calendar.terms).year >= 2027
    assert {2026, 2027} <= {holiday.on.year for holiday in calendar.bank_holidays}
    assert min(Counter(holiday.on.year for holiday in calendar.bank_holidays).values()) >= 8


# -- written by people, each for its own service -----------------------------------------------------


def sentences(text: str) -> list[str]:
    """The sentences of a text, in small letters and without signs."""
    parts = re.split(r"(?<=[.!?])\s+|\n\s*\n|\n\s*[-*] ", text)
    return [" ".join(re.findall(r"[a-z0-9£']+", part.lower().replace("’", "'"))) for part in parts]


def test_no_sentence_stands_in_two_descriptions(directory):
    """Each description is about its own service: no sentence of over 8 words is found in another."""
    where: dict[str, set[str]] = {}
    for entry in directory.entries:
        for sentence in sentences(entry.record.description):
            if len(sentence.split()) > 8:
                where.setdefault(sentence, set()).add(entry.slug)
    assert {sentence: slugs for sentence, slugs in where.items() if len(slugs) > 1} == {}


def test_every_description_says_something(directory):
    """At least 60 words of what really happens."""
    assert [e.slug for e in directory.entries if len(e.record.description.split()) < 60] == []


def test_no_two_summaries_or_names_are_alike(directory):
    """What stands in a list of results tells one service from another."""
    for texts in ([e.name for e in directory.entries], [e.record.summary for e in directory.entries]):
        assert [text for text, number in Counter(map(str.casefold, texts)).items() if number > 1] == []


# -- fiction -----------------------------------------------------------------------------------------


def found(pattern: str) -> list[tuple[str, str]]:
    """Every place where a pattern stands in a file of the demonstration, with what it found there."""
    return [
        (path.relative_to(ROOT).as_posix(), text)
        for path in FILES
        for text in re.findall(pattern, path.read_text("utf-8"))
    ]


def test_phone_numbers_are_nobodys():
    """Only numbers that Ofcom keeps for drama, alone or behind 18001, and the short ones that all know."""
    drama = re.compile(r"(18001)?(02079460\d{3}|01632960\d{3}|07700900\d{3})")
    other = re.compile(r"[1-9]\d{5,6}")  # a position on the map, a number in a register: nobody can ring it
    numbers = found(r"(?<![\w£.,:/-])\+?\d[\d ]{4,}\d(?![\w:/-])") + found(r"\bphone: [\"']?(\+?\d[\d ]*)")
    assert len(numbers) > 60
    wrong = [
        (path, number)
        for path, number in numbers
        if (digits := number.replace(" ", "")) not in PUBLIC
        and not drama.fullmatch(digits)
        and not other.fullmatch(digits)
    ]
    assert wrong == []


def test_addresses_on_the_web_are_nobodys():
    """Only example.org, for pages and for mail."""
    hosts = (
        found(r"(?<=//)[\w.-]+")
        + found(r"(?<=@)[\w.-]+\w")
        + found(r"\b(?:www\.)?[a-z0-9-]+\.(?:com|co\.uk|gov\.uk|nhs\.uk|net|ac\.uk|org\.uk)\b")
    )
    assert len(hosts) > 60
    assert [(path, host) for path, host in hosts if not re.fullmatch(r"([\w-]+\.)*example\.org", host)] == []


def test_postcodes_are_nobodys():
    """Only the area ZZ, which the Post Office does not use."""
    postcodes = found(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")
    assert len(postcodes) > 15
    assert [(path, code) for path, code in postcodes if not code.startswith("ZZ")] == []


def test_registers_hold_no_real_number(directory):
    """Numbers of schools, inspectors and charities come from ranges that are not given out: 99 or 900 in front."""
    services = [entry.record for entry in directory.entries]
    owners = [*services, *directory.organisations.values()]
    numbers = [number for owner in owners for number in owner.regulator.values()]
    numbers += [number for one in directory.organisations.values() for number in one.identifiers.values()]
    numbers += [str(service.school.urn) for service in services if service.school and service.school.urn]
    assert len(numbers) > 15
    assert [number for number in numbers if not re.match(r"(1-|SC|EY|ZZT?)?(99|900|0)", number)] == []
