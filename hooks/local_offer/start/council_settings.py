"""The answers as they stand in mkdocs.yml: what it says now, and its text with the new ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .. import facts
from ..records.kinds import SHORT_CODES
from ..records.yaml_lines import At, parse
from ..settings import Helpline, Repository, Settings, Urgent
from ..vocabulary import Vocabularies
from . import in_place
from .names import area_of, renamed
from .opening_hours import read_hours

_OURS = ("extra", "local_offer")


def answers_now(settings: Settings, words: Vocabularies) -> dict[str, str]:
    """What mkdocs.yml says now to each question that has a default."""
    helpline, repository = settings.helpline or Helpline(), settings.repository or Repository()
    crisis_line = next((line.label for line in settings.urgent if is_local(line)), None)
    said: dict[str, Any] = {
        "council": settings.council,
        "area": area_of(settings.council or ""),
        "offer_name": settings.offer_name,
        "colour": settings.colour,
        "helpline_name": helpline.name,
        "helpline_phone": helpline.phone,
        "helpline_hours": facts.helpline_hours(helpline, words),
        "helpline_callback": "yes" if helpline.callback else "no",
        "crisis_name": crisis_line or "Crisis line for children and young people",
        "repository_host": repository.host,
        "repository_url": repository.url,
        "repository_branch": repository.branch,
        "site_url": settings.site_url,
    }
    return {key: value or "" for key, value in said.items()}


def with_answers(text: str, settings: Settings, now: Mapping[str, str], answers: Mapping[str, str]) -> str:
    """The text of mkdocs.yml for the new council. What has no answer is taken out.

    Raises ValueError where a value stands in `{...}` and would have to be added or taken out there.
    """
    for at, value in _changes(text, settings, now, answers).items():
        text = in_place.take_out(text, at) if value == "" else in_place.put(text, at, value)
    return text


def _changes(
    text: str, settings: Settings, now: Mapping[str, str], answers: Mapping[str, str]
) -> dict[At, Any]:
    description = parse(text, "", trusted=True).data.get("site_description") or ""
    edit = "-/edit" if answers["repository_host"] == "gitlab" else "edit"
    helpline, repository = (*_OURS, "helpline"), (*_OURS, "repository")
    return {
        ("site_name",): answers["offer_name"],
        ("site_description",): renamed(description, now, answers),
        ("site_url",): answers["site_url"],
        ("repo_url",): answers["repository_url"],
        ("edit_uri",): f"{edit}/{answers['repository_branch']}/docs/",
        (*_OURS, "council"): answers["council"],
        (*_OURS, "offer_name"): answers["offer_name"],
        (*_OURS, "demonstration"): False,
        (*_OURS, "colour"): answers["colour"],
        (*repository, "host"): answers["repository_host"],
        (*repository, "url"): answers["repository_url"],
        (*repository, "branch"): answers["repository_branch"],
        (*helpline, "name"): answers["helpline_name"],
        (*helpline, "phone"): answers["helpline_phone"],
        (*helpline, "text"): answers["helpline_text"],
        (*helpline, "relay"): f"18001 {answers['helpline_phone']}",
        (*helpline, "bsl"): answers["helpline_bsl"],
        (*helpline, "email"): answers["helpline_email"],
        (*helpline, "post"): answers["helpline_post"],
        (*helpline, "hours"): read_hours(answers["helpline_hours"]),
        (*helpline, "callback"): answers["helpline_callback"] in ("yes", "true"),
        (*_OURS, "urgent"): _urgent(settings, answers),
    }


def _urgent(settings: Settings, answers: Mapping[str, str]) -> list[dict[str, str]]:
    """The national numbers, which stay, then the local crisis line."""
    found = [one.model_dump(exclude_none=True) for one in settings.urgent if not is_local(one)]
    if answers["crisis_phone"]:
        local = {
            "label": answers["crisis_name"],
            "phone": answers["crisis_phone"],
            "when": answers["crisis_when"],
        }
        found.append({key: value for key, value in local.items() if value})
    return found


def is_local(line: Urgent) -> bool:
    """Whether this is a line of one area. National ones have a short number, such as 999 or 111."""
    return bool(line.phone) and re.sub(r"\D", "", line.phone) not in SHORT_CODES
