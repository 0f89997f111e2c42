"""Leaflets are set a second time, closer, only where that may save a page: from the demonstration's, in every language."""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pikepdf
import pytest
from building import PROJECT
from local_offer.editions import CLEAR_PRINT
from local_offer.leaflets.content import content
from local_offer.leaflets.printing import Printer
from local_offer.leaflets.ready import ready
from local_offer.leaflets.shorter import could_be_shorter
from local_offer.reading import load
from local_offer.settings import read_settings

DAY = datetime.date(2026, 9, 1)


class Tried(NamedTuple):
    """A leaflet, set both ways."""

    name: str
    saves_a_page: bool
    worth_a_try: bool


@pytest.fixture(scope="module")
def tried() -> list[Tried]:
    """Every leaflet in clear print that has more than one page."""
    directory, printer, found = load(read_settings(PROJECT / "mkdocs.yml")), Printer(), []
    for entry in directory.entries:
        for lang in ("en", *entry.record.translations):
            said, _ = ready({**content(entry, directory, lang), "edition": CLEAR_PRINT.key})
            usual = printer.set(said, DAY)
            if len(usual.pages) > 1:
                close = printer.set(said, DAY, space="close")
                fewer = len(close.pages) < len(usual.pages)
                found.append(Tried(f"{entry.slug}.{lang}", fewer, could_be_shorter(usual, said)))
    return found


def test_what_can_save_a_page_is_always_tried(tried: list[Tried]) -> None:
    """A family carries no page that need not be, and a council prints none."""
    assert [one.name for one in tried if one.saves_a_page and not one.worth_a_try] == []
    assert sum(one.saves_a_page for one in tried) > 20


def test_what_cannot_save_a_page_is_seldom_tried(tried: list[Tried]) -> None:
    """It would take as long as the leaflet itself, for nothing."""
    in_vain = [one.name for one in tried if one.worth_a_try and not one.saves_a_page]
    assert len(in_vain) < sum(not one.saves_a_page for one in tried) / 5, in_vain


def test_a_document_that_cannot_be_read_is_tried() -> None:
    """Another engine may draw in another way: then all leaflets take longer, and none has a page too many."""
    document = pikepdf.new()
    for _ in range(2):
        document.add_blank_page().Contents = document.make_stream(b"BT (Hello) Tj ET")
    assert could_be_shorter(document, {"parts": []})
