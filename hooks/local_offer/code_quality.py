"""Problems as GitLab shows them on the lines of a merge request."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from .problem import Problem


def code_quality(problems: Iterable[Problem]) -> str:
    """A Code Quality report: one entry a problem, each with a fingerprint that stays when its line moves."""
    found = []
    for problem in problems:
        said = f"{problem.path}\n{problem.in_a_line}"
        found.append(
            {
                "description": problem.in_a_line,
                "check_name": "local-offer",
                "fingerprint": hashlib.sha256(said.encode()).hexdigest(),
                "severity": "minor" if problem.warning else "major",
                "location": {"path": problem.path, "lines": {"begin": problem.line}},
            }
        )
    return json.dumps(found, indent=1)
