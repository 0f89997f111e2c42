"""What no schema of Open Referral UK looks at: that the parts of a feed belong together.

Works on a feed as it is made (`check`) and as it lies in a built site (`check_site`).
"""

from __future__ import annotations

import json
import uuid
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Things = dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]


def check(made: Things) -> list[str]:
    """What is wrong with the rows and things of a feed, in sentences; nothing when all is well."""
    known = {name: {row.get("id") for row, _ in things} for name, things in made.items()}
    return [
        fault
        for name, things in made.items()
        for fault in (*_ids(name, things), *(f for _, thing in things for f in _links(name, thing, known)))
    ]


def _ids(name: str, things: list[tuple[dict[str, Any], dict[str, Any]]]) -> Iterator[str]:
    count = Counter(row.get("id") for row, _ in things)
    for id_, number in count.items():
        if number > 1:
            yield f"{name}: the id {id_} is given {number} times."
        if not _is_uuid(id_):
            yield f"{name}: {id_!r} is not an id of this standard."
    for row, thing in things:
        if row.get("id") != thing.get("id"):
            yield f"{name}: the list says {row.get('id')} and its file {thing.get('id')}."


def _is_uuid(text: object) -> bool:
    try:
        return isinstance(text, str) and str(uuid.UUID(text)) == text
    except ValueError:
        return False


def _links(name: str, thing: dict[str, Any], known: dict[str, set]) -> Iterator[str]:
    """Where one thing names another that is not there, or its parts name something else."""
    here = f"{name}/{thing.get('id')}"
    if "taxonomy_id" in thing and thing["taxonomy_id"] not in known["taxonomies"]:
        yield f"{here}: there is no taxonomy {thing['taxonomy_id']}."
    if name == "service_at_locations" and thing.get("service_id") not in known["services"]:
        yield f"{here}: there is no service {thing.get('service_id')}."
    if name == "services":
        yield from _of_service(here, thing, known)


def _of_service(here: str, service: dict[str, Any], known: dict[str, set]) -> Iterator[str]:
    runs_it = service.get("organization_id")
    if runs_it not in known["organizations"] or service.get("organization", {}).get("id") != runs_it:
        yield f"{here}: who runs it ({runs_it}) is not an organisation of the feed."
    numbers = [p.get("number") for c in service.get("contacts", ()) for p in c.get("phones", ())]
    if not any(numbers) or not all(numbers):
        yield f"{here}: there is no public contact with a number."
    for at in service.get("service_at_locations", ()):
        if at.get("id") not in known["service_at_locations"]:
            yield f"{here}: its place {at.get('id')} is in no list."
        if at.get("location", {}).get("id") != at.get("location_id"):
            yield f"{here}: its place {at.get('id')} has another id inside."
    for one in service.get("attributes", ()):
        if one.get("taxonomy_term_id") not in known["taxonomy_terms"] or one.get("link_id") != service["id"]:
            yield f"{here}: its term {one.get('taxonomy_term_id')} is in no list."
    for part in (
        "schedules",
        "service_areas",
        "service_at_locations",
        "languages",
        "cost_options",
        "contacts",
    ):
        for one in service.get(part, ()):
            if one.get("service_id") != service.get("id"):
                yield f"{here}: {part} {one.get('id')} belongs to {one.get('service_id')}."
    ids = list(_own_ids(service))
    if len(ids) != len(set(ids)):
        yield from (f"{here}: the id {id_} is given {n} times." for id_, n in Counter(ids).items() if n > 1)


def _own_ids(service: dict[str, Any]) -> Iterator[str]:
    """The ids of what belongs to this service and to no other."""
    for value in service.values():
        for one in value if isinstance(value, list) else ():
            if isinstance(one, dict) and "id" in one:
                yield one["id"]
                for part in one.get("phones") or one.get("schedules") or ():
                    yield part["id"]


def check_page(name: str, page: dict[str, Any]) -> list[str]:
    """What is wrong with the numbers of a page that holds a whole collection."""
    number = len(page.get("contents", ()))
    right = {
        "total_items": number, "size": number, "total_pages": 1, "page_number": 1,
        "first_page": True, "last_page": True, "empty": not number,
    }  # fmt: skip
    return [
        f"{name}: {member} is {page.get(member)!r} and must be {value!r}."
        for member, value in right.items()
        if page.get(member) != value or type(page.get(member)) is not type(value)
    ]


def check_site(feed: Path) -> list[str]:
    """What is wrong with the feed in a folder of a built site, read back from its files."""
    made: Things = {}
    faults: list[str] = []
    for folder in sorted(path for path in feed.iterdir() if path.is_dir()):
        try:
            page = json.loads((folder / "index.json").read_bytes())
            rows = page["contents"]
            faults += check_page(folder.name, page)
            made[folder.name] = [
                (row, json.loads((folder / f"{row['id']}.json").read_bytes())) for row in rows
            ]
        except (OSError, ValueError, KeyError, TypeError) as error:
            faults.append(f"{folder.name}: cannot be read ({type(error).__name__}: {error}).")
            continue
        for row in rows:
            if (folder / row["id"]).read_bytes() != (folder / f"{row['id']}.json").read_bytes():
                faults.append(f"{folder.name}: {row['id']} and {row['id']}.json differ.")
        if (folder / "index.html").read_bytes() != (folder / "index.json").read_bytes():
            faults.append(f"{folder.name}: index.html and index.json differ.")
        named = {"index.html", "index.json", *(n for r in rows for n in (r["id"], f"{r['id']}.json"))}
        for extra in sorted({path.name for path in folder.iterdir()} - named):
            faults.append(f"{folder.name}: {extra} is in no list.")
    for name in ("services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"):
        if name not in made:
            return [*faults, f"{name}: there is no such list that can be read."]
    return faults + check(made)
