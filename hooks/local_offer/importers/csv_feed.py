"""A CSV of any columns as a feed: each row in the words of a feed or of a record, as its mapping says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from .columns import IN_A_FEED, LISTS, MANY, NOTHING, Column, Columns
from .feed import Feed, FeedError, Item
from .given import as_answer
from .table import Row, read_table

SYSTEM = "csv"


def read_csv(path: Path, columns: Columns) -> Feed:
    """The services of a CSV file. Raises FeedError when the mapping does not fit it."""
    table = read_table(path)
    if not any(columns.of(name) and columns.of(name).to == "name" for name in table.columns):
        names = [name for name, column in columns.columns.items() if column.to == "name"]
        raise FeedError(
            f"{path} has no column for the name of a service. The mapping takes it from "
            f"{' or '.join(names) or 'no column'}; the file has: {', '.join(table.columns)}."
        )
    columns = columns.of_a_file(table.columns)
    made: dict[str, Item] = {}
    for number, row in enumerate(table.rows):
        parent = row.cells.get(columns.adds_to, "") if columns.adds_to else ""
        if parent in made:
            _add(made[parent], row, columns)
            continue
        item = item_of(row, columns)
        if parent:
            item = replace(item, refused=f"It adds to {parent}, which is not among the rows above it.")
        id_ = str(item.data.get("id", ""))
        made[id_ if id_ and id_ not in made else f"row {number}"] = item
    if not made:
        raise FeedError(f"There are no rows in {path}. Nothing was changed.")
    return Feed([*made.values()], whole=True)


def item_of(row: Row, columns: Columns) -> Item:
    """One row as a service."""
    id_ = row.cells.get(columns.id, "")
    item = Item(row.where, {"id": id_} if id_ else {}, {}, refused=row.refused)
    _add(item, row, columns)
    # In Outpost a service with days of showing is not "visible": the days decide.
    days = item.data.get("visible_from") or item.data.get("visible_to")
    if not days and as_answer(item.data.get("visible without days")) is False:
        item.data["visible"] = "no"
    item.data.pop("visible without days", None)
    return item


def _add(item: Item, row: Row, columns: Columns) -> None:
    """Put what a row says into a service. A row has one contact, one place, one time, one price, one link."""
    one: dict[str, dict[str, Any]] = {}
    for name, cell in row.cells.items():
        if name in (columns.id, columns.adds_to):
            continue
        column = columns.of(name)
        if column is None:
            item.data.update(
                {} if columns.others == NOTHING else {f"column {name}": "it has no place in the mapping"}
            )
        elif column.to != NOTHING:
            _put(item, one, name, column, cell)
    for name in row.formulas:
        item.data[f"column {name}"] = "a formula"
    for group, said in one.items():
        item.data.setdefault(group, []).append(said)


def _put(item: Item, one: dict[str, dict[str, Any]], name: str, column: Column, cell: str) -> None:
    text = column.read(cell)
    if column.heading:
        answers = item.data.setdefault("local_offer", {}).setdefault("survey_answers", [])
        answers.append({"question": column.heading, "answer": text})
        return
    if column.to not in IN_A_FEED:
        said: dict[str, Any] = item.says  # type: ignore[assignment]
        key = column.to
    else:
        group, _, key = IN_A_FEED[column.to].rpartition(".")
        said = one.setdefault(group, {}) if group in MANY else item.data
        if group and group not in MANY:
            said = item.data.setdefault(group, {})
    if key in said and key in LISTS:
        said[key] = [*said[key], *text.split(";")]
    elif key == "visible" and key in said:
        said[key] = text if as_answer(said[key]) else said[key]
    elif key in said:
        item.data[f"column {name}"] = "another column or row says it already"
    else:
        said[key] = text.split(";") if key in LISTS else text
