"""The engines whose results are compared: each takes the same records and queries, in a real browser.

Each function gives, for every query, the slugs of at most `most` results, best first. The peers are given
what a record is judged by and nothing else: name, description and organisation. Pagefind has them as a page
of each record; lunr.js, the very copy that our site ships, as three fields with its defaults.
"""

from __future__ import annotations

import html
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from find_folder import publish
from host import serving
from local_offer.directory import Directory
from local_offer.find.code import LUNR
from local_offer.markup import plain
from playwright.sync_api import Browser

Results = dict[str, list[str]]
Engine = Callable[[Browser, Directory, Path, list[str], int], Results]

OURS = "ours"

ASK_OURS = """async ([queries, most]) => {
  const find = await LocalOfferFind.open("");
  const found = {};
  for (const query of queries) found[query] = (await find.search(query, {}, {limit: most, facets: []})).slugs;
  return found;
}"""

ASK_PAGEFIND = """async ([queries, most]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = {};
  for (const query of queries) {
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, most).map((result) => result.data()));
    found[query] = pages.map((page) => page.url.split("/").slice(-2)[0]);
  }
  return found;
}"""

ASK_LUNR = """([queries, most]) => {
  const index = lunr(function () {
    this.ref("slug");
    for (const field of ["name", "description", "organisation"]) this.field(field);
    for (const record of RECORDS) this.add(record);
  });
  const answer = (query) => index.search(query).slice(0, most).map((result) => result.ref);
  return Object.fromEntries(queries.map((query) => [query, answer(query)]));
}"""


def ours(browser: Browser, directory: Directory, folder: Path, queries: list[str], most: int) -> Results:
    """Our engine over our files."""
    publish(directory, folder)
    return _ask(browser, folder, ASK_OURS, queries, most)


def pagefind(browser: Browser, directory: Directory, folder: Path, queries: list[str], most: int) -> Results:
    """Pagefind over a page of each record."""
    for record in _records(directory):
        page = folder / "services" / record["slug"] / "index.html"
        page.parent.mkdir(parents=True)
        name, *texts = (html.escape(record[field]) for field in ("name", "description", "organisation"))
        shown = "".join(f"<p>{text}</p>" for text in texts)
        page.write_text(
            f'<!doctype html><html lang="en"><title>{name}</title><main><h1>{name}</h1>{shown}</main></html>',
            "utf-8",
        )
    index_pages(folder)
    (folder / "index.html").write_text("<!doctype html><title>Pagefind</title>", "utf-8")
    return _ask(browser, folder, ASK_PAGEFIND, queries, most)


def index_pages(site: Path) -> None:
    """Let Pagefind index what is in <main> of the service pages of a site, and nothing else of it."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site)]
    only = ["--glob", "services/*/index.html", "--root-selector", "main"]
    subprocess.run([*command, *only], check=True, capture_output=True)


def lunr(browser: Browser, directory: Directory, folder: Path, queries: list[str], most: int) -> Results:
    """Lunr.js as it comes: all fields alike, its own pipeline, the query as typed."""
    (folder / "lunr.js").write_text(LUNR.read_text("utf-8"), "utf-8")
    (folder / "records.js").write_text(f"const RECORDS = {json.dumps(_records(directory))};", "utf-8")
    scripts = '<script src="lunr.js"></script><script src="records.js"></script>'
    (folder / "index.html").write_text(f"<!doctype html><title>lunr</title>{scripts}", "utf-8")
    return _ask(browser, folder, ASK_LUNR, queries, most)


ALL: dict[str, Engine] = {OURS: ours, "Pagefind": pagefind, "lunr": lunr}


def _records(directory: Directory) -> list[dict[str, str]]:
    return [
        {
            "slug": entry.slug,
            "name": entry.name,
            "description": plain(entry.record.description),
            "organisation": (entry.organisation and entry.organisation.name) or "",
        }
        for entry in directory.listed
    ]


def _ask(browser: Browser, folder: Path, script: str, queries: list[str], most: int) -> Results:
    with serving(folder) as host:
        page = browser.new_page()
        page.goto(f"{host.address}/index.html")
        found = page.evaluate(script, [queries, most])
        page.close()
    return found
