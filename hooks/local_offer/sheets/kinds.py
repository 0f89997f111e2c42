"""The single sheets of a Local Offer: what each is for, its paper, and how its print copy is cut."""

from __future__ import annotations

from dataclasses import dataclass

from ..editions import ENGLISH


@dataclass(frozen=True)
class Cut:
    """How many of a sheet stand on one A4 sheet that is printed and then cut."""

    across: int
    down: int
    lying: bool = False
    """Whether the A4 sheet lies on its long side."""


@dataclass(frozen=True)
class Kind:
    """One kind of sheet."""

    key: str
    name: str
    """What the Family Information Service calls it."""
    about: str
    """What it is for, and its paper."""
    cut: Cut | None = None
    """None for a sheet that is A4 itself."""


KINDS = {
    kind.key: kind
    for kind in (
        Kind("poster", "Poster", "for a wall or window, A4"),
        Kind("postcard", "Postcard", "to hand out, A6", Cut(2, 2, lying=True)),
        Kind("wallet-card", "Wallet card", "two sides, as big as a bank card", Cut(2, 5)),
        Kind("drop-ins", "Drop-in calendar", "where you can just turn up, day by day, A4"),
        Kind("comment-slip", "Comment slip", "to tell us what you think, A4"),
        Kind("callback-slip", "Callback slip", "for a library or school desk, A5", Cut(2, 1, lying=True)),
    )
}
"""By key, in the order in which they are offered."""


def file_name(key: str, lang: str = ENGLISH, locality: str = "") -> str:
    """The published name: drop-ins-marsh-end.bn.pdf."""
    name = f"{key}-{locality}" if locality else key
    return f"{name}.pdf" if lang == ENGLISH else f"{name}.{lang}.pdf"
