"""Reads a built site again, as a stranger would: does every link lead somewhere, does nothing leave the site?"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from .data.oruk.check import check_site
from .problem import Problem, in_order
from .publish import FEED, POLICY, is_page

INDEX = "leaflets/index.json"
SITEMAP = "sitemap.xml"
MUST_BE_THERE = ("index.html", "404.html", SITEMAP, "_headers")

_LOADS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
}
"""What a browser fetches by itself: element and attributes."""
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "manifest"}
_IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass
class _Page:
    """What one page or style sheet holds, as far as other pages and the rules need it."""

    links: list[tuple[int, str]] = field(default_factory=list)
    loads: list[tuple[int, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    faults: list[tuple[int, str]] = field(default_factory=list)
    redirects: bool = False


def is_redirect(page: bytes) -> bool:
    """Whether a file is a small page that only leads on."""
    return b'http-equiv="refresh"' in page


def verify(site: Path, site_url: str = "") -> list[Problem]:
    """Everything that is wrong with a built site. `site_url` is where it is going to be published."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if is_page(name)}
    styles = {name: _read_css(site / name) for name in sorted(files) if name.endswith(".css")}
    problems = [Problem(name, 1, "This file must be there.") for name in MUST_BE_THERE if name not in files]
    problems += _leaflets(site, files)
    if any(name.startswith(f"{FEED}/") for name in files):
        problems += [Problem(FEED, 1, fault) for fault in check_site(site / FEED)]
    places = None
    try:
        places = _places_in_sitemap(site) if SITEMAP in files else None
    except etree.LxmlError as error:
        problems.append(Problem(SITEMAP, 1, f"This is not a sitemap: {error}"))
    # The address that all others start with is that of the home page.
    home = site_url or min((place for _, place in places or ()), key=len, default="")
    if places is not None and home:
        problems += _sitemap(places, files, pages, home)
    base = urlsplit(home).path.rstrip("/") + "/"
    for name, page in {**pages, **styles}.items():
        problems += [Problem(name, line, message) for line, message in page.faults]
        for line, link in page.links + page.loads:
            problems += [Problem(name, line, message) for message in _follow(name, link, base, files, pages)]
        for line, link in page.loads:
            if _leaves_the_site(link):
                problems.append(Problem(name, line, f"This is loaded from another host: {link}"))
    return in_order(problems)


def _read(path: Path) -> _Page:
    page = _Page()
    try:
        tree = html.document_fromstring(path.read_bytes())
    except (etree.LxmlError, ValueError):
        page.faults.append((1, "There is no page in this file."))
        return page
    redirect = tree.xpath("//meta[@http-equiv='refresh']")
    page.redirects = bool(redirect)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    if not redirect and policy != [POLICY]:
        page.faults.append((1, "The security policy is missing or is not the one of this project."))
    for element in tree.iter(etree.Element):
        line, tag = element.sourceline or 1, element.tag
        page.anchors.update(filter(None, (element.get("id"), element.get("name") if tag == "a" else None)))
        if tag in ("a", "area") and element.get("href") is not None:
            page.links.append((line, element.get("href")))
        elif tag == "form" and element.get("action"):
            page.links.append((line, element.get("action")))
        elif tag == "link" and _LOADING_LINKS & set((element.get("rel") or "").split()):
            page.loads.append((line, element.get("href") or ""))
        page.loads += [(line, link) for name in _LOADS.get(tag, ()) for link in _links_in(name, element)]
        page.faults += [(line, fault) for fault in _stopped_by_the_policy(element)]
    for meta in redirect:
        target = re.search(r"url=(.+)", meta.get("content") or "")
        page.links.append((meta.sourceline or 1, target.group(1) if target else ""))
    return page


def _links_in(name: str, element: Any) -> list[str]:
    """The addresses in an attribute: one, or in `srcset` several, each with a size behind it."""
    value = (element.get(name) or "").strip()
    if name == "srcset":
        return [one.split()[0] for one in re.split(r",\s+", value) if one.strip(" ,")]
    return [value] if value else []


def _stopped_by_the_policy(element: Any) -> Iterator[str]:
    """What stands in the page itself and will not work, because the security policy allows files only."""
    data = ("application/ld+json", "application/json")
    if element.tag == "script" and not element.get("src") and element.get("type") not in data:
        yield "A script stands in the page itself: the security policy will not let it run."
    if element.tag == "style" or element.get("style") is not None:
        yield "A style stands in the page itself: the security policy will not let it work."
    if any(name.startswith("on") for name in element.attrib):
        yield "An event handler stands in the page itself."


def _read_css(path: Path) -> _Page:
    """The files that a style sheet loads."""
    text = path.read_text("utf-8", "replace")
    text = _CSS_COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    found = [
        (text.count("\n", 0, at.start()) + 1, at.group(1) or at.group(2)) for at in _IN_CSS.finditer(text)
    ]
    return _Page(loads=[(line, link.strip()) for line, link in found])


def _parts(link: str) -> Any:
    """A link in its parts; None when it is none."""
    try:
        return urlsplit(link)
    except ValueError:
        return None


def _leaves_the_site(link: str) -> bool:
    parts = _parts(link)
    return bool(parts and (parts.netloc or parts.scheme not in ("", "data")))


def _follow(name: str, link: str, base: str, files: set[str], pages: dict[str, _Page]) -> Iterator[str]:
    """What is wrong with a link of a page, if anything."""
    parts = _parts(link)
    if parts is None:
        yield f"This is not an address: {link}"
        return
    if parts.scheme in ("mailto", "tel", "sms", "data"):
        return
    if parts.scheme or parts.netloc:
        if parts.scheme not in ("", "http", "https"):
            yield f"A link of a kind that is not allowed: {link}"
        return
    path = unquote(parts.path)
    if path.startswith("/"):
        path = path.removeprefix(base) if path.startswith(base) else path.lstrip("/")
        target = posixpath.normpath(path) if path else "."
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if target == ".":
        target = "index.html"
    if f"{target}/index.html" in files:
        target = f"{target}/index.html"
    if target not in files:
        yield f"This link leads nowhere: {link}"
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        yield f"There is no place called #{parts.fragment} there: {link}"


def _places_in_sitemap(site: Path) -> list[tuple[int, str]]:
    """The addresses in the sitemap, with their lines. Raises LxmlError."""
    tree = etree.parse(site / SITEMAP)
    return [(place.sourceline or 1, place.text or "") for place in tree.iter("{*}loc")]


def _sitemap(
    places: list[tuple[int, str]], files: set[str], pages: dict[str, _Page], home: str
) -> Iterator[Problem]:
    """Every page of the sitemap exists, and every page is in it but the one for addresses that are wrong."""
    listed = set()
    for line, place in places:
        path = unquote(place.removeprefix(home.rstrip("/")).lstrip("/"))
        page = path if path in files else posixpath.join(path, "index.html")
        listed.add(page)
        if page not in files:
            yield Problem(SITEMAP, line, f"There is no page for {place}")
    for page in pages.keys() - listed - {"404.html"}:
        if not pages[page].redirects:
            yield Problem(page, 1, "This page is not in sitemap.xml.")


def _leaflets(site: Path, files: set[str]) -> Iterator[Problem]:
    """Every leaflet of the index exists and has the size that the index says."""
    if INDEX not in files:
        return
    try:
        listed = {one["file"]: one["bytes"] for one in json.loads((site / INDEX).read_bytes())}
    except (ValueError, TypeError, KeyError):
        yield Problem(INDEX, 1, "This must be a list of leaflets, each with its `file` and `bytes`.")
        return
    for file, size in listed.items():
        if file not in files:
            yield Problem(INDEX, 1, f"There is no {file}")
        elif (site / file).stat().st_size != size:
            yield Problem(INDEX, 1, f"{file} does not have the size that the index says.")
    for extra in files - listed.keys():
        if extra.startswith("leaflets/") and extra.endswith((".pdf", ".txt")):
            yield Problem(INDEX, 1, f"{extra} is not in the index.")
