""".ci/due_issues.py: one open issue an owner, written again when the list changes, closed when all is checked."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

SCRIPT = Path(__file__).parents[1] / ".ci" / "due_issues.py"
spec = importlib.util.spec_from_file_location("due_issues", SCRIPT)
due_issues = importlib.util.module_from_spec(spec)


@pytest.fixture(scope="module", autouse=True)
def script() -> None:
    """The script, loaded as it stands."""
    import sys

    sys.modules["due_issues"] = due_issues  # dataclasses look there
    spec.loader.exec_module(due_issues)


class Issues:
    """The issues of a host, as it keeps them."""

    def __init__(self, kind: str) -> None:
        self.kind, self.all = kind, []
        self.number, self.body = ("number", "body") if kind == "github" else ("iid", "description")

    def answer(self, method: str, address: str, data: Any, headers: Any) -> Any:
        """What the host does with a request, and answers."""
        assert headers.get("Authorization") == "Bearer t" or headers.get("Private-Token") == "t"
        parts = urlsplit(address)
        if method == "GET":
            asked = parse_qs(parts.query)
            assert asked["labels"] == ["records-to-check"]
            start = 100 * (int(asked["page"][0]) - 1)
            return [one for one in self.all if one["open"]][start : start + 100]
        if method == "POST":
            assert data["labels"] == (["records-to-check"] if self.kind == "github" else "records-to-check")
            self.all.append(
                {
                    self.number: len(self.all) + 1,
                    "title": data["title"],
                    self.body: data[self.body],
                    "open": True,
                }
            )
            return self.all[-1]
        issue = self.all[int(parts.path.rsplit("/", 1)[1]) - 1]
        if data in ({"state": "closed"}, {"state_event": "close"}):
            issue["open"] = False
        else:
            issue |= data
        return issue


@pytest.fixture(params=["github", "gitlab"])
def issues(request: pytest.FixtureRequest) -> Iterator[tuple[Issues, Any]]:
    """A host with no issues yet, and how the script sees it."""
    kept = Issues(request.param)

    class Handler(BaseHTTPRequestHandler):
        def _any(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = json.dumps(
                kept.answer(self.command, self.path, json.loads(data or "null"), self.headers)
            )
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer.encode())

        do_GET = do_POST = do_PATCH = do_PUT = _any

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    where = f"http://127.0.0.1:{server.server_port}"
    env = {
        "ISSUES_TOKEN": "t",
        "GITHUB_API_URL": where,
        "GITHUB_REPOSITORY": "a/b",
        "CI_API_V4_URL": where,
        "CI_PROJECT_ID": "7",
    }
    yield kept, due_issues.host(request.param, env)
    server.shutdown()
    server.server_close()


def owner(mailbox: str, text: str) -> dict[str, str]:
    return {"owner": mailbox, "text": text}


def test_one_issue_an_owner(issues):
    """Opened once, written again only when the list changed, closed when nothing is due."""
    kept, at = issues
    assert due_issues.bring_up_to_date(at, [owner("a@example.org", "One."), owner("", "Two.")]) == [
        "Opened: Records to check: a@example.org",
        "Opened: Records to check: nobody is written down as owner",
    ]
    assert due_issues.bring_up_to_date(at, [owner("a@example.org", "One."), owner("", "Two.")]) == []
    assert due_issues.bring_up_to_date(at, [owner("a@example.org", "Three.")]) == [
        "Changed: Records to check: a@example.org",
        "Closed: Records to check: nobody is written down as owner",
    ]
    assert [(one["open"], one[kept.body]) for one in kept.all] == [(True, "Three."), (False, "Two.")]


def test_many_owners(issues):
    """More than a page of issues: none is opened twice."""
    kept, at = issues
    many = [owner(f"{number}@example.org", "x") for number in range(150)]
    due_issues.bring_up_to_date(at, many)
    assert due_issues.bring_up_to_date(at, many) == []
    assert len(kept.all) == 150


def test_issues_of_people_are_left_alone(issues):
    """Somebody else's issue may have the label too."""
    kept, at = issues
    kept.all.append({kept.number: 1, "title": "Who looks after these?", kept.body: "", "open": True})
    assert due_issues.bring_up_to_date(at, []) == []
    assert kept.all[0]["open"]
