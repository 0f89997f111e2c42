"""The Local Offer as it stood on a day, from the history that git keeps of it."""

from __future__ import annotations

import datetime
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from ..directory import Directory
from ..reading import load
from ..settings import Settings, SettingsError, read_settings


class NoHistoryError(Exception):
    """What stood there on that day cannot be known. The message says why, in a sentence."""


class _AsItWas(Settings):
    """Settings for which today is the day that was asked for, whatever is set for tests."""

    @property
    def day(self) -> datetime.date:
        return self.today or datetime.date.min


def directory_on(day: datetime.date, config: Path, settings: Settings) -> Directory:
    """Everything as it was when that day began: whoever printed a leaflet on the day may have printed this.

    `settings` are those of now. They stand in where those of that day cannot be read any more.
    """
    if day > settings.day:
        raise NoHistoryError(f"{day} is in the future. Give the day on which the leaflets were printed.")
    top = Path(_git(config.resolve().parent, "rev-parse", "--show-toplevel").strip())
    folder = settings.services_folder.resolve()
    if not folder.is_relative_to(top.resolve()):
        raise NoHistoryError(f"The folder {settings.services} is not in the git repository of {config}.")
    commit = _commit_on(day, top)
    with tempfile.TemporaryDirectory(prefix="local-offer-") as there:
        _unpack(commit, top, Path(there))
        was = _settings(config.resolve().relative_to(top.resolve()), Path(there), settings)
        return load(_AsItWas(**{**dict(was), "today": day}))


def _commit_on(day: datetime.date, top: Path) -> str:
    """The last commit before the day; where the history begins on the day itself, its first one.

    Only the line of what was published counts: work in a branch that was merged later was on no paper yet.
    """
    line = ("rev-list", "--first-parent", "HEAD")
    before = _git(top, *line, "-1", f"--before={day}T00:00:00").strip()
    if before:
        return before
    first = _git(top, *line, "--reverse", f"--before={day + datetime.timedelta(days=1)}T00:00:00").split()
    if first:
        return first[0]
    if _git(top, "rev-parse", "--is-shallow-repository").strip() == "true":
        raise NoHistoryError(
            f"This copy of the repository does not go back to {day}. Get the rest with `git fetch --unshallow`."
        )
    begins = _git(top, *line, "--reverse", "--date=short", "--format=%cd").split()
    since = next((word for word in begins if len(word) == len("2026-11-22")), "later")
    raise NoHistoryError(f"The history does not go back to {day}. It begins on {since}.")


def _unpack(commit: str, top: Path, into: Path) -> None:
    """The YAML files of a commit. Pictures and pages are not needed."""
    data = _run(top, "archive", "--format=tar", commit)
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        for member in tar:
            if member.isfile() and member.name.endswith((".yml", ".yaml")):
                tar.extract(member, into, filter="data")


def _settings(config: Path, there: Path, now: Settings) -> Settings:
    """The settings of that day; those of now, over the folder of that day, where they cannot be read."""
    try:
        if (there / config).is_file():
            return read_settings(there / config)
    except SettingsError:
        pass
    return now.model_copy(update={"root": (there / config).parent})


def _git(folder: Path, *words: str) -> str:
    return _run(folder, *words).decode("utf-8", "replace")


def _run(folder: Path, *words: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *words], capture_output=True, check=False)
    except FileNotFoundError:
        raise NoHistoryError(
            "git is not installed here, and only its history says what stood there then."
        ) from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        if "not a git repository" in "".join(said):
            raise NoHistoryError("This folder has no git history, so nobody knows what stood there then.")
        raise NoHistoryError(
            f"git cannot say what stood there then: {said[-1] if said else 'no reason given'}"
        )
    return done.stdout
