"""Writing records as YAML, always in the same way: fields in the order of the model, one look for each kind.

What is written reads back as exactly the same text, by the project's own reader and, since times, codes
and other text that only looks like a number are in quotes, by any other.
"""

from __future__ import annotations

import datetime
import re
import typing
from functools import lru_cache
from typing import Annotated, Any

import yaml
from pydantic import WithJsonSchema

from .languages.record import ABOUT_IT
from .records.fields import Record
from .records.service import Service

ON_ONE_LINE = frozenset(
    ["ages", "alert", "audience", "checked", "commissioner", "imported", "languages", "modes", "payment"]
)
"""Small fields that are written as `{...}` or `[...]`, and the items of these lists:"""
ITEMS_ON_ONE_LINE = frozenset(["sessions", "options", "sentences"])

LIKE_A_NUMBER = re.compile(r"[-+]?[0-9.:]+([eE][-+]?[0-9]+)?")
"""Times and codes: one reader or another takes them for numbers."""


def dump(data: dict[str, Any], model: type[Record] = Service) -> str:
    """One record as YAML text. Values are text, as the reader gives them, or Python's own.

    What is None is left out: a field without an answer does not stand in a file.
    """
    return _yaml(_typed(data, model))


def dump_many(data: dict[str, dict[str, Any]], model: type[Record]) -> str:
    """Records of a file that holds many, each under its key."""
    return _yaml({_Bare(key): _typed(value, model) for key, value in data.items()})


class _Bare(str):
    """Text that stands without quotes although other readers see more than text in it: keys, yes, days."""

    __slots__ = ()


BLANK = _Bare("")
"""A key that stands in the file and has no answer yet."""


class _OneLine(dict):
    """A mapping that is written as `{...}`."""


class _OneLineList(list):
    """A list that is written as `[...]`."""


def _typed(value: Any, kind: Any, name: str = "") -> Any:
    """A value in the order and the look that its kind asks for."""
    if isinstance(value, dict):
        order = _fields(next((part for part in _parts(kind) if _is_record(part)), Record))
        inner = _of_values(kind)
        names = sorted(value, key=lambda key: list(order).index(key) if key in order else len(order))
        if name == "translations":
            return {_Bare(lang): _translation(texts) for lang, texts in value.items()}
        made = {_Bare(k): _typed(value[k], order.get(k, inner), k) for k in names if value[k] is not None}
        return _OneLine(made) if name in ON_ONE_LINE and BLANK not in made.values() else made
    if isinstance(value, list):
        made = [_typed(item, _of_values(kind)) for item in value if item is not None]
        if name in ITEMS_ON_ONE_LINE:
            made = [_in_a_line(item) for item in made]
        return _OneLineList(made) if name in ON_ONE_LINE and BLANK not in made else made
    if isinstance(value, _Bare):
        return value
    if isinstance(value, bool):
        return _Bare("yes" if value else "no")
    if isinstance(value, (int, datetime.date)):
        return _Bare(value)
    return _Bare(value) if _stands_bare(str(value), kind) else str(value)


def _in_a_line(item: Any) -> Any:
    """An item of a list as `{...}`, where that can be written: a key without an answer needs its own line."""
    return _OneLine(item) if isinstance(item, dict) and BLANK not in item.values() else item


def _translation(texts: Any) -> Any:
    """A translation: what it says about itself, then the texts in the order of the record."""
    if not isinstance(texts, dict):
        return _typed(texts, str)
    told = {key: texts[key] for key in ABOUT_IT if key in texts}
    rest = {key: text for key, text in texts.items() if key not in told}
    return {_Bare(k): v for k, v in {**_typed(told, dict[str, str]), **_typed(rest, Service)}.items()}


def _stands_bare(value: str, kind: Any) -> bool:
    """Whether a text is a number, a day, or a yes or no, where the model asks for one."""
    parts = _parts(kind)
    if int in parts:
        return bool(re.fullmatch(r"0|[1-9][0-9]{0,6}", value))
    if datetime.date in parts:
        return bool(re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value))
    answers = [part.json_schema.get("enum", ()) for part in parts if isinstance(part, WithJsonSchema)]
    return any(value in allowed for allowed in answers)


@lru_cache(maxsize=200)
def _fields(model: type[Record]) -> dict[str, Any]:
    """The fields of a model as files name them, in its order, and what each holds."""
    return {
        info.alias or name: Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation
        for name, info in model.model_fields.items()
    }


@lru_cache(maxsize=2_000)
def _parts(kind: Any) -> tuple[Any, ...]:
    """A type and everything it is made of, down to the items of a list but not into them."""
    if typing.get_origin(kind) in (list, dict):
        return (kind,)
    metadata = tuple(getattr(kind, "__metadata__", ()))
    return (kind, *metadata, *(part for inner in typing.get_args(kind) for part in _parts(inner)))


def _of_values(kind: Any) -> Any:
    """The type of the items of a list, or of the values of a mapping."""
    for part in _parts(kind):
        if typing.get_origin(part) in (list, dict):
            return typing.get_args(part)[-1]
    return str


def _is_record(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, Record)


class _Dumper(yaml.SafeDumper):
    """PyYAML's own, with the project's look."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Indent the items of a list below its key."""
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> Any:
        """Use double quotes where quotes are needed, unless that would need escapes."""
        style = super().choose_scalar_style()
        return '"' if style == "'" and not set('"\\') & set(self.event.value) else style


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    paragraphs = "\n" in value.rstrip("\n") or value.endswith("\n")
    block = paragraphs and value[0] not in " \t\n" and not value.endswith("\n\n")
    style = "|" if block else '"' if LIKE_A_NUMBER.fullmatch(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _bare(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    tag = dumper.resolve(yaml.ScalarNode, str(value), (True, False))
    sign = tag == "tag:yaml.org,2002:yaml"  # a lone & ! or *, which no reader takes for more than text
    return dumper.represent_scalar("tag:yaml.org,2002:str" if sign else tag, str(value))


_Dumper.add_representer(str, _text)
_Dumper.add_representer(_Bare, _bare)
_Dumper.add_representer(
    _OneLine, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v, flow_style=True)
)
_Dumper.add_representer(
    _OneLineList, lambda d, v: d.represent_sequence("tag:yaml.org,2002:seq", v, flow_style=True)
)
_Dumper.ignore_aliases = lambda *_: True  # two equal values are two values


def _yaml(data: Any) -> str:
    return yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1_000_000, default_flow_style=False
    )
