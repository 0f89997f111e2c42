"""Leaflets in every language as PDF: what was put in comes out, and no number is turned round."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from difflib import SequenceMatcher
from typing import Any

import pytest
from local_offer.directory import Directory
from local_offer.leaflets import Leaflet, Made, make
from local_offer.leaflets.content import content
from local_offer.leaflets.lines import in_one_piece, pieces
from paper import lines_of, offer, pages
from verapdf import broken_rules

SOMALI = {
    "name": "Kooxda carruurta",
    "summary": "Ciyaar iyo heeso carruurta ka yar shan sano.",
    "description": "Dhulka ayaad fadhiisataa oo waad ciyaartaa.",
    "access": {"how": "Imow Talaadada."},
    "contact": {"role": "Shaqaalaha ciyaarta"},
}


def put_in(says: dict[str, Any]) -> str:
    """All that a leaflet must say."""
    words = [says["name"]]
    for part in says["parts"]:
        words.append(part["heading"])
        words += ["".join(run["text"] for run in item) for block in part["blocks"] for item in block["items"]]
    return "\n".join(words)


def came_out(leaflet: Leaflet) -> str:
    """All that can be read from it."""
    return "\n".join(page.get_textpage().get_text_range() for page in pages(leaflet))


def letters(text: str) -> str:
    """Letters, digits and signs alone: without white space, bullets and marks of direction."""
    text = unicodedata.normalize("NFC", text.replace("\ufffe", "-").replace("\x02", "-"))
    return re.sub("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\\s\u0640•]", "", text)


def from_the_right(text: str) -> str:
    """The letters that are written from right to left."""
    return "".join(sign for sign in letters(text) if unicodedata.bidirectional(sign) in ("R", "AL"))


def alike(source: str, got: str) -> float:
    """How much of the source came out in its order: 1.0 is all of it."""
    matched = SequenceMatcher(None, source, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matched) / len(source)


@pytest.fixture(scope="module")
def somali(tmp_path_factory: pytest.TempPathFactory) -> tuple[Directory, Made]:
    """A service in Somali."""
    folder = tmp_path_factory.mktemp("somali")
    directory = offer(folder, group={"translations": {"so": SOMALI}})
    return directory, make(directory, folder / "cache")


def test_what_was_put_in_comes_out_in_english_bengali_and_somali(
    small: Directory, made: Made, somali: tuple[Directory, Made]
) -> None:
    """Every letter, in order: for search, for copying, for the voice that reads it."""
    for directory, leaflets, file, slug, lang in (
        (small, made, "talk-and-play.pdf", "talk-and-play", "en"),
        (small, made, "talk-and-play.clear-print.bn.pdf", "talk-and-play", "bn"),
        (*somali, "group.clear-print.so.pdf", "group", "so"),
    ):
        source = letters(put_in(content(directory.by_slug[slug], directory, lang)))
        assert alike(source, letters(came_out(leaflets.leaflets[file]))) == 1, file


@pytest.mark.parametrize(
    ("slug", "lang", "least"), [("talk-and-play", "ur", 0.98), ("low-mood-clinic", "ar", 0.95)]
)
def test_what_was_put_in_comes_out_in_urdu_and_arabic(
    slug: str, lang: str, least: float, small: Directory, made: Made
) -> None:
    """The whole leaflet, English words and all; the language's own letters; and every number and English word."""
    source = put_in(content(small.by_slug[slug], small, lang))
    got = came_out(made.leaflets[f"{slug}.clear-print.{lang}.pdf"])
    assert alike(letters(source), letters(got)) >= 0.98
    assert alike(from_the_right(source), from_the_right(got)) >= least
    words = Counter(re.findall(r"[A-Za-z]{3,}|[0-9]{3,}", source))
    without_space = letters(got)
    assert {word for word, times in words.items() if without_space.count(word) < times} == set()


@pytest.mark.parametrize(("slug", "lang"), [("talk-and-play", "ur"), ("low-mood-clinic", "ar")])
def test_a_number_reads_from_left_to_right_in_lines_from_the_right(slug: str, lang: str, made: Made) -> None:
    """By where its digits stand on the paper."""
    leaflet = made.leaflets[f"{slug}.clear-print.{lang}.pdf"]
    first = pages(leaflet)[0].get_textpage()
    boxes = [
        (first.get_charbox(at, loose=True), first.get_text_range(at, 1)) for at in range(first.count_chars())
    ]
    digits = [(round(bottom), left, sign) for (left, bottom, _, _), sign in boxes if sign.isdigit()]
    in_lines = [
        "".join(sign for y, _, sign in sorted(digits) if y == line) for line in {y for y, _, _ in digits}
    ]
    phone = {"talk-and-play": "02079460910", "low-mood-clinic": "02079460916"}[slug]
    assert phone in in_lines


@pytest.mark.parametrize("edition", ["clear-print", "large-print"])
def test_english_words_and_their_number_stand_on_one_line_from_left_to_right(
    edition: str, made: Made
) -> None:
    """In a line that is read from both sides a number would be read with the wrong words: here, who is rung."""
    lines = lines_of(made.leaflets[f"low-mood-clinic.{edition}.ar.pdf"])
    assert any(letters(line).startswith("Testboroughcrisisline:01632960599") for line in lines)


def test_lines_from_the_right_end_at_the_left(made: Made) -> None:
    """The first line of the summary begins at the right edge."""
    page = pages(made.leaflets["low-mood-clinic.clear-print.ar.pdf"])[0]
    text = page.get_textpage()
    at = text.get_text_range().index("علاج")
    assert text.get_charbox(at)[2] > page.get_width() - 60


@pytest.mark.parametrize("edition", ["clear-print", "large-print", "easier", "fold"])
def test_every_language_passes_the_standard_for_screen_readers(edition: str, made: Made) -> None:
    """PDF/UA-1 by veraPDF."""
    files = [one.path for one in made.leaflets.values() if one.lang != "en" and one.edition == edition]
    assert len(files) == 3
    assert broken_rules(files) == {str(file): [] for file in files}


def test_a_letter_is_never_parted_from_its_signs() -> None:
    """A piece that cut a Bengali syllable would print a circle in its place."""
    for text in ("ই-মেইল", "12 নভেম্বর 2026", "10 থেকে 20 মিনিটের"):
        assert [piece.text for piece in pieces(text)] == [text]


def test_english_among_other_letters_is_one_piece() -> None:
    """Pieces would change places with each other. What must stay together has spaces that no line ends at."""
    [piece] = in_one_piece("Aged 5 years. Ring 020 7946 0910.")
    assert piece == ("Aged 5\u00a0years. Ring 020\u00a07946\u00a00910.", False)
