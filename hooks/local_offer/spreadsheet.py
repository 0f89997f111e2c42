"""What a spreadsheet makes of a cell."""

from __future__ import annotations

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH PLUS SIGN}")


def safe_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front makes it text."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text
