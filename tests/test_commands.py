"""The manners that all commands share: help that teaches, JSON, exit codes, and never a traceback."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from building import PROJECT
from click.testing import CliRunner, Result
from local_offer.cli import main
from local_offer.commands.options import TRACEBACK


def all_commands(group: click.Group, *above: str) -> Iterator[tuple[str, click.Command]]:
    """Every command there is, with its words."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from all_commands(command, *above, name)
        else:
            yield " ".join((*above, name)), command


COMMANDS = dict(all_commands(main))
each = pytest.mark.parametrize("name", COMMANDS)

ASKS_A_PERSON = {"new", "start"}
"""These ask one question after the other; a script has nothing to read from them but the exit code."""

WAYS_TO_GO_WRONG = {
    "a wrong option": ["--nonsense"],
    "a file that is not there": ["nowhere/at-all", "nowhere/either"],
}


def run(*arguments: str) -> Result:
    """The command as it is typed at a terminal."""
    return CliRunner().invoke(main, arguments, prog_name="local-offer", terminal_width=100)


@pytest.fixture(autouse=True)
def like_a_users_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(TRACEBACK, raising=False)


# -- help ------------------------------------------------------------------------------------------------


@each
def test_help_teaches(name: str):
    """What the command does in a sentence, an example to copy, what each option is for, and how it ends."""
    result = run(*name.split(), "--help")
    assert result.exit_code == 0
    what, *_ = re.split(r"\n\s*\n", result.output)[1:]
    assert what.strip().endswith((".", "why."))
    assert f"local-offer {name}" in result.output.split("Usage:")[1].split("\n", 1)[1]
    assert "Exit 0:" in result.output
    assert "Exit 1:" in result.output
    assert all(option.help for option in COMMANDS[name].params if isinstance(option, click.Option))


def test_help_of_all_names_each_command_in_a_whole_sentence():
    """Nobody must guess from a sentence that is cut off in the middle what a command is for."""
    output = run("--help").output
    for name in main.commands:
        assert re.search(rf"^  {name} ", output, re.MULTILINE)
    assert "Exit 3:" in output


@each
def test_json_for_scripts(name: str):
    """Each command answers scripts, but for those that ask a person."""
    options = {word for param in COMMANDS[name].params for word in param.opts}
    assert ("--json" in options) != (name in ASKS_A_PERSON)


# -- what goes wrong ---------------------------------------------------------------------------------------


@each
@pytest.mark.parametrize("way", WAYS_TO_GO_WRONG)
def test_wrong_use_is_a_sentence(name: str, way: str, folder: Path):
    """Exit 1 or 2 and a sentence; no traceback, no mistake of the program, no colour where nobody sees it."""
    result = run(*name.split(), *WAYS_TO_GO_WRONG[way])
    assert result.exit_code in (1, 2), result.output
    assert result.output.strip()
    assert "Traceback" not in result.output
    assert "\x1b" not in result.output


@each
def test_no_project_here_is_a_sentence(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """In a folder without the council's settings each command says so, or needs none."""
    monkeypatch.chdir(folder / "services")
    result = run(*name.split(), *NEEDED.get(name, ()))
    assert result.exit_code in (0, 1, 2), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


NEEDED = {
    "confirm": ("talk-and-play", "--by-role", "FIS officer", "--how", "phone"),
    "apply": ("change.json",),
    "review": ("--since", "2026-09-01"),
    "preview": (".", "a.yml", "--to", "out"),
    "pack": ("--need", "autism"),
    "import oruk": ("feed.json", "--into", "in"),
    "import csv": ("a.csv", "--columns", "outpost", "--into", "in"),
    "import gias": ("a.csv", "--into", "in"),
    "import postcodes": ("a.zip",),
    "verify": (".",),
}
"""What a command cannot do without."""


@pytest.mark.parametrize(
    ("broken", "code", "says"),
    [
        (KeyboardInterrupt(), 1, "Aborted!"),
        (PermissionError(errno.EACCES, "Permission denied", "services/health"), 2, "services/health cannot be read or written: Permission denied."),
        (ZeroDivisionError("x"), 3, "This is a mistake of the program, not yours."),
        (RecursionError("x"), 3, "RecursionError in"),
    ],
    ids=["Ctrl-C", "a folder that may not be read", "a mistake of ours", "too deep"],
)  # fmt: skip
def test_no_traceback_whatever_happens(broken, code, says, folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Someone presses Ctrl-C, a folder is closed to us, or we made a mistake: a sentence and an exit code."""

    def fail(*_: object, **__: object) -> None:
        raise broken

    monkeypatch.setattr("local_offer.checking.load", fail)
    result = run("check")
    assert result.exit_code == code
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_pipe_that_is_closed_is_no_mistake(folder: Path):
    """`local-offer check | head -1` ends quietly."""
    for number in range(400):
        (folder / "services/health" / f"bad-{number}.yml").write_text("name: x\n")
    command = f"{sys.executable} -c 'from local_offer.cli import main; main()' check | head -1"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks")}
    done = subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # fmt: skip
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
    shutil.rmtree(folder / "services")


# -- answers to scripts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [("check",), ("format", "--check"), ("due",), ("ids",), ("schema", "--to", "s.json"), ("verify", "services")],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_json_is_all_that_is_printed(arguments: tuple[str, ...], folder: Path):
    """What stands on standard output is one JSON document, whatever else there is to say."""
    result = run(*arguments, "--json")
    json.loads(result.stdout)


def test_due_tells_scripts_what_cannot_be_read(folder: Path):
    """A record that is broken is nobody's to check, and must not be forgotten for that."""
    (folder / "services/health/broken.yml").write_text("name: [\n")
    told = json.loads(run("due", "--json").output)
    assert [(one["slug"], one["file"]) for one in told["cannot_be_read"]] == [
        ("broken", "services/health/broken.yml")
    ]
    assert told["cannot_be_read"][0]["problems"]
