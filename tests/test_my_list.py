"""My list: what a family saves on its own device, to print, share, or ask for by post."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from building import PROJECT
from my_list_page import link, names, sheets, status
from playwright.sync_api import Page, expect
from test_accessibility import violations, width_of

# ---- saving ----


def test_a_service_is_saved_on_its_page_and_taken_off_again_there(page: Page):
    page.goto("/services/talk-and-play/")
    expect(link(page)).to_have_count(0)

    page.get_by_role("button", name="Save to my list").click()
    expect(link(page)).to_have_text("My list (1)")
    expect(status(page)).to_have_text("It is on your list, on this device.")

    page.reload()
    page.get_by_role("button", name="Take off my list").click()
    expect(link(page)).to_have_count(0)
    expect(status(page)).to_have_text("It is off your list.")


def test_a_service_is_saved_from_the_results_of_find(page: Page):
    page.goto("/find/?q=swimming")
    card = page.get_by_role("list", name="Services").get_by_role("listitem").filter(has_text="Swimming").first
    card.get_by_role("button", name=re.compile("Save")).click()
    expect(link(page)).to_have_text("My list (1)")
    link(page).click()

    expect(names(page)).to_have_text(["Swimming for everyone"])


def test_every_page_leads_to_the_list_and_it_keeps_the_order_of_saving(page: Page, save):
    save("speech-clinic", "talk-and-play")
    page.goto("/a-to-z/")
    link(page).click()

    expect(names(page)).to_have_text(["Speech and language clinic", "Talk and Play"])
    expect(status(page)).to_have_text("You have 2 services on your list.")
    expect(link(page)).to_have_attribute("aria-current", "page")


def test_a_secret_address_is_not_saved_from_its_page(page: Page):
    """Who looks for it may share the device with the one they fear."""
    page.goto("/services/a-safe-place/")

    expect(page.get_by_role("button", name="Save to my list")).to_have_count(0)


def test_another_tab_shows_the_same_list(page: Page):
    page.goto("/my-list/")
    expect(status(page)).to_have_text("Your list is empty.")
    other = page.context.new_page()
    other.goto("/services/talk-and-play/")
    other.get_by_role("button", name="Save to my list").click()

    expect(names(page)).to_have_text(["Talk and Play"])


# ---- taking off ----


def test_one_service_is_taken_off_and_put_back(page: Page, save):
    """What was done is said where the focus then is."""
    save("talk-and-play", "swimming")
    page.goto("/my-list/")
    page.get_by_role("button", name="Take Talk and Play off my list").click()

    expect(names(page)).to_have_text(["Swimming for everyone"])
    expect(status(page)).to_be_focused()
    expect(status(page)).to_have_text("Taken off: 1 service. You have 1 service on your list.")
    page.get_by_role("button", name="Put back what I took off").click()
    expect(names(page)).to_have_text(["Talk and Play", "Swimming for everyone"])


def test_one_button_clears_the_list_and_nothing_stays_on_the_device(page: Page, save):
    save("talk-and-play", "swimming")
    page.goto("/my-list/")
    page.get_by_role("button", name="Clear my list").click()

    expect(status(page)).to_have_text("Taken off: 2 services. Your list is empty.")
    expect(link(page)).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Put back what I took off").click()
    expect(names(page)).to_have_text(["Talk and Play", "Swimming for everyone"])


# ---- what stands on it ----


def test_a_sheet_says_how_to_get_the_service_who_to_ring_when_where_and_what_it_costs(page: Page, save):
    save("talk-and-play")
    page.goto("/my-list/")
    sheet = sheets(page)

    for fact in (
        "Play workers",
        "020 7946 0910",
        "Monday to Friday, 9am to 4pm",
        "Come on a Tuesday. You do not need to book.",
        "Just turn up",
        "Tuesday, 10am to midday, in term time",
        "Riverside",
        "You do not pay.",
        "Correct when we checked on 2 November 2026. After 2 February 2027, ring us first.",
    ):
        expect(sheet).to_contain_text(fact)
    expect(sheet.get_by_text(re.compile("^Ring first"))).to_be_hidden()


def test_the_days_after_its_build_count(page: Page, save):
    """An alert goes, and a check that nobody made is missed, on the day of the device."""
    save("talk-and-play")
    page.clock.set_fixed_time("2027-05-03T12:00:00")
    page.goto("/my-list/")

    expect(sheets(page).get_by_text(re.compile("^Ring first"))).to_be_visible()
    expect(sheets(page).get_by_text("We are at the library on 1 December.")).to_be_hidden()


def test_a_name_and_texts_full_of_signs_are_whole(page: Page, save):
    """The words of a record are never markup."""
    save("odd-signs")
    written = page.locator("h1").inner_text()
    page.goto("/my-list/")

    expect(names(page)).to_have_text([written])
    expect(page.locator(".my-list-codes a")).to_have_text([written])
    assert "<" in written


def test_a_closed_service_says_so_and_what_to_try_instead(page: Page, codes):
    page.goto(f"/my-list/?s={codes['saturday-club']}")

    expect(sheets(page).locator(".notice").first).to_contain_text("Closed.")
    expect(sheets(page)).to_contain_text("Swimming for everyone: ring 020 7946 0918")
    expect(sheets(page)).not_to_contain_text("What does it cost?")


def test_two_hundred_services_are_listed_and_shared(page: Page):
    """Sheets are loaded for the services on the list only. Here stand-ins are sent for them."""
    many = [f"{number:05}" for number in range(20000, 20200)]
    asked = []

    def stand_in(route) -> None:
        name = Path(urlsplit(route.request.url).path).stem
        asked.append(name)
        given = (
            {"codes": " ".join([*many, "ZZZZZ"]), "now": {}}
            if name == "codes"
            else {
                "slug": name,
                "name": f"Club {name}",
                "html": f"<article class=sheet><h2>Club {name}</h2></article>",
            }
        )
        route.fulfill(
            content_type="text/javascript",
            body=f"LocalOfferList.receive({json.dumps(name)}, {json.dumps(given)});",
        )

    page.route("**/assets/list/*.js", stand_in)
    page.goto(f"/my-list/?s={'-'.join(many)}")
    expect(names(page)).to_have_count(200)
    page.get_by_role("button", name="Save these to my list").click()

    expect(status(page)).to_have_text("Saved: 200 services. You have 200 services on your list.")
    expect(link(page)).to_have_text("My list (200)")
    assert sorted(asked) == [*many, "codes"]


# ---- on paper ----


def test_the_list_is_printed_as_one_document_with_everything_and_no_buttons(page: Page, save, codes):
    saved = ("talk-and-play", "speech-clinic", "low-mood-clinic", "swimming")
    save(*saved)
    page.add_init_script("window.print = () => { window.printed = document.body.innerText }")
    page.goto("/my-list/")
    page.emulate_media(media="print")
    page.get_by_role("button", name="Print this list", include_hidden=True).evaluate(
        "(button) => button.click()"
    )
    page.wait_for_function("window.printed")

    paper = page.evaluate("window.printed")
    top = paper[: paper.index("How do I get this?")]
    assert "01632 960500" in top
    assert all(codes[slug] in top for slug in saved)
    for sheet in sheets(page).all():
        text = sheet.inner_text()
        for heading in ("How do I get this?", "Who can ask?", "What does it cost?", "When and where is it?"):
            assert heading in text
        assert sheet.locator(".phone").inner_text()
    assert page.locator("button, input, form, header nav").filter(visible=True).count() == 0
    assert "Getting" not in paper


def test_the_helpline_and_the_codes_stand_ready_to_ask_for_the_leaflets_by_post(page: Page, save, codes):
    save("talk-and-play", "swimming")
    page.goto("/my-list/")
    post = page.get_by_role("region", name="Ask us to post it")

    expect(post.get_by_role("link", name="01632 960500")).to_have_attribute("href", "tel:01632960500")
    expect(post.locator(".code")).to_have_text([codes["talk-and-play"], codes["swimming"]])
    letter = post.get_by_role("link", name="fis@example.org").get_attribute("href")
    assert letter.startswith("mailto:fis@example.org?")
    body = parse_qs(urlsplit(letter).query)["body"][0]
    assert f"{codes['talk-and-play']}\n{codes['swimming']}\n" in body


# ---- for everyone ----


def test_without_javascript_the_page_says_how_to_get_the_same(page_without_javascript: Page):
    page = page_without_javascript
    page.goto("/services/talk-and-play/")
    assert page.get_by_role("button", name="Save to my list").count() == 0
    page.get_by_role("link", name="My list").click()

    main = page.locator("main")
    assert main.get_by_text("This page needs JavaScript.").is_visible()
    assert main.get_by_role("link", name="01632 960500").filter(visible=True).count() == 1
    assert main.get_by_role("link", name="leaflets").is_visible()
    assert main.locator("button").filter(visible=True).count() == 0


def test_no_state_of_the_page_breaks_a_rule_of_wcag(page: Page, save, codes):
    save("talk-and-play", "low-mood-clinic")
    for where in ("/my-list/", f"/my-list/?s={codes['larch-school']}-QQQQQ-x"):
        page.goto(where)
        expect(status(page)).not_to_be_empty()
        expect(sheets(page)).to_have_count(2)
        for width in (320, 1300):
            page.set_viewport_size({"width": width, "height": 800})
            assert violations(page) == {}, (where, width)
            assert width_of(page) <= width


def test_the_script_of_every_page_is_tiny():
    """It is loaded on every page, also by those who never save anything."""
    script = (PROJECT / "overrides/assets/list.js").read_bytes()
    assert len(gzip.compress(script)) <= 1.5 * 1024
