"""The golden cases of records: each file in tests/records/ is one rule, with what is said when it is broken."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from conftest import BASE, RECORD
from local_offer.arrange import arranged
from local_offer.write import dump

CASES = sorted(Path(__file__).with_name("records").glob("*.yml"))


def read_case(path: Path) -> dict[str, Any]:
    """A case as it is written, every value as text."""
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)


def prepare(case: dict[str, Any], folder: Path) -> tuple[str, str]:
    """Change the Local Offer in a folder as a case says. Gives where its record is to lie, and the record's text."""
    where = case.get("path", RECORD)
    origin = folder / (where if (folder / where).exists() else RECORD)
    text = case.get("record") or laid_over(origin.read_text("utf-8"), case)
    if "record" not in case:
        origin.unlink()
    for name, other in case.get("files", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text((BASE / other).read_text("utf-8") if (BASE / other).is_file() else other)
    return where, text


def formatted_record(text: str) -> str:
    """The text of one record, as `local-offer format` writes it."""
    return arranged(text, dump)


def laid_over(text: str, case: dict[str, Any]) -> str:
    """A record's text where the top-level parts that a case names are changed, added or left out."""
    parts = {part.split(":")[0]: part for part in re.split(r"(?m)^(?=\S)", text) if part}
    parts |= {part.split(":")[0]: part for part in re.split(r"(?m)^(?=\S)", case.get("change", "")) if part}
    return "".join(part for key, part in parts.items() if key not in case.get("without", ()))
