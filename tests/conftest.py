"""What tests of records share: a Local Offer of two services, on a day that stays the same."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from local_offer import vocabulary
from local_offer.commands.options import TRACEBACK
from local_offer.reading import load
from local_offer.settings import read_settings

pytest_plugins = [
    "open_data",
    "small_site",
    "my_list_page",
    "find_folder",
    "find_clubs",
    "paper",
    "live",
    "print_room_page",
    "form_page",
    "form_engine",
]

BASE = Path(__file__).parent / "records" / "base"
RECORD = "services/health/speech-therapy.yml"
"""A specialist service that answers every question there is."""

LOCALITIES = """\
localities:
  alder-quay: {label: Alder Quay, explanation: The old docks in the south., words: []}
  kestrel-hill: {label: Kestrel Hill, explanation: The north of the borough., words: []}
  marsh-end: {label: Marsh End, explanation: The east of the borough., words: []}

"""
"""The parts of the area that records of tests name. A council's own copy has others, or none yet."""


def pytest_configure(config: pytest.Config) -> None:
    """The words of all tests are the project's, with the parts of the area that tests know.

    A mistake of the program shows where it is.
    """
    os.environ[TRACEBACK] = "1"
    folder = tempfile.TemporaryDirectory(prefix="local-offer-words-")
    config.add_cleanup(folder.cleanup)
    words = Path(folder.name).resolve() / vocabulary.FILE
    text = vocabulary.PROJECTS_OWN.read_text("utf-8")
    words.write_text(re.sub(r"(?ms)^localities:.*?(?=^[a-z_]+:)", LOCALITIES, text), "utf-8")
    vocabulary.PROJECTS_OWN = words


demonstration_only = pytest.mark.skipif(
    not read_settings(Path(__file__).parents[1] / "mkdocs.yml").demonstration,
    reason="this copy is a council's own already, and the demonstration is gone from it",
)
"""For what is said of the demonstration itself: after `local-offer start` a council's tests go on without."""


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> str:
    """Today is the same day in every test and in every command that a test starts."""
    monkeypatch.setenv("LOCAL_OFFER_TODAY", "2026-11-22")
    return "2026-11-22"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Local Offer without a problem, in a folder of its own, where the test stands."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Call it with a number: the disk is full when so many files are being written."""
    real, started = os.fdopen, []

    def full_at(number: int) -> None:
        def written(handle: int, *arguments: object, **more: object) -> object:
            started.append(handle)
            if len(started) == number:
                os.close(handle)
                raise OSError(errno.ENOSPC, "No space left on device")
            return real(handle, *arguments, **more)

        monkeypatch.setattr("local_offer.files.os.fdopen", written)

    return full_at


@pytest.fixture
def check(folder: Path) -> Callable[..., list[str]]:
    """What is wrong in the folder, as `path:line: message`; with a text, once that is the record at `path`."""

    def run(text: str | bytes | None = None, path: str = RECORD) -> list[str]:
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode() if isinstance(text, str) else text)
        return [str(problem) for problem in load(read_settings(folder / "mkdocs.yml")).problems]

    return run
