"""The form in a real browser: from nothing to a record, by keyboard; nothing is lost; a correction that fits."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml
from building import SMALL_DIRECTORY
from click.testing import CliRunner
from form_page import FORM, download, keep
from local_offer.cli import main
from local_offer.form.model import model
from local_offer.reading import load
from local_offer.records.yaml_lines import parse
from local_offer.settings import read_settings
from lxml import html
from playwright.sync_api import Browser, Page, Route, expect
from test_accessibility import violations, width_of

TIERS = ("universal", "targeted", "specialist")
MOST_BYTES = 90_000
"""What the form may weigh, packed as hosts send it, with all that it loads."""

NASTY = {
    "name": "no",
    "summary": "a: b - c # d | 'e' \"f\" {g}",
    "description": "- one\n\n# two: 😀\t\ttabs\n\n| three " + ("and a long line " * 30).strip(),
    "also_known_as": ["01632", "null", "~", "*x", "&y", "!z", "@", "%", "2026-11-22", "1_000", "yes"],
    "at_18": "no",
}


@pytest.fixture(autouse=True)
def nothing_kept(form_tab: Page) -> None:
    """Each test starts on a device that has never seen the form."""
    form_tab.goto(FORM)
    form_tab.evaluate("localStorage.clear()")


# -- from nothing to a file -------------------------------------------------------------------------


@pytest.mark.parametrize("tier", TIERS)
def test_the_file_of_each_tier_passes_check(sent: dict[str, Path], tier: str, tmp_path: Path, monkeypatch):
    """Filled in by keyboard alone, by someone who never saw a record. Nothing is left to mend."""
    monkeypatch.chdir(SMALL_DIRECTORY)
    text = sent[tier].read_text("utf-8")
    file = tmp_path / yaml.safe_load(text)["sector"] / sent[tier].name
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    done = CliRunner().invoke(main, ["check", str(file)], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def test_text_that_looks_like_yaml_comes_back(form_tab: Page):
    """What is typed is text, whatever it looks like: in the form after a reload, and in the file."""
    form_tab.goto(f"{FORM}#new-a/name")
    form_tab.get_by_role("textbox", name="What is the service called?").fill(NASTY["name"])
    form_tab.goto(f"{FORM}#new-a/description")
    form_tab.get_by_role("textbox", name="What really happens there?").fill(NASTY["description"])
    form_tab.evaluate("location.hash = '#'")
    form_tab.reload()
    form_tab.goto(f"{FORM}#new-a/description")
    expect(form_tab.get_by_role("textbox", name="What really happens there?")).to_have_value(
        NASTY["description"]
    )
    keep(form_tab, "new-a", NASTY)
    form_tab.goto(f"{FORM}#new-a/send")
    form_tab.reload()
    text = form_tab.locator("[data-part=text]").text_content()
    told = parse(text, "").data
    assert {key: value.strip() if isinstance(value, str) else value for key, value in told.items()} == {
        key: value.strip() if isinstance(value, str) else value for key, value in NASTY.items()
    }


def test_errors_are_said_at_the_top_beside_the_field_and_in_the_title(form_tab: Page):
    """The focus moves to the list of errors, and each of them leads to its field."""
    form_tab.goto(f"{FORM}#new-a/contact")
    form_tab.get_by_label("What is the phone number?").fill("12")
    form_tab.get_by_role("button", name="Continue").click()
    summary, phone = form_tab.locator(".form-errors"), form_tab.get_by_label("What is the phone number?")
    expect(summary).to_be_focused()
    assert form_tab.title().startswith("Error: Who should families ring or write to?")
    said = "'12' is not a UK phone number. Write it like 01632 960123, with all its digits."
    expect(phone).to_have_accessible_description(re.compile(re.escape(f"Error: {said}")))
    expect(phone).to_have_attribute("aria-invalid", "true")
    form_tab.get_by_role("link", name="Skip to content").press("Enter")
    expect(summary).to_be_visible()
    summary.get_by_role("link", name=f"What is the phone number? {said}").click()
    expect(phone).to_be_focused()
    form_tab.evaluate("location.hash = '#new-a/access.routes'")
    form_tab.get_by_role("button", name="Continue").click()
    expect(summary).to_contain_text("\u201cHow do families get it?\u201d needs an answer.")
    form_tab.evaluate("history.back()")
    phone.fill("01632 960177")
    form_tab.get_by_role("button", name="Continue").click()
    expect(form_tab.locator("h1")).not_to_have_text("Who should families ring or write to?")
    assert "Error" not in form_tab.title()


def test_times_and_web_addresses_are_taken_as_people_type_them(form_tab: Page):
    """The box shows at once how it was understood. What may mean two things is kept as typed, and asked about."""
    said = form_tab.evaluate(
        """() => [["10am", "9.30", "14:30", "2.30 p.m.", "02:30", "midday", "12am", "2.30", "25:00", "13pm", "", "ten"]
             .map(LocalOfferForm.typed.time),
           ["www.example.org/a?b", " example.org ", "http://example.org", "help@example.org", "our page", ""]
             .map(LocalOfferForm.typed.web)]"""
    )
    assert said == [
        ["10:00", "09:30", "14:30", "14:30", "02:30", "12:00", "00:00", "2.30", "25:00", "13pm", "", "ten"],
        ["https://www.example.org/a?b", "https://example.org", "http://example.org", "help@example.org", "our page", ""],
    ]  # fmt: skip
    form_tab.goto(f"{FORM}#new-a/sessions")
    ends = form_tab.get_by_label("When does it end?")
    ends.fill("1pm")
    ends.blur()
    expect(ends).to_have_value("13:00")
    ends.fill(":00 PM")
    form_tab.get_by_role("button", name="Continue").click()
    expect(form_tab.locator(".form-errors")).to_contain_text("When does it end? Write the time")
    expect(ends).to_have_value(":00 PM")


def test_a_name_that_is_there_already_is_seen_at_once(form_tab: Page):
    """Whatever the name of its file: capitals, signs and spaces make no other service. A correction is not told so."""
    form_tab.goto(f"{FORM}#new-a/name")
    key, label = form_tab.evaluate(
        "LocalOfferForm.model.words.services.terms.find(([key]) => key === 'toy-library')"
    )
    form_tab.evaluate(
        "LocalOfferForm.model.words.services.terms.push(['other-file', 'Talk & Play: drop-in', ''])"
    )
    name = form_tab.get_by_role("textbox", name="What is the service called?")
    there = form_tab.get_by_text("We have a service called")
    for typed, slug in ((label.upper(), key), (" talk and play drop in", "other-file")):
        name.fill(typed)
        name.blur()
        link = form_tab.locator("[data-screen=question]").get_by_role("link", name="correct its record")
        expect(link).to_have_attribute("href", f"#correct-{slug}")
    name.fill("Talk and play in the park")
    name.blur()
    expect(there).to_have_count(0)
    name.fill(label)
    form_tab.evaluate("location.hash = '#new-a/send'")
    expect(form_tab.locator("[data-part=send-taken]")).to_contain_text(label)
    form_tab.goto(f"{FORM}?#correct-{key}/name")
    expect(name).to_have_value(label)
    expect(there).to_have_count(0)


def test_no_message_names_a_field_of_the_file(form_tab: Page):
    """Of all messages for a record in which much is missing or wrong. The question stands there instead."""
    told = form_tab.evaluate(
        """() => LocalOfferForm.check({
             tier: "specialist", sector: "health", modes: ["in-person"], ages: {min: "4", max: "30"}, availability: "full",
             checked: {how: "phone", on: "2999-01-01"}, organisation: {name: "A club"}, waiting: {typical: "1 week"},
             contact: {role: "Front desk", email: "x"}, topics: ["early-years", "early-years"],
             places: [{name: "Mill Hall", postcode: "ZZ1 4AB"}], sessions: [{day: "monday", from: "9", place: "riverside-centre"}],
             visible_from: "2026-02-01", visible_to: "2026-01-01", moves_on_to: ["speech-clinic"],
           }, {slug: "speech-clinic"}).map((one) => LocalOfferForm.plain(one))"""
    )
    assert len(told) > 20
    assert [one for one in told if "`" in one or "_" in one or "services/" in one] == []
    assert {
        "\u201cWho checked it?\u201d needs an answer. The role of who checked it.",
        "What is the oldest age? An age must be from 0 to 25, not 30.",
        "\u201cUntil which day should it show?\u201d is before \u201cFrom which day should it show?\u201d. Swap them.",
    } <= set(told)
    wheelchairs = [one for one in told if "heelchair" in one]
    assert [one.partition("needs an answer. ")[2] for one in wheelchairs] == [
        "Choose: Yes, No, Ring and ask."
    ]


def test_a_day_of_the_month_is_said_with_its_day(form_tab: Page):
    """Among the choices, in the answers, and before and after a correction."""
    keep(form_tab, "new-a", {"sessions": [{"day": "tuesday", "every": "second-of-month"}]})
    form_tab.goto(f"{FORM}#new-a/sessions")
    form_tab.reload()
    often = form_tab.get_by_label("How often is it?")
    expect(often.locator("option:checked")).to_have_text("The second Tuesday of each month")
    form_tab.get_by_label("Which day is it on?").select_option("friday")
    often.focus()
    expect(often.locator("option:checked")).to_have_text("The second Friday of each month")
    form_tab.evaluate("location.hash = '#new-a/answers'")
    answers = form_tab.locator("[data-part=told]")
    expect(answers).to_contain_text("the second Friday of each month")
    expect(answers).not_to_contain_text("{day}")


def test_what_may_be_left_out_does_not_say_that_it_needs_an_answer(form_tab: Page):
    """A part of a question that one can skip is needed only with the rest."""
    form_tab.goto(f"{FORM}#new-a/complaints")
    screen = form_tab.locator("[data-screen=question]")
    expect(screen).to_contain_text("If you answer the rest, this is needed too.")
    expect(screen).not_to_contain_text("This needs an answer.")
    form_tab.goto(f"{FORM}#new-a/checked")
    expect(screen).to_contain_text("This needs an answer.")


def test_what_must_be_answered_depends_on_the_answers(form_tab: Page):
    """On one page with all questions, those that need an answer stand first, and change at once."""
    form_tab.goto(f"{FORM}#new-a/all")
    needed = form_tab.locator("[data-part=asked] > section > h2")
    decides = needed.filter(has_text="Who decides?")
    form_tab.get_by_label("Universal", exact=True).check()
    expect(decides).to_have_count(0)
    form_tab.get_by_label("Specialist", exact=True).check()
    expect(decides).to_have_count(1)
    expect(form_tab.get_by_label("Specialist", exact=True)).to_be_focused()


# -- nothing is lost ----------------------------------------------------------------------------------


def test_nothing_is_lost_and_two_services_do_not_mix(form_tab: Page):
    """Reload, back and another service change nothing of what was typed. Clearing asks first, and can be undone."""
    name = form_tab.get_by_role("textbox", name="What is the service called?")
    for draft, typed in (("new-a", "Alder club"), ("new-b", "Birch club")):
        form_tab.goto(f"{FORM}#{draft}/name")
        name.press_sequentially(typed)
    form_tab.reload()
    expect(name).to_have_value("Birch club")
    form_tab.go_back()
    expect(name).to_have_value("Alder club")

    form_tab.goto(FORM)
    form_tab.get_by_role("link", name="Alder club").click()
    form_tab.get_by_role("link", name="Clear my answers").click()
    form_tab.get_by_role("link", name="No, keep them").click()
    form_tab.get_by_role("link", name="Clear my answers").click()
    form_tab.get_by_role("button", name="Yes, clear them").click()
    expect(form_tab.get_by_role("link", name="Alder club")).to_have_count(0)
    expect(form_tab.get_by_role("link", name="Birch club")).to_have_count(1)
    form_tab.get_by_role("button", name="Put it back").click()
    expect(form_tab.locator("[data-screen=answers]")).to_contain_text("Alder club")


def test_two_tabs_of_one_service_say_so(form_tab: Page):
    """What was typed in the other tab can be shown, and is not silently written over."""
    form_tab.goto(f"{FORM}#new-a/name")
    other = form_tab.context.new_page()
    other.goto(f"{FORM}#new-a/name")
    other.get_by_role("textbox", name="What is the service called?").fill("Typed there")
    form_tab.get_by_role("button", name="Show what was typed there").click()
    expect(form_tab.get_by_role("textbox", name="What is the service called?")).to_have_value("Typed there")
    other.close()


def test_without_storage_the_form_works_and_says_that_nothing_is_kept(browser: Browser, address: str):
    """A browser may refuse to keep anything. Then the answers last as long as the page."""
    context = browser.new_context(base_url=address)
    context.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error(); }})")
    page = context.new_page()
    page.goto(f"{FORM}#new-a/name")
    page.get_by_role("textbox", name="What is the service called?").fill("Alder club")
    expect(page.get_by_text("Your answers are not kept.")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name="See all my answers").click()
    expect(page.locator("[data-screen=answers]")).to_contain_text("Alder club")
    context.close()


def test_what_comes_late_is_not_put_over_what_was_opened_since(form_tab: Page):
    """On a slow connection the reader goes on to another service before the first has come."""
    form_tab.goto(FORM)
    keep(form_tab, "new-a", {"name": "Alder club"})
    late: list[Route] = []
    form_tab.route("**/assets/records/speech-clinic.js", lambda route: late.append(route), times=1)
    with form_tab.expect_request("**/assets/records/speech-clinic.js"):
        form_tab.evaluate("location.hash = '#correct-speech-clinic'")
    form_tab.evaluate("location.hash = '#new-a/name'")
    name = form_tab.get_by_role("textbox", name="What is the service called?")
    expect(name).to_have_value("Alder club")
    late[0].continue_()
    form_tab.evaluate("LocalOfferForm.load('../../', 'speech-clinic')")  # now it has come
    name.fill("Alder club for all")

    expect(form_tab.locator("h1")).to_have_text("What is the service called?")
    kept = form_tab.evaluate("LocalOfferForm.drafts.all().map(({ id, record }) => [id, record.name])")
    assert kept == [["new-a", "Alder club for all"]]


@pytest.mark.parametrize("asked", ["?#correct-no-such-service", "?correct=%25", "?correct=a/b", "#%"])
def test_an_address_that_leads_to_no_record_opens_the_form(form_tab: Page, asked: str):
    """The reader is told, where they asked for a record, and the form itself goes on to work."""
    form_tab.goto("about:blank")
    form_tab.goto(FORM + asked)
    expect(form_tab.get_by_role("button", name="Start")).to_be_visible()
    expect(form_tab.get_by_text("We could not get that record.")).to_be_visible(visible=asked != "#%")


# -- the ways to send it ------------------------------------------------------------------------------


def test_a_new_file_is_handed_in_by_mail_upload_or_filled_in_page(form_tab: Page):
    """The page of the repository has the name and the whole text in its address, when that is short enough."""
    keep(
        form_tab,
        "new-a",
        {"name": "Alder club", "sector": "community", "description": "Chess & tea: all ages"},
    )
    form_tab.goto(f"{FORM}#new-a/send")
    text = form_tab.locator("[data-part=text]").text_content()
    base = "https://example.org/testborough/local-offer"
    link = {
        name: form_tab.locator(f"[data-part={name}]").get_attribute("href")
        for name in ("upload", "new-file", "mail")
    }
    assert link["upload"] == f"{base}/upload/main/services/community"
    assert link["new-file"].startswith(f"{base}/new/main?")
    assert parse_qs(urlsplit(link["new-file"]).query) == {
        "filename": ["services/community/alder-club.yml"],
        "value": [text],
    }
    assert unquote(link["mail"]).startswith("mailto:fis@example.org?subject=New record: Alder club&body=")

    keep(form_tab, "new-b", {"name": "Birch club", "description": "Long. " * 1500})
    form_tab.goto(f"{FORM}#new-b/send")
    assert "value=" not in form_tab.locator("[data-part=new-file]").get_attribute("href")


def test_a_correction_goes_from_the_service_page_into_the_file(form_tab: Page, council: Path, monkeypatch):
    """Only what was changed changes: comments and what the site does not show stay in the file."""
    record = council / "services/health/speech-clinic.yml"
    before = "# Ask first.\n" + record.read_text("utf-8")
    record.write_text(before, "utf-8")
    form_tab.goto("/services/speech-clinic/")
    form_tab.get_by_role("link", name="Correct this record").click()
    expect(form_tab.locator("h1")).to_contain_text("Correct: ")
    old = form_tab.evaluate(
        "LocalOfferForm.load('../../', 'speech-clinic').then(({record}) => record.summary)"
    )
    form_tab.get_by_role("link", name="Change What is it, and who is it for, in 30 words?").click()
    form_tab.get_by_role("textbox", name="What is it, and who is it for").fill(
        "Help for children who do not talk yet."
    )
    form_tab.get_by_role("button", name="Continue").click()
    form_tab.get_by_role("link", name="Go on to send it").click()
    change = form_tab.locator(".form-change")
    expect(change.locator("dt")).to_have_text(["What is it, and who is it for, in 30 words?"])
    expect(change.locator("dd")).to_have_text([f"Before{old}", "AfterHelp for children who do not talk yet."])

    file = download(form_tab, council)
    assert set(json.loads(file.read_text("utf-8"))["changes"]) == {"summary"}
    monkeypatch.chdir(council)
    done = CliRunner().invoke(main, ["apply", str(file)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert record.read_text("utf-8") == before.replace(old, "Help for children who do not talk yet.")


# -- what families will read --------------------------------------------------------------------------


def test_the_preview_says_what_the_page_and_the_leaflet_say(form_tab: Page, site: Path):
    """Each line of it stands word for word on the built page, or in the leaflet as text."""
    shown = """async (slug) => {
        const { record } = await LocalOfferForm.load("../../", slug);
        LocalOfferForm.preview.show(record);
        return [...document.querySelectorAll("#form-preview .form-paper")].map((paper) =>
            [...paper.querySelectorAll("[data-shows]")].filter((one) => !one.hidden && one.dataset.shows !== "tags").flatMap((one) =>
                one.children.length ? [...one.children].map((line) => line.textContent) : [one.textContent]));
    }"""
    for slug in ("talk-and-play", "speech-clinic", "larch-school", "low-mood-clinic", "toy-library"):
        page = html.fromstring((site / "services" / slug / "index.html").read_text("utf-8")).xpath("//main")[
            0
        ]
        leaflet = (site / "leaflets" / f"{slug}.text.txt").read_text("utf-8")
        for told, text in zip(form_tab.evaluate(shown, slug), (page.text_content(), leaflet), strict=True):
            plain = " ".join(text.split()).lower()
            assert [line for line in told if " ".join(line.split()).lower() not in plain] == [], slug


def test_the_preview_says_price_description_time_and_place(form_tab: Page):
    """As the page does: what a family asks first stands there while it is typed."""
    shown = form_tab.evaluate(
        """(record) => {
            LocalOfferForm.preview.show(record);
            return ["prices", "description", "sessions", "places"].map((name) =>
                [...document.querySelector(`[data-shows="${name}"]`).children].map((one) => one.textContent));
        }""",
        {
            "description": "We **play**.\n\n- Bring [water](https://example.org)\n- Wear boots",
            "cost": {"kind": "paid", "options": [{"what": "Day trip", "amount": "4.5", "per": "child"}]},
            "sessions": [
                {"day": "friday", "every": "last-of-month", "from": "09:30", "to": "12:00", "when": "term"},
                {"day": "monday", "from": "14:00", "note": "Drop in"},
            ],
            "places": [
                {"name": "Mill Hall", "address": "2 Mill Lane", "postcode": "ZZ1 4AB"},
                {"name": "Alder House", "address": "1 High Street", "hide_address": "yes"},
            ],
        },
    )
    assert shown == [
        ["Day trip: \u00a34.50 per child"],
        ["We play.", "Bring water", "Wear boots"],
        ["The last Friday of each month, 9.30am to midday, in term time", "Monday, from 2pm. Drop in"],
        ["Mill Hall", "2 Mill Lane, ZZ1 4AB", "Alder House", "The address is private. Ring and we will tell you how to get there."],
    ]  # fmt: skip


# -- for everybody ------------------------------------------------------------------------------------


def test_without_javascript_there_are_the_questions_on_paper_and_the_mail_address(
    page_without_javascript: Page,
):
    """The same questions, from the same model, with room to write."""
    page = page_without_javascript
    page.goto(FORM)
    main_part = page.get_by_role("main")
    expect(main_part.get_by_role("link", name="fis@example.org").first).to_be_visible()
    main_part.get_by_role("link", name="questions on paper").first.click()
    told = model(load(read_settings(SMALL_DIRECTORY / "mkdocs.yml")))
    asked = {key for group in told["groups"] for key in group["fields"]}
    questions = [one["question"] for one in told["records"]["Service"]["fields"] if one["key"] in asked]
    headings = page.get_by_role("heading").all_inner_texts()
    assert [question for question in questions if question not in headings] == []
    assert page.locator(".form-line").count() > len(questions)


def test_no_step_breaks_a_rule_of_wcag(form_tab: Page, sent: dict[str, Path]):
    """axe with no rule off: each kind of field, all fields at once, errors, the answers and the end."""
    steps = ["name", "tier", "places", "answers", "send", "clear", "all"]
    keep(form_tab, "new-a", yaml.load(sent["universal"].read_text("utf-8"), yaml.BaseLoader))
    form_tab.reload()
    assert violations(form_tab) == {}, "start"
    for step in steps:
        form_tab.evaluate("(step) => (location.hash = '#new-a/' + step)", step)
        form_tab.wait_for_function("(step) => location.hash.endsWith(step)", arg=step)
        form_tab.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))")
        assert violations(form_tab) == {}, step
        assert width_of(form_tab) <= 400, step
    form_tab.emulate_media(color_scheme="dark")
    form_tab.evaluate("location.hash = '#new-b/access.routes'")
    form_tab.get_by_role("button", name="Continue").click()
    expect(form_tab.locator(".form-errors")).to_be_focused()
    assert violations(form_tab) == {}, "errors in the dark"
    form_tab.emulate_media(color_scheme="light")
    form_tab.goto("/providers/questions/")
    assert violations(form_tab) == {}, "the questions on paper"
    assert width_of(form_tab) <= 400


def test_the_form_weighs_less_than_a_photograph(form_tab: Page, site: Path, address: str):
    """All that it loads, packed, with the record that is corrected."""
    loaded: set[str] = set()
    form_tab.on("request", lambda request: loaded.add(urlsplit(request.url).path))
    form_tab.goto("/providers/form/?#correct-speech-clinic")
    expect(form_tab.locator("h1")).to_contain_text("Correct: ")
    files = [site / (path.lstrip("/") + ("index.html" if path.endswith("/") else "")) for path in loaded]
    assert site / "assets/form/engine.js" in files
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < MOST_BYTES
