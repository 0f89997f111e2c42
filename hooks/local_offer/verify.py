"""Reads a built site again, as a stranger would: does every link lead somewhere, does nothing leave the site?"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from .problem import Problem, in_order
from .publish import POLICY

_LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data", "embed": "src"}
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "preconnect", "dns-prefetch", "manifest"}


@dataclass
class _Page:
    """What one page holds, as far as other pages and the rules need it."""

    links: list[tuple[int, str]] = field(default_factory=list)
    loads: list[tuple[int, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    faults: list[tuple[int, str]] = field(default_factory=list)


def verify(site: Path, site_url: str = "") -> list[Problem]:
    """Everything that is wrong with a built site. `site_url` is where it is going to be published."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = {name: _read(site / name) for name in sorted(files) if name.endswith(".html")}
    base = urlsplit(site_url).path.rstrip("/") + "/"
    problems = [*_sitemap(site, files, site_url), *_leaflets(site, files)]
    for name, page in pages.items():
        problems += [Problem(name, line, message) for line, message in page.faults]
        for line, link in page.links + page.loads:
            problems += [Problem(name, line, message) for message in _follow(name, link, base, files, pages)]
        for line, link in page.loads:
            if urlsplit(link).netloc or urlsplit(link).scheme not in ("", "data"):
                problems.append(Problem(name, line, f"This is loaded from another host: {link}"))
    return in_order(problems)


def _read(path: Path) -> _Page:
    page = _Page()
    tree = html.document_fromstring(path.read_bytes())
    redirect = tree.xpath("//meta[@http-equiv='refresh']")
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
        elif tag in _LOADS and element.get(_LOADS[tag]):
            page.loads.append((line, element.get(_LOADS[tag])))
        if (
            tag == "script"
            and not element.get("src")
            and element.get("type") not in ("application/ld+json", "application/json")
        ):
            page.faults.append(
                (line, "A script stands in the page itself: the security policy will not let it run.")
            )
        if tag == "style" or element.get("style") is not None:
            page.faults.append(
                (line, "A style stands in the page itself: the security policy will not let it work.")
            )
        if any(name.startswith("on") for name in element.attrib):
            page.faults.append((line, "An event handler stands in the page itself."))
    for meta in redirect:
        target = re.search(r"url=(.+)", meta.get("content") or "")
        page.links.append((meta.sourceline or 1, target.group(1) if target else ""))
    return page


def _follow(name: str, link: str, base: str, files: set[str], pages: dict[str, _Page]) -> Iterator[str]:
    """What is wrong with a link of a page, if anything."""
    parts = urlsplit(link)
    if parts.scheme in ("mailto", "tel", "sms", "data"):
        return
    if parts.scheme or parts.netloc:
        if parts.scheme not in ("http", "https"):
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


def _sitemap(site: Path, files: set[str], site_url: str) -> Iterator[Problem]:
    """Every page of the sitemap exists."""
    if "sitemap.xml" not in files:
        return
    tree = etree.parse(site / "sitemap.xml")
    for place in tree.iter("{*}loc"):
        path = (place.text or "").removeprefix(site_url.rstrip("/") or "").lstrip("/")
        if posixpath.join(path, "index.html") not in files and path not in files:
            yield Problem("sitemap.xml", place.sourceline or 1, f"There is no page for {place.text}")


def _leaflets(site: Path, files: set[str]) -> Iterator[Problem]:
    """Every leaflet of the index exists and has the size that the index says."""
    index = "leaflets/index.json"
    if index not in files:
        return
    listed = json.loads((site / index).read_text("utf-8"))
    for leaflet in listed:
        if leaflet["file"] not in files:
            yield Problem(index, 1, f"There is no {leaflet['file']}")
        elif (site / leaflet["file"]).stat().st_size != leaflet["bytes"]:
            yield Problem(index, 1, f"{leaflet['file']} does not have the size that the index says.")
    for extra in {f for f in files if f.startswith("leaflets/") and f.endswith(".pdf")} - {
        one["file"] for one in listed
    }:
        yield Problem(index, 1, f"{extra} is not in the index.")
