"""The Local Offer as it stood on a day, from the history that git keeps of it."""

from __future__ import annotations

import datetime
import io
import tarfile
import tempfile
from pathlib import Path

from ..directory import Directory
from ..git import NoHistory, git, git_text, is_shallow
from ..reading import load
from ..settings import Settings, SettingsError, read_settings


class _AsItWas(Settings):
    """Settings for which today is the day that was asked for, whatever is set for tests."""

    @property
    def day(self) -> datetime.date:
        return self.today or datetime.date.min


def directory_on(day: datetime.date, config: Path, settings: Settings) -> Directory:
    """Everything as it was when that day began: whoever printed a leaflet on the day may have printed this.

    `settings` are those of now. They stand in where those of that day cannot be read any more.
    Raises NoHistory.
    """
    if day > settings.day:
        raise NoHistory(f"{day} is in the future. Give the day on which the leaflets were printed.")
    top = Path(git_text(config.resolve().parent, "rev-parse", "--show-toplevel").strip())
    folder = settings.services_folder.resolve()
    if not folder.is_relative_to(top.resolve()):
        raise NoHistory(f"The folder {settings.services} is not in the git repository of {config}.")
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
    before = git_text(top, *line, "-1", f"--before={day}T00:00:00").strip()
    if before:
        return before
    first = git_text(top, *line, "--reverse", f"--before={day + datetime.timedelta(days=1)}T00:00:00").split()
    if first:
        return first[0]
    if is_shallow(top):
        raise NoHistory(
            f"This copy of the repository does not go back to {day}. Get the rest with `git fetch --unshallow`."
        )
    begins = git_text(top, *line, "--reverse", "--date=short", "--format=%cd").split()
    since = next((word for word in begins if len(word) == len("2026-11-22")), "later")
    raise NoHistory(f"The history does not go back to {day}. It begins on {since}.")


def _unpack(commit: str, top: Path, into: Path) -> None:
    """The YAML files of a commit. Pictures and pages are not needed."""
    data = git(top, "archive", "--format=tar", commit)
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
