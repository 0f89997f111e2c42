"""Whether the helpline is open now: worked out on the device, by the clock on the wall in London."""

from __future__ import annotations

import pytest
from local_offer.opening import opening
from local_offer.reading import load
from local_offer.settings import read_settings
from playwright.sync_api import Browser, Page, expect

WEEKDAYS = [[], *[[["09:00", "17:00"]]] * 5, []]
HOURS = {
    "days": WEEKDAYS,
    "said": {"09:00": "9am", "17:00": "5pm"},
    "years": [2026, 2027],
    "holidays": ["2026-12-25", "2026-12-28", "2027-01-01", "2027-03-29"],
    "closures": [["2026-12-24", "2027-01-03", "Merry Christmas. We answer again on 4 January."]],
}
CHRISTMAS = HOURS["closures"][0][2]


def sentence(page: Page, moment: str, **other: object) -> dict | None:
    """What is said at a moment: a time with its offset from Greenwich, or Z."""
    return page.evaluate(
        "([hours, moment]) => LocalOfferHours.sentence(hours, new Date(moment))", [{**HOURS, **other}, moment]
    )


@pytest.fixture(scope="module")
def open_page(browser: Browser, address: str) -> Page:
    """One page for all, in a time zone far away: the answers are London's all the same."""
    context = browser.new_context(base_url=address, timezone_id="Pacific/Auckland")
    page = context.new_page()
    page.goto("/contact/")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-11-23T08:59:00Z", "Closed now. Opens today at 9am."),
        ("2026-11-23T09:00:00Z", "Open now, until 5pm."),
        ("2026-11-23T16:59:59Z", "Open now, until 5pm."),
        ("2026-11-23T17:00:00Z", "Closed now. Opens tomorrow at 9am."),
        ("2026-11-23T23:59:59Z", "Closed now. Opens tomorrow at 9am."),
        ("2026-11-24T00:00:00Z", "Closed now. Opens today at 9am."),
        ("2026-11-27T17:00:00Z", "Closed now. Opens on Monday 30 November at 9am."),
        ("2026-11-28T12:00:00Z", "Closed now. Opens on Monday 30 November at 9am."),
        ("2026-11-29T12:00:00Z", "Closed now. Opens tomorrow at 9am."),
        ("2027-03-26T17:30:00Z", "Closed now. Opens on Tuesday 30 March at 9am."),
    ],
    ids=lambda value: value.replace(":", "."),
)
def test_what_is_said_through_a_week(open_page: Page, moment: str, said: str):
    """The last is the Friday before a bank holiday on Monday, and before the clocks go forward."""
    assert sentence(open_page, moment) == {"text": said, "closure": ""}


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-10-23T16:30:00+01:00", "Open now, until 5pm."),  # the last Friday of summer time
        ("2026-10-26T08:30:00Z", "Closed now. Opens today at 9am."),  # 9.30am by the summer's clock
        ("2027-03-30T08:00:00Z", "Open now, until 5pm."),  # 9am of the first working day of summer time
        ("2027-03-30T16:30:00Z", "Closed now. Opens tomorrow at 9am."),
        ("2026-07-06T23:30:00Z", "Closed now. Opens today at 9am."),  # already Tuesday in London
    ],
    ids=lambda value: value.replace(":", "."),
)
def test_the_clocks_of_summer_and_winter_are_london_s(open_page: Page, moment: str, said: str):
    assert sentence(open_page, moment)["text"] == said


def test_a_closure_brings_its_own_words_and_the_day_after_it(open_page: Page):
    said = "Closed now. Opens on Monday 4 January at 9am."
    assert sentence(open_page, "2026-12-24T10:00:00Z") == {"text": said, "closure": CHRISTMAS}
    assert sentence(open_page, "2027-01-03T10:00:00Z")["text"] == "Closed now. Opens tomorrow at 9am."
    assert sentence(open_page, "2027-01-04T10:00:00Z") == {"text": "Open now, until 5pm.", "closure": ""}


def test_when_the_calendar_has_ended_nothing_is_said(open_page: Page):
    """Nobody knows the bank holidays of 2028, and so neither when the first working day is."""
    assert sentence(open_page, "2028-01-05T10:00:00Z") is None
    assert sentence(open_page, "2027-12-31T18:00:00Z")["text"] == "Closed now."


def test_a_break_for_lunch(open_page: Page):
    days = [[["09:00", "12:00"], ["13:00", "17:00"]]] * 7
    said = {**HOURS["said"], "12:00": "midday", "13:00": "1pm"}

    def text(moment: str) -> str:
        return sentence(open_page, moment, days=days, said=said)["text"]

    assert text("2026-11-23T10:00:00Z") == "Open now, until midday."
    assert text("2026-11-23T12:30:00Z") == "Closed now. Opens today at 1pm."


def test_hours_past_midnight_belong_to_the_evening_they_begin(open_page: Page):
    days = [[], [], [], [], [], [["18:00", "02:00"]], []]  # Fridays
    said = {"18:00": "6pm", "02:00": "2am"}

    def text(moment: str) -> str:
        return sentence(open_page, moment, days=days, said=said)["text"]

    assert text("2026-11-27T23:00:00Z") == "Open now, until 2am."
    assert text("2026-11-28T01:59:00Z") == "Open now, until 2am."
    assert text("2026-11-28T02:00:00Z") == "Closed now. Opens on Friday 4 December at 6pm."


def test_day_and_night_has_no_end(open_page: Page):
    said = {"00:00": "midnight"}
    day_and_night = {"days": [[["00:00", "00:00"]]] * 7, "said": said, "holidays": [], "closures": []}

    assert sentence(open_page, "2026-11-23T10:00:00Z", **day_and_night)["text"] == "Open now."


# ---- on the pages ----


def test_it_stands_beside_the_hours_wherever_they_are(page: Page):
    """In the strip below the header, in the helpline's block, and where find has nothing."""
    page.clock.set_fixed_time("2026-11-23T10:00:00Z")
    page.goto("/find/?q=xylophone")

    hours = "Monday to Friday, 9am to 5pm. Open now, until 5pm."
    expect(page.get_by_role("region", name="Helpline")).to_contain_text(hours)
    expect(page.get_by_role("region", name="Talk to a person")).to_contain_text(hours)
    expect(page.locator(".find-nothing")).to_contain_text(hours)


def test_a_page_that_stays_open_past_closing_time_says_so(page: Page):
    page.clock.install(time="2026-11-23T16:58:30Z")
    page.goto("/contact/")
    strip = page.get_by_role("region", name="Helpline")
    expect(strip).to_contain_text("Open now, until 5pm.")
    page.clock.fast_forward("03:00")

    expect(strip).to_contain_text("Closed now. Opens tomorrow at 9am.")


def test_without_javascript_only_the_hours_stand(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/contact/")

    strip = page.get_by_role("region", name="Helpline").inner_text()
    assert "Monday to Friday, 9am to 5pm." in strip
    assert "now." not in strip


# ---- what the page carries ----

CALENDAR = """\
bank_holidays:
  - {on: 2025-12-25, name: Christmas Day}
  - {on: 2026-08-31, name: Summer bank holiday}
  - {on: 2026-12-25, name: Christmas Day}
closures:
  - {from: 2026-11-20, to: 2026-11-22, text: Training. We are back on Monday.}
  - {from: 2026-09-16, to: 2026-09-16, text: Training.}
"""


def test_the_days_to_come_go_with_the_page(folder):
    """A year counts as known when it has a bank holiday, also one that has passed."""
    (folder / "services/_calendar.yml").write_text(CALENDAR, "utf-8")
    carried = opening(load(read_settings(folder / "mkdocs.yml")))

    assert carried["years"] == [2026]
    assert carried["holidays"] == ["2026-12-25"]
    assert carried["closures"] == [["2026-11-20", "2026-11-22", "Training. We are back on Monday."]]
    assert carried["days"] == [[], [("09:00", "17:00")], [("09:00", "17:00")], [], [], [], []]
    assert carried["said"] == {"09:00": "9am", "17:00": "5pm"}


def test_without_a_calendar_nothing_goes_with_the_page(folder):
    """Whether today is a bank holiday is then not known, and nobody says "open" of a day they do not know."""
    (folder / "services/_calendar.yml").unlink(missing_ok=True)

    assert opening(load(read_settings(folder / "mkdocs.yml"))) is None
