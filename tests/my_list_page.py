"""What the tests of "My list" share: codes, saving, and what a reader sees of the list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from building import SMALL_DIRECTORY
from local_offer.reading import load
from local_offer.settings import read_settings
from playwright.sync_api import Locator, Page


@pytest.fixture(scope="session")
def codes() -> dict[str, str]:
    """The leaflet code of each service of the small directory, by its slug."""
    entries = load(read_settings(SMALL_DIRECTORY / "mkdocs.yml")).entries
    return {entry.slug: entry.identity.code for entry in entries}


@pytest.fixture
def save(page: Page) -> Callable[..., None]:
    """Saves services from their pages, one after the other."""

    def run(*slugs: str) -> None:
        for slug in slugs:
            page.goto(f"/services/{slug}/")
            page.get_by_role("button", name="Save to my list").click()

    return run


def status(page: Page) -> Locator:
    return page.locator("main").get_by_role("status")


def sheets(page: Page) -> Locator:
    """What is shown of each service."""
    return page.locator(".sheet")


def names(page: Page) -> Locator:
    return sheets(page).get_by_role("heading", level=2)


def link(page: Page) -> Locator:
    """The way to the list, in the menu of every page."""
    return page.get_by_role("navigation", name="Main").get_by_role("link", name="My list")
