"""Fields of a record put in, changed or taken out, with every other line of the file as it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .arrange import CannotArrange, arranged
from .marks import Layout, layout
from .records.service import Service
from .records.yaml_lines import parse
from .write import dump

_ORDER = [info.alias or name for name, info in Service.model_fields.items()]


def with_fields(text: str, changes: Mapping[str, Any]) -> str:
    """The text of a record with other values for some of its fields; None takes a field out.

    A new field comes to its place in the order of the model. Comments stay, also those inside a field
    that changes. Raises CannotArrange where the file is not written with one field after the other.
    """
    before = parse(text.removeprefix("\ufeff"), "").data
    for field, value in changes.items():
        text = _with_field(text, field, value)
    wanted = {**before, **changes}
    after = parse(text.removeprefix("\ufeff"), "")
    told = parse(dump({key: value for key, value in wanted.items() if value is not None}), "").data
    if after.problems or after.data != told:
        raise CannotArrange("This file is written in an unusual way. Run `local-offer format` on it first.")
    return text


def _with_field(text: str, field: str, value: Any) -> str:
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).splitlines(keepends=True) if text else []
    open_end = bool(lines) and not lines[-1].endswith(("\n", "\r"))
    if open_end:
        lines[-1] += end_of_line
    plain = "".join(line.rstrip("\r\n") + "\n" for line in lines)
    now = layout(plain)
    blocks = _blocks(now)
    if field in blocks:
        start, end = blocks[field]
        block = "".join(line.rstrip("\r\n") + "\n" for line in lines[start:end])
        new = _comments_of(block) if value is None else arranged(block, dump, {field: value})
    elif value is None:
        return text
    else:
        start = end = _place(blocks, field)
        new = dump({field: value})
    if open_end and end < len(lines):
        lines[-1] = lines[-1].removesuffix(end_of_line)
    put = new.replace("\n", end_of_line).splitlines(keepends=True)
    return mark + "".join([*lines[:start], *put, *lines[end:]])


def _blocks(now: Layout) -> dict[str, tuple[int, int]]:
    """The lines of each field, without the comments and empty lines that belong to the next one."""
    keys = [mark for mark in now.marks if len(mark.at) == 1]
    if any(mark.column for mark in keys) or len({mark.line for mark in keys}) < len(keys):
        raise CannotArrange(
            "This file is not written one field after the other. Run `local-offer format` on it first."
        )
    ours = {comment.line for comment in now.comments if comment.alone and comment.column == 0}
    found = {}
    ends = [*(mark.line for mark in keys[1:]), len(now.lines)]
    for mark, end in zip(keys, ends, strict=True):
        while end > mark.line + 1 and (end - 1 in ours or not now.lines[end - 1].strip()):
            end -= 1
        found[str(mark.at[0])] = (mark.line, end)
    return found


def _place(blocks: Mapping[str, tuple[int, int]], field: str) -> int:
    """The line for a field that is not there yet: behind the last one that comes before it in the model."""
    earlier = _ORDER[: _ORDER.index(field)]
    behind = [end for key, (_, end) in blocks.items() if key in earlier]
    return max(behind, default=min((start for start, _ in blocks.values()), default=0))


def _comments_of(block: str) -> str:
    return "".join(f"{comment.text}\n" for comment in layout(block).comments)
