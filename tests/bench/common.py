"""What all measurements share: where the project is, a directory of any services folder, and a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "tests")]

from browser import ADVICE, executable, launch  # noqa: E402
from local_offer.directory import Directory  # noqa: E402
from local_offer.reading import load  # noqa: E402
from local_offer.settings import read_settings  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402


def import_feed(feed: Path, into: Path, *options: str) -> dict[str, Any]:
    """Bring a real Open Referral UK feed into a services folder of its own, as a council does; what was done."""
    offer = str(Path(sys.executable).with_name("local-offer"))
    command = [offer, "import", "oruk", str(feed.resolve()), "--into", str(into), "--json", *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        sys.exit(f"The feed could not be imported.\n{done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def directory_of(services: Path) -> Directory:
    """The records of a services folder, under the project's settings."""
    own = {"services": str(services), "staff": str(services / "no-staff")}
    return load(read_settings(ROOT / "mkdocs.yml").model_copy(update=own))


@contextmanager
def browsing() -> Iterator[Browser]:
    """The browser that the tests use too."""
    path = executable()
    if not path:
        sys.exit(ADVICE)
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium, path)
        yield browser
        browser.close()
