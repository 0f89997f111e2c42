"""Files that `make serve` makes when someone opens them, and not before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

App = Callable[[dict[str, Any], Callable], Iterable[bytes]]
"""What answers a browser, by the rules of WSGI."""

_KINDS = {".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8"}


def made_on_opening(app: App, mount_path: str, make: Callable[[str], Path | None]) -> App:
    """The same with more files: `make` gives the one that is published under a name, or None when it has none.

    `mount_path` is where the site begins.
    """

    def with_more(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        found = make(environ["PATH_INFO"].removeprefix(mount_path))
        if not found:
            return app(environ, start_response)
        data = found.read_bytes()
        headers = [("Content-Type", _KINDS[found.suffix]), ("Content-Length", str(len(data)))]
        start_response(f"{HTTPStatus.OK.value} {HTTPStatus.OK.phrase}", headers)
        return [data]

    return with_more
