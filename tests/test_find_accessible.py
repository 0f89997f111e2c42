"""The find page in each state it can be in, by the rules of test_accessibility.py: phone and large, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from find_page import near, open_group, status, words
from playwright.sync_api import Browser, Page, expect
from test_accessibility import looked_at, violations


def open_choices(page: Page) -> None:
    for name in ("Need", "Cost"):
        open_group(page, name)


def make_a_link(page: Page) -> None:
    page.get_by_role("button", name="Copy a link with the postcode in it").click()
    expect(page.get_by_label("The link")).to_be_focused()


def lose_the_network(page: Page) -> None:
    page.route("**/find/words/*", lambda route: route.fulfill(body=""))
    words(page).fill("swimming")
    expect(status(page)).to_contain_text("does not work")


def type_a_place(page: Page) -> None:
    near(page).fill("Atlantis")
    near(page).press("Enter")
    expect(page.get_by_text("We do not know this place.")).to_be_visible()


STATES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "read as another word": ("q=swimmming", None),
    "short form": ("q=salt", None),
    "choices open and made": ("need=autism&age=7&cost=free", open_choices),
    "some may fit": ("age=4", None),
    "age that is none": ("age=seven", None),
    "near, with a link": ("q=swimming&within=3&near=ZZ9 1AA", make_a_link),
    "place that we do not know": ("q=swimming", type_a_place),
    "nothing found, with what to try": ("q=swimming clinic&cost=free&age=7", None),
    "in danger": ("q=suicide", None),
    "broken": ("", lose_the_network),
}


@pytest.mark.parametrize("name", STATES)
def test_no_state_breaks_a_rule_of_wcag(name: str, browser: Browser, address: str):
    asked, act = STATES[name]
    page = browser.new_page(base_url=address)
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"/find/?{asked}")
    expect(status(page)).to_contain_text("service")
    if act:
        act(page)

    for look in looked_at(page, phone=360):
        assert violations(page) == {}, look
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), look
    page.close()


@pytest.mark.parametrize("field", ["#find-q", "#find-near", "#find-age"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_typed_can_be_read_while_it_is_typed(scheme: str, field: str, page: Page):
    """The field that has the focus has dark letters on a light ground."""
    page.emulate_media(color_scheme=scheme)
    page.goto("/find/")
    page.locator(".find-narrow > summary").click()
    page.locator(field).focus()
    style = page.locator(field).evaluate(
        "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    )
    assert style == ["rgb(11, 12, 12)", "rgb(255, 255, 255)"]
