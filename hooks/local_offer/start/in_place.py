"""Change one value in a YAML text, and leave every other line of it as it is: comments, order and look.

For the files that people write by hand. PyYAML says where each value stands; it would lose the comments
if it wrote the file itself. Only values on lines of their own can be added or taken out, not those inside
a mapping in `{...}`: that raises ValueError.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from ..records.yaml_lines import At


def put(text: str, at: At, value: Any) -> str:
    """The text with this value at this place. What is not there yet comes last in what it belongs to."""
    *above, key = at
    parent = _node(text, tuple(above))
    if not isinstance(parent, yaml.MappingNode) or not parent.value:
        return put(text, tuple(above), {key: value})
    for known, old in parent.value:
        if known.value == key:
            colon = text.index(":", known.end_mark.index) + 1
            new = _after_the_colon(value, known.start_mark.column)
            return text[:colon] + new + text[max(colon, _end(text, old)) :]
    _must_have_lines(parent, above)
    indent = parent.value[0][0].start_mark.column
    last = _line_end(text, _end(text, parent))
    line = f"{' ' * indent}{key}:{_after_the_colon(value, indent)}\n"
    return text[:last] + ("" if text[:last].endswith("\n") else "\n") + line + text[last:]


def take_out(text: str, at: At) -> str:
    """The text without a key and its value. Without a change, if the key is not there."""
    *above, key = at
    parent = _node(text, tuple(above))
    for known, old in parent.value if isinstance(parent, yaml.MappingNode) else ():
        if known.value == key:
            _must_have_lines(parent, above)
            start = known.start_mark.index - known.start_mark.column
            return text[:start] + text[_line_end(text, max(known.end_mark.index, _end(text, old))) :]
    return text


def comment(text: str, at: At, words: str) -> str:
    """The text with a comment above a key. Without a change, if the key is not there."""
    *above, key = at
    parent = _node(text, tuple(above))
    for known, _ in parent.value if isinstance(parent, yaml.MappingNode) else ():
        if known.value == key:
            indent = " " * known.start_mark.column
            start = known.start_mark.index - known.start_mark.column
            return text[:start] + as_comment(words, indent) + text[start:]
    return text


def as_comment(words: str, indent: str = "") -> str:
    """Some lines as comment lines."""
    return "".join(f"{indent}# {line}".rstrip() + "\n" for line in words.strip().splitlines())


def _node(text: str, at: At) -> yaml.Node | None:
    """The value at a place, or None. The reader in Python, since it counts characters and not bytes."""
    node = yaml.compose(text, Loader=yaml.BaseLoader)
    for key in at:
        if not isinstance(node, yaml.MappingNode):
            return None
        node = next((value for known, value in node.value if known.value == key), None)
    return node


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the empty lines and comments below it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        if isinstance(last, tuple):
            return max(last[0].end_mark.index + 1, _end(text, last[1]))
        return _end(text, last)
    return len(text[: node.end_mark.index].rstrip())


def _line_end(text: str, position: int) -> int:
    found = text.find("\n", position)
    return len(text) if found < 0 else found + 1


def _must_have_lines(parent: yaml.MappingNode, above: list[Any]) -> None:
    if parent.flow_style:
        name = ".".join(map(str, above)) or "the file"
        raise ValueError(f"Write what is in `{name}` on lines of their own, without {{ }}.")


def _after_the_colon(value: Any, indent: int) -> str:
    """A value as it stands after its key: a mapping and a list of mappings get lines of their own."""
    inner = "\n" + " " * (indent + 2)
    if isinstance(value, dict) and value:
        return "".join(f"{inner}{key}:{_after_the_colon(item, indent + 2)}" for key, item in value.items())
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "".join(f"{inner}- {_on_one_line(item)}" for item in value)
    return " " + _on_one_line(value)


class _Dumper(yaml.SafeDumper):
    """PyYAML's own, with double quotes around times, short numbers and colours, as mkdocs.yml has them."""


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = '"' if re.fullmatch(r"[0-9:.]+|#.*", value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)
_Dumper.ignore_aliases = lambda *_: True


def _on_one_line(value: Any) -> str:
    return yaml.dump(
        value,
        Dumper=_Dumper,
        default_flow_style=True,
        sort_keys=False,
        allow_unicode=True,
        width=1_000_000,
    ).removesuffix("...\n").strip()  # fmt: skip
