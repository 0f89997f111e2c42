"""The files that the engine of find loads: which, when, and what happens when one does not arrive."""

from __future__ import annotations

from pathlib import Path

import pytest
from find_clubs import CLUBS
from find_folder import directory_of, publish, search
from local_offer.find import cards, postings
from local_offer.find.code import files
from local_offer.find.index import build

OVERRIDES = Path(__file__).parents[1] / "overrides"


def test_the_same_records_give_the_same_bytes(tmp_path):
    """Two builds of one directory are identical."""
    assert build(directory_of(CLUBS, tmp_path)) == build(directory_of(CLUBS, tmp_path))


def test_what_lunr_does_that_no_search_needs_is_not_shipped(tmp_path):
    """What builds an index and what reads lunr's own queries: each phone would read it for nothing."""
    engine = files(directory_of(CLUBS, tmp_path), OVERRIDES)["assets/find/engine.js"]
    assert all(f"lunr.{kept}=" in engine for kept in ("Index", "Query", "Vector", "stemmer"))
    left_out = ("Builder", "QueryLexer", "QueryParser", "QueryParseError")
    assert not any(f"lunr.{name}=" in engine for name in left_out)


def test_no_text_of_a_record_can_end_the_script(tmp_path):
    """Signs that could begin markup or end a line of script are written as their numbers."""
    for text in build(directory_of(CLUBS, tmp_path)).values():
        assert not set("<>&\u2028\u2029") & set(text)


def test_a_directory_without_records_has_an_index(tab, shelf, tmp_path):
    """A council that starts has a find page that works and finds nothing."""
    folder, address = shelf
    publish(directory_of([], tmp_path), folder / "empty")
    tab.goto(f"{address}/empty/index.html")
    assert search(tab, "play")["total"] == 0


def test_however_small_the_pieces_are_the_same_is_found(tab, shelf, clubs, monkeypatch):
    """In a large directory words, names and codes stand in many pieces: none is out of reach, and none is in two."""
    folder, address = shelf
    directory, whole = clubs
    monkeypatch.setattr(postings, "LARGEST", 1)
    monkeypatch.setattr(cards, "LARGEST", 1)
    publish(directory, folder / "small-pieces")
    assert len(list((folder / "small-pieces/assets/find/words").iterdir())) > 50
    codes = [entry.identity.code for entry in directory.listed]
    asked = [
        *codes,
        "play",
        "caring",
        "speech therapy",
        "holiday play scheme",
        "cari",
        "swimmi",
        "autisim",
        "aspergers cafe",
    ]

    def found() -> list[list[str]]:
        return [search(tab, typed)["slugs"] for typed in asked]

    tab.goto(whole)
    expected = found()
    tab.goto(f"{address}/small-pieces/index.html")
    assert found() == expected
    assert [slugs[0] for slugs in expected[: len(codes)]] == [entry.slug for entry in directory.listed]


def test_find_works_from_a_folder(tab, shelf, clubs):
    """Opened from a stick or a folder, with no server: words, filters and cards."""
    tab.goto((shelf[0] / "clubs/index.html").as_uri())
    assert search(tab, "speech", {"need": ["autism"]})["slugs"] == ["speech-therapy"]
    card = tab.evaluate("LocalOfferFind.open('').then((find) => find.cards(['speech-therapy']))")[0]
    assert card["name"] == "Speech and language therapy"
    assert card["address"] == "services/speech-therapy/"


@pytest.mark.parametrize("part", ["words/0", "{best,cards}/*"])
@pytest.mark.parametrize("harm", ["missing", "cut short", "no network"])
def test_a_part_that_does_not_arrive_is_an_error_the_page_can_catch(harm, part, tab, only_tab, clubs):
    """Whatever happens to a file, the search ends in an error and never waits for ever or throws past it."""
    tab.goto(clubs[1])

    def harmed(route):
        if harm == "missing":
            route.fulfill(status=404, body="")
        elif harm == "no network":
            route.abort()
        else:
            route.fulfill(content_type="text/javascript", body=route.fetch().text()[:60])

    tab.route(f"**/{part}.js*", harmed)
    assert "error" in search_or_error(tab)
    only_tab[1].clear()  # a script that is cut short is an error of its own
    tab.unroute(f"**/{part}.js*")
    if harm != "cut short":
        assert search_or_error(tab) == {"total": 4}


def test_cards_that_do_not_arrive_with_their_word_come_from_a_to_z(tab, clubs):
    """A device without a connection has them only there."""
    tab.goto(clubs[1])
    found = search(tab, "play")["slugs"]
    tab.goto(clubs[1])
    tab.route("**/best/*", lambda route: route.abort())
    assert search(tab, "play")["slugs"] == found != []


def test_parts_of_two_builds_are_never_mixed(tab, clubs):
    """Where the browser kept an old list and gets new words, numbers would lead to other services."""
    tab.goto(clubs[1])
    tab.route(
        "**/words/0.js*",
        lambda route: route.fulfill(
            content_type="text/javascript", body=route.fetch().text().replace('"words/0", "', '"words/0", "x')
        ),
    )
    assert "another build" in search_or_error(tab)["error"]


def search_or_error(tab) -> dict:
    """How many services a word finds, or the error."""
    return tab.evaluate(
        """LocalOfferFind.open("").then((find) => find.search("play"))
             .then((found) => ({total: found.total}), (error) => ({error: String(error)}))"""
    )
