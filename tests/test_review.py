"""`local-offer review`: what is new, changed, gone and stale since a day, from git and the checks."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import RECORD
from local_offer.cli import main

GROUP = "services/community/talk-and-play.yml"


def run(*arguments: str) -> Result:
    """The command as it is typed. A traceback fails the test."""
    return CliRunner().invoke(main, ["review", *arguments], catch_exceptions=False)


def commit(folder: Path, day: str) -> None:
    """Keep everything as it is now, on a day."""
    who = ["-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    dates = {
        "GIT_AUTHOR_DATE": f"{day}T12:00:00",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00",
        "PATH": "/usr/bin:/bin",
    }
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", day]):
        subprocess.run(["git", "-C", folder, *who, *words], check=True, capture_output=True, env=dates)


def replace(path: Path, old: str, new: str) -> None:
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


@pytest.fixture
def kept(folder: Path) -> Path:
    """The folder, kept in git in September and changed since."""
    (folder / "services/community/old-club.yml").write_text("name: Old club\n")
    commit(folder, "2026-09-15")
    (folder / "services/community/old-club.yml").unlink()
    text = (folder / GROUP).read_text("utf-8")
    (folder / "services/community/new-group.yml").write_text(text.replace("name: ", "name: New "), "utf-8")
    replace(folder / RECORD, "typical: 18 weeks", "typical: 30 weeks")
    commit(folder, "2026-11-10")
    return folder


def test_what_happened_since(kept):
    """New, changed with before and after, gone: each under its heading."""
    told = json.loads(run("--since", "2026-10-01", "--json").output)
    assert (told["new"], told["gone"]) == (["new-group"], ["Old club"])
    assert list(told["changed"]) == ["speech-therapy"]
    [change] = told["changed"]["speech-therapy"]
    assert change["field"] == "How long families wait."
    assert change["before"].startswith("typical: 18 weeks")
    assert change["now"].startswith("typical: 30 weeks")


def test_pack_reads_well(kept):
    """Plain text with a question for each part."""
    pack = run("--since", "2026-10-01").output
    assert pack.startswith("# SEND Local Offer: what to review\n\nFrom 1 October 2026 to 22 November 2026.")
    assert (
        "## Changed (1)\n\nIs it still true? Is it still clear?\n\n- Children's speech and language therapy\n"
        in pack
    )
    assert "    - Before: typical: 18 weeks" in pack
    assert "## Gone (1)\n\nDid families know where to go instead?\n\n- Old club\n" in pack


def test_since_a_later_day(kept):
    """Changes of before do not count; what is not in git yet does."""
    assert json.loads(run("--since", "2026-11-11", "--json").output)["changed"] == {}
    replace(kept / RECORD, "name: Children", "name: Our children")
    told = json.loads(run("--since", "2026-11-11", "--json").output)
    assert [one["field"] for one in told["changed"]["speech-therapy"]] == ["The name families know it by."]


def test_renamed_is_not_new(kept):
    """A service that moved to another address is the same service."""
    text = (kept / GROUP).read_text("utf-8")
    (kept / GROUP).rename(kept / "services/community/chat-and-play.yml")
    (kept / "services/community/chat-and-play.yml").write_text("was: [talk-and-play]\n" + text, "utf-8")
    replace(kept / RECORD, "talk-and-play", "chat-and-play")
    told = json.loads(run("--since", "2026-10-01", "--json").output)
    assert "chat-and-play" not in told["new"]
    assert told["gone"] == ["Old club"]


def test_a_check_is_no_change(kept):
    """It is counted as a check: there is nothing to review in it."""
    replace(kept / RECORD, "on: 2026-09-01\n  by_role", "on: 2026-11-20\n  by_role")
    told = json.loads(run("--since", "2026-11-15", "--json").output)
    assert (told["changed"], told["checked"]) == ({}, ["speech-therapy"])


def test_before_the_first_day_everything_is_new(kept):
    """A repository that is younger than the day has nothing to compare with."""
    told = json.loads(run("--since", "2020-01-01", "--json").output)
    assert len(told["new"]) == 3


def test_without_git(folder):
    """Exit 1 with the reason: nobody knows what the records said."""
    result = run("--since", "2026-10-01")
    assert result.exit_code == 1
    assert result.output.startswith("This folder has no git history, so nobody knows what stood here before.")


def test_written_to_a_file(kept):
    """For printing or mailing."""
    assert run("--since", "2026-10-01", "--to", "pack.md").output == "Wrote pack.md.\n"
    assert (kept / "pack.md").read_text("utf-8").startswith("# SEND Local Offer: what to review\n")


@pytest.mark.parametrize("day", ["soon", "2026-12-01"])
def test_no_such_day(kept, day):
    """Exit 2, and what to write."""
    assert run("--since", day).exit_code == 2
