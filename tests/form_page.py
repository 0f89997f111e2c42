"""The form as a provider uses it who has a keyboard and nothing else, and what it gives them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

ANSWERS = Path(__file__).parent / "form"
"""One service of each tier: what is typed and chosen at each question. A text alone, or `it`, answers the question
itself; in a list stand words to choose or press, and the texts for fields by their names."""

FORM = "/providers/form/"
MOST_TABS = 150

_FOCUSED = """(() => {
    const one = document.activeElement, by = one.getAttribute("aria-labelledby");
    const label = by ? document.getElementById(by) : (one.labels || [])[0];
    const name = (one.getAttribute("aria-label") || (label || one).textContent).trim();
    const group = one.type === "radio" ? [...document.getElementsByName(one.name)].map((other) => other.labels[0].textContent) : [];
    return {name, group, tag: one.tagName, checked: Boolean(one.checked)};
})()"""
"""What has the focus: its name, its tag and, of a radio button, the names of its group."""


def move_to(page: Page, name: str) -> None:
    """Press Tab until what has that name has the focus; among radio buttons, the arrow after that."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        here = page.evaluate(_FOCUSED)
        if name in here["group"]:
            for _ in range(here["group"].index(name) - here["group"].index(here["name"])):
                page.keyboard.press("ArrowDown")
            return
        if here["name"] == name:
            return
    pytest.fail(f"The keyboard does not reach {name!r} in {page.locator('h1').inner_text()!r}.")


def answer(page: Page, name: str, said: str | None) -> None:
    """Type an answer, or tick or press what has that name."""
    move_to(page, name)
    here = page.evaluate(_FOCUSED)
    if here["tag"] == "SELECT":
        page.keyboard.type(str(said))  # the first letters of a choice choose it
    elif said is not None:
        page.keyboard.insert_text(said)
    elif not here["checked"]:
        page.keyboard.press("Space")


def press(page: Page, name: str) -> None:
    """Go to a button or link and press Enter."""
    move_to(page, name)
    page.keyboard.press("Enter")


def fill_in(page: Page, tier: str) -> None:
    """From the start of the form to its last page, one question at a time, without the mouse."""
    answers = yaml.safe_load((ANSWERS / f"{tier}.yml").read_text("utf-8"))
    page.goto(FORM)
    page.locator("body").press("Home")
    answer(page, "One question at a time", None)
    press(page, "Start")
    left, title = dict(answers), page.locator("h1")
    expect(title).to_have_text("What is the service called?")
    while (question := title.inner_text()) != "Your answers":
        key = page.url.rpartition("/")[2]
        assert key in left, f"the form asks {question!r} of a {tier} service"
        given = left.pop(key)
        for one in given if isinstance(given, list) else [{"it": given}]:
            for name, said in (one if isinstance(one, dict) else {one: None}).items():
                answer(page, question if name == "it" else name, said)
        if page.evaluate(_FOCUSED)["tag"] == "INPUT":
            page.keyboard.press("Enter")
        else:
            press(page, "Continue")
        expect(title).not_to_have_text(question)
    assert left == {}, "every question that such a service must answer was asked"
    expect(page.locator(".form-errors:visible")).to_have_count(0)
    press(page, "Go on to send it")
    expect(title).to_have_text("Send it to us")


def download(page: Page, folder: Path) -> Path:
    """Press the button that downloads, and keep the file under its own name."""
    with page.expect_download() as coming:
        press(page, "Download the file")
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


@pytest.fixture(scope="session")
def form_tab(browser: Browser, address: str) -> Iterator[Page]:
    """One page on a phone for several tests; each starts with nothing kept."""
    context = browser.new_context(base_url=address, viewport={"width": 400, "height": 800})
    context.clock.install(time="2026-11-22T12:00")  # the day of all tests; then it runs on
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def sent(form_tab: Page, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files that the form gave for one service of each tier."""
    files = {}
    for path in sorted(ANSWERS.glob("*.yml")):
        fill_in(form_tab, path.stem)
        files[path.stem] = download(form_tab, tmp_path_factory.mktemp(path.stem))
    return files


def keep(page: Page, draft: str, record: dict) -> None:
    """A draft on this device, as if it had been typed."""
    page.evaluate(
        "([id, record]) => LocalOfferForm.drafts.keep({ id, record })",
        [draft, record],
    )
