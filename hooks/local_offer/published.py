"""The published part of a record: what the site shows of it, and what stays in the file."""

from __future__ import annotations

from typing import Any

from .records.fields import Record, facts
from .records.validate import models_in


def published(data: Any, model: type[Record]) -> Any:
    """Some data of a record without the fields that are in no output. Lists and texts stay as they are."""
    return _walk(data, [model])


def with_unpublished(new: Any, old: Any, model: type[Record]) -> Any:
    """The new data with the unpublished fields of the old. Items of lists are known again by their name."""
    return _kept(new, old, [model])


def _fields(models: list[type[Record]]) -> dict[str, tuple[bool, list[type[Record]]]]:
    """Each key that may stand here: whether it is published, and the records it may hold."""
    found: dict[str, tuple[bool, list[type[Record]]]] = {}
    for model in models:
        for name, info in model.model_fields.items():
            told = facts(model, name) or {}
            found[info.alias or name] = (told.get("public", True), models_in(info.annotation))
    return found


def _walk(data: Any, models: list[type[Record]]) -> Any:
    if isinstance(data, list):
        return [_walk(item, models) for item in data]
    if not isinstance(data, dict):
        return data
    fields = _fields(models)
    return {key: _walk(value, fields.get(key, (True, []))[1]) for key, value in data.items()
            if fields.get(key, (True, []))[0]}  # fmt: skip


def _kept(new: Any, old: Any, models: list[type[Record]]) -> Any:
    if isinstance(new, list) and isinstance(old, list):
        by_name = {
            item["name"]: item for item in old if isinstance(item, dict) and isinstance(item.get("name"), str)
        }
        return [
            _kept(item, by_name.get(item.get("name")) if isinstance(item, dict) else None, models)
            for item in new
        ]
    if not isinstance(new, dict) or not isinstance(old, dict):
        return new
    fields = _fields(models)
    hidden = {key: value for key, value in old.items() if key in fields and not fields[key][0]}
    told = {key: _kept(value, old.get(key), fields.get(key, (True, []))[1]) for key, value in new.items()}
    return {**told, **hidden}
