"""Serves a published site the way static web hosts do, to a browser on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _StaticHost(SimpleHTTPRequestHandler):
    """A web host as councils rent them: sends what `_headers` says, and 404.html for what is not there."""

    def end_headers(self) -> None:
        for name, value in self._said_in_headers().items():
            if name != "Content-Type":  # it has gone out by now
                self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        """What `_headers` says of the type goes before what the ending says."""
        return self._said_in_headers().get("Content-Type") or super().guess_type(path)

    def send_head(self) -> object:
        """An address of `_redirects` with the status 200 gives another file, and the address stays.

        With a file `_failing` in its folder, the host is one that fails.
        """
        if Path(self.directory, "_failing").exists():
            return self.send_error(503)
        asked = self.path.partition("?")[0]
        redirects = Path(self.directory, "_redirects")
        for line in redirects.read_text("utf-8").splitlines() if redirects.is_file() else ():
            address, target, status = line.split()
            if (address, status) == (asked, "200"):
                self.path = target
        return super().send_head()

    def _said_in_headers(self) -> dict[str, str]:
        """The headers for this address: of every rule that fits it."""
        found: dict[str, str] = {}
        fits = False
        for line in Path(self.directory, "_headers").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                fits = fnmatch(self.path.partition("?")[0], line)
            elif fits:
                name, value = line.strip().split(": ", 1)
                found[name] = value
        return found

    def list_directory(self, *_: object) -> None:
        """A folder without a page is not there: a list of its files is not what families get."""
        self.send_error(404)

    def send_error(self, code: int, *_: object) -> None:
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Quiet: the tests say what went wrong."""


class _PlainHost(SimpleHTTPRequestHandler):
    """A host without any settings: what Python brings."""

    def log_message(self, *_: object) -> None:
        """Quiet: the tests say what went wrong."""


@contextmanager
def serving(site: Path, *, plain: bool = False) -> Iterator[str]:
    """Serves a folder. Gives its address, without a slash at the end. A plain host knows no `_headers`."""
    handler = _PlainHost if plain else _StaticHost
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}"
    finally:
        host.shutdown()
        host.server_close()
