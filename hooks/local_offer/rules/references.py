"""Rules about names, folders and what a record points to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..folders import UNSORTED
from ..problem import Problem
from ..records.kinds import SLUG
from ..records.wording import Says
from .draft import Draft, Shared

SAYS = Says({
    "itself": "`{key}` names this service itself. Name another one.",
    "session": "Add `{place}` to `places`: this session is there.",
    "twice": "`{item}` is in `{key}` twice. Keep one of them.",
})  # fmt: skip
"""What is said of one record. What is said beside other records stands with its rule."""

LISTS_OF_KEYS = (
    "was", "topics", "audience", "needs", "payment", "modes", "localities", "places", "languages",
    "commissioner", "staff", "moves_on_to", "alternatives",
)  # fmt: skip


def slug_is_an_address(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A file's name is the web address of its service for ever: small letters, digits, single dashes."""
    if not SLUG.fullmatch(draft.slug) or len(draft.slug) > 80:
        better = re.sub(r"[^a-z0-9]+", "-", draft.slug.lower()).strip("-")[:80].strip("-") or "talk-and-play"
        yield draft.problem(
            (),
            f"Rename the file to something like {better}.yml: small letters, digits and single dashes.",
        )


def slug_is_unique(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """No two records have the same file name, in whatever folder."""
    others = [path for path in shared.slugs.get(draft.slug, ()) if path != draft.source.path]
    if others:
        yield draft.problem(
            (),
            f"Rename this file: {', '.join(others)} has the same name, and both would have the same address.",
        )


def old_addresses_are_free(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """An old address in `was` belongs to one record only, and to none that exists."""
    for number, old in draft.texts("was"):
        if old in shared.slugs:
            yield draft.problem(
                ("was", number), f"`{old}` is the address of a record that is here. Take it out of `was`."
            )
        others = [slug for slug in shared.formerly.get(old, ()) if slug != draft.slug]
        if others:
            yield draft.problem(
                ("was", number), f"`{old}` is also in `was` of {', '.join(others)}. Only one can have it."
            )


def folder_is_the_sector(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A record lies in the folder of its sector. A file that is tried out elsewhere has no folder yet."""
    sector = draft.record.sector if draft.record else None
    if (
        sector
        and draft.folder
        and draft.folder != sector
        and not (draft.record.imported and draft.folder == UNSORTED)
    ):
        move = f"Move the file to the folder {sector}/"
        other = (
            f", or write `sector: {draft.folder}`" if draft.folder in shared.vocabularies["sectors"] else ""
        )
        yield draft.problem(("sector",), f"{move}{other}.")


def points_to_others(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A record does not name itself as what comes next or what to try instead."""
    for key in ("moves_on_to", "alternatives"):
        for number, slug in draft.texts(key):
            if slug == draft.slug:
                yield draft.problem((key, number), SAYS("itself", key=key))


def sessions_are_at_its_places(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A session is at one of the service's own places, so that page and leaflet say how to get there."""
    places = {key for _, key in draft.texts("places")}
    for number, session in enumerate(draft.record.sessions if draft.record else ()):
        if session.place and session.place not in places:
            yield draft.problem(("sessions", number, "place"), SAYS("session", place=session.place))


def lists_hold_each_once(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """What stands twice in a list of keys would be counted and shown twice."""
    for key in LISTS_OF_KEYS:
        seen = set()
        for number, item in draft.texts(key):
            if item in seen:
                yield draft.problem((key, number), SAYS("twice", item=item, key=key), warning=True)
            seen.add(item)


RULES = (
    slug_is_an_address,
    slug_is_unique,
    old_addresses_are_free,
    folder_is_the_sector,
    points_to_others,
    sessions_are_at_its_places,
    lists_hold_each_once,
)
