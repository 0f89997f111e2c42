"""Every page is HTML as the standard has it, by the checker of the W3C."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_site import PAGE_TYPES
from vnu import errors

BROKEN = '<!doctype html><html lang="en"><title>A page</title><p><a href="a b">One</a></b></p>'


def file_of(site: Path, address: str) -> Path:
    return site / (f"{address[1:]}index.html" if address.endswith("/") else address[1:])


@pytest.fixture(scope="module")
def said(site: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the checker says of a page of each type, of one that only leads on, and of a broken one, in one go."""
    broken = tmp_path_factory.mktemp("broken") / "broken.html"
    broken.write_text(BROKEN, "utf-8")
    leads_on = next(site.glob("s/*/index.html"))
    return errors([*(file_of(site, address) for address in PAGE_TYPES.values()), leads_on, broken])


def test_the_checker_finds_no_error_on_a_page_of_any_type(said: list[str]):
    assert [error for error in said if "broken.html" not in error] == []


def test_the_checker_does_find_errors(said: list[str]):
    """So that the test above can fail."""
    assert [error for error in said if "broken.html" in error]
