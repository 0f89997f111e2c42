"""The single sheets: posters, cards, slips and the drop-in calendar. All from the PDFs themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import yaml
import zxingcpp
from building import SMALL_DIRECTORY
from local_offer.directory import Directory
from local_offer.leaflets.characters import showable
from local_offer.reading import load
from local_offer.settings import read_settings
from local_offer.sheets import Made, Sheet, make, open_one, ordered
from local_offer.sheets.kinds import KINDS
from paper import edges_of, letters, offer, pages, sizes_of
from verapdf import broken_rules

LANGUAGES = ("en", "ar", "bn", "so", "ur")
SMALLEST = {
    "poster": 20,
    "postcard": 12,
    "wallet-card": 12,
    "drop-ins": 14,
    "comment-slip": 14,
    "callback-slip": 12,
}
"""The smallest type of each kind, in points."""
SIDES = {"poster": 1, "postcard": 1, "wallet-card": 2, "callback-slip": 1}
"""How many pages those have that must fit on one piece of paper."""
MM = 72 / 25.4


@pytest.fixture(scope="module")
def sheets(small: Directory, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """All of the small directory's."""
    return make(small, tmp_path_factory.mktemp("sheets"))


@pytest.fixture(scope="module")
def by_name(sheets: Made) -> dict[str, Sheet]:
    """The same by file name."""
    return {sheet.name: sheet for sheet in sheets.sheets}


def words_of(sheet: Sheet) -> str:
    """What it says, on one line, as a screen reader finds it."""
    text = " ".join(page.get_textpage().get_text_range() for page in pages(sheet))
    return " ".join(text.replace("\x02", "-").replace("\ufffe", "-").split())


def put_in(sheet: Sheet) -> Iterator[str]:
    """Every run that must be printed."""
    said = showable(sheet.says, {})
    yield said["name"]
    for part in said["parts"]:
        yield part["heading"]
        yield from (run["text"] for block in part["blocks"] for item in block["items"] for run in item)


def test_every_kind_in_every_language(sheets: Made) -> None:
    """And nothing went wrong with any."""
    assert sheets.problems == []
    assert {(sheet.kind.key, sheet.lang) for sheet in sheets.sheets} == {
        (k, lang) for k in KINDS for lang in LANGUAGES
    }


def test_every_sheet_passes_the_standard_for_screen_readers(sheets: Made) -> None:
    """PDF/UA-1 by veraPDF."""
    files = [sheet.path for sheet in sheets.sheets]
    assert broken_rules(files) == {str(file): [] for file in files}


def test_nothing_is_smaller_than_its_kind_promises(sheets: Made) -> None:
    """A card has larger type where there is room, and never smaller."""
    for sheet in sheets.sheets:
        assert min(sizes_of(sheet)) >= SMALLEST[sheet.kind.key], sheet.name


def test_the_number_is_the_largest_thing_on_a_poster(by_name: dict[str, Sheet]) -> None:
    """It is read from across a room: digits of 50 points or more."""
    for lang in LANGUAGES:
        sheet = by_name["poster.pdf" if lang == "en" else f"poster.{lang}.pdf"]
        assert max(sizes_of(sheet)) >= 50


def test_each_is_one_piece_of_paper(sheets: Made) -> None:
    """A poster that goes on on a second page would be no poster. A comment slip may have a back."""
    for sheet in sheets.sheets:
        if sheet.kind.key in SIDES:
            assert sheet.made.pages == SIDES[sheet.kind.key], sheet.name
        if sheet.kind.key == "comment-slip":
            assert sheet.made.pages <= 2


def test_nothing_runs_off_the_paper(sheets: Made) -> None:
    """All text stands within the margins of its paper."""
    for sheet in sheets.sheets:
        least = 2.5 * MM if sheet.kind.key == "wallet-card" else 5 * MM
        left, bottom, right, top = edges_of(sheet)
        assert min(left, right, top) >= least, sheet.name
        assert bottom >= 2 * MM, sheet.name


def test_every_word_and_number_comes_out_whole(sheets: Made) -> None:
    """Every word that is written from left to right, and every number, as often as it was put in."""
    for sheet in sheets.sheets:
        got, source = letters(words_of(sheet)), " ".join(put_in(sheet))
        for word in set(re.findall(r"[A-Za-z]{3,}|[0-9]{3,}", source)):
            assert word in got, (sheet.name, word)


def test_a_phone_number_is_never_cut_by_the_end_of_a_line(sheets: Made) -> None:
    """Wherever it stands, in every language."""
    for sheet in sheets.sheets:
        text = "\n".join(page.get_textpage().get_text_range() for page in pages(sheet)).replace("\xa0", " ")
        for number in set(re.findall(r"\b0\d{3,4} \d{3,6}(?: \d{4})?\b", " ".join(put_in(sheet)))):
            assert number in text, (sheet.name, number)


@pytest.mark.parametrize("name", ["poster.pdf", "poster.ur.pdf", "postcard.pdf", "postcard.bn.pdf"])
def test_the_code_for_cameras_leads_to_the_site(name: str, by_name: dict[str, Sheet]) -> None:
    """And is 2 cm or more without its white edge, so that a phone can read it from where people stand."""
    page = pages(by_name[name])[0]
    [code] = zxingcpp.read_barcodes(page.render(scale=200 / 72).to_pil())
    assert code.text == "https://local-offer.example.org/"
    corners = code.position
    assert abs(corners.top_right.x - corners.top_left.x) / 200 * 25.4 >= 20


def test_the_same_facts_give_the_same_bytes_on_another_day(
    small: Directory, sheets: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sheet, and the copy to cut."""
    monkeypatch.setenv("LOCAL_OFFER_TODAY", "2026-11-25")
    again = make(load(read_settings(SMALL_DIRECTORY / "mkdocs.yml")), tmp_path)
    for one, other in zip(sheets.sheets, again.sheets, strict=True):
        for (name, file), (_, copy) in zip(one.files, other.files, strict=True):
            assert file.read_bytes() == copy.read_bytes(), name


def test_only_what_has_changed_is_made_again(small: Directory, tmp_path: Path) -> None:
    """And a name that no sheet has is none."""
    assert make(small, tmp_path).new == len(ordered(small, tmp_path))
    assert make(small, tmp_path).new == 0
    assert open_one(small, tmp_path, "sheets/no-such-sheet.pdf") is None
    assert open_one(small, tmp_path, "sheets/../mkdocs.yml") is None


def test_one_sheet_is_made_when_someone_opens_it(small: Directory, tmp_path: Path) -> None:
    """As `make serve` does: that one and no other."""
    assert (
        open_one(small, tmp_path, "print-copies/sheets/wallet-card.ur.pdf").read_bytes().startswith(b"%PDF-")
    )
    assert [sheet.name for sheet in ordered(small, tmp_path) if sheet.made] == ["wallet-card.ur.pdf"]


@pytest.mark.parametrize(("kind", "many"), [("postcard", 4), ("wallet-card", 10), ("callback-slip", 2)])
def test_a_copy_to_cut_is_a_page_of_them_in_their_real_size(
    kind: str, many: int, by_name: dict[str, Sheet]
) -> None:
    """On A4, as many as fit, with marks; and it says in its title what it is."""
    (_, one), (_, copy) = by_name[f"{kind}.pdf"].files
    with pikepdf.open(one) as small, pikepdf.open(copy) as large:
        assert len(large.pages) == len(small.pages)
        assert sorted(round(float(side) / MM) for side in large.pages[0].mediabox[2:]) == [210, 297]
        assert f"{many} on A4" in str(large.docinfo["/Title"])
        drawn = large.pages[0].obj.Contents.read_bytes().decode()
    assert drawn.count("/Sheet Do") == many
    assert drawn.count(" l S") >= 2
    number = "01632 960500"
    text = pypdfium2.PdfDocument(copy)[0].get_textpage().get_text_range()
    assert text.count(number) == many or kind == "callback-slip"


def test_a_wallet_card_is_as_large_as_a_bank_card(by_name: dict[str, Sheet]) -> None:
    for page in pages(by_name["wallet-card.pdf"]):
        assert (round(page.get_width() / MM), round(page.get_height() / MM)) == (85, 55)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_wallet_card_has_the_helpline_and_every_urgent_number(lang: str, by_name: dict[str, Sheet]) -> None:
    """The helpline on one side, what cannot wait on the other."""
    sheet = by_name["wallet-card.pdf" if lang == "en" else f"wallet-card.{lang}.pdf"]
    front, back = (page.get_textpage().get_text_range().replace("\xa0", " ") for page in pages(sheet))
    assert "01632 960500" in front
    for number in ("999", "111", "01632 960599"):
        assert number in back


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang != "en"])
def test_a_translation_that_nobody_has_checked_says_so(lang: str, sheets: Made) -> None:
    """On every sheet, in few words where there is little room."""
    from local_offer.languages.catalogue import catalogue

    says = catalogue(lang)
    short, whole = says.say("sheet.unchecked"), says.say("translation.unchecked")
    for sheet in sheets.sheets:
        if sheet.lang == lang:
            assert {short, whole} & set(put_in(sheet)), sheet.name


def test_a_council_that_does_not_ring_back_promises_no_call(tmp_path: Path) -> None:
    """It has no callback slip, and its poster does not speak of it."""
    offer(tmp_path, group={})
    config = tmp_path / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["extra"]["local_offer"]["helpline"] = {"callback": "no"}
    config.write_text(yaml.safe_dump(settings), "utf-8")
    directory = load(read_settings(config))
    found = ordered(directory, tmp_path / "cache")
    assert "callback-slip" not in {sheet.kind.key for sheet in found}
    poster = next(sheet for sheet in found if sheet.name == "poster.pdf")
    assert "ring you back" not in " ".join(put_in(poster))


def test_a_comment_slip_says_what_happens_with_it(by_name: dict[str, Sheet]) -> None:
    """And where it goes, and that a name is not needed."""
    text = words_of(by_name["comment-slip.pdf"])
    for said in (
        "You do not have to give your name.",
        "Family Information Service, 1 High Street, Testborough ZZ8 9AA",
        "At least once a year we publish what families say, without names, and what we do about it.",
        "If it is about the help that your own child gets, ring us.",
    ):
        assert said in text


def test_a_callback_slip_is_destroyed_after_the_call(by_name: dict[str, Sheet]) -> None:
    text = words_of(by_name["callback-slip.pdf"])
    assert "We use this slip only to ring you. After that we destroy it." in text


def test_a_council_with_long_names_and_strange_signs_has_whole_sheets(tmp_path: Path) -> None:
    """Markup is text, a word of 200 letters is broken, and what does not fit goes on on another page."""
    offer(tmp_path, group={})
    config = tmp_path / "mkdocs.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["extra"]["local_offer"] |= {
        "offer_name": f"The #read(x) $y$ *Offer* {'O' * 200}",
        "helpline": {"name": f"Line @me \\ {'n' * 60} of many names", "post": f"{'Street ' * 40}ZZ1 1AA"},
        "urgent": [{"label": f"Help {number} {'h' * 30}", "phone": "01632 960599"} for number in range(9)],
    }
    config.write_text(yaml.safe_dump(settings), "utf-8")
    made = make(load(read_settings(config)), tmp_path / "cache")
    assert made.problems == []
    for sheet in made.sheets:
        left, bottom, right, _ = edges_of(sheet)
        assert min(left, right) >= 2 * MM and bottom >= 2 * MM, sheet.name
        if sheet.kind.key == "wallet-card":
            assert sum(page.get_textpage().get_text_range().count("960599") for page in pages(sheet)) == 9
    files = [sheet.path for sheet in made.sheets if sheet.lang == "en"]
    assert broken_rules(files) == {str(file): [] for file in files}
