"""What the tests of the published site share: the small directory, built once and served, and one browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from browser import ADVICE, executable, launch, without_windows
from building import PROJECT, SMALL_DIRECTORY, build
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)
from serving import serving

PAGE_TYPES = {
    "home": "/",
    "find": "/find/",
    "my list": "/my-list/",
    "universal service": "/services/talk-and-play/",
    "specialist service": "/services/speech-clinic/",
    "mental health service": "/services/low-mood-clinic/",
    "school": "/services/larch-school/",
    "closed service": "/services/saturday-club/",
    "imported service": "/services/sunday-football/",
    "service full of signs": "/services/odd-signs/",
    "service in Bengali": "/services/talk-and-play/bn/",
    "service in Urdu, in part": "/services/talk-and-play/ur/",
    "mental health service in Arabic": "/services/low-mood-clinic/ar/",
    "A to Z": "/a-to-z/",
    "need": "/need/autism/",
    "tier": "/tier/universal/",
    "organisation": "/organisation/oak-street-charity/",
    "choices": "/need/",
    "need at an age": "/for/speech-and-language/early-years/",
    "needs and ages": "/for/",
    "what happens on a day": "/day/tuesday/",
    "last checks": "/checked/",
    "how fresh it all is": "/freshness/",
    "in other languages": "/in-other-languages/",
    "list of leaflets": "/leaflets/",
    "print room": "/print-room/",
    "list of booklets": "/booklets/",
    "person in charge": "/staff/head-of-send/",
    "who is in charge": "/who-is-in-charge/",
    "guide": "/guides/when-you-disagree/",
    "contact": "/contact/",
    "accessibility statement": "/accessibility/",
    "field guide": "/providers/fields/",
    "keep a copy": "/keep-a-copy/",
    "no connection": "/no-connection/",
    "open data": "/data/",
    "lists for other websites": "/embed/",
    "a web host": "/hosting/",
    "form": "/providers/form/",
    "not found": "/404.html",
}
"""One page of each type."""

LAST_GOOD_SITE = {"index.html": b"what families read today", "_headers": b"", "sitemap.xml": b""}
"""What every site has, and what tells a site from other folders."""

PHONE = {"width": 400, "height": 800}
"""In CSS pixels."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small directory as a published site."""
    site = tmp_path_factory.mktemp("built") / "site"
    build(SMALL_DIRECTORY / "mkdocs.yml", site)
    return site


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A council's own folder: its settings inherit this project's, and all else but code lies in it."""
    folder = tmp_path / "council"
    shutil.copytree(PROJECT / "docs", folder / "docs", ignore=shutil.ignore_patterns("staff"))
    shutil.copytree(SMALL_DIRECTORY / "docs/staff", folder / "docs/staff")
    shutil.copytree(SMALL_DIRECTORY / "services", folder / "services")
    (folder / "services/unsorted/sunday-football.yml").unlink()  # the one with a warning
    hooks = yaml.safe_load((PROJECT / "mkdocs.yml").read_text("utf-8"))["hooks"]
    settings = {
        "INHERIT": str(SMALL_DIRECTORY / "mkdocs.yml"),
        "docs_dir": "docs",
        "theme": {"custom_dir": str(PROJECT / "overrides")},
        "hooks": [str(PROJECT / hook) for hook in hooks],
        "extra": {"local_offer": {"leaflets": False}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    return folder


@pytest.fixture
def last_good_site(council: Path) -> Path:
    """What families read today."""
    site = council / "site"
    site.mkdir()
    for name, content in LAST_GOOD_SITE.items():
        (site / name).write_bytes(content)
    return site


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the small directory is served."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    whole = executable()  # asked before Playwright runs, for tests that need it: it cannot be asked then
    path = without_windows() or whole
    if not path:
        pytest.fail(ADVICE)
    expect.set_options(timeout=15_000)  # so that a busy machine is only slow
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium, path)
        # Without what a device keeps, which has tests of its own: others are to meet the web host alone.
        browser.new_context = partial(browser.new_context, service_workers="block")
        browser.new_page = partial(browser.new_page, service_workers="block")
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page on a phone. Whatever a test does in it, it asks no other host and nothing in it fails."""
    yield from _watched(browser.new_context(base_url=address, viewport=PHONE), address)


@pytest.fixture(scope="module")
def page_for_all(browser: Browser, address: str) -> Iterator[Page]:
    """The same for all tests of a file, for looking at many pages once."""
    yield from _watched(browser.new_context(base_url=address, viewport=PHONE), address)


@pytest.fixture
def page_without_javascript(browser: Browser, address: str) -> Iterator[Page]:
    """The same with JavaScript switched off."""
    yield from _watched(
        browser.new_context(base_url=address, viewport=PHONE, java_script_enabled=False), address
    )


def _watched(context: BrowserContext, address: str) -> Iterator[Page]:
    troubles: list[str] = []

    def asked(request: Request) -> None:
        if urlsplit(request.url).scheme not in ("data", "blob") and not request.url.startswith(f"{address}/"):
            troubles.append(f"{page.url} asked {request.url}")

    def said(message: ConsoleMessage) -> None:
        if message.type == "error":
            troubles.append(f"{page.url}: {message.text} ({message.location['url']})")

    context.on("request", asked)
    context.on("console", said)
    context.on("weberror", lambda error: troubles.append(f"{page.url}: {error.error}"))
    page = context.new_page()
    yield page
    context.close()
    assert troubles == [], "a page asked another host, broke the security policy or failed in a script"
