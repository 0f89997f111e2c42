"""My list: a sheet of each service, which a reader's device loads for the services on its list only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import jinja2

from ..directory import Directory
from ..glossary import KNOWN_BY_ALL, short_words
from ..offer import offer_view
from ..scripts import script

FOLDER = "assets/list"
_RECEIVER = "LocalOfferList.receive"


def sheets(
    views: Iterable[tuple[str, Mapping[str, Any]]], directory: Directory, template: jinja2.Template
) -> Iterator[tuple[str, str]]:
    """The sheet of each service: its file in the site and its text. `views` are names, and what the pages carry."""
    offer = offer_view(directory)

    def explain(text: str) -> list[dict[str, str]]:
        return short_words(str(text), directory.vocabularies, leave_out=KNOWN_BY_ALL)

    for name, view in views:
        html = template.render(s=view, name=name, offer=offer, explain=explain)
        given = {"slug": view["slug"], "name": name, "html": html.strip()}
        yield f"{FOLDER}/{view['code']}.js", script(_RECEIVER, view["code"], given)


def codes(directory: Directory) -> tuple[str, str]:
    """Which codes there are, and which old ones lead where: so that a wrong one is known without asking for it."""
    identities = [entry.identity for entry in directory.entries]
    given = {
        "codes": " ".join(sorted(identity.code for identity in identities)),
        "now": {old: identity.code for identity in identities for old in identity.former_codes},
    }
    return f"{FOLDER}/codes.js", script(_RECEIVER, "codes", given)
