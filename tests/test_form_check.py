"""The form says what `local-offer check` says: the golden cases of records go through Python and through a browser."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from conftest import BASE, RECORD
from form_engine import TODAY, Run, engine_of, run_in
from local_offer.form.model import model
from local_offer.form.rules import rules
from local_offer.reading import load
from local_offer.records.kinds import is_phone, known
from local_offer.records.yaml_lines import parse
from local_offer.settings import read_settings
from playwright.sync_api import Page
from pydantic import TypeAdapter, ValidationError
from record_cases import CASES, prepare, read_case

NOT_OF_ONE_RECORD = {
    "of other files than records": (
        "calendar-days-run-upwards", "file-ends-in-yml", "file-lies-in-a-sector", "hidden-shared-place",
        "organisation-has-a-key", "staff-consent-not-in-the-future", "staff-files-have-addresses",
        "staff-names-need-consent", "staff-photos-are-pictures", "staff-photos-lie-beside-the-profile",
        "staff-reports-to-another", "staff-text-is-not-lost", "wheelchairs-at-a-shared-place",
    ),
    "of the file's name and folder, which the form gives": (
        "folder-is-no-sector", "folder-is-the-sector", "slug-is-an-address",
    ),
    "of how YAML is typed, which the form does": (
        "list-cut-at-a-comma", "repeated-key", "text-lost-after-a-hash",
    ),
    "of other records": ("slug-is-unique", "was-belongs-to-one", "was-is-free"),
    "of records from another system, which the form does not write": (
        "imported-is-written-hard", "imported-is-wrong", "imported-misses-in-one-warning", "imported-needs-its-source",
    ),
    "of translations, which the form does not ask": (
        "translation-into-english", "translation-of-another-shape", "translation-of-facts",
        "translation-of-lists", "translation-of-lists-in-full", "translation-of-unknown-fields",
        "translation-of-what-is-not-there", "translation-without-script",
    ),
}  # fmt: skip
"""The cases whose rule is left to the pull request. Every other one is checked in the form."""

LEFT_OUT = {name for names in NOT_OF_ONE_RECORD.values() for name in names}


def test_cases_that_are_left_out_are_there():
    assert LEFT_OUT - {path.stem for path in CASES} == set()
    assert len(CASES) - len(LEFT_OUT) > 85


def test_golden_cases_say_the_same_in_the_form(tab: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each message, at the same line, as an error or as a warning; and no others."""
    wanted: dict[str, Any] = {}
    jobs = {}
    sources = {}
    for path in CASES:
        if path.stem in LEFT_OUT:
            continue
        case = read_case(path)
        folder = tmp_path / path.stem
        shutil.copytree(BASE, folder)
        monkeypatch.chdir(folder)
        where, text = prepare(case, folder)
        (folder / where).parent.mkdir(parents=True, exist_ok=True)
        (folder / where).write_text(text, "utf-8")
        directory = load(read_settings(folder / "mkdocs.yml"))
        source = sources[path.stem] = parse(text, where)
        wanted[path.stem] = sorted(
            {(one.line, one.in_a_line, one.warning) for one in directory.problems if one.path == where}
        )
        own_words = model(directory) if "files" in case else None
        jobs[path.stem] = {"record": source.data, "slug": Path(where).stem, "model": own_words}

    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path / "base")
    directory = load(read_settings(Path("mkdocs.yml").absolute()))
    said = run_in(tab, engine_of(directory))(
        """([jobs, model, rules, today]) => Object.fromEntries(Object.entries(jobs).map(([name, job]) => {
             LocalOfferForm.take(job.model || model, rules);
             return [name, LocalOfferForm.check(job.record, {today, slug: job.slug})];
           }))""",
        [jobs, model(directory), rules(directory), TODAY],
    )
    found = {
        name: sorted(
            {(sources[name].line(tuple(one["at"])), one["message"], one["warning"]) for one in problems}
        )
        for name, problems in said.items()
    }
    assert found == wanted
    assert sum(map(bool, wanted.values())) > 50


NUMBERS = [
    "020 7946 0101", "+44 (0)20 7946 0101", "020 7946 0101 ext 12", "0044 1632 960123", "00441632960123", "0033 1 42 68 53 00",
    "18001 116 123", "07700 900123", "0800 1111", "116 123", "1632 960123", "01481 720123", "07624 400123", "01534 440123",
    "0845 46 47", "09012 345678", "0180020 7946 0101", "٠٢٠٧٩٤٦٠١٠١", "020 7946 O101", "", "1" * 50, "ex", "x12",
]  # fmt: skip


def test_numbers_one_can_ring_are_the_same_ones(form: Run):
    """Beside the numbers that people write, a few thousand digits by chance, half of them behind real codes."""
    chance = random.Random(5)
    codes = [
        "020",
        "01632",
        "0113",
        "07",
        "0800",
        "0300",
        "0845",
        "09",
        "016977",
        "056",
        "070",
        "076",
        "0",
        "00",
        "0044",
        "",
    ]
    numbers = NUMBERS + [
        chance.choice(codes) + "".join(chance.choices("0123456789", k=chance.randint(4, 9))) for _ in range(3000)
    ]  # fmt: skip
    said = form("numbers => numbers.map((number) => LocalOfferForm.parts.isPhone(number))", numbers)
    assert [one for one, yes in zip(numbers, said, strict=True) if yes != is_phone(one)] == []
    assert 300 < sum(said) < 2900


def test_the_hint_for_a_word_that_is_not_known_is_the_same(form: Run):
    """A letter too many, too few or changed, or another word: both name the same known one, or none."""
    chance = random.Random(3)
    keys = [
        "autism",
        "adhd",
        "hearing",
        "vision",
        "physical",
        "speech-and-language",
        "learning",
        "sensory",
        "anxiety",
    ]
    typed = [spoilt(chance.choice(keys), chance) for _ in range(400)] + [
        "zz",
        "",
        "Autism",
        "spech and langage",
    ]
    adapter = TypeAdapter(known("needs", "the list"))
    wanted = []
    for word in typed:
        try:
            adapter.validate_python(word, context={"known": {"needs": dict.fromkeys(keys)}})
            wanted.append("")
        except ValidationError as error:
            wanted.append(str(error.errors()[0]["ctx"]["error"]))
    said = form(
        """([typed, keys]) => {
             LocalOfferForm.model.words.needs = {where: "the list", terms: keys.map((key) => [key, key, key])};
             return typed.map((word) => {
               try { LocalOfferForm.parts.answerOf({is: "term", of: "needs"}, word); return ""; }
               catch (error) { return error.why; }
             });
           }""",
        [typed, keys],
    )
    assert said == wanted


def spoilt(word: str, chance: random.Random) -> str:
    for _ in range(chance.randint(0, 6)):
        at = chance.randrange(len(word) + 1)
        word = word[:at] + chance.choice(["", "a", "s", "-", word[at:]]) + word[at + chance.randint(0, 2) :]
    return word


# -- what the page asks of it ------------------------------------------------------------------------


def test_what_must_be_answered_follows_from_the_answers(form: Run):
    """An empty form needs what every service says. Tier, ages, ways of meeting and room ask for more."""
    empty, more = form(
        """() => [{}, {
             tier: "targeted", sector: "health", ages: {min: "4", max: "18"}, modes: ["in-person"], availability: "full",
             organisation: {name: "A club"}, places: ["riverside-centre"],
           }].map((record) => LocalOfferForm.needed(record))"""
    )
    always = {
        "name",
        "summary",
        "description",
        "sector",
        "tier",
        "topics",
        "ages",
        "access",
        "cost",
        "modes",
        "contact",
    }
    assert always | {
        "organisation",
        "checked",
        "access.how",
        "access.routes",
        "contact.phone",
        "ages.min",
    } <= set(empty)
    assert not {
        "needs",
        "waiting",
        "places",
        "at_18",
        "alternatives",
        "access.criteria",
        "also_known_as",
    } & set(empty)
    assert always <= set(more)
    assert {
        "needs",
        "waiting",
        "places",
        "at_18",
        "alternatives",
        "complaints",
        "access.if_no",
        "ages.min",
    } <= set(more)
    assert {"organisation.name", "organisation.kind"} <= set(more)


def test_a_problem_names_the_question_that_mends_it(form: Run):
    """Where a rule points to one answer and asks for another, the page leads to the one that is asked for."""
    problems = form(
        """() => LocalOfferForm.check({
             modes: ["in-person"], ages: {min: "4", max: "18"}, contact: {role: "Front desk"}, availability: "full",
             places: [{name: "Mill Hall", postcode: "ZZ1"}],
           })"""
    )
    asked = {".".join(map(str, one["field"])): one["missing"] for one in problems}
    assert {"at_18", "contact.phone", "alternatives", "places.0.address", "name"} <= asked.keys()
    assert {"places.0.features.wheelchair-accessible", "places.0.postcode"} <= asked.keys()
    assert asked["at_18"] is True
    assert asked["places.0.postcode"] is False


def test_what_is_empty_is_no_answer(form: Run):
    """Spaces, empty lists and empty parts that a page leaves behind change nothing."""
    bare, blank = form(
        """() => [{name: "A"}, {name: " A ", access: {how: " ", criteria: ["", " "]}, places: [{}], features: {}, at_18: null}]
             .map((record) => LocalOfferForm.check(record, {today: "2026-11-22"}))"""
    )
    assert bare == blank


def test_a_correction_answers_only_for_what_it_makes_worse(form: Run, folder: Path):
    """What was wrong on the site before does not stop a parent from mending a phone number."""
    record = parse((folder / RECORD).read_text("utf-8"), RECORD).data
    before = {**record, "summary": "word " * 40}
    worse = {**before, "contact": {**record["contact"], "phone": "12"}}
    problems = form(
        "([base, record, today]) => LocalOfferForm.check(record, {base, today})", [before, worse, TODAY]
    )
    assert [one["field"] for one in problems] == [["contact", "phone"]]


def test_fields_that_are_kept_back_are_not_asked_for(form: Run):
    """The places of a service with a secret address are not given to a correction, so they are not missed."""
    asked = form(
        """() => LocalOfferForm.check({modes: ["in-person"], sessions: [{day: "monday", place: "mill-hall"}]},
             {kept: ["places"]}).map(({field}) => field[0])"""
    )
    assert "places" not in asked
    assert "name" in asked


def test_huge_and_tricky_texts_are_checked_in_no_time(form: Run):
    """Texts made to keep a pattern busy, pasted into every question: each message is short, and the page goes on."""
    texts = [
        "[" * 100_000,
        "](" * 50_000,
        "a." * 50_000,
        "<a" * 50_000,
        "\n" * 100_000 + "a",
        "a-" * 50_000,
        "1" * 100_000,
        "A" * 100_000,
    ]
    longest = form(
        """(texts) => Math.max(...texts.map((text) => {
             const everywhere = {
               name: text, summary: text, description: text, tier: text, needs: [text], organisation: text, sessions: [{from: text}],
               contact: {role: text, phone: text, relay: text, email: text, web: text}, places: [{name: text, postcode: text}],
               checked: {on: text}, ages: {min: text}, [text]: text,
             };
             LocalOfferForm.yaml(everywhere);
             return Math.max(...LocalOfferForm.check(everywhere).map(({message}) => message.length));
           }))""",
        texts,
    )
    assert longest <= 1000
