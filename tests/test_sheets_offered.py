"""Sheets where people find them: on the page of leaflets, while records are written, and by the command."""

from __future__ import annotations

import urllib.request
from pathlib import Path

import pytest
from building import SMALL_DIRECTORY
from click.testing import CliRunner
from live import read
from local_offer.cli import main
from paper import offer
from playwright.sync_api import Page, expect


def test_the_page_of_leaflets_begins_with_the_sheets(page: Page, site: Path):
    """Six lines; other languages are one press away, and every link leads to a PDF."""
    page.goto("/leaflets/")
    first = page.locator("main ul").first
    expect(first.get_by_role("listitem")).to_have_count(6)
    expect(first.get_by_role("link", name="Poster (PDF, 1 page")).to_be_visible()
    expect(page.get_by_role("link", name="বাংলা").first).to_be_hidden()
    page.get_by_text("Sheets in other languages, and for parts of our area").click()
    expect(page.get_by_role("link", name="বাংলা").first).to_be_visible()
    links = page.locator("main a[href*='sheets/']").evaluate_all("(all) => all.map((one) => one.pathname)")
    assert len(links) == 45
    for link in links:
        assert (site / link.lstrip("/")).read_bytes().startswith(b"%PDF-")


def test_a_sheet_is_made_when_it_is_opened(council: Path, serve):
    """While records are written. The page offers it before."""
    settings = council / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("leaflets: false", "leaflets: true"), "utf-8")
    address = serve()
    assert "Wallet card (PDF)" in read(f"{address}/leaflets/")
    for file in ("sheets/drop-ins.bn.pdf", "print-copies/sheets/wallet-card.pdf"):
        with urllib.request.urlopen(f"{address}/{file}", timeout=20) as answer:
            assert answer.read().startswith(b"%PDF-")
    assert len(list((council / ".cache/sheets").glob("*.json"))) == 2


def test_the_command_makes_every_leaflet_and_sheet(tmp_path: Path):
    """Into the cache of the builds, and into a folder for whoever wants to print them all."""
    offer(tmp_path / "offer", ["clear-print", "fold"], group={})
    config, into = tmp_path / "offer/mkdocs.yml", tmp_path / "out"
    done = CliRunner().invoke(main, ["-f", str(config), "leaflets", "--into", str(into)])
    assert done.exit_code == 0, done.output
    assert "2 leaflets, 2 of them new; 25 sheets, 25 of them new." in done.output
    for name in ("leaflets/group.pdf", "print-copies/group.fold.pdf", "sheets/poster.ar.pdf"):
        assert (into / name).read_bytes().startswith(b"%PDF-")
    again = CliRunner().invoke(main, ["-f", str(config), "leaflets"])
    assert "2 leaflets, 0 of them new; 25 sheets, 0 of them new." in again.output


@pytest.mark.parametrize("words", [["--changed-since", "2026-11-01", "--into", "x"]])
def test_options_that_do_not_go_together_are_wrong_use(words: list[str]):
    config = SMALL_DIRECTORY / "mkdocs.yml"
    assert CliRunner().invoke(main, ["-f", str(config), "leaflets", *words]).exit_code == 2
