"""What the tests of find share: small directories, each with find in a folder that a browser opens."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from local_offer.directory import Directory
from local_offer.find.code import files
from local_offer.find.index import FOLDER
from local_offer.reading import load
from local_offer.settings import read_settings
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
TODAY = datetime.date(2026, 11, 22)


def directory_of(records: list[dict[str, Any]], folder: Path) -> Directory:
    """A directory of records that say only what is given. They are read from files, as any other."""
    (folder / "services").mkdir(parents=True, exist_ok=True)
    for record in records:
        file = folder / "services" / record.get("sector", "unsorted") / f"{record['slug']}.yml"
        file.parent.mkdir(exist_ok=True)
        said = {key: value for key, value in record.items() if key != "slug"}
        origin = {
            "from": "a test",
            "id": record["slug"],
            "on": "2026-11-01",
        }  # lets a record leave out the rest
        text = yaml.safe_dump(
            {"name": record["slug"].capitalize(), **said, "imported": origin}, allow_unicode=True
        )
        file.write_text(text, "utf-8")
    settings = read_settings(ROOT / "mkdocs.yml")
    own = {"services": str(folder / "services"), "staff": str(folder / "staff"), "today": TODAY}
    directory = load(settings.model_copy(update=own))
    assert not directory.errors
    return directory


def demonstration() -> Directory:
    """The directory of the demonstration, as it is on the day of the tests."""
    own = {"services": str(ROOT / "services"), "staff": str(ROOT / "docs/staff"), "today": TODAY}
    return load(read_settings(ROOT / "mkdocs.yml").model_copy(update=own))


def publish(directory: Directory, folder: Path) -> None:
    """Find over a directory, as a site has it, with a page that has nothing else."""
    for path, text in files(directory, ROOT / "overrides").items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    page = (
        f'<!doctype html><meta charset="utf-8"><title>Find</title><script src="{FOLDER}/engine.js"></script>'
    )
    (folder / "index.html").write_text(page, "utf-8")


def search(
    tab: Page, text: str = "", filters: dict[str, Any] | None = None, **options: Any
) -> dict[str, Any]:
    """What the engine finds, in the folder that is open."""
    return tab.evaluate(
        """async ([text, filters, options, today]) => {
             const find = await LocalOfferFind.open("", {today});
             return find.search(text, filters, options);
           }""",
        [text, filters or {}, options, TODAY.isoformat()],
    )


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """The tests say what went wrong."""


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder for such folders, and the address it is served at."""
    folder = tmp_path_factory.mktemp("shelf")
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{host.server_port}"
    host.shutdown()
    host.server_close()


@pytest.fixture(scope="session")
def only_tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """One tab for all, because opening one takes longer than a test; and what went wrong in it."""
    tab = browser.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    yield tab, wrong
    tab.close()


@pytest.fixture
def tab(only_tab: tuple[Page, list[str]]) -> Iterator[Page]:
    """A tab of a real browser. An error that no script catches fails the test."""
    page, wrong = only_tab
    wrong.clear()
    yield page
    page.unroute_all()
    assert wrong == []
