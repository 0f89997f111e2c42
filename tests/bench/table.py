"""The table that the measurements fill: what was measured, the limit, and a peer measured in the same run."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One figure. At most one limit, on the figure or on its ratio to the peer's."""

    what: str
    figure: float
    unit: str
    at_most: float | None = None
    at_least: float | None = None
    peer: str = ""
    """Whose figure stands beside it."""
    peers: float | None = None
    """That figure, in the same unit."""
    ratio_at_most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Ours to the peer's."""
        return self.figure / self.peers if self.peers else None

    @property
    def limit(self) -> str:
        """The limit in words, or nothing."""
        if self.at_most is not None:
            return f"at most {self.at_most:g}"
        if self.at_least is not None:
            return f"at least {self.at_least:g}"
        return f"ratio at most {self.ratio_at_most:g}" if self.ratio_at_most is not None else ""

    @property
    def broken(self) -> bool:
        """Whether a limit does not hold."""
        return (
            (self.at_most is not None and self.figure > self.at_most)
            or (self.at_least is not None and self.figure < self.at_least)
            or (self.ratio_at_most is not None and (self.ratio is None or self.ratio > self.ratio_at_most))
        )


def print_table(rows: list[Row]) -> None:
    """Print rows as a Markdown table that can be read as it is."""
    cells = [("what", "ours", "limit", "", "peer", "ours / peer's"), *map(_cells, rows)]
    widths = [max(len(row[at]) for row in cells) for at in range(len(cells[0]))]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    print("\n".join(lines), flush=True)


def _cells(row: Row) -> tuple[str, ...]:
    verdict = "" if not row.limit else "BROKEN" if row.broken else "ok"
    peer = "" if row.peers is None else f"{row.peer} {_said(row.peers)}"
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
    return (row.what, f"{_said(row.figure)} {row.unit}".strip(), row.limit, verdict, peer, ratio)


def _said(figure: float) -> str:
    return f"{figure:.0f}" if figure >= 100 or figure == int(figure) else f"{figure:.2f}"
