"""Walks an Open Referral UK feed that is being served, as the standard's own validator does: `faults(base)`.

It asks for the start, for each list (and its middle and last page where it has more), and for some of the
single things, and holds each answer against the schemas in tests/oruk/. What no schema says is counted too:
the numbers of a page, ids given twice, a thing that answers under another id.

    python tests/oruk_walk.py https://local-offer.example.org/oruk/v3
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from local_offer.data.oruk.check import check_page
from referencing import Registry
from referencing.jsonschema import DRAFT202012

SCHEMAS = Path(__file__).parent / "oruk"
PUBLISHED_AT = "https://openreferraluk.org/specifications/3.0/schema/"
LISTS = {
    "services": "service",
    "organizations": "organization",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
    "service_at_locations": "service_at_location",
}
"""Each list with what it holds. The standard asks for services only; ours has all."""
SOME = 10
"""How many single things of each list are asked for, spread over the list."""


def faults(base: str) -> list[str]:
    """What is wrong with the feed at an address, as `path: what`; nothing when it passes."""
    return list(_walk(base.rstrip("/")))


def wrong_by_schema(kind: str, document: Any) -> list[str]:
    """What the schema of a kind ("service", "service_list" ...) says against a document."""
    return sorted(
        {
            f"{'/'.join('*' if isinstance(at, int) else str(at) for at in error.absolute_path)}: {error.message[:160]}"
            for error in _validator(kind).iter_errors(document)
        }
    )


@cache
def _validator(kind: str) -> Draft202012Validator:
    """Formats count too: an address, a day, an id."""
    registry = Registry().with_resources(
        (PUBLISHED_AT + file.name, DRAFT202012.create_resource(json.loads(file.read_bytes())))
        for file in SCHEMAS.glob("*.json")
    )
    return Draft202012Validator(
        {"$ref": f"{PUBLISHED_AT}{kind}.json"}, registry=registry, format_checker=FormatChecker()
    )


def _walk(base: str) -> Iterator[str]:
    _, found = _ask(base, "/", "api_details")
    yield from found
    for name, single in LISTS.items():
        first, found = _ask(base, f"/{name}?page=1", f"{single}_list")
        yield from found
        if not isinstance(first, dict):
            continue
        yield from check_page(name, first)
        ids = [row.get("id") for row in first.get("contents", ())]
        if len(ids) != len(set(ids)):
            yield f"/{name}: an id is given twice"
        for id_ in ids[:: max(1, len(ids) // SOME)][:SOME]:
            thing, found = _ask(base, f"/{name}/{id_}", single)
            yield from found
            if isinstance(thing, dict) and thing.get("id") != id_:
                yield f"/{name}/{id_}: answers with {thing.get('id')}"


def _ask(base: str, path: str, kind: str) -> tuple[Any, list[str]]:
    """What an address answers, and what is wrong with it: status, headers, JSON, schema."""
    request = urllib.request.Request(base + path, headers={"Origin": "https://example.org"})
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            body = json.load(answer)
    except (urllib.error.URLError, ValueError) as error:
        return None, [f"{path}: {error}"]
    return body, [f"{path}: {wrong}" for wrong in wrong_by_schema(kind, body)]


if __name__ == "__main__":
    said = faults(sys.argv[1])
    print("\n".join(said) or "The feed passes.")
    sys.exit(bool(said))
