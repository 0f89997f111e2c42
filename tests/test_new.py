"""`local-offer new`: asks what the model says must be answered, and writes a record that explains itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from local_offer.cli import main
from local_offer.new.questions import questions
from local_offer.records.service import Service
from local_offer.records.validate import unanswered
from local_offer.records.yaml_lines import parse
from record_cases import formatted_record

UNIVERSAL = {
    "name": "Toy library", "summary": "Borrow toys for children under 5.",
    "description": "You choose three toys and bring them back.", "sector": "community", "tier": "universal",
    "topics": "early-years, leisure", "ages-min": "0", "ages-max": "4", "access-routes": "just-turn-up",
    "access-how": "Come along.", "cost-kind": "free", "modes": "in-person", "places": "riverside-centre",
    "contact-phone": "020 7946 0199", "organisation": "riverside-nhs-trust",
    "checked-on": "2026-11-02", "checked-by-role": "FIS officer", "checked-how": "phone",
}  # fmt: skip
TARGETED = {
    "tier": "targeted", "sector": "health", "needs": "autism", "diagnosis-needed": "no", "plan-needed": "not-always",
    "access-criteria": "Lives here", "access-decided-by": "The team", "access-decision-time": "10 working days",
    "access-if-no": "We tell you why.", "waiting-typical": "6 weeks", "waiting-as-of": "2026-09-01",
    "complaints-first-role": "Manager",
}  # fmt: skip
SPECIALIST = {
    "tier": "specialist",
    "ages-max": "18",
    "at-18": "Adult help takes over.",
    "name": "Sleep clinic",
}


def run(answers: dict[str, str], *more: str, typed: str = "") -> Result:
    """The command with answers as options. A traceback fails the test."""
    options = [word for key, answer in answers.items() for word in (f"--{key}", answer)]
    return CliRunner().invoke(main, ["new", *options, *more], input=typed, catch_exceptions=False)


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        (UNIVERSAL, "services/community/toy-library.yml"),
        (UNIVERSAL | TARGETED, "services/health/toy-library.yml"),
        (UNIVERSAL | TARGETED | SPECIALIST, "services/health/sleep-clinic.yml"),
    ],
)
def test_answered_record_is_whole(folder: Path, answers: dict[str, str], path: str):
    """Whoever answers every question has a record in which `check` finds nothing."""
    result = run(answers, "--yes")
    assert result.output == (
        f"Wrote {path}. Its page will be /services/{Path(path).stem}/.\nChecked: 0 errors and 0 warnings in 1 file.\n"
    )
    assert result.exit_code == 0


def test_each_field_stands_below_its_meaning(folder: Path):
    """The words are the model's own, and what else could be said stands at the end. It is in order already."""
    run(UNIVERSAL, "--yes")
    text = (folder / "services/community/toy-library.yml").read_text("utf-8")
    assert f"# {Service.model_fields['tier'].description}\ntier: universal\n" in text
    assert "  # The ways in.\n  routes:\n    - just-turn-up\n" in text
    assert f"#   sessions: {Service.model_fields['sessions'].description}\n" in text
    assert formatted_record(text) == text


def test_questions_are_those_of_the_model():
    """Every field that must be answered is asked for, with its meaning."""
    asked = {question.name: question.reason for question in questions()}
    for need in "always", "targeted":
        for at, meaning, _ in unanswered(Service(), need):
            parts = [name for name in asked if name.startswith(f"{at[0]}.")]
            assert parts or asked[str(at[0])] == meaning


def test_asked_at_the_terminal(folder: Path):
    """Choices are shown with their labels. A wrong answer is asked for again, with what is wrong."""
    answers = {
        key: value for key, value in UNIVERSAL.items() if key not in ("tier", "contact-phone", "topics")
    }
    typed = "very special\nuniversal\nleisure\n\n12345\n01632 960100\n\n\n"
    result = run(answers, typed=typed)
    assert "How special the help is.\n  universal" in result.output
    assert "`very special` is not known here." in result.output
    assert result.output.count("How special the help is.") == 1
    data = parse((folder / "services/community/toy-library.yml").read_text("utf-8"), "").data
    assert (data["tier"], data["topics"]) == ("universal", ["leisure"])


def test_stopped_half_way(folder: Path):
    """What was typed is in the file, and what is missing is said. Exit 1."""
    answers = {key: UNIVERSAL[key] for key in ("name", "sector", "tier")}
    result = run(answers, typed="Borrow toys for children under 5.\n")
    assert "Stopped. Nothing that you have typed is lost." in result.output
    assert "Wrote services/community/toy-library.yml" in result.output
    assert result.exit_code == 1
    data = parse((folder / "services/community/toy-library.yml").read_text("utf-8"), "").data
    assert data["summary"] == "Borrow toys for children under 5."


def test_stopped_before_it_has_a_sector(folder: Path):
    """It is kept where records without a sector lie, and `check` says that it needs one."""
    result = run({"name": "Toy library"})
    assert "Wrote services/unsorted/toy-library.yml" in result.output
    assert "Add `sector`" in result.output


def test_stopped_before_it_has_a_name(folder: Path):
    """There is nothing to keep, so nothing is written."""
    before = sorted(folder.rglob("*"))
    assert "Nothing was written." in run({}, typed="").output
    assert sorted(folder.rglob("*")) == before


def test_new_organisation_and_place_are_written_in_the_record(folder: Path):
    """`new` asks for both, in the same file."""
    written = {
        "places": "new", "places-name": "Mill Hall", "places-address": "2 Mill Lane", "places-postcode": "ZZ1 4AC",
        "places-features-wheelchair-accessible": "ask", "organisation": "new", "organisation-name": "Toy friends",
        "organisation-kind": "voluntary", "organisation-description": "Parents who lend toys.",
        "complaints-first-role": "The chair",
    }  # fmt: skip
    result = run(UNIVERSAL | written, "--yes")
    assert result.exit_code == 0, result.output
    data = parse((folder / "services/community/toy-library.yml").read_text("utf-8"), "").data
    assert data["organisation"]["name"] == "Toy friends"
    assert data["places"] == [
        {"name": "Mill Hall", "address": "2 Mill Lane", "postcode": "ZZ1 4AC", "features": {"wheelchair-accessible": "ask"}}
    ]  # fmt: skip


def test_what_is_left_open_is_said(folder: Path):
    """--yes asks nothing. The file has the field without an answer, and `check` says what to add."""
    result = run({key: UNIVERSAL[key] for key in ("name", "sector", "tier")}, "--yes")
    assert result.exit_code == 1
    assert "Add `summary`: What it is and for whom" in result.output
    assert "\nsummary:\n" in (folder / "services/community/toy-library.yml").read_text("utf-8")


def test_text_that_looks_like_yaml_comes_back(folder: Path):
    """What is typed is text, whatever it looks like."""
    for number, text in enumerate(["no", "01632", "a: b", "- a", "# a", "| a", "'\"", "😀 x"]):
        run(UNIVERSAL | {"name": f"N{number}", "description": text}, "--yes")
        data = parse((folder / f"services/community/n{number}.yml").read_text("utf-8"), "").data
        assert data["description"] == text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--slug", "talk-and-play"], "There is a service talk-and-play already"),
        (["--slug", "talking-clinic"], "There is a service talking-clinic already, or there was one."),
        (["--slug", "../x"], "Write small letters, digits and single dashes"),
        (["--ages-max", "99"], "An age must be from 0 to 25, not 99."),
    ],
)
def test_wrong_use(folder: Path, more: list[str], said: str):
    """Exit 2, and nothing is written."""
    before = sorted(folder.rglob("*"))
    result = run(UNIVERSAL, "--yes", *more)
    assert result.exit_code == 2
    assert said in " ".join(result.output.replace("│", " ").split())
    assert sorted(folder.rglob("*")) == before


def test_name_that_is_taken_gets_another_address(folder: Path):
    """No file is ever written over."""
    run(UNIVERSAL, "--yes")
    assert "services/community/toy-library-2.yml" in run(UNIVERSAL, "--yes").output
