"""The lists of services by who runs them."""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Directory, Entry
from ..markup import plain
from . import PageText
from .cards import as_list


def organisations(directory: Directory) -> Iterator[PageText]:
    """A list for each organisation that runs a listed service, and the index page of them."""
    words = directory.vocabularies
    groups: dict[str, list[Entry]] = {}
    for entry in directory.listed:
        if entry.organisation_key:
            groups.setdefault(entry.organisation_key, []).append(entry)
    links = []
    for key, entries in sorted(
        groups.items(), key=lambda pair: (pair[1][0].organisation.name or "").casefold()
    ):
        organisation = entries[0].organisation  # the key of a group is its organisation's, so there is one
        name, address = organisation.name or key, f"organisation/{key}"
        links.append({"label": name, "explanation": "", "address": address, "count": len(entries)})
        kind = words.label("organisation_kinds", organisation.kind) if organisation.kind else ""
        meta = {
            **as_list(entries, "tier", directory),
            "intro": plain(organisation.description),
            "organisation": {"kind": kind, "website": organisation.website},
            "kind": "Organisations",
            "kind_address": "organisation",
        }
        title = f"Services of {name}"  # a school's own page has the school's name
        yield PageText(address, "listing.html", title, f"The services that {name} runs.", meta)
    meta = {"question": "Who runs the services?", "links": links}
    description = "Who runs the services of this Local Offer."
    yield PageText("organisation/index", "choices.html", "Organisations", description, meta)
