"""The choices of the find page: by keyboard and by touch, with counts, and loaded when they are opened."""

from __future__ import annotations

import re

import pytest
from find_page import asked_for, found, open_group, status
from playwright.sync_api import Browser, Page, expect

GROUPS = ["Need", "Level of help", "Who gives the help", "Stage", "Kind of help", "Cost", "What you do not need",
          "How you meet", "Access", "Language", "Day", "Time", "Room now", "When it was checked"]  # fmt: skip
"""Those for which the small directory has something to choose."""


def count(label: str) -> int:
    """The number behind a choice."""
    return int(re.search(r"\((\d+)\)$", label)[1])


@pytest.mark.parametrize("name", GROUPS)
def test_a_choice_finds_as_many_as_it_said(name: str, page: Page):
    """In every group: tick the first that finds something. It stands in the address and can be taken out."""
    page.goto("/find/")
    group = open_group(page, name)
    box = group.locator("input:enabled").first
    expect(box.locator("..")).to_contain_text("(")
    label, key = box.locator("..").inner_text(), box.get_attribute("value")
    box.check()
    page.wait_for_url(f"**/find/?{box.get_attribute('name')}={key}")

    expect(found(page)).to_have_count(count(label))
    expect(page.get_by_role("button", name=f"Take out {name}: {label.rsplit(' (')[0]}")).to_be_visible()
    expect(page.get_by_text(f"{name} (1 chosen)")).to_be_visible()


def test_nothing_of_a_group_is_loaded_before_it_is_opened(browser: Browser, address: str):
    """On a large screen the headings stand open to see beside the results, and cost nothing."""
    page = browser.new_page(base_url=address, viewport={"width": 1300, "height": 800})
    asked = asked_for(page)
    page.goto("/find/")
    expect(status(page)).to_contain_text("from A to Z")
    expect(page.get_by_text("Level of help", exact=True)).to_be_visible()
    choices, results = (page.locator(one).bounding_box() for one in (".find-narrow", ".find-found"))
    assert choices["x"] + choices["width"] <= results["x"]
    assert choices["width"] < results["width"]
    assert choices["y"] < results["y"] + 100
    assert not {path for path in asked if "/filters" in path or path.endswith("narrow.js")}

    open_group(page, "Cost")
    assert {path for path in asked if "/filters/" in path} == {"assets/find/filters/cost.js"}
    page.close()


def test_narrowing_by_keyboard_alone(page: Page):
    """Open the choices, type the age, tick a need: each says what it did, and stands in the address."""
    page.goto("/find/")
    expect(status(page)).to_contain_text("services")
    page.locator(".find-narrow > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("7")
    page.wait_for_url("**/find/?age=7")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box = page.get_by_role("checkbox", name=re.compile("^Autism"))
    expect(box).to_be_enabled()
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    page.wait_for_url("**/find/?age=7&need=autism")

    expect(status(page)).to_contain_text("match")
    expect(box).to_be_focused()
    assert str(found(page).count()) in status(page).inner_text()

    page.keyboard.press("Space")
    page.wait_for_url("**/find/?age=7")
    expect(box).to_be_focused()


def test_counts_hold_for_what_else_is_chosen_and_what_finds_nothing_stays_to_see(page: Page):
    page.goto("/find/?tier=specialist")
    group = open_group(page, "Cost")
    for row in group.locator("label").all():
        n, box = count(row.inner_text()), row.get_by_role("checkbox")
        expect(row).to_be_visible()
        expect(box).to_be_enabled(enabled=n > 0)
    assert 0 in [count(row) for row in group.locator("label:visible").all_inner_texts()]


def test_the_choice_that_has_the_focus_keeps_it_when_it_finds_nothing_more(page: Page):
    """Somebody else's choice may empty it: it is not switched off under the finger."""
    page.goto("/find/")
    group = open_group(page, "Cost")
    box = group.locator("input:enabled").first
    box.focus()
    page.evaluate(
        "history.pushState({}, '', '?q=zebra xylophone'); dispatchEvent(new PopStateEvent('popstate'))"
    )
    expect(status(page)).to_have_text("No service matches.")

    expect(box).to_be_focused()
    expect(box).to_be_enabled()


def test_taking_out_a_choice_and_going_back(page: Page):
    """Focus stays near by, and the back button brings the choice again."""
    page.goto("/find/?need=autism&age=4")
    page.get_by_role("button", name="Take out Need: Autism").click()
    page.wait_for_url("**/find/?age=4")
    expect(page.get_by_role("button", name="Take out Age: 4 years")).to_be_focused()
    page.go_back()

    expect(page.get_by_role("button", name="Take out Need: Autism")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?need=autism&age=4$"))


def test_all_choices_are_cleared_at_once_and_the_words_stay(page: Page):
    page.goto("/find/?q=swimming&age=8&cost=paid&cost=free")
    page.get_by_role("button", name="Clear all choices").click()
    page.wait_for_url("**/find/?q=swimming")

    expect(page.get_by_role("button", name="Take out")).to_have_count(0)
    expect(status(page)).to_be_focused()


def test_a_choice_that_the_page_does_not_show_stays(page: Page):
    """The group of the link that somebody sent was never opened; new words do not drop what it chose."""
    page.goto("/find/?mode=in-person")
    expect(page.get_by_role("button", name="Take out How you meet")).to_be_visible()
    page.get_by_label("What do you need help with?").fill("swimming")
    page.wait_for_url("**/find/?q=swimming&mode=in-person")


# -- not known --------------------------------------------------------------------------------------


def test_what_is_not_known_is_said_and_can_be_shown(page: Page):
    """A service that does not tell its ages is not silently left out."""
    page.goto("/find/?age=4")
    expect(status(page)).to_contain_text("1 more may fit: they have not told us (age).")
    before = found(page).count()
    page.get_by_role("button", name="Also show the one that may fit").click()
    page.wait_for_url("**/find/?age=4&age=not-known")

    expect(found(page)).to_have_count(before + 1)
    expect(status(page)).to_be_focused()
    expect(page.get_by_role("button", name="Take out Age: not told")).to_be_visible()


def test_not_known_is_an_answer_of_its_own(page: Page):
    """Who helps those that have not told us can ask for just these."""
    page.goto("/find/")
    group = open_group(page, "Cost")
    box = group.get_by_role("checkbox", name="They have not told us")
    expect(box.locator("..")).to_contain_text("(")
    many = count(box.locator("..").inner_text())
    box.check()
    page.wait_for_url("**/find/?cost=not-known")
    expect(found(page)).to_have_count(many)


# -- age --------------------------------------------------------------------------------------------


def test_a_baby_has_an_age(page: Page):
    page.goto("/find/?age=0")
    expect(page.get_by_role("button", name="Take out Age: 0 years")).to_be_visible()
    expect(found(page).filter(has_text="Talk and Play")).to_be_visible()


@pytest.mark.parametrize("age", ["seven", "26", "-1", "4.5"])
def test_an_age_that_is_none_is_said_and_not_used(age: str, page: Page):
    page.goto(f"/find/?age={age}")
    expect(page.get_by_text("Type the age as a number from 0 to 25, like 7.")).to_be_visible()
    expect(page.get_by_label("Your child's age")).to_have_value(age)
    expect(status(page)).to_contain_text("from A to Z")


# -- on a phone -------------------------------------------------------------------------------------


def test_the_way_from_the_choices_to_the_results_says_how_many(page: Page):
    """On a phone the results are below all choices; the link stays in sight."""
    page.goto("/find/?tier=universal")
    open_group(page, "Need")
    link = page.get_by_role("link", name=re.compile(r"^See the \d+ services"))
    expect(link).to_be_in_viewport()
    link.click()
    expect(status(page)).to_be_in_viewport()


def test_an_age_typed_slowly_stays_whole(page: Page):
    """The answer to "1" comes while somebody goes on to "12", and must not take the 2 away."""
    page.goto("/find/")
    expect(status(page)).to_contain_text("services")
    page.get_by_text("Narrow the results").click()
    held = []
    page.route("**/filters/age.js*", lambda route: held.append(route))
    with page.expect_request("**/filters/age.js*"):
        page.get_by_label("Your child's age").press_sequentially("1")
    page.keyboard.press("2")
    held[0].continue_()

    page.wait_for_url("**/find/?age=12")
    expect(page.get_by_label("Your child's age")).to_have_value("12")
