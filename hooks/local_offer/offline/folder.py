"""A page as it stands in a folder that is opened without a server: every link leads to a file."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from lxml import html

from ..publish import POLICY

POLICY_IN_A_FOLDER = POLICY.replace("'self'", "'self' file:")
"""In a folder there is no host, so some browsers take nothing there for "self"."""

NOTICE = "kept-notice"
"""The id of the notice that stands hidden in each page, and tells that one reads a copy."""
FROM = "kept-from"
"""The class of its first sentence, which says from when."""

_FOR_A_HOST = "//link[@rel='manifest' or @rel='search' or @type='application/atom+xml']"
"""What only means something on a web host. Browsers complain of the first in a folder."""


@dataclass(frozen=True)
class Copy:
    """What is the same for every page of one copy."""

    files: Collection[str]
    """The files that are in it."""
    site: Collection[str]
    """The files of the whole site."""
    site_url: str
    """Where the site is published, or ""."""
    day: str
    """The day it is from, in words; "" when its pages tell of none."""

    @cached_property
    def home(self) -> SplitResult:
        """Where the site is published, in its parts."""
        return urlsplit(self.site_url)


def for_a_folder(page: bytes, name: str, copy: Copy) -> bytes:
    """The page of the file `name`, as it stands in a copy: with where its links lead, and the day it is from."""
    tree = html.document_fromstring(page.decode("utf-8"))
    for policy in tree.xpath("//meta[@http-equiv='Content-Security-Policy']"):
        policy.set("content", POLICY_IN_A_FOLDER)
    for link in tree.xpath(_FOR_A_HOST):
        link.drop_tree()
    for script in tree.xpath("//script[@data-offline]"):  # what a device keeps is kept from a web host
        del script.attrib["data-offline"]
    for element in tree.xpath("//*[@href or @action]"):
        attribute = "action" if element.tag == "form" else "href"
        if element.tag not in ("a", "area", "form"):
            continue
        address = _address(element.get(attribute, ""), name, copy)
        if address is None:
            del element.attrib[attribute]  # words that lead nowhere, and no link that fails
        else:
            element.set(attribute, address)
    for notice in tree.xpath("//*[@id=$name]", name=NOTICE) if copy.day else ():
        notice.attrib.pop("hidden", None)
        notice.find_class(FROM)[0].text = f"This is a copy from {copy.day}."
    return html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")


def _address(address: str, name: str, copy: Copy) -> str | None:
    """Where a link of the page `name` leads in the copy.

    What is not in it is on the published site; None when nobody said where that is.
    """
    parts, home = urlsplit(address), copy.home
    start = home.path.rstrip("/") + "/"
    is_other_host = (parts.scheme, parts.netloc) not in (("", ""), (home.scheme, home.netloc))
    if is_other_host or not parts.path:  # without a path: a place on the same page
        return address
    path = unquote(parts.path)
    if path.startswith("/"):
        asked = path.removeprefix(start)
    else:
        asked = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    target = _file(asked.rstrip("/"), copy.site)
    if target is None:
        return address
    if target not in copy.files:
        there = f"{copy.site_url.rstrip('/')}/{target.removesuffix('index.html')}"
        return there if copy.site_url else None
    return urlunsplit(("", "", _way(name, target), parts.query, parts.fragment))


def _way(name: str, target: str) -> str:
    """From one file to another. posixpath.relpath asks each time which folder we are in, and takes five times as long."""
    here, there = name.split("/")[:-1], target.split("/")
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(here, there[:-1], strict=False)))
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def _file(asked: str, files: Collection[str]) -> str | None:
    """The file that a host sends for an address without slashes at its ends."""
    asked = "" if asked == "." else asked
    for file in (asked, posixpath.join(asked, "index.html")):
        if file in files:
            return file
    return None
