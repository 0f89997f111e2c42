"""Find in a real browser: how words are looked for, and the files that the engine loads."""

from __future__ import annotations

import itertools

import pytest
from find_folder import directory_of, publish, search
from local_offer.find.index import build
from local_offer.find.phrases import phrases
from local_offer.find.terms import FIELDS, STEP, texts, weigh
from local_offer.find.words import stem, words
from local_offer.pages.listing import a_to_z
from lunr.stop_word_filter import WORDS as STOP_WORDS

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
    "title:", "*", "~9", "+-", "\\", '"', "'", "%", "://", "  ", "a", "the", "who can i ask", "<img src=x onerror=alert(1)>",
    "constructor __proto__ toString", "x" * 10_000, "play " * 2_000, "\0", "\ud800", "অটিজম",
    "\U0001f3ca\U0001f468\u200d\U0001f467", "\u202eyalp\u200f",
]  # fmt: skip


@pytest.fixture(scope="module")
def clubs(shelf):
    """A few clubs, and the address of find over them."""
    folder, address = shelf
    directory = directory_of(CLUBS, folder / "clubs")
    publish(directory, folder / "clubs")
    return directory, f"{address}/clubs/index.html"


# -- words ------------------------------------------------------------------------------------------


def test_every_word_of_a_record_finds_it(tab, clubs):
    """Typed as it is written, with its apostrophes, capitals and commas, or only begun."""
    directory, address = clubs
    tab.goto(address)
    for entry in directory.listed:
        for written in " ".join(texts(entry, directory).values()).split():
            if telling := [word for word in words(written) if word not in STOP_WORDS]:
                for typed in (written, stem(telling[-1])[:4]):
                    assert entry.slug in search(tab, typed)["slugs"], typed


def test_stems_are_those_of_the_browser(tab, clubs):
    """The index is made in Python and asked in the browser, so both must cut a word to the same stem."""
    tab.goto(clubs[1])
    search(tab, "x")  # loads lunr.js
    said = [
        "play", "plays", "playing", "holidays", "try", "tries", "stay", "staying", "happily", "days", "say", "by", "eyes",
        "dyes", "enjoyed", "bullying", "yes", "caring", "therapies", "occupational", "communication", "anxiety", "ly", "sky",
    ]  # fmt: skip
    stems = tab.evaluate("(said) => said.map((word) => String(lunr.stemmer(new lunr.Token(word))))", said)
    assert stems == [stem(word) for word in said]


def test_ranking_is_that_of_lunr(tab, clubs):
    """For every single word, the engine ranks as lunr.py does: by the weights of the word in each field.

    Words that are a phrase of their own, as a record's other name is, are left out: phrases are ranked by
    rules of this project, which tests/find/ tells.
    """
    directory, address = clubs
    tab.goto(address)
    builder = weigh(texts(entry, directory) for entry in directory.listed)
    opened = sum(not entry.closed for entry in directory.listed)
    named = phrases(directory)["own"]
    alone = [
        term
        for term in builder.inverted_index
        if stem(term) == term and term not in named and not begins_another(term, builder)
    ]
    assert len(alone) > 20
    for word in alone:
        number = builder.inverted_index[word]["_index"]
        scores = dict.fromkeys(range(len(directory.listed)), 0)
        for field, record in itertools.product(FIELDS, scores):
            elements = builder.field_vectors[f"{field}/{record}"].elements
            weight = dict(zip(elements[::2], elements[1::2], strict=True)).get(number, 0)
            scores[record] += round(weight / STEP)
        found = [record for record, score in scores.items() if score]
        found.sort(key=lambda record: (record >= opened, -scores[record], record))
        assert search(tab, word)["slugs"] == [directory.listed[record].slug for record in found], word


def begins_another(term, builder) -> bool:
    return any(other.startswith(term) for other in builder.inverted_index if other != term)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("caring", "carers-group"),  # a word finds its relatives
        ("swi", "swimming"),  # the last word may not be finished
        ("play swimmi", "swimming"),  # nor be as short as its stem
        ("cari", "carers-group"),  # nor begin like its stem: that of "caring" is "care"
        ("aspergers", "aspergers-group"),  # apostrophes do not matter, straight, curly or none
        ("Asperger's cafe", "aspergers-group"),  # nor do capitals and accents
        ("salt", "speech-therapy"),  # other names count
        ("what can i play in the holidays", "play-scheme"),  # small words are passed over
    ],
)
def test_what_is_typed_finds(typed, first, tab, clubs):
    """What a parent types finds the service they mean, and lacks none of their words."""
    tab.goto(clubs[1])
    found = search(tab, typed)
    assert found["slugs"][0] == first
    assert found["read"]["dropped"] == []


def test_a_single_letter_is_a_whole_word(tab, clubs):
    """It is not yet the beginning of any: a list of everything with an S in it helps nobody."""
    tab.goto(clubs[1])
    assert search(tab, "s")["slugs"] == []
    assert search(tab, "3")["slugs"] == ["aspergers-group"]
    assert "swimming" in search(tab, "sw")["slugs"]


def test_all_words_must_be_there(tab, clubs):
    """Several words find only what has them all."""
    tab.goto(clubs[1])
    assert search(tab, "play swim")["slugs"] == ["swimming"]


def test_where_nothing_has_all_words_the_best_part_is_found(tab, clubs):
    """The services that have the most of the words are shown, and the words they lack are named."""
    tab.goto(clubs[1])
    found = search(tab, "zebra swim play")
    assert found["slugs"] == ["swimming"]
    assert found["read"]["dropped"] == ["zebra"]


def test_how_many_have_only_some_of_the_words(tab, clubs):
    """Where few services have all words, those with most of them follow, and are counted apart."""
    tab.goto(clubs[1])
    all_of_three = search(tab, "play swim carers")
    assert (all_of_three["slugs"], all_of_three["partly"]) == (["swimming"], 0)
    most_of_three = search(tab, "holiday play swim")
    assert (most_of_three["slugs"], most_of_three["partly"]) == (["swimming", "play-scheme"], 2)


def test_a_leaflet_code_names_its_service(tab, clubs):
    """It comes first though it is closed, whatever else is typed and however the code is written."""
    directory, address = clubs
    tab.goto(address)
    code = directory.by_slug["old-club"].identity.code
    for typed in (code, code.lower(), f"leaflet {code}, please", f"swimming {code}"):
        found = search(tab, typed)
        assert found["slugs"][0] == "old-club", typed
        assert code.lower() not in found["read"]["dropped"]
    assert search(tab, code, {"need": ["autism"]})["slugs"] == []


@pytest.mark.parametrize(
    ("typed", "urgent"),
    [
        ("i want to kill myself", True),
        ("My son says he wants to DIE.", True),
        ("she self-harms", True),
        ("self harm", True),
        ("he doesn\u2019t want to live", True),
        ("has taken an overdose!", True),
        ("life skills", False),  # the words count whole
        ("diet and eating", False),
        ("hurt", False),  # a phrase counts whole
        ("", False),
    ],
)
def test_words_of_somebody_in_danger(typed, urgent, tab, clubs):
    """They are those of the vocabulary `urgent`, read as any other text."""
    tab.goto(clubs[1])
    assert (
        tab.evaluate("(said) => LocalOfferFind.open('').then((find) => find.isUrgent(said))", typed) is urgent
    )


def test_a_closed_service_comes_last(tab, clubs):
    """However well its words match."""
    tab.goto(clubs[1])
    assert search(tab, "play club")["read"]["dropped"] == []
    assert search(tab, "play")["slugs"][-1] == "old-club"


def test_no_words_are_all_services_from_a_to_z(tab, clubs):
    """With a limit only so many are named; the total stays."""
    directory, address = clubs
    tab.goto(address)
    assert search(tab)["slugs"] == [entry.slug for entry in directory.listed]
    found = search(tab, "", limit=2)
    assert (found["total"], len(found["slugs"])) == (6, 2)


def test_signs_before_a_name_do_not_count(tmp_path):
    """Find and the A to Z page have one order, by the first letter or digit."""
    names = [
        '"Quiet" swim',
        "#Together",
        "Art club",
        "(The) Bridge",
        "1st Scouts",
        "Zebra group",
        "‘Home’ visits",
    ]
    directory = directory_of(
        [{"slug": f"club-{at}", "name": name} for at, name in enumerate(names)], tmp_path
    )
    cards = [card for group in a_to_z(directory).meta["groups"] for card in group["cards"]]

    in_order = [
        "1st Scouts",
        "Art club",
        "‘Home’ visits",
        '"Quiet" swim',
        "(The) Bridge",
        "#Together",
        "Zebra group",
    ]
    assert [entry.name for entry in directory.listed] == [card["name"] for card in cards] == in_order


@pytest.mark.parametrize(
    "typed", ["+play -swim", "play~1 swim^9", "play: *swim*", 'play"swim', "\u202eplay\u200f swim"]
)
def test_signs_mean_nothing(typed, tab, clubs):
    """What lunr would take for an operator is plain text."""
    tab.goto(clubs[1])
    assert "swimming" in search(tab, typed)["slugs"]


@pytest.mark.parametrize("typed", NASTY, ids=range(len(NASTY)))
def test_no_text_is_too_nasty(typed, tab, clubs):
    """Pasted pages, emoji, halves of letters, names that mean something to a script: nothing breaks."""
    tab.goto(clubs[1])
    found = search(tab, typed)
    assert found["total"] == len(found["slugs"]) <= len(CLUBS)
    assert (
        search(tab, typed, {"need": ["<b>", "__proto__"], "constructor": ["x"], "age": ["seven"]})["total"]
        == 0
    )


def test_what_nothing_matches_is_nothing(tab, clubs):
    """No match is an answer of its own: nothing, and the word that nothing has."""
    tab.goto(clubs[1])
    found = search(tab, "zebra")
    assert (found["slugs"], found["may_fit"], found["read"]["dropped"]) == ([], 0, ["zebra"])


# -- files ------------------------------------------------------------------------------------------


def test_the_same_records_give_the_same_bytes(tmp_path):
    """Two builds of one directory are identical."""
    assert build(directory_of(CLUBS, tmp_path)) == build(directory_of(CLUBS, tmp_path))


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


def test_find_works_from_a_folder(tab, shelf, clubs):
    """Opened from a stick or a folder, with no server: words, filters and cards."""
    tab.goto((shelf[0] / "clubs/index.html").as_uri())
    assert search(tab, "speech", {"need": ["autism"]})["slugs"] == ["speech-therapy"]
    card = tab.evaluate("LocalOfferFind.open('').then((find) => find.cards(['speech-therapy']))")[0]
    assert card["name"] == "Speech and language therapy"
    assert card["address"] == "services/speech-therapy/"


@pytest.mark.parametrize("part", ["index", "text", "words", "lunr"])
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


def test_parts_of_two_builds_are_never_mixed(tab, clubs):
    """Where the browser kept an old list and gets new words, numbers would lead to other services."""
    tab.goto(clubs[1])
    tab.route(
        "**/words.js*",
        lambda route: route.fulfill(
            content_type="text/javascript", body=route.fetch().text().replace('"mark":"', '"mark":"x')
        ),
    )
    assert "another build" in search_or_error(tab)["error"]


def search_or_error(tab) -> dict:
    """How many services a word finds, or the error."""
    return tab.evaluate(
        """LocalOfferFind.open("").then((find) => find.search("play"))
             .then((found) => ({total: found.total}), (error) => ({error: String(error)}))"""
    )
