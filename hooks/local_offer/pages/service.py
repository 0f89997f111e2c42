"""The page of one service: every question a parent asks, in the order they ask it."""

from __future__ import annotations

import datetime
from typing import Any

from .. import facts
from ..directory import Directory, Entry
from ..glossary import short_words
from ..markup import first_words, to_html
from ..problem import Problem
from ..records.shared import Complaint, Place
from ..repository import edit_address
from . import PageText
from .leaflets import in_english
from .translations import spoken


def service_page(entry: Entry, directory: Directory, leaflets: list[dict[str, Any]]) -> PageText:
    """The page at /services/<slug>/. `leaflets` are the editions of its leaflet that there are."""
    record = entry.record
    return PageText(
        address=f"services/{entry.slug}",
        template="service.html",
        title=entry.name,
        description=record.summary or first_words(record.description, 30) or entry.name,
        meta={
            "service": service_view(entry, directory),
            "leaflets": in_english(leaflets),
            "spoken": spoken(entry, directory),
            "never_kept": entry.hidden,
        },
        checked_on=entry.freshness.checked_on,
        window_title=_window_title(entry) if entry.name in directory.shared_names else "",
    )


def problem_page(slug: str, name: str, path: str, problems: tuple[Problem, ...]) -> PageText:
    """What `make serve` shows in place of a record that cannot be shown: what to mend, and where."""
    rows = [{"line": p.line, "message": p.message, "warning": p.warning} for p in problems]
    meta = {"problems": rows, "path": path}
    return PageText(f"services/{slug}", "problem.html", f"{name}: mend this record", "", meta)


def service_view(entry: Entry, directory: Directory) -> dict[str, Any]:
    """Everything the page says, in words: nothing is left for the template to work out."""
    view = _view(entry, directory)
    view["short_words"] = short_words(view, directory.vocabularies)
    return view


def _view(entry: Entry, directory: Directory) -> dict[str, Any]:
    record, words = entry.record, directory.vocabularies
    tier = words["tiers"].get(record.tier or "")
    availability = words["availability"][record.availability]
    return {
        "code": entry.identity.code,
        "slug": entry.slug,
        "tier": {"key": record.tier, "label": tier.label, "explanation": tier.explanation} if tier else None,
        "sector": {"key": record.sector, "label": words.label("sectors", record.sector)}
        if record.sector
        else None,
        "summary": record.summary,
        "alert": _alert(entry, directory),
        "availability": {
            "key": record.availability,
            "label": availability.label,
            "explanation": availability.explanation,
        },
        "withdrawn": entry.withdrawn,
        "withdrawn_from": _day_after(record.visible_to),
        "needs_a_way_on": entry.needs_a_way_on,
        "closed": entry.closed,
        "mental_health": entry.about_mental_health,
        "hidden": entry.hidden,
        "contact": _contact(entry),
        "routes": [
            {"label": term.label, "explanation": term.explanation}
            for key in (record.access.routes if record.access else None) or ()
            if (term := words["routes"].get(key))
        ],
        "how": to_html(record.access.how if record.access else None),
        "ages": facts.ages(entry),
        "needs": [{"key": key, "label": words.label("needs", key)} for key in entry.needs],
        "reach": words.label("reach", record.reach),
        "localities": words.labels("localities", record.localities),
        "criteria": (record.access.criteria if record.access else None) or [],
        "decided_by": _no_stop(record.access.decided_by if record.access else None),
        "decision_time": _no_stop(record.access.decision_time if record.access else None),
        "not_needed": facts.not_needed(entry),
        "if_no": to_html(record.access.if_no if record.access else None),
        "appeal": _term(directory, "appeals", record.appeal),
        "waiting": _waiting(entry),
        "waits": record.people_wait,
        "cost": _cost(entry, directory),
        "sessions": _sessions(entry, directory),
        "modes": words.labels("modes", record.modes or ()),
        "places": [_place(entry, place, directory) for _, place in entry.places],
        "features": facts.features(record.features, words) if record.features and not entry.places else None,
        "sensory": record.sensory,
        "languages": words.labels("languages", record.languages),
        "interpreting": facts.interpreting(record.interpreting),
        "description": to_html(record.description),
        "professional": to_html(record.professional_summary),
        "easy_read": [s.text for s in record.easy_read.sentences] if record.easy_read else [],
        "easy_read_checked_by": record.easy_read.checked_by if record.easy_read else None,
        "at_18": to_html(record.at_18),
        "moves_on_to": _others(record.moves_on_to, directory),
        "alternatives": _others(record.alternatives, directory),
        "school": _school(entry, directory),
        "complaints": complaint_view(entry.complaints, directory),
        "organisation": _organisation(entry, directory),
        "staff": [
            {"slug": slug, "role": directory.profiles[slug].record.role}
            for slug in record.staff
            if slug in directory.profiles
        ],
        "checked": _checked(entry, directory),
        "imported": record.imported is not None,
        "edit": edit_address(entry.path, directory.settings),
        "unknown": {what: facts.not_known(what) for what in ("access", "ages", "cost", "waiting")},
    }


def complaint_view(complaint: Complaint | None, directory: Directory) -> dict[str, Any] | None:
    """Who to complain to first, and where to go then and after that."""
    if not complaint:
        return None
    first = complaint.first
    then, further = (
        {"label": step.label, "explanation": step.explanation} if step else None
        for step in facts.complaint_steps(complaint, directory.vocabularies)
    )
    return {
        "role": first.role if first else None,
        "phone": first.phone if first else None,
        "email": first.email if first else None,
        "then": then,
        "further": further,
    }


def _window_title(entry: Entry) -> str:
    """For a name that other services have too: with who runs it, and the code that no other has."""
    organisation = entry.organisation.name if entry.organisation else None
    return f"{', '.join(filter(None, (entry.name, organisation)))} ({entry.identity.code})"


def _no_stop(text: str | None) -> str | None:
    """A fact that stands inside a sentence of ours, without the full stop of its own."""
    return text.rstrip(". ") if text else None


def _term(directory: Directory, vocabulary: str, key: str | None) -> dict[str, str] | None:
    term = directory.vocabularies[vocabulary].get(key or "")
    return {"key": key or "", "label": term.label, "explanation": term.explanation} if term else None


def _day_after(day: datetime.date | None) -> str:
    return (day + datetime.timedelta(days=1)).isoformat() if day else ""


def _alert(entry: Entry, directory: Directory) -> dict[str, str] | None:
    alert = entry.record.alert
    if not alert or not alert.text or (alert.until and alert.until < directory.today):
        return None
    return {"text": alert.text, "until": alert.until.isoformat() if alert.until else ""}


def _contact(entry: Entry) -> dict[str, Any]:
    contact = entry.record.contact
    return contact.model_dump(mode="json") if contact else {}


def _waiting(entry: Entry) -> dict[str, str] | None:
    waiting = entry.record.waiting
    if not waiting:
        return None
    return {
        "typical": waiting.typical or "",
        "as_of": facts.day(waiting.as_of),
        "while_waiting": to_html(waiting.while_waiting),
        "not_measured": waiting.not_measured or "",
    }


def _cost(entry: Entry, directory: Directory) -> dict[str, Any] | None:
    cost, words = entry.record.cost, directory.vocabularies
    if not cost or not cost.kind:
        return None
    return {
        "explanation": words["cost_kinds"][cost.kind].explanation,
        "options": [facts.amount(option) for option in cost.options],
        "payment": [
            words["payment"][key].explanation for key in entry.record.payment if key in words["payment"]
        ],
    }


def _sessions(entry: Entry, directory: Directory) -> list[dict[str, str | None]]:
    return [
        {
            "when": facts.session(one, directory.vocabularies),
            "place": facts.session_place(one, entry, directory.places),
            "note": one.note,
        }
        for one in entry.record.sessions
    ]


def _place(entry: Entry, place: Place, directory: Directory) -> dict[str, Any]:
    return {
        "name": place.name,
        "address": facts.address(place),
        "travel": None if place.hide_address else place.travel,
        "parking": None if place.hide_address else place.parking,
        "features": facts.features(facts.place_features(entry, place), directory.vocabularies),
    }


def _others(slugs: list[str], directory: Directory) -> list[dict[str, str | None]]:
    """Other services by name, with what to know before following the link."""
    found = []
    for slug in slugs:
        if other := directory.by_slug.get(slug):
            label = directory.vocabularies.label("availability", other.record.availability)
            found.append(
                {
                    "slug": slug,
                    "name": other.name,
                    "availability": label if other.record.availability != "open" else None,
                    "phone": other.record.contact.phone if other.record.contact else None,
                }
            )
    return found


def _school(entry: Entry, directory: Directory) -> dict[str, Any] | None:
    school = entry.record.school
    if not school:
        return None
    report = school.sen_information_report
    return {
        "provision": _term(directory, "provision", school.provision),
        "places": school.places,
        "urn": school.urn,
        "senco": school.senco.model_dump(mode="json") if school.senco else None,
        "report": {"url": report.url, "year": report.year} if report and report.url else None,
    }


def _organisation(entry: Entry, directory: Directory) -> dict[str, Any] | None:
    organisation = entry.organisation
    if not organisation:
        return None
    payers = entry.record.commissioner or organisation.commissioner
    listed = entry.organisation_key in directory.listed_organisations
    return {
        "key": entry.organisation_key if listed else "",
        "name": organisation.name,
        "kind": _term(directory, "organisation_kinds", organisation.kind),
        "payers": facts.joined(directory.vocabularies.labels("organisation_kinds", payers)),
    }


def _checked(entry: Entry, directory: Directory) -> dict[str, str]:
    """When it was checked, and the days on which what the page says of that changes."""
    fresh, checked = entry.freshness, entry.record.checked
    how = directory.vocabularies.label("checked_how", checked.how) if checked and checked.how else ""
    return {
        "state": entry.state,
        "on": facts.day(fresh.checked_on),
        "by": (checked.by_role or "") if checked else "",
        "how": how,
        "machine": "yes" if checked and checked.how == "source-system" else "",
        "due": fresh.due_on.isoformat() if fresh.due_on else "",
        "ring": fresh.ring_from.isoformat() if fresh.ring_from else "",
        "due_words": facts.day(fresh.due_on),
        "on_paper": facts.checked(fresh),
    }
