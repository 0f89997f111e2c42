"""Profiles of those in charge, and the page that says who answers to whom: as text first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import facts
from ..directory import Directory, Profile
from ..glossary import short_words
from ..repository import edit_address
from . import PageText
from .cards import card


def staff_pages(directory: Directory) -> Iterator[PageText]:
    """Each profile, and the page "who is in charge"."""
    for profile in directory.staff:
        yield profile_page(profile, directory)
    if directory.staff:
        yield who_is_in_charge(directory)


def profile_page(profile: Profile, directory: Directory) -> PageText:
    """One person's page: the role is the heading, since roles stay when people go."""
    record = profile.record
    organisation = directory.organisations.get(record.organisation or "")
    boss = directory.profiles.get(record.reports_to or "")
    contact = record.contact.model_dump(mode="json") if record.contact else {}
    meta: dict[str, Any] = {
        "staff": {
            "role": record.role,
            "name": record.name if record.consent else None,
            "deputy": record.deputy,
            "responsible_for": record.responsible_for or [],
            "organisation": organisation.name if organisation else None,
            "reports_to": {"slug": boss.slug, "role": boss.record.role} if boss else None,
            "answers_to_them": [
                {"slug": other.slug, "role": other.record.role}
                for other in directory.staff
                if other.record.reports_to == profile.slug
            ],
            "boards": record.boards,
            "contact": contact,
            "photo": {"file": record.photo.file, "alt": record.photo.alt} if record.photo else None,
            "services": [card(entry, directory) for entry in directory.by_staff.get(profile.slug, ())],
            "review_on": facts.day(record.review_on),
            "due": profile.due,
            "edit": edit_address(profile.path, directory.settings),
        }
    }
    meta["staff"]["short_words"] = short_words(meta, directory.vocabularies)
    role = record.role or profile.slug
    return PageText(
        f"staff/{profile.slug}",
        "staff.html",
        role,
        f"{role}: what they answer for and how to reach them.",
        meta,
    )


def who_is_in_charge(directory: Directory) -> PageText:
    """The lines of responsibility, one line a role, from those who report to nobody downwards."""
    below: dict[str | None, list[Profile]] = {}
    for profile in directory.staff:
        boss = profile.record.reports_to
        below.setdefault(boss if boss in directory.profiles else None, []).append(profile)

    def tree(boss: str | None, above: frozenset[str]) -> list[dict[str, Any]]:
        return [
            {**_line(profile, directory), "below": tree(profile.slug, above | {profile.slug})}
            for profile in below.get(boss, ())
            if profile.slug not in above
        ]

    roots = sorted(tree(None, frozenset()), key=lambda line: -len(list(_slugs(line))))
    shown = {slug for root in roots for slug in _slugs(root)}
    for profile in directory.staff:  # those who report to one another in a circle still belong on the page
        if profile.slug not in shown:
            roots.append({**_line(profile, directory), "below": []})
    return PageText(
        "who-is-in-charge", "who.html", "Who is in charge?",
        "Who answers for special educational needs and disabilities here, and how to reach them.",
        {"people": roots, "short_words": short_words(roots, directory.vocabularies)},
    )  # fmt: skip


def _slugs(line: dict[str, Any]) -> Iterator[str]:
    yield line["slug"]
    for lower in line["below"]:
        yield from _slugs(lower)


def _line(profile: Profile, directory: Directory) -> dict[str, Any]:
    record = profile.record
    organisation = directory.organisations.get(record.organisation or "")
    boss = directory.profiles.get(record.reports_to or "")
    return {
        "slug": profile.slug,
        "role": record.role,
        "name": record.name if record.consent else None,
        "organisation": organisation.name if organisation else None,
        "reports_to": boss.record.role if boss else None,
        "first_duty": (record.responsible_for or [""])[0],
        "phone": record.contact.phone if record.contact else None,
    }
