"""What tests of records share: a Local Offer of two services, on a day that stays the same."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from local_offer.reading import load
from local_offer.settings import read_settings

pytest_plugins = ["small_site", "find_folder"]

BASE = Path(__file__).parent / "records" / "base"
RECORD = "services/health/speech-therapy.yml"
"""A specialist service that answers every question there is."""


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
def check(folder: Path) -> Callable[..., list[str]]:
    """What is wrong in the folder, as `path:line: message`; with a text, once that is the record at `path`."""

    def run(text: str | bytes | None = None, path: str = RECORD) -> list[str]:
        if text is not None:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode() if isinstance(text, str) else text)
        return [str(problem) for problem in load(read_settings(folder / "mkdocs.yml")).problems]

    return run
