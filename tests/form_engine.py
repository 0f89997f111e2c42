"""What the tests of the form's engine share: a tab in which it runs, and the Local Offer whose data it has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from find_folder import demonstration
from local_offer.directory import Directory
from local_offer.form.code import files
from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
TODAY = "2026-11-22"

Run = Callable[..., Any]


def engine_of(directory: Directory) -> str:
    """The engine as it is published, with the data of a directory."""
    return files(directory, ROOT / "overrides")["assets/form/engine.js"]


def run_in(tab: Page, engine: str) -> Run:
    """Opens an empty page with the engine. What this gives runs JavaScript there."""
    tab.goto("about:blank")
    tab.add_script_tag(content=engine)
    return tab.evaluate


@pytest.fixture(scope="session")
def engine() -> str:
    """The engine with the data of the demonstration."""
    return engine_of(demonstration())


@pytest.fixture
def form(tab: Page, engine: str) -> Run:
    """Runs JavaScript beside that engine."""
    return run_in(tab, engine)
