"""A feed's file and its services: one page, a bare array, a single service or a list of pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .given import Given, bare

CONTENTS = ("contents", "content", "services")
TOTALS = ("total_items", "totalElements")
PAGES = ("total_pages", "totalPages")


class FeedError(Exception):
    """The file cannot be used. The message says why, to the person who started the import."""


MOST_BYTES = 100_000_000
"""A whole county's feed is a fifth of this. More would take all the memory of a small computer."""


@dataclass(frozen=True)
class Item:
    """One service of a source, in the words of a feed."""

    row: str
    """Where a person finds it: "service 12", "row 40"."""
    data: Any
    says: Mapping[str, str] = field(default_factory=dict)
    """What the source says in the words of a record: a field, like `access.how`, and its text."""
    refused: str = ""
    """Why it cannot be read at all."""
    passed: str = ""
    """Why it is not to be brought in."""
    only_if_here: str = ""
    """Why it is not to be brought in unless it was before, such as a school that has closed."""


@dataclass(frozen=True)
class Feed:
    """The services of a file as they stand in it, and whether these are all that the feed has."""

    items: list[Item]
    whole: bool


def read_feed(path: Path) -> Feed:
    """The services in a file. Raises FeedError when it holds none or cannot be read."""
    raw = read_file(path)
    try:
        text = raw.decode(json.detect_encoding(raw))
    except UnicodeDecodeError:
        raise FeedError(f"{path} is not in UTF-8. Save it again with the encoding set to UTF-8.") from None
    try:
        data = json.loads(text, strict=False)  # real feeds have raw line breaks inside their texts
    except json.JSONDecodeError as error:
        raise FeedError(f"{path} is not JSON: line {error.lineno} cannot be read ({error.msg}).") from None
    except (RecursionError, ValueError):
        raise FeedError(
            f"{path} cannot be read: it is nested too deep, or holds a number too long."
        ) from None
    found = _services(data)
    if found is None:
        raise FeedError(
            f"{path} is not an Open Referral UK feed of services. It should hold a list of services, or one service."
        )
    if not found.services:
        raise FeedError(f"There are no services in {path}. Nothing was changed.")
    items = [Item(f"service {number}", service) for number, service in enumerate(found.services, 1)]
    return Feed(items, found.whole)


def read_file(path: Path) -> bytes:
    """What stands in a file. Raises FeedError where it cannot be read or is too big."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise FeedError(
                f"{path} is too big: {size / 1e6:,.0f} MB, and at most {MOST_BYTES // 10**6} MB can be read. "
                "Ask for it in parts, and bring in one after the other."
            )
        return path.read_bytes()
    except IsADirectoryError:
        raise FeedError(f"{path} is a folder. Name the file with the feed.") from None
    except OSError as error:
        raise FeedError(f"{path} cannot be read: {error.strerror or error}.") from None


@dataclass(frozen=True)
class _Found:
    """The services in some JSON, as they stand there."""

    services: list[Any]
    whole: bool


def _services(data: Any) -> _Found | None:
    """The services in some JSON, or None when it is something else."""
    if isinstance(data, list):
        pages = [_services(item) if _is_page(item) else _Found([item], True) for item in data]
        services = [service for page in pages if page for service in page.services]
        totals = [_number(item, TOTALS) for item in data if _is_page(item)]
        return _Found(services, not totals or len(services) >= max(totals))
    if not isinstance(data, Mapping):
        return None
    if _is_page(data):
        given = Given(data)
        contents = next((given.take(name) for name in CONTENTS if given.take(name) is not None), [])
        services = contents if isinstance(contents, list) else [contents]
        return _Found(services, _number(data, PAGES) <= 1 and _number(data, TOTALS) <= len(services))
    if "name" in {bare(str(key)) for key in data} and len(data) > 1:
        return _Found([data], False)
    return None


def _is_page(data: Any) -> bool:
    """Whether this wraps a list. A service can have `contents` of no name that a page has."""
    if not isinstance(data, Mapping):
        return False
    keys = {bare(str(key)) for key in data}
    return "name" not in keys and bool(keys & {bare(name) for name in CONTENTS})


def _number(data: Any, names: tuple[str, ...]) -> int:
    said = Given(data).text(*names)
    return int(said) if said.isdigit() else 0
