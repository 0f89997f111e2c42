"""A published page outlives its build: what it says of itself stays true on the day it is read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

CHECKED = "Checked. We check it again by 2 February 2027."
DUE = "Due to be checked again since 2 February 2027. Most of it should still be right."
RING_FIRST = "Ring first. Nobody has checked this since 2 November 2026. Things may have changed."


def state(page: Page) -> list[str]:
    """The sentences on freshness that a reader sees."""
    return page.locator(".freshness [data-state]").filter(visible=True).all_inner_texts()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-22", CHECKED),
        ("2027-02-01", CHECKED),
        ("2027-02-02", DUE),
        ("2027-05-02", DUE),
        ("2027-05-03", RING_FIRST),
        ("2031-01-01", RING_FIRST),
    ],
)
def test_a_page_goes_from_checked_to_due_to_ring_first_by_itself(page: Page, day: str, said: str):
    """Checked on 2 November 2026, every 3 months: due after 3, to be rung first when more than 6 have passed."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/services/talk-and-play/")

    assert state(page) == [said]


@pytest.mark.parametrize(("day", "shown"), [("2027-05-02", False), ("2027-05-03", True)])
def test_ring_first_also_stands_at_the_top(page: Page, day: str, shown: bool):
    """Above how to get it: who reads no further has read it."""
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/services/talk-and-play/")

    assert page.locator(".notice").filter(has_text="Ring first.").is_visible() == shown


def test_a_day_begins_at_midnight_where_the_reader_is(browser: Browser, address: str):
    """Half past midnight in a British summer is still the day before in Greenwich."""
    context = browser.new_context(base_url=address, timezone_id="Europe/London")
    page = context.new_page()
    page.clock.set_fixed_time("2027-05-02T23:30:00Z")
    page.goto("/services/talk-and-play/")

    assert state(page) == [RING_FIRST]
    context.close()


def test_without_javascript_the_state_is_that_of_the_build_and_the_last_day_is_named(
    page_without_javascript: Page,
):
    page = page_without_javascript

    page.goto("/services/talk-and-play/")
    assert state(page) == [CHECKED]
    assert page.get_by_text("If 2 February 2027 has passed when you read this, ring first.").is_visible()

    page.goto("/services/toy-library/")
    assert state(page)[0].startswith("Due to be checked again since 1 October 2026.")

    page.goto("/services/swimming/")
    assert state(page)[0].startswith("Ring first. Nobody has checked this since 1 June 2025.")


def test_what_nobody_has_checked_says_so_on_every_day(page: Page):
    for day in ("2026-11-22", "2031-01-01"):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto("/services/sunday-football/")

        assert page.get_by_text("Nobody has checked this page yet. Ring first.").is_visible()


@pytest.mark.parametrize(
    ("day", "shown"), [("2026-11-22", True), ("2026-12-01", True), ("2026-12-02", False)]
)
def test_an_alert_goes_after_its_last_day(page: Page, day: str, shown: bool):
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/services/talk-and-play/")

    assert page.get_by_text("We are at the library on 1 December.").is_visible() == shown


def test_an_alert_without_a_last_day_stays(page: Page):
    page.clock.set_fixed_time("2031-01-01T12:00:00")
    page.goto("/services/odd-signs/")

    assert page.locator(".notice").first.is_visible()


@pytest.mark.parametrize(("day", "shown"), [("2027-01-31", False), ("2027-02-01", True)])
def test_a_service_that_ends_says_so_from_the_day_after_its_last(page: Page, day: str, shown: bool):
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/services/reading-help/")

    assert page.get_by_text("This service is no longer offered.").is_visible() == shown
