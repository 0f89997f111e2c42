"""What a record must say and may not say. Each file in tests/records/ is one rule, with what is said when it is broken."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import BASE, RECORD
from local_offer.cli import main
from local_offer.reading import load
from local_offer.records.kinds import is_phone
from local_offer.settings import read_settings
from record_cases import CASES, prepare, read_case

DREADFUL = Path(__file__).with_name("dreadful")


def test_the_record_that_cases_change_has_no_problem(check):
    """So whatever a case reports comes from what the case changes."""
    assert check() == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_rule(path: Path, folder: Path, check: Callable[..., list[str]]):
    """The problems of the changed record are those of the case: each at its line, and no others."""
    case = read_case(path)
    where, text = prepare(case, folder)
    expected = [(one.get("in", where), one.get("at", ""), one["says"]) for one in case["problems"] or ()]
    found = [with_text_of_line(folder, problem) for problem in check(text, where)]
    said = [says for *_, says in expected]
    assert [
        (*at, next((part for part in said if part in message), message)) for *at, message in found
    ] == expected


def with_text_of_line(folder: Path, problem: str) -> tuple[str, str, str]:
    """A problem as file, text of its line and message: a case need not count lines."""
    name, line, message = re.fullmatch(r"(.*?):(\d+): (.*)", problem).groups()
    lines = (folder / name).read_text("utf-8").splitlines() if (folder / name).is_file() else []
    return name, lines[int(line) - 1].strip() if lines else "", message


def test_every_case_says_its_rule():
    """A case is a sentence that a provider understands, and what is said when it is broken."""
    for path in CASES:
        case = read_case(path)
        assert case["rule"].endswith("."), path.name
        assert set(case) <= {"rule", "path", "record", "change", "without", "files", "problems"}, path.name


def test_everything_wrong_at_once(folder):
    """One dreadful record: every problem is reported in one go, each at its line, and nothing stops the check."""
    shutil.copy(DREADFUL / "record.yml", folder / "services/health/Dreadful Record.yml")
    result = CliRunner().invoke(main, ["check"])
    assert result.output.splitlines() == (DREADFUL / "expected.txt").read_text("utf-8").splitlines()
    assert result.exit_code == 1


# -- kinds of value ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0101", "(020) 7946 0101", "020 7946 0101 ext 12", "020 7946 0101 x12", "+44 20 7946 0101",
        "+44 (0)20 7946 0101", "0207-946-0101", "01632 960123", "07700 900123", "0808 157 0123", "0113 496 0123",
        "0191 498 0123", "029 2018 0123", "028 9649 6123", "03069 990123", "0300 123 1234", "0800 1111",
        "999", "111", "112", "101", "119", "116 123", "116123", "85258",
        "18001 020 7946 0101", "18001 111", "18001 116 123", "18000",
    ],
)  # fmt: skip
def test_numbers_one_can_ring(number):
    """Full numbers, short codes, either by Relay UK, and Ofcom's numbers for drama."""
    assert is_phone(number)


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 010", "020 7946 01011", "01632 96012", "07700 90012", "0207946", "7946 0101", "12345", "1234567890",
        "110", "18001", "18002 020 7946 0101", "18001 12", "+33 1 42 68 53 00", "0033 1 42 68 53 00", "+1 202 555 0101",
        "ring the school", "020 7946 0101 or 020 7946 0102", "020 7946 O101", "", "-", "+", "(0)", "٠٢٠٧٩٤٦٠١٠١",
        "020 7946 0101 <b>", "1" + " " * 100_000 + "x", "1" * 100_000,
    ],
)  # fmt: skip
def test_numbers_one_cannot_ring(number):
    """A digit too few or too many, another country, words, or nothing."""
    assert not is_phone(number)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("ZZ1 4AB", True), ("zz1 4ab", True), ("ZZ14 4AB", True), ("Z1 4AB", True), ("ZZ1A 4AB", True), ("ZZ1  4AB", True),
        ("ZZ14AB", False), ("ZZ1 4A", False), ("ZZ1-4AB", False), ("1ZZ 4AB", False), ("ZZZ1 4AB", False),
        ("ZZ1 4AB ZZ1 4AC", False), ("near the church", False), ("ZZ123 4AB", False),
    ],
)  # fmt: skip
def test_postcodes(check, folder, written, right):
    """A postcode has two halves with a space between them; small letters will do."""
    path = folder / "services/_places.yml"
    path.write_text(path.read_text().replace("ZZ1 4AB", f"'{written}'"))
    found = [problem for problem in check() if problem.startswith("services/_places.yml:4: ")]
    assert bool(found) is not right


@pytest.mark.parametrize("value", ["yes", "no", "ask"])
def test_yes_no_and_ask_are_kept_apart(folder, check, value):
    """`no` is an answer and no text that YAML turns into something else; what is not said is not known."""
    text = (folder / RECORD).read_text().replace("interpreting: yes", f"interpreting: {value}")
    assert check(text) == []
    record = load(read_settings(folder / "mkdocs.yml")).by_slug["speech-therapy"].record
    assert record.interpreting == value
    assert record.features.get("hoist") is None


def test_a_description_of_301_words_is_a_warning(folder, check):
    """300 words are read by a tired parent, if not more."""
    text = (folder / RECORD).read_text()
    before = "  Therapists see children in clinics, nurseries and schools.\n"
    assert check(text.replace(before, "  " + "We help you. " * 100 + "\n")) == []
    assert check(text.replace(before, "  " + "We help you. " * 100 + "Yes.\n")) == [
        f"{RECORD}:7: warning: The description has 301 words. Try to use at most 300."
    ]


def test_huge_and_tricky_texts_are_read_in_no_time(folder, check):
    """Texts made to keep a pattern busy: each is one problem, and the check comes back."""
    for text in (
        "[" * 150_000,
        "\\n" * 70_000,
        "](" * 70_000,
        "a." * 70_000,
        "https://" + "a." * 90_000 + " ",
    ):
        problems = check(
            (folder / RECORD).read_text().replace("We tell you why and what to try.", f'"{text}"')
        )
        assert all(len(problem) < 1200 for problem in problems)
    assert (
        len(
            check(
                (BASE / RECORD)
                .read_text()
                .replace("https://example.org/therapies", "https://" + "a." * 90_000 + "<")
            )
        )
        == 1
    )


# -- what follows from a record ----------------------------------------------------------------------


def test_a_record_with_an_error_is_not_shown_and_named(folder, check):
    """The others are shown; this one stands in `broken` with its name and what is wrong."""
    check((BASE / RECORD).read_text().replace("tier: specialist", "tier: special"))
    directory = load(read_settings(folder / "mkdocs.yml"))
    assert [entry.slug for entry in directory.entries] == ["talk-and-play"]
    path, name, problems = directory.broken["speech-therapy"]
    assert (path, name, len(problems)) == (RECORD, "Children's speech and language therapy", 1)


def test_universal_services_are_for_all_needs(folder):
    """A universal service that names no needs is for all of them."""
    assert load(read_settings(folder / "mkdocs.yml")).by_slug["talk-and-play"].needs == ("all-needs",)


@pytest.mark.parametrize(
    ("youngest", "oldest", "phases"),
    [
        (0, 0, ("early-years",)),
        (0, 25, ("early-years", "primary", "secondary", "post-16", "19-25")),
        (4, 5, ("early-years", "primary")),
        (25, 25, ("19-25",)),
    ],
)
def test_phases_follow_from_ages(folder, check, youngest, oldest, phases):
    """A phase counts when a year of it lies in the ages; 0 is one of the years."""
    text = (BASE / RECORD).read_text().replace("  min: 0\n  max: 18", f"  min: {youngest}\n  max: {oldest}")
    assert check(text) == []
    assert load(read_settings(folder / "mkdocs.yml")).by_slug["speech-therapy"].phases == phases


@pytest.mark.parametrize(
    ("showing", "shown"),
    [
        ("visible_from: 2026-11-22", True),
        ("visible_from: 2026-11-23", False),
        ("visible_to: 2026-11-22", True),
        ("visible_to: 2026-11-21", None),
    ],
)
def test_days_of_showing(folder, check, showing, shown):
    """Shown from its first to its last day. Before, it has no page; after, its page says that it has gone."""
    text = re.sub(r"(?m)^visible_(from|to): .*\n", "", (BASE / RECORD).read_text()) + showing + "\n"
    assert check(text) == []
    entry = load(read_settings(folder / "mkdocs.yml")).by_slug.get("speech-therapy")
    assert (entry is not None and (None if entry.withdrawn else True)) is shown


def test_what_a_record_does_not_say_its_organisation_says(folder, check):
    """How to complain is inherited from the organisation."""
    check(re.sub(r"(?ms)^complaints:\n.*?(?=^\S)", "", (BASE / RECORD).read_text()))
    entry = load(read_settings(folder / "mkdocs.yml")).by_slug["speech-therapy"]
    assert entry.complaints.first.role == "Patient experience team"
