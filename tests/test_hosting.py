"""The settings for web hosts that docs/hosting.md hands out: a real server takes them and answers as the page says."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from building import PROJECT
from local_offer.publish import headers
from nginx import nginx
from oruk_walk import faults
from serving import serving

OPEN_TO_ALL = ("oruk/v3/", "data/services.csv", "calendar/talk-and-play.ics", "contacts/talk-and-play.vcf", "embed/list.js", "embed/need/autism.json", "embed/need/autism.html")  # fmt: skip
"""What a page of any other site may read."""


@pytest.fixture(scope="module")
def behind_nginx(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small directory behind nginx."""
    with nginx(site, tmp_path_factory.mktemp("nginx")) as address:
        yield address


def test_the_feed_passes_on_a_host_without_settings(site: Path):
    """By the schemas of the standard and a walk as its validator makes it."""
    with serving(site, plain=True) as plain:
        assert faults(f"{plain}/oruk/v3") == []


def test_the_feed_passes_behind_nginx(behind_nginx: str):
    assert faults(f"{behind_nginx}/oruk/v3") == []


def test_every_address_of_the_feed_answers_at_once_as_json(behind_nginx: str):
    """With and without a slash: nothing leads on."""
    for address in ("oruk/v3/", "oruk/v3/services", "oruk/v3/services/", "oruk/v3/taxonomies?page=1"):
        with urllib.request.urlopen(f"{behind_nginx}/{address}") as answer:
            assert answer.url == f"{behind_nginx}/{address}"
            assert answer.headers["Content-Type"] == "application/json"
            json.load(answer)


def test_nginx_says_what_kind_of_file_each_is(behind_nginx: str):
    for address, kind in (
        ("data/services.csv", "text/csv; charset=utf-8"),
        ("data/services.ndjson", "application/x-ndjson; charset=utf-8"),
        ("data/changes.atom", "application/atom+xml; charset=utf-8"),
        ("calendar/talk-and-play.ics", "text/calendar; charset=utf-8"),
        ("contacts/talk-and-play.vcf", "text/vcard; charset=utf-8"),
        ("embed/need/autism.json", "application/json"),
        ("embed/list.js", "text/javascript"),
    ):
        with urllib.request.urlopen(f"{behind_nginx}/{address}") as answer:
            assert answer.headers["Content-Type"] == kind, address


def test_pages_of_other_sites_may_read_what_is_for_them(behind_nginx: str, site: Path):
    """Behind nginx, and on hosts that read `_headers`."""
    with serving(site) as by_headers:
        for host in (behind_nginx, by_headers):
            for address in OPEN_TO_ALL:
                with urllib.request.urlopen(f"{host}/{address}") as answer:
                    assert answer.headers["Access-Control-Allow-Origin"] == "*", (host, address)


def test_what_is_not_there_is_404(behind_nginx: str):
    """A page with the status 200 would be taken for a record."""
    for address in ("oruk/v3/services/none-of-ours", "embed/need/none-of-ours.json", "data/none.csv"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{behind_nginx}/{address}")


def test_the_lines_for_apache_open_the_same_folders_as_the_headers_file():
    """No Apache is at hand in a test, so at least none of the folders is forgotten."""
    opened = re.findall(r"^/([a-z0-9/]+)/\*\n  Access-Control-Allow-Origin", headers(), re.MULTILINE)
    lines = (PROJECT / "docs/hosting/apache.conf").read_text("utf-8")
    assert opened == ["oruk/v3", "data", "calendar", "contacts", "embed"]
    assert [folder for folder in opened if not re.search(rf"[/(|]{folder}[|)/]", lines)] == []


def test_a_fault_in_a_feed_is_found(site: Path, tmp_path: Path):
    """So that the walks above can fail: a wrong address, a wrong number, a thing that is not there."""
    feed = tmp_path / "oruk/v3"
    for file in (site / "oruk/v3").rglob("*"):
        if file.is_file():
            (tmp_path / file.relative_to(site)).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / file.relative_to(site)).write_bytes(file.read_bytes())
    for name in ("_headers", "404.html"):
        (tmp_path / name).touch()
    page = json.loads((feed / "services/index.json").read_bytes())
    page["contents"][0]["url"] = "not an address"
    page["size"] = 7
    (feed / "services/index.html").write_text(json.dumps(page), "utf-8")
    (feed / f"services/{page['contents'][0]['id']}").unlink()

    with serving(tmp_path) as host:
        said = "\n".join(faults(f"{host}/oruk/v3"))
    assert "contents/*/url" in said
    assert "size is 7" in said
    assert "404" in said
