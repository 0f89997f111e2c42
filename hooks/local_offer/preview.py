"""Only the changed pages and leaflets of a built site, to look at before they are published.

They are opened from a folder, without a server.
"""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from .folders import SHARED_FILES
from .offline.folder import Copy, for_a_folder
from .offline.publish import files_of
from .publish import is_page
from .records.kinds import SLUG

_KEPT = ("assets",)
"""What every page needs."""


class NoPreview(Exception):
    """There is nothing to look at, and why."""


def preview(site: Path, paths: Iterable[Path], to: Path, site_url: str) -> list[str]:
    """Copy the pages and leaflets of some record files out of a built site. The slugs that were found.

    When a file that records share is among them, every page may have changed, so all are copied. Links to
    what is not among them lead to `site_url`, or nowhere where that is "". Raises NoPreview. `to` must not
    be there yet.
    """
    if to.exists():
        raise NoPreview(f"{to} is there already. Name a folder that is not.")
    paths = list(paths)
    if any(path.name in SHARED_FILES for path in paths):
        shutil.copytree(site, to)
        _open_from_a_folder(site, to, site_url)
        return sorted(page.name for page in (site / "services").iterdir() if page.is_dir())
    slugs = [
        path.stem for path in paths if SLUG.fullmatch(path.stem) and (site / "services" / path.stem).is_dir()
    ]
    for name in _KEPT:
        if (site / name).is_dir():
            shutil.copytree(site / name, to / name)
    for slug in dict.fromkeys(slugs):
        shutil.copytree(site / "services" / slug, to / "services" / slug)
        for leaflet in _leaflets(site, slug):
            (to / "leaflets").mkdir(parents=True, exist_ok=True)
            shutil.copyfile(leaflet, to / "leaflets" / leaflet.name)
    to.mkdir(parents=True, exist_ok=True)
    _open_from_a_folder(site, to, site_url)
    (to / "index.html").write_text(_index(site, slugs, site_url), "utf-8")
    return slugs


def _open_from_a_folder(site: Path, to: Path, site_url: str) -> None:
    """Let the pages of a preview work without a server."""
    here = files_of(to)
    copy = Copy(frozenset(here), frozenset(files_of(site)), site_url, day="")
    for name in filter(is_page, here):
        (to / name).write_bytes(for_a_folder((to / name).read_bytes(), name, copy))


def _leaflets(site: Path, slug: str) -> list[Path]:
    """The leaflets of a service: talk.pdf, talk.fold.pdf, talk.easier.bn.pdf."""
    return sorted(path for path in (site / "leaflets").glob(f"{slug}.*") if path.is_file())


def _index(site: Path, slugs: list[str], site_url: str) -> str:
    return "".join(_page(site, slugs, site_url))


def _page(site: Path, slugs: list[str], site_url: str) -> Iterator[str]:
    elsewhere = "Links to other pages lead to the site as it is now." if site_url else "There are no links to other pages."  # fmt: skip
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield "<title>Preview of a change</title></head><body><main><h1>Preview of a change</h1>"
    yield (
        f"<p>Open a page to see how it would look. {elsewhere}</p><ul>"
        if slugs
        else "<p>No page changed.</p><ul>"
    )
    for slug in dict.fromkeys(slugs):
        yield f'<li><a href="services/{slug}/index.html">{html.escape(slug)}</a><ul>'
        for leaflet in _leaflets(site, slug):
            yield f'<li><a href="leaflets/{html.escape(leaflet.name)}">{html.escape(leaflet.name)}</a></li>'
        yield "</ul></li>"
    yield "</ul></main></body></html>\n"
