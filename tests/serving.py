"""Serves a published site the way static web hosts do, to a browser on this machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _StaticHost(SimpleHTTPRequestHandler):
    """A web host as councils rent them: sends what `_headers` says, and 404.html for what is not there."""

    def end_headers(self) -> None:
        for line in Path(self.directory, "_headers").read_text("utf-8").splitlines()[1:]:
            name, value = line.strip().split(": ", 1)
            self.send_header(name, value)
        super().end_headers()

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


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves a folder. Gives its address, without a slash at the end."""
    host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_StaticHost, directory=str(site)))
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{host.server_port}"
    finally:
        host.shutdown()
        host.server_close()
