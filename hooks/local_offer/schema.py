"""The record model as JSON Schema: what editors complete and explain while a record is typed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from .directory import Directory
from .records.service import Service

ADDRESS = "schema/service.json"
"""Where it is on the site."""
IN_THE_PROJECT = ".cache/schema/service.json"
"""Where editors find it (.vscode/settings.json)."""


def service_schema(directory: Directory) -> dict[str, Any]:
    """The schema of one record, with the words of this council and what they mean.

    It allows what `local-offer check` allows and says less: what no schema can say is left to that.
    """
    words = Words(directory)
    made = words.told(Service.model_json_schema(by_alias=True, mode="validation"))
    settings = directory.settings
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",  # the one that yaml-language-server knows best
        "$id": f"{settings.site_url.rstrip('/')}/{ADDRESS}",
        **made,
        "title": f"A service of the {settings.offer_name}",
    }


def as_json(schema: dict[str, Any]) -> str:
    """The schema as a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


_FOR_OTHERS = frozenset({"need", "label", "question", "why", "public", "default", "title"})
"""What the model says to forms and pages. A default is none here: editors would write it into the file."""


class Words:
    """Tells a schema in the words of the council, as YAML editors read them."""

    def __init__(self, directory: Directory) -> None:
        self._vocabularies = directory.vocabularies
        self._shared = {
            "organisations": {key: one.name for key, one in directory.organisations.items()},
            "places": {key: one.name for key, one in directory.offered_places.items()},
            "staff": {profile.slug: profile.record.role for profile in directory.staff},
            "services": {entry.slug: entry.name for entry in directory.entries},
        }

    def told(self, part: Any) -> Any:
        """A part of the schema."""
        if isinstance(part, list):
            return [self.told(one) for one in part]
        if not isinstance(part, dict):
            return part
        if isinstance(known := part.get("known"), str):
            return self._with_keys({k: v for k, v in part.items() if k != "known"}, known)
        made = {}
        for key, value in part.items():
            if key in ("properties", "$defs"):  # names of fields, not words about one
                made[key] = {name: self.told(inner) for name, inner in value.items()}
            elif key not in _FOR_OTHERS:
                made[key] = self.told(value)
        return _as_yaml_reads(made)

    def _with_keys(self, part: dict[str, Any], known: str) -> dict[str, Any]:
        """The keys that a field may have. New ones of shared files may come at any time: they are suggested only."""
        said = {key: value for key, value in part.items() if key != "type"}
        any_text = _as_yaml_reads({"type": "string"})
        if known in self._shared:
            keys = self._shared[known]
            return said | ({"anyOf": [_one_of(keys), any_text]} if keys else any_text)
        terms = self._vocabularies[known]
        if not terms or known in self._vocabularies.broken:
            return said | any_text
        return said | _one_of({key: f"{term.label}. {term.explanation}" for key, term in terms.items()})


def _one_of(explained: Mapping[str, str | None]) -> dict[str, Any]:
    texts = [text or key for key, text in explained.items()]
    return {"enum": list(explained), "markdownEnumDescriptions": texts}


def _as_yaml_reads(part: dict[str, Any]) -> dict[str, Any]:
    """Editors take 101 for a number and true for a truth; the project's reader takes both for text."""
    if part.get("type") == "string" and "enum" not in part:
        return {key: value for key, value in part.items() if key != "format"} | {
            "type": ["string", "number", "boolean"]
        }
    if part.get("type") == "integer":
        return part | {"type": ["integer", "string"]}
    if part.get("enum") == ["yes", "no"]:
        return part | {"enum": ["yes", "no", True, False]}
    return part
