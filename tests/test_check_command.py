"""`local-offer check`: what it prints, what it exits with, and which files it looks at."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import BASE, RECORD
from local_offer.cli import main
from local_offer.problem import Problem, count_line, in_order

GOOD = (BASE / RECORD).read_text("utf-8")
GROUP = "services/community/talk-and-play.yml"


def run(*arguments: str | Path) -> Result:
    """The command as it is typed. A traceback fails the test."""
    return CliRunner().invoke(main, ["check", *map(str, arguments)], catch_exceptions=False)


def last_line(*arguments: str | Path) -> str:
    return run(*arguments).output.splitlines()[-1]


def spoil(path: Path, good: str = "\ntier: ", bad: str = "\ntier: very ") -> None:
    """Put a mistake into a record."""
    assert good in path.read_text()
    path.write_text(path.read_text().replace(good, bad))


# -- the report --------------------------------------------------------------------------------------


def test_nothing_wrong(folder):
    """Exit 0, and a line that says how many files were looked at."""
    result = run()
    assert (result.output, result.exit_code) == ("0 errors and 0 warnings in 5 files.\n", 0)


def test_errors_come_before_warnings_by_file_and_line(folder):
    """Exit 1 for errors. The most important comes first, and the last line counts."""
    text = GOOD.replace("role: Therapy administrators", "role: Mrs Begum")
    (folder / RECORD).write_text(text.replace("tier: specialist", "tier: x"))
    spoil(folder / GROUP)
    spoil(folder / "docs/staff/head-of-therapies.yml", "review_on: 2027-03-01", "review_on: soon")
    result = run()
    *problems, last = result.output.splitlines()
    assert [problem.split(" ")[0] for problem in problems] == [
        "docs/staff/head-of-therapies.yml:5:",
        f"{GROUP}:6:",
        f"{RECORD}:16:",
        f"{RECORD}:93:",
    ]
    assert ["warning: " in problem for problem in problems] == [False, False, False, True]
    assert last == "3 errors and 1 warning in 5 files."
    assert result.exit_code == 1


def test_warnings_alone_are_no_failure(folder):
    """Exit 0: a warning is worth mending, and stops nothing."""
    (folder / RECORD).write_text(GOOD.replace("role: Therapy administrators", "role: Mrs Begum"))
    result = run()
    assert result.output.splitlines()[-1] == "0 errors and 1 warning in 5 files."
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["services/nowhere.yml"], "There is no services/nowhere.yml."),
        (["--format", "morse"], "'morse'"),
        (["--nonsense"], "--nonsense"),
        (["--today", "yesterday"], "'yesterday' is not a day. Write it like 2026-11-22."),
        (["--today", "2026-02-30"], "is not a day"),
    ],
)
def test_wrong_use(folder, arguments, said):
    """Exit 2: the command was used wrongly, and says how."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_folder_without_settings(tmp_path, monkeypatch):
    """Exit 2 where there is no mkdocs.yml, with a word on what to do."""
    monkeypatch.chdir(tmp_path)
    result = run()
    assert result.exit_code == 2
    assert "There is no mkdocs.yml here. Go to the folder of the project" in result.output


def test_settings_that_are_wrong(folder):
    """Exit 1, with the problem at its line, in the style that was asked for, and no traceback."""
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text().replace("phone: 01632 960100", "phone: 01632"))
    result = run()
    assert result.exit_code == 1
    said = "`helpline.phone`: '01632' is not a UK phone number."
    assert result.output.startswith(f"mkdocs.yml:11: {said}")
    (line, last) = run("--format", "github").output.splitlines()
    assert line.startswith(f"::error file=mkdocs.yml,line=11::{said}")
    assert last == "1 error and 0 warnings in 1 file."
    (problem,) = json.loads(run("--json").output)
    assert (problem["path"], problem["line"]) == ("mkdocs.yml", 11)


def test_a_problem_is_one_line(folder):
    """Whatever a value holds: no line of a report can be made up, and none fills the screen."""
    bad = '"12\\n::error::made up\\r\\n' + "x" * 50_000 + '"'
    (folder / RECORD).write_text(GOOD.replace("phone: 020 7946 0101", f"phone: {bad}"))
    for style in ("text", "github"):
        lines = run("--format", style).output.splitlines()
        assert len(lines) == 2
        assert len(lines[0]) < 1200


def test_annotations_for_github(folder):
    """`--format github` puts each problem on its line of a pull request, with GitHub's own escapes."""
    name = "services/health/100%, new: one.yml"
    (folder / RECORD).rename(folder / name)
    (folder / name).write_text(
        GOOD.replace("phone: 020 7946 0101", 'phone: "50%\\n::error::x"').replace(
            "Therapy administrators", "Mrs Begum"
        )
    )
    lines = run("--format", "github").output.splitlines()
    assert lines == [
        "::error file=services/health/100%25%2C new%3A one.yml,line=1::Rename the file to something like 100-new-one.yml: small letters, digits and single dashes.",
        "::error file=services/health/100%25%2C new%3A one.yml,line=94::`contact.phone`: '50%25\\n::error::x' is not a UK phone number. Write it like 01632 960123, with all its digits.",
        "::warning file=services/health/100%25%2C new%3A one.yml,line=93::'Mrs Begum' looks like a person's name. Write the role, like Service manager.",
        "2 errors and 1 warning in 5 files.",
    ]


def test_json_for_scripts(folder):
    """`--json` prints the problems and nothing else."""
    spoil(folder / GROUP)
    (problem,) = json.loads(run("--json").output)
    assert (problem["path"], problem["line"], problem["warning"]) == (GROUP, 6, False)


def test_today_can_be_another_day(folder):
    """`--today` checks as on that day."""
    assert run("--today", "2026-08-31").exit_code == 1
    assert run("--today", "2026-09-01").exit_code == 0


def test_each_problem_is_said_once():
    """Two rules that say the same say it once."""
    twice = Problem("a", 1, "Mend this.")
    assert in_order([twice, Problem("a", 1, "Mend this.")]) == [twice]


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "said"),
    [
        (0, 0, 0, "0 errors and 0 warnings in 0 files."),
        (1, 1, 1, "1 error and 1 warning in 1 file."),
        (2, 3, 71, "2 errors and 3 warnings in 71 files."),
    ],
)
def test_the_last_line_counts(errors, warnings, files, said):
    """One and many are said as people say them."""
    problems = [Problem("a", n, "x") for n in range(errors)] + [
        Problem("a", n, "x", warning=True) for n in range(warnings)
    ]
    assert count_line(problems, files) == said


# -- which files -------------------------------------------------------------------------------------


@pytest.fixture
def spoilt(folder: Path) -> Path:
    """A folder with a problem in each of its records and in a profile."""
    spoil(folder / RECORD)
    spoil(folder / GROUP)
    spoil(folder / "docs/staff/head-of-therapies.yml", "review_on: 2027-03-01", "review_on: soon")
    return folder


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        ([], "3 errors and 0 warnings in 5 files."),
        (["."], "3 errors and 0 warnings in 5 files."),
        ([".."], "3 errors and 0 warnings in 5 files."),
        (["services"], "2 errors and 0 warnings in 4 files."),
        (["services/health"], "1 error and 0 warnings in 1 file."),
        ([RECORD], "1 error and 0 warnings in 1 file."),
        ([f"docs/../{RECORD}"], "1 error and 0 warnings in 1 file."),
        ([RECORD, GROUP], "2 errors and 0 warnings in 2 files."),
        ([RECORD, "services/health", RECORD], "1 error and 0 warnings in 1 file."),
        (["services/_places.yml"], "0 errors and 0 warnings in 1 file."),
        (["docs"], "1 error and 0 warnings in 1 file."),
        (["docs/staff"], "1 error and 0 warnings in 1 file."),
        (["docs/staff/head-of-therapies.yml"], "1 error and 0 warnings in 1 file."),
    ],
)
def test_only_what_was_named(spoilt, paths, said):
    """A file, a folder, or several: the problems of those and no others. Each counts once."""
    assert last_line(*paths) == said


def test_by_whatever_way_one_comes(spoilt):
    """The same file by its full path, and by a link to the folder, has the same problem."""
    (spoilt / "short").symlink_to(spoilt / "services/health")
    for path in (spoilt / RECORD, "short/speech-therapy.yml", "short"):
        assert last_line(path) == "1 error and 0 warnings in 1 file."


def test_from_another_folder(spoilt, monkeypatch):
    """With --config, from wherever one stands: the files are named from there."""
    monkeypatch.chdir(spoilt / "services")
    result = CliRunner().invoke(main, ["--config", "../mkdocs.yml", "check", "community"])
    assert result.output.startswith("community/talk-and-play.yml:6: ")


def test_one_file_is_checked_against_all(folder):
    """A named file may refer to the others, and is told when another has its address."""
    (folder / "services/care").mkdir()
    shutil.copy(folder / GROUP, folder / "services/care/talk-and-play.yml")
    assert last_line(RECORD) == "0 errors and 0 warnings in 1 file."
    assert GROUP in run("services/care/talk-and-play.yml").output


def test_a_record_that_lies_elsewhere(folder):
    """It is checked as if it lay here, wherever it will go."""
    (folder / "inbox").mkdir()
    new = folder / "inbox/stay-and-play.yml"
    shutil.copy(folder / GROUP, new)
    assert last_line(new) == "0 errors and 0 warnings in 1 file."
    spoil(new)
    assert run(new).output.splitlines()[0].startswith("inbox/stay-and-play.yml:6: ")


def test_a_changed_copy_of_a_record(folder):
    """What a provider sends back under the same name takes the place of what is here, for this check."""
    (folder / "inbox").mkdir()
    shutil.copy(folder / GROUP, folder / "inbox/talk-and-play.yml")
    assert last_line("inbox/talk-and-play.yml") == "0 errors and 0 warnings in 1 file."


def test_a_link_is_not_followed(folder):
    """Neither one that leads nowhere nor one that leads out is taken for a good record."""
    (folder / "inbox").mkdir()
    (folder / "inbox/gone.yml").symlink_to("nowhere.yml")
    assert run("inbox/gone.yml").output.startswith(
        "inbox/gone.yml:1: This is a link to a file that is not there."
    )
    outside = folder.parent / "outside.yml"
    outside.write_text(GOOD)
    (folder / "services/health/outside.yml").symlink_to(outside)
    said = "services/health/outside.yml:1: This is a link to a file outside the folder. Put the file itself here."
    assert run("services/health/outside.yml").output.splitlines()[0] == said


@pytest.fixture
def other(folder: Path) -> Path:
    """The services folder of someone else, with an organisation that we do not have."""
    other = folder / "imported"
    shutil.copytree(BASE / "services", other)
    organisations = other / "_organisations.yml"
    organisations.write_text(organisations.read_text().replace("riverside-nhs-trust:", "valley-nhs-trust:"))
    for path in (other / "health/speech-therapy.yml", other / "community/talk-and-play.yml"):
        path.write_text(path.read_text().replace("riverside-nhs-trust", "valley-nhs-trust"))
    return other


def test_another_services_folder(other):
    """It is checked against its own organisations and places; ours are left out of it."""
    assert last_line("imported") == "0 errors and 0 warnings in 4 files."
    assert last_line("imported/health") == "0 errors and 0 warnings in 1 file."
    assert last_line("imported/health/speech-therapy.yml") == "0 errors and 0 warnings in 1 file."
    spoil(other / "health/speech-therapy.yml")
    assert last_line("imported") == "1 error and 0 warnings in 4 files."
    assert last_line("imported/community") == "0 errors and 0 warnings in 1 file."
    assert last_line("imported", "services") == "1 error and 0 warnings in 8 files."


def test_a_services_folder_that_is_not_there(folder):
    """The settings name a folder that does not exist: one clear problem."""
    shutil.rmtree(folder / "services")
    assert "services:1: There is no such folder. Name it under `services` in mkdocs.yml." in run().output
