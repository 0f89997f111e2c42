"""Find in a real browser: how words are looked for. Files are in test_find_files.py, ranks in test_find_ranking.py."""

from __future__ import annotations

import pytest
from find_clubs import CLUBS
from find_folder import directory_of, search
from local_offer.find.index import weights
from local_offer.find.tokens import texts
from local_offer.pages.listing import a_to_z
from local_offer.words import STOP_WORDS, stem, words

NASTY = [
    "title:", "*", "~9", "+-", "\\", '"', "'", "%", "://", "  ", "a", "the", "who can i ask", "<img src=x onerror=alert(1)>",
    "constructor __proto__ toString", "x" * 10_000, "play " * 2_000, "\0", "\ud800", "অটিজম",
    "\U0001f3ca\U0001f468\u200d\U0001f467", "\u202eyalp\u200f",
]  # fmt: skip


def test_every_word_of_a_record_finds_it(tab, clubs):
    """Typed as it is written, with its apostrophes, capitals and commas, or only begun."""
    directory, address = clubs
    known = weights(directory)
    tab.goto(address)
    for entry in directory.listed:
        for written in " ".join(texts(entry, directory).values()).split():
            if telling := [word for word in words(written) if word not in STOP_WORDS]:
                begun = stem(telling[-1])[
                    :4
                ]  # "care" is a word of its own, and not the beginning of "carers"
                for typed in (written, *([begun] if len(begun) > 2 and stem(begun) not in known else [])):
                    assert entry.slug in search(tab, typed)["slugs"], typed


def test_stems_are_those_of_the_browser(tab, clubs):
    """The index is made in Python and asked in the browser, so both must cut a word to the same stem."""
    tab.goto(clubs[1])
    said = [
        "play", "plays", "playing", "holidays", "try", "tries", "stay", "staying", "happily", "days", "say", "by", "eyes",
        "dyes", "enjoyed", "bullying", "yes", "caring", "therapies", "occupational", "communication", "anxiety", "ly", "sky",
    ]  # fmt: skip
    stems = tab.evaluate("(said) => said.map((word) => String(lunr.stemmer(new lunr.Token(word))))", said)
    assert stems == [stem(word) for word in said]


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


def test_one_or_two_letters_are_a_whole_word(tab, clubs):
    """They are not yet the beginning of any: a list of everything with an S in it helps nobody."""
    tab.goto(clubs[1])
    assert search(tab, "s")["slugs"] == search(tab, "sw")["slugs"] == []
    assert search(tab, "3")["slugs"] == ["aspergers-group"]
    assert "swimming" in search(tab, "swi")["slugs"]


def test_what_has_all_words_comes_first(tab, clubs):
    """Then what has most of what the words tell: "swim" tells more than "play", which many records have."""
    tab.goto(clubs[1])
    found = search(tab, "play swim")
    assert (found["slugs"], found["partly"]) == (["swimming"], 0)
    assert sorted(search(tab, "cake coffee")["slugs"]) == ["aspergers-group", "carers-group"]
    assert search(tab, "cake coffee")["partly"] == 2


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
    listed = [slug for group in a_to_z(directory).meta["groups"] for slug in group["slugs"]]

    in_order = [
        "1st Scouts",
        "Art club",
        "‘Home’ visits",
        '"Quiet" swim',
        "(The) Bridge",
        "#Together",
        "Zebra group",
    ]
    assert [entry.name for entry in directory.listed] == in_order
    assert [directory.by_slug[slug].name for slug in listed] == in_order


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
