"""`local-offer confirm`: a check is written down, and nothing else in the file is touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import RECORD
from local_offer.cli import main
from local_offer.records.yaml_lines import parse

GROUP = "services/community/talk-and-play.yml"


def run(*arguments: str, how: str = "phone", role: str = "FIS officer") -> Result:
    """The command as it is typed. A traceback fails the test."""
    typed = ["confirm", *arguments, "--by-role", role, "--how", how]
    return CliRunner().invoke(main, typed, catch_exceptions=False)


def test_only_the_check_changes(folder: Path):
    """All other lines are the same, byte for byte; the answer says when it is due again."""
    path = folder / RECORD
    before = path.read_text("utf-8")
    result = run("speech-therapy")
    assert (result.output, result.exit_code) == (
        "speech-therapy: checked on 22 November 2026. Due again on 22 May 2027.\n", 0,
    )  # fmt: skip
    after = path.read_text("utf-8")
    old = "checked:\n  on: 2026-09-01\n  by_role: FIS officer\n  how: phone\n"
    assert after == before.replace(old, "checked: {on: 2026-11-22, by_role: FIS officer, how: phone}\n")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_odd_files_keep_their_oddness(folder: Path, end: str):
    """Comments, order, quotes, line ends and a missing last line end: what is not the check stays."""
    text = '# top\ntier: "universal"   # x\n\n# when\nchecked: {on: 2026-01-01} # old\n# after\nname:   A'
    (folder / GROUP).write_bytes(text.replace("\n", end).encode())
    assert run("talk-and-play", "--on", "2026-11-01").exit_code == 0
    expected = text.replace(
        "checked: {on: 2026-01-01} # old",
        "checked: {on: 2026-11-01, by_role: FIS officer, how: phone}  # old",
    )
    assert (folder / GROUP).read_bytes() == (expected.replace("\n", end)).encode()


def test_first_check_stands_where_the_model_has_it(folder: Path):
    """A record that was never checked gets the field behind what comes before it."""
    (folder / GROUP).write_text("name: A\norganisation: riverside\nowner: a@example.org\n")
    assert run("talk-and-play").exit_code == 0
    assert list(parse((folder / GROUP).read_text(), "").data) == ["name", "organisation", "checked", "owner"]


@pytest.mark.parametrize(
    ("arguments", "more", "said"),
    [
        (("speech-therapy", "talk-and-pley"), {}, "There is no service 'talk-and-pley'. Did you mean talk-and-play?"),
        (("speech-therapy",), {"how": "guess"}, "'guess' is not a way to check. Write one of: phone, "),
        (("speech-therapy",), {"how": "source-system"}, "is not a way to check"),
        (("speech-therapy", "--on", "2026-12-01"), {}, "2026-12-01 is still to come."),
        (("speech-therapy", "--on", "2026-08-01"), {}, "was checked later than that, on 2026-09-01."),
        (("speech-therapy",), {"role": " "}, "Say who checked the facts"),
        (("speech-therapy",), {"role": "<b>FIS</b>"}, "Take out the HTML"),
    ],
)  # fmt: skip
def test_refused(folder: Path, arguments: tuple[str, ...], more: dict[str, str], said: str):
    """Exit 1 with the reason, and no file has changed, not even those that could be confirmed."""
    before = {path: path.read_bytes() for path in folder.rglob("*.yml")}
    result = run(*arguments, **more)
    assert result.exit_code == 1
    assert said in result.output
    assert {path: path.read_bytes() for path in folder.rglob("*.yml")} == before


def test_nothing_is_written_half(folder: Path, full_disk: Callable[[int], None]):
    """The disk is full at the second record: the first is not confirmed either."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    full_disk(2)
    result = run("speech-therapy", "talk-and-play")
    assert result.exit_code == 2
    assert "services/community/talk-and-play.yml cannot be read or written: No space left" in result.output
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_record_that_cannot_be_read(folder: Path):
    """The line and the mend are named, as `check` would."""
    (folder / GROUP).write_text("name: A\nname: B\n")
    result = run("talk-and-play")
    assert result.exit_code == 1
    assert f"Mend this file first: {GROUP}:2: `name` is here twice" in result.output
