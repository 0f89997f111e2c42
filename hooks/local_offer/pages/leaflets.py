"""The list of leaflets to print, for the Family Information Service: by name, with the code on each."""

from __future__ import annotations

from typing import Any

from .. import facts
from ..directory import Directory
from . import PageText


def leaflet_list(directory: Directory, leaflets: dict[str, dict[str, Any]]) -> PageText:
    """The page at /leaflets/. `leaflets` is what was made, by slug."""
    rows = [
        {
            "code": entry.identity.code,
            "name": entry.name,
            "ages": facts.ages(entry),
            **leaflets[entry.slug],
        }
        for entry in directory.listed
        if entry.slug in leaflets
    ]
    return PageText(
        "leaflets/index", "leaflets.html", "Leaflets to print",
        "Every leaflet of this Local Offer, with its code, in 14 point clear print.", {"leaflets": rows},
    )  # fmt: skip
