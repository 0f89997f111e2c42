"""How leaflets are printed: for everyone to read, with nothing lost, cut or off the paper. All from the PDF itself."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont
from local_offer.leaflets import Leaflet, Made, make
from local_offer.leaflets.characters import FONTS
from local_offer.leaflets.typefaces import write_without_hints
from paper import edges_of, fonts_of, letters_printed, lines_of, offer, one, pages, said, sizes_of, text_of
from verapdf import broken_rules

SMALLEST = {"clear-print": 14, "large-print": 18, "easier": 16, "fold": 12}
"""The smallest type of each edition, in points."""


def space_between_paragraphs(leaflet: Leaflet) -> float:
    """From the first line of the description to the second, in points."""
    text = next(
        p for page in pages(leaflet) if (p := page.get_textpage()).get_text_range().count("Word.") > 1
    )
    first = text.search("Word.")
    (at, _), (next_at, _) = first.get_next(), first.get_next()
    return round(text.get_charbox(at)[1] - text.get_charbox(next_at)[1], 1)


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> list[Leaflet]:
    """Leaflets that say more and more, about a line at a time, so that they end anywhere on a page."""
    folder = tmp_path_factory.mktemp("growing")
    groups = {f"group-{n}": {"description": "Word.\n\nWord.\n\n" + "long " * 15 * n} for n in range(36, 52)}
    return list(make(offer(folder, **groups), folder / "cache").leaflets.values())


def test_every_leaflet_passes_the_standard_for_screen_readers(made: Made, nasty: dict[str, Leaflet]) -> None:
    """PDF/UA-1 by veraPDF: every edition, every tier, every state, and the hardest to print."""
    assert [problem for problem in made.problems if not problem.warning] == []
    files = [one.path for one in (*made.leaflets.values(), *nasty.values()) if one.path.suffix == ".pdf"]
    assert broken_rules(files) == {str(file): [] for file in files}


def test_the_check_finds_a_pdf_that_does_not_pass(tmp_path: Path) -> None:
    """A PDF without tags and title breaks the rules about them."""
    (tmp_path / "bad.typ").write_text("Hello", "utf-8")
    typst.compile(tmp_path / "bad.typ", output=tmp_path / "bad.pdf", pdf_tags=False)
    [broken] = broken_rules([tmp_path / "bad.pdf"]).values()
    assert {rule.split(":")[0] for rule in broken} >= {"7.1-3", "7.1-9", "7.1-11"}


@pytest.mark.parametrize(("edition", "smallest"), SMALLEST.items())
def test_nothing_is_smaller_than_the_edition_promises(
    edition: str, smallest: int, made: Made, nasty: dict[str, Leaflet]
) -> None:
    """Body, labels, footer and the words at the QR code alike."""
    leaflets = [one for one in made.leaflets.values() if one.edition == edition]
    assert min(size for leaflet in (*leaflets, nasty[edition]) for size in sizes_of(leaflet)) == smallest


@pytest.mark.parametrize("edition", SMALLEST)
def test_nothing_runs_off_the_paper(edition: str, made: Made, nasty: dict[str, Leaflet]) -> None:
    """Words of 200 letters, long addresses, long lists and 3,000 words stay within the margins."""
    for leaflet in (*made.leaflets.values(), nasty[edition]):
        if leaflet.edition == edition:
            left, bottom, right, top = edges_of(leaflet)
            assert min(left, right) >= (40 if edition != "fold" else 32)
            assert bottom >= 12
            assert top >= 20


@pytest.mark.parametrize("edition", ["clear-print", "large-print", "fold", "text"])
def test_what_is_hard_to_print_is_printed_whole(edition: str, nasty: dict[str, Leaflet]) -> None:
    """Nothing is cut: 40 times, 3,000 words, a word of 200 letters, an address of 2,000 signs."""
    text = text_of(nasty[edition])
    without_line_ends = letters_printed(nasty[edition])
    assert text.count("to 11.59pm") == 40
    assert (text.count("word "), text.count("thing "), text.count("hours")) == (3000, 900, 900)
    assert "x" * 200 in without_line_ends
    assert f"https://example.org/{'deep/' * 400}" in without_line_ends


@pytest.mark.parametrize("edition", ["clear-print", "large-print", "fold"])
def test_a_phone_number_is_never_cut_by_the_end_of_a_line(edition: str, tmp_path: Path) -> None:
    """Nor a postcode or a day, wherever in a line they fall."""
    facts = ("020 7946 0923", "ZZ8 9AB", "1 September 2026")
    prose = "\n\n".join(f"{'Ring ' * n}{fact}." for fact in facts for n in range(40))
    lines = lines_of(one(tmp_path, edition, description=prose))
    for fact in facts:
        assert sum(fact in line for line in lines) >= 40


def test_a_web_address_is_never_cut_after_its_https(tmp_path: Path) -> None:
    """It may end a line after any other slash. Here it starts everywhere in a line."""
    address = "https://tarrowmere-parents.example.org/short-breaks/saturday/places"
    prose = "\n\n".join(f"{'a' * n} {address}" for n in range(1, 40))
    lines = lines_of(one(tmp_path, description=prose))
    assert sum("https://tarrowmere-parents.example.org/" in line for line in lines) == 39
    assert sum(address in line for line in lines) < 39


def test_the_helpline_is_never_alone_on_the_last_page(growing: list[Leaflet]) -> None:
    """Whatever the length of a leaflet: a page with nothing else on it is a page wasted."""
    for leaflet in growing:
        last_page = pages(leaflet)[-1].get_textpage().get_text_range()
        assert not last_page.startswith("Not sure, or no internet?")


def test_paragraphs_stand_closer_where_that_saves_a_page(growing: list[Leaflet]) -> None:
    """And only there."""
    made = [(leaflet.pages, space_between_paragraphs(leaflet)) for leaflet in growing]
    usual, close = made[0][1], min(space for _, space in made)
    assert close < usual
    assert made[-1][0] > made[0][0]
    for (pages_before, _), (number_of_pages, space) in pairwise(made):
        assert space == usual or number_of_pages == pages_before


def test_bengali_and_arabic_come_out_as_they_went_in(tmp_path: Path) -> None:
    """A name in another script can be read, heard and searched."""
    bengali, arabic = "শিশুদের খেলার আসর", "مركز الأسرة"
    text = said(tmp_path, description=f"{bengali}\n\n{arabic}")
    assert bengali in text
    assert arabic in text


def test_the_fonts_are_the_pinned_ones_and_carry_their_licence() -> None:
    """Newer versions of these fonts print well and extract wrongly."""
    sums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:12] for file in FONTS.glob("*.ttf")}
    assert sums == {
        "AtkinsonHyperlegible_400Regular.ttf": "752bace0a982",
        "AtkinsonHyperlegible_700Bold.ttf": "9ebfea858a99",
        "NotoSansBengali_400Regular.ttf": "8e99829203d0",
        "NotoSansBengali_700Bold.ttf": "3d40979c01a8",
        "NotoNaskhArabic_400Regular.ttf": "67cbd9f0effc",
        "NotoNaskhArabic_700Bold.ttf": "06e4ace7bdb7",
    }
    for name in sums:
        licence = (FONTS / f"OFL-{name.split('_')[0]}.txt").read_text("utf-8")
        assert licence.startswith("Copyright 20") and "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_fonts_are_made_ready_alike_on_every_day(tmp_path: Path) -> None:
    """A font says when it was last changed: that would make each leaflet another file each day."""
    write_without_hints(tmp_path / "fonts")
    for path in FONTS.glob("*.ttf"):
        font = TTFont(tmp_path / "fonts" / path.name)
        assert font["head"].modified == TTFont(path)["head"].modified
        assert not path.name.startswith("Atkinson") or not {"fpgm", "prep", "cvt "} & set(font.keys())


def test_letters_carry_no_hints_for_coarse_screens(made: Made) -> None:
    """They are of no use on paper, and were a sixth of every file."""
    leaflets = [leaflet for leaflet in made.leaflets.values() if leaflet.path.suffix == ".pdf"]
    fonts = [font for leaflet in leaflets for font in fonts_of(leaflet)]
    assert len(fonts) >= 2 * len(leaflets)
    for font in fonts:
        assert not {"fpgm", "cvt "} & set(font.keys())
        assert not any(
            getattr(letter, "program", None) for letter in map(font["glyf"].get, font.getGlyphOrder())
        )
