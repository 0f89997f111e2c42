"""A pack on paper: true page numbers, the helpline on each page, type as large as promised, every language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from local_offer.directory import Directory
from local_offer.leaflets.content import content
from local_offer.packs.choosing import by_codes
from local_offer.packs.family import make
from paper import NOT_A_WORD_OF_MARKUP, edges_of, letters, letters_put_in, offer, pages, sizes_of
from verapdf import broken_rules

FOUR = ("talk-and-play", "speech-clinic", "low-mood-clinic", "toy-library")
HELPLINE = "01632 960500"
COMBINATIONS = [
    ("clear-print", "en"), ("large-print", "en"), ("easier", "en"),
    ("clear-print", "bn"), ("large-print", "ur"), ("large-print", "bn"), ("clear-print", "ar"), ("easier", "so"),
]  # fmt: skip


@dataclass(frozen=True)
class Pack:
    """A pack as a file. The helpers of leaflets read it."""

    path: Path


def pack(
    directory: Directory, to: Path, edition: str = "clear-print", lang: str = "en", cover: str = ""
) -> Pack:
    """A pack of four services, or of all where these are not there."""
    slugs = [slug for slug in FOUR if slug in directory.by_slug] or list(directory.by_slug)
    chosen = by_codes(directory, [directory.by_slug[slug].identity.code for slug in slugs])
    [(_, printed)] = make(directory, chosen, edition=edition, lang=lang, cover=cover)
    assert printed.lost == ()
    to.write_bytes(printed.data)
    return Pack(to)


def texts(one: Pack) -> list[str]:
    """What each page says, on one line."""
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages(one)]


@pytest.fixture(scope="module")
def packs(small: Directory, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Pack]:
    """By edition and language."""
    folder = tmp_path_factory.mktemp("packs")
    return {
        (edition, lang): pack(small, folder / f"{edition}.{lang}.pdf", edition, lang, "For you.")
        for edition, lang in COMBINATIONS
    }


def test_every_edition_and_language_passes_the_standard_for_screen_readers(packs: dict) -> None:
    """PDF/UA-1 by veraPDF, though it is put together from several files."""
    files = [one.path for one in packs.values()]
    assert broken_rules(files) == {str(file): [] for file in files}


def test_cover_contents_urgent_help_services_index(packs: dict) -> None:
    """In this order, and each has a bookmark. Two of the four services are not in the order of the alphabet."""
    with pikepdf.open(packs["clear-print", "en"].path) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Services chosen for you",
            "What is in here",
            "Is it urgent?",
            "Talk and Play",
            "Speech and language clinic",
            "Clinic for worry and low mood",
            "Toy library",
            "From A to Z",
            "Find it by need",
        ]


@pytest.mark.parametrize(("edition", "lang"), COMBINATIONS)
def test_every_page_number_is_true(edition: str, lang: str, packs: dict) -> None:
    """Each line of contents and index leads to the page that it names, and there the service begins."""
    with pikepdf.open(packs[edition, lang].path) as pdf:
        number_of = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        with pdf.open_outline() as outline:
            begins = {item.title: number_of[item.destination[0].objgen] for item in outline.root}
        led = [
            (str(link.Contents), number_of[link.Dest[0].objgen])
            for page in pdf.pages
            for link in page.get("/Annots", [])
            if "/Dest" in link
        ]
        foreign = [str(link.A.URI) for page in pdf.pages for link in page.get("/Annots", []) if "/A" in link]
    assert len(led) >= 3 * len(FOUR)  # contents, A to Z, by need
    for said, number in led:
        name, _, shown = said.rpartition(", ")
        assert (int(shown), begins[name]) == (number, number)
    assert all(address.startswith(("https://", "tel:", "mailto:")) for address in foreign)


def test_the_numbers_printed_in_the_contents_are_those_of_the_pages(packs: dict) -> None:
    """Read from the paper: the name and number in the contents, the name at the top of that page."""
    said = texts(packs["clear-print", "en"])
    for name in (
        "Talk and Play",
        "Speech and language clinic",
        "Clinic for worry and low mood",
        "Toy library",
    ):
        [number] = re.findall(rf"{name}[ .]*(\d+)", said[1])
        assert said[int(number) - 1].startswith(name)


@pytest.mark.parametrize(("edition", "lang"), COMBINATIONS)
def test_every_page_carries_the_helpline_and_its_number(edition: str, lang: str, packs: dict) -> None:
    """A page that was taken out can still be asked about."""
    for number, said in enumerate(texts(packs[edition, lang]), 1):
        assert HELPLINE in said.replace("\u00a0", " ")
        assert re.search(rf"\b{number}\b", said[-60:])


def test_pages_of_a_service_carry_its_code(packs: dict, small: Directory) -> None:
    """Cover, contents and index carry none."""
    said = texts(packs["clear-print", "en"])
    codes = [re.findall(r"Leaflet (\w+) Page", one) for one in said]
    assert [code for [code] in codes[3:-2]] == sorted(
        [code for [code] in codes[3:-2]], key=[small.by_slug[slug].identity.code for slug in FOUR].index
    )
    assert codes[:3] == [[], [], []]
    assert codes[-1] == []


def test_a_service_says_in_a_pack_what_its_leaflet_says(packs: dict, small: Directory) -> None:
    """Every part, in the same order."""
    said = letters(
        "".join(
            re.sub(r"Ring [\d ]+(Leaflet \w+ )?Page \d+$", "", one)
            for one in texts(packs["clear-print", "en"])
        )
    )
    for slug in FOUR:
        assert letters_put_in(content(small.by_slug[slug], small)) in said


def test_urgent_help_stands_in_front_where_a_service_is_about_mental_health(
    packs: dict, small: Directory, tmp_path: Path
) -> None:
    """And only there."""
    assert "999" in texts(packs["clear-print", "en"])[2]
    chosen = by_codes(small, [small.by_slug["toy-library"].identity.code])
    [(_, printed)] = make(small, chosen, edition="clear-print", lang="en", cover="")
    (tmp_path / "toys.pdf").write_bytes(printed.data)
    assert "Is it urgent?" not in " ".join(texts(Pack(tmp_path / "toys.pdf")))


@pytest.mark.parametrize(("edition", "lang"), COMBINATIONS)
def test_nothing_is_smaller_than_the_edition_promises(edition: str, lang: str, packs: dict) -> None:
    """Large print has nothing under 16 points, page numbers and index included."""
    least = {"clear-print": 14, "large-print": 18, "easier": 16}[edition]
    assert min(sizes_of(packs[edition, lang])) >= least


@pytest.mark.parametrize(("edition", "lang"), COMBINATIONS)
def test_nothing_runs_off_the_paper(edition: str, lang: str, packs: dict) -> None:
    """Text stays inside the margins."""
    left, bottom, right, top = edges_of(packs[edition, lang])
    assert min(left, right) >= 40
    assert bottom >= 12
    assert top >= 20


def test_a_bengali_pack_is_in_bengali(packs: dict) -> None:
    """Every page has Bengali letters: a service that is not translated has at least our own words in it."""
    for said in texts(packs["clear-print", "bn"]):
        assert len(re.findall("[\u0980-\u09ff]", said)) >= 4


@pytest.mark.parametrize("lang", ["ur", "ar"])
def test_a_pack_from_the_right_has_its_page_numbers_at_the_left(lang: str, packs: dict) -> None:
    """Names begin at the right edge."""
    every = pages(packs["large-print" if lang == "ur" else "clear-print", lang])
    page = next(page for page in every if "Toy library" in page.get_textpage().get_text_range())
    text = page.get_textpage()
    at = text.get_text_range().index("Toy library")
    assert text.get_charbox(at + len("Toy library") - 1)[2] > page.get_width() - 60


def test_the_same_records_give_the_same_bytes(packs: dict, small: Directory, tmp_path: Path) -> None:
    """Whenever and however often."""
    again = pack(small, tmp_path / "again.pdf", cover="For you.")
    assert again.path.read_bytes() == packs["clear-print", "en"].path.read_bytes()


def test_the_words_for_the_cover_stand_on_the_cover_alone_and_are_no_markup(tmp_path: Path) -> None:
    """As they were written, paragraph by paragraph."""
    one = pack(
        offer(tmp_path / "offer", a={}), tmp_path / "a.pdf", cover=f"Dear #family,\n\n{NOT_A_WORD_OF_MARKUP}"
    )
    cover, *rest = texts(one)
    assert letters(f"Dear #family,{NOT_A_WORD_OF_MARKUP}") in letters(cover)
    assert "#family" not in " ".join(rest)


@pytest.mark.parametrize("words", ["word " * 400, "x" * 2000, "line\n" * 100])
def test_long_words_for_the_cover_are_printed_whole(words: str, tmp_path: Path) -> None:
    """On as many pages as they need, and nothing beside the paper."""
    one = pack(offer(tmp_path / "offer", a={}), tmp_path / "a.pdf", "large-print", cover=words)
    assert letters(words) in letters(
        "".join(re.sub(r"Ring [\d ]+Page \d+$", "", said) for said in texts(one))
    )
    assert min(edges_of(one)) >= 12


def test_what_no_font_has_is_told(tmp_path: Path) -> None:
    """So that whoever prints it can write it another way."""
    directory = offer(tmp_path / "offer", a={})
    chosen = by_codes(directory, [directory.entries[0].identity.code])
    [(_, printed)] = make(directory, chosen, edition="clear-print", lang="en", cover="Привет")
    assert set(printed.lost) == set("Привет")
