"""Editions of a leaflet: one record for different eyes, hands and ears. Each says the same and suits its reader."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from local_offer.directory import Directory
from local_offer.editions import EDITIONS, file_name
from local_offer.leaflets import Leaflet, Made, make
from local_offer.leaflets.content import content
from local_offer.leaflets.folding import sides
from paper import (
    TODDLER_GROUP,
    letters,
    letters_printed,
    letters_put_in,
    offer,
    one,
    pages,
    said,
    text_of,
)

MILLIMETRE = 72 / 25.4


def of(made: Made, edition: str) -> list[Leaflet]:
    """All leaflets of an edition in English."""
    return [one for one in made.leaflets.values() if (one.edition, one.lang) == (edition, "en")]


def test_names_of_files() -> None:
    """Clear print in English has the plain name, which is printed and linked everywhere."""
    assert file_name("swimming", "clear-print") == "swimming.pdf"
    assert file_name("swimming", "clear-print", "bn") == "swimming.clear-print.bn.pdf"
    assert file_name("swimming", "large-print") == "swimming.large-print.pdf"
    assert file_name("swimming", "text", "so") == "swimming.text.so.txt"


@pytest.mark.parametrize("edition", ["clear-print", "large-print", "fold", "text"])
def test_every_fact_stands_in_every_edition(edition: str, made: Made, small: Directory) -> None:
    """From first to last what the record says, nothing more and nothing less.

    Where the QR code stands at the end, the address it opens stands with it; a booklet has pages for notes.
    """
    for leaflet in of(made, edition):
        says = content(small.by_slug[leaflet.slug], small)
        put_in = letters_put_in({**says, "edition": edition})
        got = letters_printed(leaflet).replace("Yournotes", "")
        if edition == "text":  # headings end with a stop, for a voice
            put_in, got = put_in.replace(".", ""), got.replace(".", "")
        if edition in ("large-print", "fold"):
            put_in += letters(says["address"])
        assert got == put_in


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_phone_comes_before_the_fold(edition: str, made: Made, small: Directory) -> None:
    """On the first page, or in plain text before any question but that of whom to ring."""
    for leaflet in of(made, edition):
        contact = small.by_slug[leaflet.slug].record.contact
        number = (contact and (contact.phone or contact.text)) or small.settings.helpline.phone
        if edition == "text":
            first = text_of(leaflet).split("Who is it for?")[0]
        else:
            first = pages(leaflet)[0].get_textpage().get_text_range()
        assert number in first


def test_the_phone_is_on_the_first_page_below_two_notices_too(tmp_path: Path) -> None:
    """In every edition and language: what does not fit on the page goes on on the next, but never the number."""
    names = {lang: {"name": "Toddler group"} for lang in ("bn", "so", "ur", "ar")}
    editions = ["clear-print", "large-print", "easier", "fold"]
    others = {f"club-{number}": {} for number in range(3)}
    group = {
        "alert": {"text": "All places are taken. The next ones are shared out in March. " * 2},
        "availability": "full",
        "alternatives": [*others],
        "translations": names,
        "contact": {
            **TODDLER_GROUP["contact"],
            "hours": "Monday to Friday, 9am to 5pm. Please leave a message at other times. " * 3,
            "email": "play@example.org",
            "web": "https://example.org/toddler-group",
        },
    }
    made = make(offer(tmp_path, editions, group=group, **others), tmp_path / "cache", only={"group"})
    assert len(made.leaflets) == len(editions) * (1 + len(names))
    for name, leaflet in made.leaflets.items():
        assert "02079460921" in letters(pages(leaflet)[0].get_textpage().get_text_range()), name


@pytest.mark.parametrize("edition", ["clear-print", "large-print", "easier", "fold"])
def test_every_edition_has_its_qr_code(edition: str, made: Made, small: Directory) -> None:
    """At least 2 cm wide, and it opens the short address."""
    dots_of_a_millimetre = 4
    for leaflet in of(made, edition)[:2]:
        sheets = [page.render(scale=dots_of_a_millimetre / MILLIMETRE).to_pil() for page in pages(leaflet)]
        [found] = [code for sheet in sheets for code in zxingcpp.read_barcodes(sheet)]
        assert found.text == f"https://local-offer.example.org/s/{leaflet.code}/"
        width = found.position.top_right.x - found.position.top_left.x
        assert width / dots_of_a_millimetre >= 20


def test_large_print_is_laid_out_for_it(made: Made) -> None:
    """On A4, in one column: no words squeezed in beside the QR code, and that one larger too."""
    for leaflet in of(made, "large-print"):
        page = pages(leaflet)[-1]
        assert (round(page.get_width() / MILLIMETRE), round(page.get_height() / MILLIMETRE)) == (210, 297)
        [code] = zxingcpp.read_barcodes(page.render(scale=2).to_pil())
        top, bottom = (
            page.get_height() - code.position.top_left.y / 2,
            page.get_height() - code.position.bottom_left.y / 2,
        )
        assert top - bottom >= 25 * MILLIMETRE
        assert page.get_textpage().get_text_bounded(bottom=bottom, top=top).strip() == ""


# -- the booklet --------------------------------------------------------------------------------------


def test_a_booklet_is_a5_and_fills_whole_sheets(made: Made, nasty: dict[str, Leaflet]) -> None:
    """In reading order, so that it can be read on a screen too; 4, 8 ... pages, so that it can be folded."""
    for leaflet in (*of(made, "fold"), nasty["fold"]):
        assert leaflet.pages % 4 == 0
        for page in pages(leaflet):
            assert (round(page.get_width() / MILLIMETRE), round(page.get_height() / MILLIMETRE)) == (148, 210)


def test_the_front_says_what_it_is_for_whom_and_whom_to_ring(made: Made) -> None:
    """And the back is the helpline's."""
    leaflet = made.leaflets["speech-clinic.fold.pdf"]
    front, *_, back = (page.get_textpage().get_text_range() for page in pages(leaflet))
    for fact in (
        "Speech and language clinic",
        "020 7946 0911",
        "Who is it for?",
        "From birth to 18 years old",
    ):
        assert fact in front
    assert back.startswith("Not sure, or no internet?")
    assert "Ring the Testborough Family Information Service" in back


@pytest.mark.parametrize(("words", "size"), [(10, 12.0), (1000, 14.0)])
def test_a_booklet_with_room_to_spare_has_larger_type(words: int, size: float, tmp_path: Path) -> None:
    """One that needs a second sheet in any case is set larger: no family gets pages of nothing."""
    leaflet = one(tmp_path, "fold", description="word " * words)
    assert leaflet.pages == (4 if words < 1000 else 8)
    text = next(
        page.get_textpage() for page in pages(leaflet) if "word word" in page.get_textpage().get_text_range()
    )
    at, _ = text.search("word word").get_next()
    assert round(_size_at(text, at), 1) == size


def _size_at(text: object, at: int) -> float:
    import pypdfium2.raw as pdfium

    return pdfium.FPDFText_GetFontSize(text, at)


def test_sheets_are_printed_so_that_folding_puts_pages_in_order() -> None:
    """Outside of the sheet: last page left, first right. Inside: the two in the middle. Numbers are from 0."""
    assert sides(4) == [(3, 0), (1, 2)]
    assert sides(8) == [(7, 0), (1, 6), (5, 2), (3, 4)]


def test_the_copy_to_fold_is_two_pages_on_a4(made: Made) -> None:
    """Apart from the accessible file, and named as what it is."""
    leaflet = made.leaflets["speech-clinic.fold.pdf"]
    (_, booklet), (name, copy) = leaflet.files
    assert name == "print-copies/speech-clinic.fold.pdf"
    with pikepdf.open(copy) as sheets:
        assert len(sheets.pages) * 2 == leaflet.pages
        assert [round(float(side) / MILLIMETRE) for side in sheets.pages[0].mediabox] == [0, 0, 297, 210]
        assert "print copy" in str(sheets.docinfo["/Title"])
        assert "/StructTreeRoot" not in sheets.Root
    with pikepdf.open(booklet) as tagged:
        assert "/StructTreeRoot" in tagged.Root
    outside = Leaflet(**{**leaflet.__dict__, "path": copy})
    text = pages(outside)[0].get_textpage()
    assert "Not sure, or no internet?" in text.get_text_bounded(right=148 * MILLIMETRE)
    assert "Speech and language clinic" in text.get_text_bounded(left=149 * MILLIMETRE)


def test_a_language_read_from_the_right_folds_the_other_way(made: Made, small: Directory) -> None:
    """The front page is on the left half of the sheet."""
    leaflet = made.leaflets["low-mood-clinic.fold.ar.pdf"]
    outside = pages(Leaflet(**{**leaflet.__dict__, "path": leaflet.files[1][1]}))[0].get_textpage()
    name = content(small.by_slug["low-mood-clinic"], small, "ar")["name"]
    assert name in outside.get_text_bounded(right=148 * MILLIMETRE)
    assert name not in outside.get_text_bounded(left=149 * MILLIMETRE)


# -- plain text ---------------------------------------------------------------------------------------


def test_plain_text_is_a_paragraph_a_line(made: Made, nasty: dict[str, Leaflet]) -> None:
    """UTF-8, LF, no line broken by us, and no sign that a voice would read or braille would emboss."""
    for leaflet in (*of(made, "text"), nasty["text"]):
        data = leaflet.path.read_bytes()
        text = data.decode("utf-8")
        assert b"\r" not in data and text.endswith("\n") and not text.endswith("\n\n")
        assert not set(text) & set("•│─■□●►\t\u00ad\u202e")
        assert "\n\n\n" not in text
    assert "word " * 2999 + "word\n" in nasty["text"].path.read_text("utf-8")


def test_plain_text_has_headings_as_sentences(made: Made) -> None:
    """Each on a line of its own after an empty one; phone numbers as they are."""
    lines = made.leaflets["speech-clinic.text.txt"].path.read_text("utf-8").split("\n")
    assert lines[0] == "Speech and language clinic."
    at = lines.index("What the short words mean.")
    assert lines[at - 1] == ""
    at = lines.index("Who do I ring?")
    assert lines[at - 1 : at + 3] == ["", "Who do I ring?", "Therapy administrators", "020 7946 0911"]


def test_plain_text_keeps_every_script(tmp_path: Path) -> None:
    """It needs no font."""
    assert "শিশু مركز Дети 👪" in said(tmp_path, "text", description="শিশু مركز Дети 👪")
