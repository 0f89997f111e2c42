"""Find: what the filters answer, in Python and in the browser alike, and how words are looked for."""

from __future__ import annotations

import datetime
import functools
import http.server
import shutil
import threading
from pathlib import Path

import mkdocs.contrib.search
import pytest
import yaml
from browser import executable
from local_offer.filters import select
from local_offer.find.index import build
from local_offer.find.terms import FIELDS, STEP, texts, weigh
from local_offer.find.words import stem, words
from local_offer.reading import load
from local_offer.settings import read_settings
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
CASES = sorted((ROOT / "tests/filters").glob("*.yml"))
LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates/search/lunr.js"
TODAY = datetime.date(2026, 11, 22)

CLUBS = [
    {"slug": "speech-therapy", "name": "Speech and language therapy", "also_known_as": ["SALT"], "needs": ["autism"],
     "summary": "Help for children who find talking hard.", "description": "Therapists play with your child."},
    {"slug": "play-scheme", "name": "Holiday play scheme", "summary": "Play in the holidays.", "ages": {"min": "0", "max": "9"}},
    {"slug": "swimming", "name": "Swimming for all", "needs": ["all-needs"], "description": "Play and swim. Carers come free."},
    {"slug": "carers-group", "name": "Carers' group", "description": "Coffee, and other people who are caring for a child."},
    {"slug": "aspergers-group", "name": "Asperger’s café", "description": "Tea & cake, 2 < 3, 5 > 4."},
    {"slug": "old-club", "name": "Play club", "availability": "closed", "alternatives": ["play-scheme"]},
]  # fmt: skip
NASTY = [
    "title:", "*", "~9", "+-", "name:autism", "play~2", "play^1000", "+play -swim", "\\", '"', "'", "<img src=x onerror=alert(1)>",
    "x" * 10_000, "play " * 2_000, "\U0001f3ca\U0001f468\u200d\U0001f467", "\u202eyalp\u200f", "\ud800", "\0", "constructor __proto__ toString",
    "অটিজম", "  ", "%", "://", "a", "the", "who can i ask",
]  # fmt: skip


def directory_of(records: list[dict], folder: Path):
    """A directory of records that say only what is given, read from files as any other."""
    for record in records:
        record = {
            "name": record["slug"].capitalize(),
            **record,
            "imported": {"from": "test", "id": "1", "on": "2026-11-01"},
        }
        path = folder / "services" / record.get("sector", "unsorted") / f"{record.pop('slug')}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    settings = read_settings(ROOT / "mkdocs.yml")
    directory = load(
        settings.model_copy(
            update={"services": str(folder / "services"), "staff": str(folder), "today": TODAY}
        )
    )
    assert not directory.errors
    return directory


def publish(directory, folder: Path) -> None:
    """Find as a site has it, with an empty page."""
    for path, text in build(directory).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for script in (ROOT / "overrides/assets/find/engine.js", ROOT / "overrides/assets/find/text.js", LUNR):
        shutil.copy(script, folder / "assets/find")
    page = '<!doctype html><meta charset="utf-8"><title>Find</title><script src="assets/find/engine.js"></script>'
    (folder / "index.html").write_text(page, "utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A folder and the address it is served at."""
    folder = tmp_path_factory.mktemp("site")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def only_page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        page = browser.new_page()
        page.wrong = []
        page.on("pageerror", lambda error: page.wrong.append(error))
        yield page
        browser.close()


@pytest.fixture
def page(only_page):
    """A page of a real browser. An error that nothing catches fails the test."""
    yield only_page
    only_page.unroute_all()
    wrong, only_page.wrong = only_page.wrong, []
    assert wrong == []


@pytest.fixture(scope="module")
def clubs(served):
    """A few clubs, and the address of find over them."""
    folder, address = served
    directory = directory_of(CLUBS, folder / "clubs")
    publish(directory, folder / "clubs")
    return directory, address + "clubs/index.html"


def search(page, text: str = "", filters: dict | None = None, **options: object) -> dict:
    """What the engine finds on the page that is open."""
    return page.evaluate(
        """async ([text, filters, options, today]) => {
             const find = await LocalOfferFind.open("", {today});
             return find.search(text, filters, options);
           }""",
        [text, filters or {}, options, TODAY.isoformat()],
    )


# -- filters ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_filters_in_python(case, tmp_path):
    """Each golden case in tests/filters/ holds in Python."""
    said = yaml.load(case.read_text("utf-8"), yaml.CBaseLoader)
    directory = directory_of(said["records"], tmp_path)
    found = select(directory.listed, said["filters"], directory.vocabularies)
    assert [entry.slug for entry in found.fit] == said["expect"]["slugs"]
    assert found.unknown == {name: int(n) for name, n in said["expect"]["unknown"].items()} | {
        name: 0 for name in said["filters"] if name not in said["expect"]["unknown"]
    }


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_filters_in_the_browser(case, page, served):
    """Each golden case holds in the browser's engine too."""
    said = yaml.load(case.read_text("utf-8"), yaml.CBaseLoader)
    folder, address = served
    publish(directory_of(said["records"], folder / case.stem), folder / case.stem)
    page.goto(f"{address}{case.stem}/index.html")
    found = search(page, "", said["filters"])
    assert found["slugs"] == said["expect"]["slugs"]
    assert {name: found["unknown"][name] for name in said["expect"]["unknown"]} == {
        name: int(n) for name, n in said["expect"]["unknown"].items()
    }


def test_a_filter_that_does_not_exist_is_an_error_in_python(tmp_path):
    """A filter that is spelt wrong never passes for "everything"."""
    directory = directory_of(CLUBS, tmp_path)
    with pytest.raises(KeyError):
        select(directory.listed, {"aeg": ["7"]}, directory.vocabularies)


def test_each_count_is_what_choosing_it_finds(page, clubs):
    """The number beside a choice is how many services there are once it is chosen."""
    page.goto(clubs[1])
    facets = search(page, "", {"age": ["5", "not-known"]})["facets"]
    counted = {
        (name, key): n for name in ("need", "availability", "phase") for key, n in facets[name].items()
    }
    assert counted["need", "autism"] == 2
    for (name, key), n in counted.items():
        assert search(page, "", {"age": ["5", "not-known"], name: [key]})["total"] == n, (name, key)


def test_checked_ages_in_the_browser(page, served):
    """A site that was built long ago does not go on saying that its records were checked."""
    folder, address = served
    record = {"slug": "club", "checked": {"on": "2026-11-15", "by_role": "FIS officer", "how": "phone"}}
    publish(directory_of([record], folder / "ageing"), folder / "ageing")
    page.goto(address + "ageing/index.html")
    states = page.evaluate(
        """async () => Promise.all(["2026-11-22", "2027-05-15", "2027-11-15"].map(async (today) => {
             const find = await LocalOfferFind.open("", {today});
             const counts = (await find.search()).facets.checked;
             return [Object.keys(counts).find((key) => counts[key]), (await find.cards(["club"]))[0].ring_first];
           }))"""
    )
    assert states == [["checked", False], ["due", False], ["ring-first", True]]


# -- words ------------------------------------------------------------------------------------------


def test_words_are_read_alike_in_python_and_in_the_browser(page, clubs):
    """The stems of the records are the stems that the browser asks for: every word finds its record."""
    directory, address = clubs
    page.goto(address)
    said = {
        word
        for entry in directory.listed
        for text in texts(entry, directory).values()
        for word in words(text)
    }
    said |= {
        "play",
        "plays",
        "playing",
        "holiday",
        "try",
        "tries",
        "stay",
        "staying",
        "happily",
        "days",
        "say",
        "by",
        "eyes",
        "dyes",
        "enjoyed",
        "bully",
    }
    search(page, "x")  # loads lunr.js
    assert page.evaluate(
        "(said) => said.map((word) => lunr.stemmer(new lunr.Token(word)).toString())", sorted(said)
    ) == [stem(word) for word in sorted(said)]


def test_ranking_is_that_of_lunr(page, clubs):
    """For every single word, the engine ranks as lunr.py does: by the weights of the word in each field."""
    directory, address = clubs
    page.goto(address)
    builder = weigh(texts(entry, directory) for entry in directory.listed)
    opened = sum(not entry.closed for entry in directory.listed)
    terms = sorted(builder.inverted_index)
    whole = [
        term for term in terms if stem(term) == term and sum(other.startswith(term) for other in terms) == 1
    ]
    assert len(whole) > 20
    for word in whole:
        scores: dict[int, float] = {}
        for field in FIELDS:
            for record in map(int, builder.inverted_index[word][field]):
                elements = builder.field_vectors[f"{field}/{record}"].elements
                weight = dict(zip(elements[::2], elements[1::2], strict=True))[
                    builder.inverted_index[word]["_index"]
                ]
                scores[record] = scores.get(record, 0) + max(1, round(weight / STEP))
        expected = sorted(scores, key=lambda record: (record >= opened, -scores[record], record))
        assert search(page, word)["slugs"] == [directory.listed[record].slug for record in expected], word


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("caring", "carers-group"),  # a word finds its relatives
        ("swi", "swimming"),  # the last word may not be finished
        ("play swimmi", "swimming"),  # nor be as short as its stem
        ("aspergers", "aspergers-group"),  # apostrophes do not matter, straight, curly or none
        ("Asperger's cafe", "aspergers-group"),  # nor do capitals and accents
        ("salt", "speech-therapy"),  # other names count
        ("what can i play in the holidays", "play-scheme"),  # small words are passed over
    ],
)
def test_what_is_typed_finds(typed, first, page, clubs):
    """What a parent types finds the service they mean, and lacks none of their words."""
    page.goto(clubs[1])
    found = search(page, typed)
    assert found["slugs"][0] == first
    assert found["read"]["dropped"] == []


def test_all_words_must_be_there(page, clubs):
    """Several words find only what has them all."""
    page.goto(clubs[1])
    assert search(page, "play swim")["slugs"] == ["swimming"]


def test_where_nothing_has_all_words_the_best_part_is_found(page, clubs):
    """The services that have the most of the words are shown, and the words they lack are named."""
    page.goto(clubs[1])
    found = search(page, "zebra swim play")
    assert found["slugs"] == ["swimming"]
    assert found["read"]["dropped"] == ["zebra"]


def test_a_closed_service_comes_last(page, clubs):
    """However well its words match."""
    page.goto(clubs[1])
    assert search(page, "play club")["read"]["dropped"] == []
    assert search(page, "play")["slugs"][-1] == "old-club"


def test_no_words_are_all_services_from_a_to_z(page, clubs):
    """With a limit only so many are named; the total stays."""
    directory, address = clubs
    page.goto(address)
    assert search(page)["slugs"] == [entry.slug for entry in directory.listed]
    found = search(page, "", limit=2)
    assert (found["total"], len(found["slugs"])) == (6, 2)


@pytest.mark.parametrize("typed", NASTY, ids=range(len(NASTY)))
def test_no_text_is_too_nasty(typed, page, clubs):
    """Operators of lunr, pasted pages, emoji, signs of direction: all is plain text and nothing breaks."""
    page.goto(clubs[1])
    found = search(page, typed, {"need": ["<b>", "__proto__"], "no-such-filter": ["x"], "age": ["seven"]})
    assert found["total"] == len(found["slugs"]) <= 6


def test_what_nothing_matches_is_nothing(page, clubs):
    """No match is an answer of its own: nothing, and the word that nothing has."""
    page.goto(clubs[1])
    found = search(page, "zebra")
    assert (found["total"], found["slugs"], found["may_fit"], found["read"]["dropped"]) == (
        0,
        [],
        0,
        ["zebra"],
    )


# -- files ------------------------------------------------------------------------------------------


def test_the_same_records_give_the_same_bytes(tmp_path):
    """Two builds of one directory are identical."""
    assert build(directory_of(CLUBS, tmp_path)) == build(directory_of(CLUBS, tmp_path))


def test_no_text_of_a_record_can_end_the_script(tmp_path):
    """Signs that could begin markup or end a line of script are written as their numbers."""
    for text in build(directory_of(CLUBS, tmp_path)).values():
        assert not set("<>&\u2028\u2029") & set(text)


def test_a_directory_without_records_has_an_index(page, served, tmp_path):
    """A council that starts has a find page that works and finds nothing."""
    folder, address = served
    (tmp_path / "services").mkdir()
    publish(directory_of([], tmp_path), folder / "empty")
    page.goto(address + "empty/index.html")
    assert search(page, "play")["total"] == 0


def test_find_works_from_a_folder(page, served, clubs):
    """Opened from a stick or a folder, with no server: words, filters and cards."""
    page.goto((served[0] / "clubs/index.html").as_uri())
    assert search(page, "speech", {"need": ["autism"]})["slugs"] == ["speech-therapy"]
    card = page.evaluate("LocalOfferFind.open('').then((find) => find.cards(['speech-therapy']))")[0]
    assert card["name"] == "Speech and language therapy"
    assert card["address"] == "services/speech-therapy/"


@pytest.mark.parametrize("part", ["index", "text", "words", "lunr"])
@pytest.mark.parametrize("harm", ["missing", "cut short", "no network"])
def test_a_part_that_does_not_arrive_is_an_error_the_page_can_catch(harm, part, page, clubs):
    """Whatever happens to a file, the search ends in an error and never waits for ever or throws past it."""
    page.goto(clubs[1])

    def harmed(route):
        if harm == "missing":
            route.fulfill(status=404, body="")
        elif harm == "no network":
            route.abort()
        else:
            route.fulfill(content_type="text/javascript", body=route.fetch().text()[:60])

    page.route(f"**/{part}.js*", harmed)
    assert "error" in search_or_error(page)
    page.wrong.clear()  # a script that is cut short is an error of its own
    page.unroute(f"**/{part}.js*")
    if harm != "cut short":
        assert search_or_error(page) == {"total": 4}


def test_parts_of_two_builds_are_never_mixed(page, clubs):
    """Where the browser kept an old list and gets new words, numbers would lead to other services."""
    page.goto(clubs[1])
    page.route(
        "**/words.js*",
        lambda route: route.fulfill(
            content_type="text/javascript", body=route.fetch().text().replace('"mark":"', '"mark":"x')
        ),
    )
    assert "another build" in search_or_error(page)["error"]


def search_or_error(page) -> dict:
    """How many services a word finds, or the error."""
    return page.evaluate(
        """LocalOfferFind.open("").then((find) => find.search("play"))
             .then((found) => ({total: found.total}), (error) => ({error: String(error)}))"""
    )
