"""The settings for web hosts that docs/hosting.md hands out: a real server takes them and answers as the page says."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import PROJECT

NGINX = shutil.which("nginx")
NGINX_SETTINGS = """\
worker_processes 1; daemon off; pid {work}/pid; error_log {work}/error.log;
events {{ worker_connections 64; }}
http {{
  access_log off;
  client_body_temp_path {work}/a; proxy_temp_path {work}/b; fastcgi_temp_path {work}/c;
  uwsgi_temp_path {work}/d; scgi_temp_path {work}/e;
  server {{ listen 127.0.0.1:{port}; root {site}; {snippet} }}
}}
"""


@pytest.fixture
def nginx(site: Path, tmp_path: Path) -> Iterator[str]:
    """The small directory behind nginx, with our lines in its settings."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    snippet = (PROJECT / "docs/hosting/nginx.conf").read_text("utf-8")
    settings = tmp_path / "nginx.conf"
    settings.write_text(NGINX_SETTINGS.format(work=tmp_path, port=port, site=site, snippet=snippet), "utf-8")
    for folder in (site, *site.parents):  # its workers may be another user
        if folder.is_relative_to(tmp_path.parents[1]):
            folder.chmod(0o755)
    server = subprocess.Popen([NGINX, "-p", tmp_path, "-c", settings], stderr=subprocess.PIPE)
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.terminate()
    server.wait(10)


@pytest.mark.skipif(not NGINX, reason="nginx is not on this machine")
def test_nginx_answers_as_the_page_about_hosts_says(nginx: str):
    """Every address of the feed at once, as JSON, for every origin; the files with their types; 404 for the rest."""
    for address in ("oruk/v3/", "oruk/v3/services", "oruk/v3/services/", "oruk/v3/taxonomies?page=1"):
        with urllib.request.urlopen(f"{nginx}/{address}") as answer:
            assert answer.url == f"{nginx}/{address}", "it answers without leading on"
            assert answer.headers["Content-Type"] == "application/json"
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            json.load(answer)
    for address, kind in (
        ("data/services.csv", "text/csv; charset=utf-8"),
        ("data/services.ndjson", "application/x-ndjson; charset=utf-8"),
        ("calendar/talk-and-play.ics", "text/calendar; charset=utf-8"),
        ("contacts/talk-and-play.vcf", "text/vcard; charset=utf-8"),
    ):
        with urllib.request.urlopen(f"{nginx}/{address}") as answer:
            assert answer.headers["Content-Type"] == kind
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{nginx}/oruk/v3/services/none-of-ours")
