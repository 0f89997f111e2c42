"""The leaflets of the print room: editions, languages, pages, and what is ticked of them."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from building import SMALL_DIRECTORY, build, run
from local_offer.directory import Directory
from local_offer.editions import EDITIONS
from local_offer.leaflets import ordered
from local_offer.pages.leaflets import offered
from local_offer.pages.print_room import leaflets_script
from paper import text_of
from playwright.sync_api import Page, expect
from print_room_page import choose, pack, result, results, status, tick, total, words


def test_each_link_and_each_number_of_pages_is_that_of_the_leaflets_themselves(room: Page, index: list[dict]):
    """For every edition and language: what index.json has, in English where there is no translation."""
    there = {(one["slug"], one["edition"], one["lang"]): one for one in index}
    assert results(room).count() > 5
    for lang in ("en", "bn", "ar"):
        choose(room, "Language", lang)
        for edition in EDITIONS:
            choose(room, "Print as", edition)
            shown = results(room).evaluate_all(
                """(all) => all.map((one) => [one.querySelector('input').value,
                     one.querySelector('a').getAttribute('href'), one.querySelector('a').textContent])"""
            )
            for slug, address, text in shown:
                wanted = there.get((slug, edition, lang)) or there[slug, edition, "en"]
                assert address == f"../{wanted['file']}"
                pages = re.search(r"(\d+) page", text)
                assert (int(pages[1]) if pages else None) == wanted["pages"]


def test_pages_that_nobody_has_counted_yet_are_not_guessed(page: Page, small: Directory, tmp_path: Path):
    """`make serve` makes a leaflet when it is opened: until then nothing is said of its pages."""
    _, not_made = leaflets_script(small, offered(ordered(small, tmp_path), small))
    page.route("**/print-room/leaflets.js*", lambda route: route.fulfill(body=not_made))
    page.goto("/print-room/")
    tick(page, "Talk and Play")

    expect(total(page)).to_have_text("1 leaflet.")
    expect(pack(page).get_by_role("link", name="Open clear print")).to_have_text("Open clear print (PDF)")


def test_leaflets_in_the_language_of_the_caller_come_first(room: Page, index: list[dict]):
    """Of those that are found; and it is said how many they are. The others keep their order."""
    there = {one["slug"] for one in index if (one["edition"], one["lang"]) == ("clear-print", "bn")}
    before = [box.get_attribute("value") for box in results(room).get_by_role("checkbox").all()]
    wanted = sorted(before, key=lambda slug: slug not in there)
    assert before != wanted
    choose(room, "Language", "bn")

    expect(status(room)).to_contain_text(re.compile("Bengali. (It|They) comes? first."))
    assert [box.get_attribute("value") for box in results(room).get_by_role("checkbox").all()] == wanted


def test_a_leaflet_that_is_not_in_that_language_says_so_and_offers_english(room: Page):
    choose(room, "Language", "bn")
    choose(room, "Print as", "large-print")

    expect(result(room, "Swimming for everyone")).to_contain_text(
        "Not in Bengali. Open large print in English (PDF"
    )
    expect(result(room, "Talk and Play")).to_contain_text("Open large print in Bengali (PDF")
    expect(result(room, "Talk and Play")).not_to_contain_text("Not in Bengali")


def test_the_small_booklet_has_its_copy_to_fold(room: Page, site: Path):
    choose(room, "Print as", "fold")
    copy = result(room, "Talk and Play").get_by_role("link", name=re.compile("copy to print and fold"))
    assert (site / copy.get_attribute("href").removeprefix("../")).is_file()


def test_the_total_is_said_at_every_tick_and_adds_up(room: Page, index: list[dict]):
    pages = {(one["slug"], one["edition"]): one["pages"] for one in index if one["lang"] == "en"}
    expect(total(room)).to_have_text("Nothing is ticked yet.")
    tick(room, "Talk and Play")
    n = pages["talk-and-play", "clear-print"]
    expect(total(room)).to_have_text(f"1 leaflet, {n} page{'' if n == 1 else 's'}.")
    tick(room, "Swimming for everyone")
    expect(total(room)).to_have_text(f"2 leaflets, {n + pages['swimming', 'clear-print']} pages.")

    choose(room, "Print as", "large-print")
    both = pages["talk-and-play", "large-print"] + pages["swimming", "large-print"]
    expect(total(room)).to_have_text(f"2 leaflets, {both} pages.")
    choose(room, "Print as", "text")
    expect(total(room)).to_have_text("2 leaflets.")
    choose(room, "Language", "bn")
    expect(total(room)).to_have_text("2 leaflets. 1 of them in English only.")


def test_what_is_ticked_stays_while_one_looks_for_more(room: Page):
    tick(room, "Talk and Play")
    words(room).fill("swimming")
    expect(result(room, "Talk and Play")).to_have_count(0)
    tick(room, "Swimming for everyone")
    words(room).fill("")

    expect(result(room, "Talk and Play").get_by_role("checkbox")).to_be_checked()
    expect(pack(room).get_by_role("listitem")).to_have_count(2)


def test_all_that_is_shown_is_ticked_at_once_and_unticked(room: Page):
    words(room).fill("speech")
    expect(status(room)).not_to_have_text(re.compile(r"^1\d leaflets"))
    shown = results(room).count()
    room.get_by_role("button", name=f"Tick all {shown} shown").click()
    expect(total(room)).to_have_text(re.compile(rf"^{shown} leaflets, \d+ pages\.$"))
    room.get_by_role("button", name=f"Untick all {shown} shown").click()

    expect(total(room)).to_have_text("Nothing is ticked yet.")


def test_the_command_for_the_same_choice_can_be_copied(room: Page, code_of):
    tick(room, "Talk and Play", "Swimming for everyone")
    choose(room, "Print as", "large-print")
    choose(room, "Language", "bn")
    command = room.get_by_label("Command for one accessible PDF of these")

    codes = f"--code {code_of['talk-and-play']} --code {code_of['swimming']}"
    expect(command).to_have_value(f"local-offer pack {codes} --edition large-print --language bn")
    pack(room).get_by_role("button", name="Copy the command").click()
    expect(pack(room).get_by_text(re.compile("is copied|Copy it from the box"))).to_be_visible()


def test_the_command_that_is_shown_makes_the_pack(room: Page, tmp_path: Path):
    tick(room, "Talk and Play", "Swimming for everyone")
    shown = room.get_by_label("Command for one accessible PDF of these").input_value()
    done = run(*shown.split(), "-o", tmp_path / "pack.pdf", cwd=SMALL_DIRECTORY)

    assert done.returncode == 0, done.stdout
    text = text_of(SimpleNamespace(path=tmp_path / "pack.pdf"))
    assert "Talk and Play" in text
    assert "Swimming for everyone" in text


@pytest.mark.parametrize("edition", ["fold", "text"])
def test_no_command_is_shown_for_what_it_does_not_make(room: Page, edition: str):
    tick(room, "Talk and Play")
    choose(room, "Print as", edition)
    expect(pack(room).get_by_text("open each one below. This page itself prints")).to_be_visible()
    expect(room.get_by_label("Command for one accessible PDF of these")).to_be_hidden()


def test_where_no_leaflets_are_made_there_is_no_print_room(council: Path, tmp_path: Path):
    """The council's own folder has `leaflets: false`."""
    build(council / "mkdocs.yml", tmp_path / "site")
    assert not (tmp_path / "site/print-room").exists()
