"""A new record as a file that explains itself: a comment above each field, and what else could be said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..marks import layout
from ..records.fields import facts
from ..records.service import Service
from ..records.validate import models_in
from ..records.yaml_lines import At
from ..write import dump

_TOP = "# Lines that start with # explain the fields. They are not on the site: take them out when you like."
_MORE = "# What else a record can say, where it helps families:"


def commented(data: dict[str, Any]) -> str:
    """The text of a record in order, each field below its meaning."""
    text = dump(data)
    now = layout(text)
    starts = now.first_on_line
    lines = [_TOP, ""]
    for number, line in enumerate(now.lines[:-1]):
        if number in starts and (meaning := _meaning(starts[number].at)):
            lines.append(f"{' ' * now.indent(number)}# {meaning}")
        lines.append(line)
    more = [f"#   {name}: {meaning}" for name, meaning in _optional() if name not in data]
    return "\n".join([*lines, "", _MORE, *more]) + "\n"


def _meaning(at: At) -> str:
    """The meaning of a field from the model; of an item of a list, nothing."""
    models: list[type[BaseModel]] = [Service]
    said = ""
    for part in at:
        if isinstance(part, int):
            said = ""
            continue
        found = [
            info
            for model in models
            for name, info in model.model_fields.items()
            if (info.alias or name) == part
        ]
        said = (found[0].description or "") if found else ""
        models = [inner for info in found for inner in models_in(info.annotation)]
    return said


def _optional() -> Iterator[tuple[str, str]]:
    for name, info in Service.model_fields.items():
        if (facts(Service, name) or {}).get("need") == "optional" and name != "imported":
            yield info.alias or name, info.description or ""
