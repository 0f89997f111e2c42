"""A record as it may be published: what the model lets into an output, and nothing that tells a hidden address."""

from __future__ import annotations

import datetime
from typing import Any

from ..records.fields import Output, Record, facts
from ..records.shared import Place

HIDDEN_PLACE_SAYS = frozenset(["name", "features"])
"""All that is ever said of a place whose address must stay secret."""


def public(record: Record, output: Output) -> dict[str, Any]:
    """What a record says in one output, under the names that the files have. What is not known is left out.

    yes and no stay True and False, 0 stays 0, days are YYYY-MM-DD.
    """
    hidden = isinstance(record, Place) and record.hide_address
    found = {}
    for name, info in type(record).model_fields.items():
        if output not in facts(type(record), name)["outputs"]:
            continue
        if hidden and name not in HIDDEN_PLACE_SAYS:
            continue
        value = getattr(record, name)
        value = _translated(record, value, output) if name == "translations" else _value(value, output)
        if value not in (None, "", [], {}):
            found[info.alias or name] = value
    return found


def _translated(record: Record, translations: dict[str, dict], output: Output) -> dict[str, dict]:
    """Texts in other languages mirror the record, so they are let out as its own texts are.

    Where an address must stay secret, nothing that was translated about places goes out.
    """
    places = [place for place in getattr(record, "places", []) if isinstance(place, Place)]
    keep = {name for name in type(record).model_fields if output in facts(type(record), name)["outputs"]}
    keep |= {"checked_by"}
    keep -= {"places"} if any(place.hide_address for place in places) else set()
    return {
        lang: {name: text for name, text in texts.items() if name in keep}
        for lang, texts in translations.items()
    }


def _value(value: Any, output: Output) -> Any:
    if isinstance(value, Record):
        return public(value, output)
    if isinstance(value, dict):
        return {key: said for key, item in value.items() if (said := _value(item, output)) is not None}
    if isinstance(value, list):
        return [said for item in value if (said := _value(item, output)) not in (None, "", [], {})]
    return value.isoformat() if isinstance(value, datetime.date) else value
