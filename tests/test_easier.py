"""The easier edition: one idea a sentence with a picture beside it, and never called more than it is."""

from __future__ import annotations

from pathlib import Path

import pypdfium2.raw as pdfium
import pytest
from local_offer.leaflets import Leaflet, Made, make
from local_offer.leaflets.content import content
from local_offer.leaflets.easier import ROUTES, easier_content
from local_offer.pictures import FOLDER, PICTURES
from local_offer.records.yaml_lines import read
from local_offer.vocabulary import PROJECTS_OWN
from paper import letters, letters_printed, letters_put_in, offer, pages, said

EASY = {
    "sentences": [{"text": "We play.", "picture": "play"}, {"text": "You can ring us.", "picture": "Phone"}]
}
UNCHECKED = "Easier to read. People with learning disabilities have not checked this yet."


def easier(folder: Path, **facts: object) -> str:
    """What the easier edition of the toddler group says when these facts are otherwise."""
    return said(folder, "easier", **facts)


def pictures_on(leaflet: Leaflet) -> int:
    """How many shapes are drawn on it: a picture has several, text has none."""
    return sum(1 for page in pages(leaflet) for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))


def test_its_sentences_are_the_records_own(tmp_path: Path) -> None:
    """Not the description, which is written for another reader."""
    text = easier(tmp_path, easy_read=EASY)
    assert "We play. You can ring us. Who do I ring?" in text
    assert "You sit on the floor" not in text
    assert "Who is it for?" not in text


def test_without_sentences_it_says_facts_and_never_cuts_prose(tmp_path: Path) -> None:
    """Whom it is for, what you do not need, the way in, when and where, the cost: each in a line of its own."""
    facts = {"diagnosis_needed": "no", "sessions": [{"day": "monday", "from": "10:00", "to": "11:00"}]}
    place = {
        "name": "Mill Hall", "address": "2 Mill Lane", "postcode": "ZZ8 9AB", "travel": "Bus 7 stops here.",
        "parking": "Two bays.", "features": {"wheelchair-accessible": "ask"},
    }  # fmt: skip
    text = easier(tmp_path, places=[place], modes=["in-person"], **facts)
    in_order = (
        "Ring 020 7946 0921", "Who is it for? Ages: From birth to 4 years old.", "You do not need a diagnosis.",
        "Who do I ring? Play workers 020 7946 0921", "How do I get it? Just turn up. You do not need to book",
        "When and where is it?", "Monday, 10am to 11am.", "Mill Hall: 2 Mill Lane, ZZ8 9AB. Bus 7 stops here.", "Parking: Two bays.",
        "What does it cost? Free. You do not pay.", "Not sure, or no internet?",
    )  # fmt: skip
    places = [text.index(one) for one in in_order]
    assert places == sorted(places)
    assert "You sit on the floor" not in text and "Come on a Tuesday" not in text


def test_it_is_called_easy_read_only_when_it_was_checked(tmp_path: Path) -> None:
    """By people with learning disabilities. Facts that we put together ourselves never are."""
    checked = {**EASY, "checked_by": "Tarrowmere People First."}
    assert "Easy Read. Checked by Tarrowmere People First." in easier(tmp_path / "checked", easy_read=checked)
    assert UNCHECKED in easier(tmp_path / "not", easy_read=EASY)
    assert UNCHECKED in easier(tmp_path / "none")
    assert UNCHECKED in easier(tmp_path / "empty", easy_read={"checked_by": "Someone", "sentences": []})


def test_what_it_says_is_printed_whole(made: Made, small) -> None:
    """All of it, first to last, and nothing else."""
    for leaflet in made.leaflets.values():
        if (leaflet.edition, leaflet.lang) == ("easier", "en"):
            entry = small.by_slug[leaflet.slug]
            says = easier_content(entry, small, "en", content(entry, small))
            assert letters_printed(leaflet) == letters_put_in(says) + letters(says["address"])


def test_a_picture_stands_beside_the_words_that_name_one(tmp_path: Path) -> None:
    """A sentence without one leaves its place empty."""
    with_pictures = offer(tmp_path / "with", ["easier"], group={"easy_read": EASY})
    plain = {"sentences": [{"text": one["text"]} for one in EASY["sentences"]]}
    without = offer(tmp_path / "without", ["easier"], group={"easy_read": plain})
    [one], [other] = (
        make(directory, directory.settings.root / "cache").leaflets.values()
        for directory in (with_pictures, without)
    )
    assert pictures_on(one) > pictures_on(other)


@pytest.mark.parametrize("word", ["phone", "Phone", "thumbs up", "ring"])
def test_a_picture_is_found_by_its_name_or_another_word(word: str, tmp_path: Path) -> None:
    """As people write them."""
    directory = offer(tmp_path, group={"easy_read": {"sentences": [{"text": "Good.", "picture": word}]}})
    assert directory.problems == ()


def test_a_picture_that_is_not_there_is_a_warning_at_its_line(tmp_path: Path) -> None:
    """The leaflet is made without it."""
    easy = {"sentences": [{"text": "Good."}, {"text": "There is a giraffe.", "picture": "giraffe"}]}
    directory = offer(tmp_path, ["easier"], group={"easy_read": easy})
    [problem] = directory.problems
    assert problem.warning
    assert problem.message.startswith("There is no picture `giraffe`. Use one of: bed, birthday, ")
    assert "giraffe" in Path(problem.path).read_text("utf-8").splitlines()[problem.line - 1]
    assert "There is a giraffe." in easier(tmp_path / "made", easy_read=easy)


def test_every_picture_has_its_words_in_the_vocabulary() -> None:
    """And every drawing can be named."""
    words = read(PROJECTS_OWN, "vocabularies").data["pictures"]
    assert set(words) == PICTURES
    assert set(ROUTES.values()) <= PICTURES


def test_pictures_are_plain_lines_that_load_nothing() -> None:
    """No text, no script, no file of someone else's."""
    for file in FOLDER.glob("*.svg"):
        drawing = file.read_text("utf-8")
        assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none"')
        assert not {"href", "script", "<text", "<image"} & set(drawing.split('"'))
        assert len(drawing) < 1000
