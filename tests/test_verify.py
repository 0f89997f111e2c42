"""`local-offer verify`: a built site is read again as a stranger would, and each fault is said at its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from local_offer.publish import POLICY, headers
from local_offer.verify import verify

HOME = "https://local-offer.example.org/north/"
STYLE = (
    "@import 'more.css';\n/* url(https://elsewhere.example.org/old.png) */\np { background: url(dot.png) }\n"
)


def page(body: str = "", head: str = "") -> str:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    return f"<!doctype html><html><head>{policy}{head}</head><body>{body}</body></html>"


def sitemap(*addresses: str) -> str:
    places = "".join(f"<url><loc>{HOME}{address}</loc></url>" for address in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site without a fault: two pages, a short address, a leaflet, style sheets."""
    files = {
        "index.html": page(
            '<a href="services/play/#when">Play</a>', '<link rel="stylesheet" href="look.css">'
        ),
        "services/play/index.html": page('<h2 id="when">When</h2><img src="../../dot.png" alt="">'),
        "s/PLAY2/index.html": '<meta http-equiv="refresh" content="0; url=../../services/play/">',
        "404.html": page('<a href="/north/">Home</a>'),
        "sitemap.xml": sitemap("", "services/play/"),
        "_headers": headers(),
        "look.css": STYLE,
        "more.css": "p { background: url('data:image/png;base64,AA') }",
        "dot.png": "dot",
        "leaflets/play.pdf": "four",
        "leaflets/index.json": json.dumps([{"file": "leaflets/play.pdf", "bytes": 4}]),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def said_of(site: Path, site_url: str = HOME) -> list[str]:
    return [str(problem) for problem in verify(site, site_url)]


@pytest.mark.parametrize("site_url", [HOME, ""], ids=["its address is known", "not known"])
def test_a_site_without_a_fault(site: Path, site_url: str):
    assert said_of(site, site_url) == []


def test_an_empty_folder_is_no_site(tmp_path: Path):
    """What every site must have is missed, file by file."""
    assert said_of(tmp_path) == [
        f"{name}:1: This file must be there."
        for name in ("404.html", "_headers", "index.html", "sitemap.xml")
    ]


@pytest.mark.parametrize("name", ["index.html", "404.html", "sitemap.xml", "_headers"])
def test_what_every_site_must_have(site: Path, name: str):
    (site / name).unlink()
    assert f"{name}:1: This file must be there." in said_of(site)


@pytest.mark.parametrize(
    "body",
    [
        '<script src="{}"></script>',
        '<img src="dot.png" srcset="dot.png 1x, {} 2x" alt="">',
        '<picture><source srcset="{}"></picture>',
        '<video poster="{}"></video>',
        '<audio src="{}"></audio>',
        '<iframe src="{}"></iframe>',
        '<link rel="icon" href="{}">',
    ],
)
@pytest.mark.parametrize("address", ["https://elsewhere.example.org/a", "//elsewhere.example.org/a"])
def test_nothing_is_loaded_from_another_host(site: Path, body: str, address: str):
    """Not a script, not a picture of any size, not a film: nobody else learns who reads this."""
    (site / "404.html").write_text(page(body.format(address)), "utf-8")
    assert said_of(site) == [f"404.html:1: This is loaded from another host: {address}"]


@pytest.mark.parametrize("rule", ["@import '{}';", "@import url({});", 'p {{ background: url( "{}" ) }}'])
def test_no_style_sheet_loads_from_another_host(site: Path, rule: str):
    address = "https://elsewhere.example.org/a.css"
    (site / "more.css").write_text("\n" + rule.format(address), "utf-8")
    assert said_of(site) == [f"more.css:2: This is loaded from another host: {address}"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("404.html", page('<a href="gone/">x</a>'), "404.html:1: This link leads nowhere: gone/"),
        ("404.html", page('<a href="services/play/#where">x</a>'), "404.html:1: There is no place called #where there"),
        ("404.html", page('<a href="javascript:x()">x</a>'), "404.html:1: A link of a kind that is not allowed"),
        ("404.html", page('<a href="http://[x/">x</a>'), "404.html:1: This is not an address: http://[x/"),
        ("404.html", page("<script>x()</script>"), "404.html:1: A script stands in the page itself"),
        ("404.html", page('<p onclick="x()">x</p>'), "404.html:1: An event handler stands in the page itself."),
        ("404.html", page('<p style="top:0">x</p>'), "404.html:1: A style stands in the page itself"),
        ("404.html", "<html><p>x</p></html>", "404.html:1: The security policy is missing"),
        ("404.html", "", "404.html:1: There is no page in this file."),
        ("404.html", "<!-- -->", "404.html:1: There is no page in this file."),
        ("look.css", "p { background: url(gone.png) }", "look.css:1: This link leads nowhere: gone.png"),
        ("sitemap.xml", "", "sitemap.xml:1: This is not a sitemap: "),
        ("sitemap.xml", "<urlset>", "sitemap.xml:1: This is not a sitemap: "),
        ("sitemap.xml", sitemap("", "services/play/", "gone/"), f"sitemap.xml:1: There is no page for {HOME}gone/"),
        ("sitemap.xml", sitemap(""), "services/play/index.html:1: This page is not in sitemap.xml."),
        ("s/PLAY2/index.html", page(), "s/PLAY2/index.html:1: This page is not in sitemap.xml."),
        ("leaflets/index.json", "{", "leaflets/index.json:1: This must be a list of leaflets"),
        ("leaflets/index.json", "7", "leaflets/index.json:1: This must be a list of leaflets"),
        ("leaflets/index.json", '["play.pdf"]', "leaflets/index.json:1: This must be a list of leaflets"),
        ("leaflets/index.json", "[]", "leaflets/index.json:1: leaflets/play.pdf is not in the index."),
        ("leaflets/play.pdf", "larger", "leaflets/index.json:1: leaflets/play.pdf does not have the size"),
    ],
)  # fmt: skip
def test_a_fault_is_said_at_its_place(site: Path, name: str, content: str, said: str):
    """And nothing else, whatever is in the file: never a traceback."""
    (site / name).write_text(content, "utf-8")
    (problem,) = said_of(site)
    assert problem.startswith(said)


def test_a_sitemap_with_nothing_in_it(site: Path):
    """Every page is missed but the one for addresses that are wrong, and those that only lead on."""
    (site / "sitemap.xml").write_text(sitemap(), "utf-8")
    assert said_of(site) == [
        f"{name}:1: This page is not in sitemap.xml." for name in ("index.html", "services/play/index.html")
    ]
