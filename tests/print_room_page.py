"""What the tests of the print room share: its parts, as an officer sees them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect


def words(page: Page) -> Locator:
    """The box for words and codes."""
    return page.get_by_label("Words, or the codes of leaflets")


def results(page: Page) -> Locator:
    return page.get_by_role("list", name="Leaflets found").get_by_role("listitem")


def result(page: Page, name: str) -> Locator:
    return results(page).filter(has=page.get_by_role("checkbox", name=name, exact=True))


def status(page: Page) -> Locator:
    """What is said of a search."""
    return page.get_by_role("region", name="Found").get_by_role("status")


def pack(page: Page) -> Locator:
    """What is ticked, and what can be done with it."""
    return page.get_by_role("region", name="To print")


def total(page: Page) -> Locator:
    return pack(page).get_by_role("status").first


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label, exact=True).select_option(option)


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("checkbox", name=name, exact=True).check()


@pytest.fixture
def room(page: Page) -> Page:
    """The print room when its list is there."""
    page.goto("/print-room/")
    expect(status(page)).to_have_text(re.compile(r"^\d+ leaflets\.$"))
    return page


@pytest.fixture(scope="session")
def index(site: Path) -> list[dict]:
    """Every leaflet, as the build has written them down."""
    return json.loads((site / "leaflets/index.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def code_of(index: list[dict]) -> dict[str, str]:
    return {one["slug"]: one["code"] for one in index}
