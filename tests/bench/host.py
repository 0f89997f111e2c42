"""A web host for measuring: sends files as small as a rented host does, and keeps a log of what was asked."""

from __future__ import annotations

import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TEXT = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".webmanifest")
"""What hosts compress. Pagefind's own files are compressed already and go as they are."""
LEVEL = 6
"""The gzip level that nginx, Apache and most hosts are set to, or near it."""


class Host:
    """A folder that is being served."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address
        """Without a slash at the end."""
        self.log: list[tuple[str, int]] = []
        """What was asked since `forget`: path and bytes of the body as sent."""
        self.bodies: dict[Path, bytes] = {}

    def forget(self) -> None:
        """Begin the log anew. Files are read and compressed again only where they were never asked for."""
        self.log.clear()

    def body(self, path: Path) -> bytes:
        """A file as it is sent. Compressed once, so that the host's work is in no measured time."""
        if path not in self.bodies:
            content = path.read_bytes()
            self.bodies[path] = gzip.compress(content, LEVEL) if path.suffix in TEXT else content
        return self.bodies[path]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # one connection for many requests, as everywhere

    def __init__(self, *args: object, host: Host, **more: object) -> None:
        self.host = host
        super().__init__(*args, directory=str(host.folder), **more)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        body = self.host.body(path) if found else b""
        self.host.log.append((self.path, len(body)))
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in TEXT and found:
            self.send_header("Content-Encoding", "gzip")
        with suppress(BrokenPipeError, ConnectionResetError):  # a page that is left takes no more
            self.end_headers()
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The table says what there is to say."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *whose: object) -> None:
        """A browser that closes hangs up in the middle of a word. Any other fault is not one to be silent about."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(*whose)


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """Serves a folder on this machine."""
    host = Host(folder, "")
    server = _Server(("127.0.0.1", 0), partial(_Handler, host=host))
    host.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
