"""Keep one open issue for each owner of records that are due. Reads what `local-offer due --json` prints.

Usage: local-offer due --json | python .ci/due_issues.py github|gitlab

The host tells a job where it is: GITHUB_API_URL and GITHUB_REPOSITORY, or CI_API_V4_URL and CI_PROJECT_ID.
ISSUES_TOKEN is a token that may write issues, and nothing else. An issue is written again when the list
changes, and closed when nothing of its owner is due any longer.
"""

from __future__ import annotations

import json
import os
import sys
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

LABEL = "records-to-check"
TITLE = "Records to check: "


@dataclass(frozen=True)
class Host:
    """How one host calls what every host has."""

    issues: str
    """The address of the issues of this project."""
    token: dict[str, str]
    open: str
    number: str
    body: str
    close: dict[str, str]
    change: str


def host(name: str, env: dict[str, str]) -> Host:
    """The host that this job runs on."""
    token = env["ISSUES_TOKEN"]
    if name == "github":
        where = f"{env['GITHUB_API_URL']}/repos/{env['GITHUB_REPOSITORY']}/issues"
        return Host(
            where,
            {"Authorization": f"Bearer {token}"},
            "open",
            "number",
            "body",
            {"state": "closed"},
            "PATCH",
        )
    where = f"{env['CI_API_V4_URL']}/projects/{env['CI_PROJECT_ID']}/issues"
    return Host(
        where, {"PRIVATE-TOKEN": token}, "opened", "iid", "description", {"state_event": "close"}, "PUT"
    )


def call(at: Host, method: str, address: str, data: Any = None) -> Any:
    """One request. What the host answers, read as JSON."""
    body = None if data is None else json.dumps(data).encode()
    headers = {**at.token, "Content-Type": "application/json", "Accept": "application/json"}
    request = urllib.request.Request(address, data=body, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def open_issues(at: Host) -> dict[str, dict[str, Any]]:
    """The open issues that were made here, by title."""
    found: dict[str, dict[str, Any]] = {}
    page = 1
    while True:
        asked = urllib.parse.urlencode({"labels": LABEL, "state": at.open, "per_page": 100, "page": page})
        issues = call(at, "GET", f"{at.issues}?{asked}")
        found |= {issue["title"]: issue for issue in issues if issue["title"].startswith(TITLE)}
        if len(issues) < 100:
            return found
        page += 1


def bring_up_to_date(at: Host, owners: list[dict[str, Any]]) -> list[str]:
    """Open, change and close issues as needed. What was done, a line each."""
    there = open_issues(at)
    done: list[str] = []
    for owner in owners:
        title = TITLE + (owner["owner"] or "nobody is written down as owner")
        issue = there.pop(title, None)
        if issue is None:
            labels = [LABEL] if at.body == "body" else LABEL
            call(at, "POST", at.issues, {"title": title, at.body: owner["text"], "labels": labels})
            done.append(f"Opened: {title}")
        elif (issue.get(at.body) or "").replace("\r\n", "\n").strip() != owner["text"].strip():
            call(at, at.change, f"{at.issues}/{issue[at.number]}", {at.body: owner["text"]})
            done.append(f"Changed: {title}")
    for title, issue in there.items():
        call(at, at.change, f"{at.issues}/{issue[at.number]}", at.close)
        done.append(f"Closed: {title}")
    return done


if __name__ == "__main__":
    for line in bring_up_to_date(host(sys.argv[1], dict(os.environ)), json.load(sys.stdin)["owners"]):
        print(line)
