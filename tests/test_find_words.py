"""Find in families' words: what they mean by them, what they mistype, and what the results lack."""

from __future__ import annotations

import pytest
from find_folder import directory_of, publish, search
from local_offer.find.concepts import said_in_records, typed_by_families
from local_offer.find.index import weights
from local_offer.words import phrase

RECORDS = [
    {"slug": "attendance", "name": "Attendance team", "needs": ["social-emotional-mental-health"],
     "description": "For pupils with emotionally based school avoidance."},
    {"slug": "autism-outreach", "name": "Outreach", "description": "Advice on autism."},
    {"slug": "autistic-club", "name": "Saturday club", "description": "For autistic young people."},
    {"slug": "bereaved", "name": "Harbour", "description": "When someone in the family is bereaved."},
    {"slug": "hearing", "name": "Listening ears", "summary": "For hearing loss and deafness."},
    {"slug": "speech", "name": "Children's speech and language therapy", "also_known_as": ["SALT"]},
    {"slug": "scouts", "name": "Trampoline group in Kestrel Hill", "summary": "Bouncing on a Tuesday."},
    {"slug": "swimming", "name": "Swimming for all", "description": "A pool that is warm and quiet."},
]  # fmt: skip


@pytest.fixture(scope="module")
def families(shelf):
    """The address of find over these records."""
    folder, address = shelf
    publish(directory_of(RECORDS, folder / "families"), folder / "families")
    return f"{address}/families/index.html"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("won't go to school", "attendance"),  # a situation
        ("wont go school", "attendance"),  # as it is typed in haste
        ("my son doesn't go to school", "attendance"),  # all words that say no are one
        ("aspergers", "autistic-club"),  # an old name
        ("ASD", "autism-outreach"),  # a short form
        ("speech and language therapy", "speech"),  # the long form of a short one
        ("salt", "speech"),  # and back
        ("someone died", "bereaved"),  # what happened
        ("hard of hearing", "hearing"),  # another name
    ],
)
def test_what_families_say_finds_what_records_say(typed, found, tab, families):
    """The words of the vocabulary join the two, though neither has a word of the other."""
    tab.goto(families)
    answer = search(tab, typed)
    assert found in answer["slugs"]
    assert answer["read"]["dropped"] == []


def test_a_word_of_the_record_itself_comes_first(tab, families):
    """Of those that mean the same, the one that says what was typed."""
    tab.goto(families)
    assert search(tab, "autism")["slugs"] == ["autism-outreach", "autistic-club"]
    assert search(tab, "autistic")["slugs"] == ["autistic-club", "autism-outreach"]


def test_a_short_form_shows_what_it_stands_for(tab, families):
    """As the glossary says it."""
    tab.goto(families)
    meant = {"typed": "salt", "means": "speech and language therapy"}
    assert search(tab, "SALT")["read"]["expanded"] == [meant]
    assert search(tab, "swimming")["read"]["expanded"] == []


@pytest.mark.parametrize(
    ("typed", "taken", "found"),
    [
        ("autisim", "autism", "autism-outreach"),  # a letter too many
        ("trampolne", "trampoline", "scouts"),  # one left out
        ("swimmong", "swimming", "swimming"),  # another one
        ("trmapoline", "trampoline", "scouts"),  # two the wrong way round
        ("krampoline", "trampoline", "scouts"),  # the first one
        ("trampolne group", "trampoline", "scouts"),  # beside words that are right
        ("speach therapy", "speech", "speech"),  # in a phrase
        ("berieaved", "bereaved", "bereaved"),  # two mistakes in a long word
    ],
)
def test_a_mistyped_word_is_read_as_the_nearest(typed, taken, found, tab, families):
    """Nothing has the word as it is typed: the nearest words are looked for, and named."""
    tab.goto(families)
    answer = search(tab, typed)
    assert answer["slugs"][0] == found
    corrected = answer["read"]["corrected"][0]
    assert corrected["typed"] == typed.split()[0]
    assert corrected["taken"][0] == taken


def test_what_was_typed_can_be_asked_for_as_it_is(tab, families):
    """A council may have a group whose name no list of words knows."""
    tab.goto(families)
    answer = search(tab, "autisim", exact=True)
    assert (answer["slugs"], answer["read"]["corrected"]) == ([], [])
    assert answer["read"]["dropped"] == ["autisim"]


@pytest.mark.parametrize("typed", ["xyzzy", "qqq", "zzzzzzzz", "at", "ba"])
def test_what_is_near_no_word_is_not_guessed(typed, tab, families):
    """In a short word, a mistake makes another word of it; and some words are like no other."""
    tab.goto(families)
    assert search(tab, typed)["read"]["corrected"] == []


def test_a_word_that_is_right_is_left_alone(tab, families):
    """However near it is to a commoner one."""
    tab.goto(families)
    assert search(tab, "warm")["slugs"] == ["swimming"]
    assert search(tab, "warm")["read"]["corrected"] == []


def test_small_words_do_not_part_a_phrase():
    """And every way to say no is one."""
    assert phrase("Won't go to school") == phrase("not going to the school") == "not go school"
    assert phrase("the") == phrase("not") == ""
    assert phrase("living on my own") == "live own"


def test_a_single_word_of_a_label_marks_no_record(tmp_path):
    """A concept that is called "Money" is meant by whoever types it, and not by every record that says it."""
    vocabularies = directory_of([], tmp_path).vocabularies
    single = [term.label for terms in (vocabularies["needs"], vocabularies["topics"]) for term in terms.values()
              if " " not in term.label and term.label.lower() not in [word.lower() for word in term.words]]  # fmt: skip
    assert single
    for label in single:
        assert phrase(label) in typed_by_families(vocabularies)


def test_records_are_marked_by_the_longest_phrase(tmp_path):
    """A hearing aid is not about aids of another kind: what is inside a longer phrase does not count."""
    records = [{"slug": "aids", "description": "We mend hearing aids."}]
    directory = directory_of(records, tmp_path)
    found = {term for term in weights(directory) if term.endswith("~")}
    assert "hearing~" in found
    assert set(said_in_records(directory.vocabularies).concepts["hear aid"]) == found
