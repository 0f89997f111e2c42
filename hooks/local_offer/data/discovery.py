"""Small files by which browsers and search engines find their way: robots.txt, OpenSearch, the web manifest."""

from __future__ import annotations

from lxml import etree

from ..directory import Directory
from .text import as_json, on_site

ROBOTS, SEARCH, MANIFEST = "robots.txt", "opensearch.xml", "manifest.webmanifest"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"


def files(directory: Directory, icon: str) -> dict[str, bytes]:
    """The files. `icon` is the address of the site's icon, an SVG."""
    found = {ROBOTS: _robots(directory), MANIFEST: _manifest(directory, icon)}
    if search := on_site(directory, "find/?q={searchTerms}"):  # must be a full address
        found[SEARCH] = _search(directory, search)
    return found


def _robots(directory: Directory) -> bytes:
    """All may read all. Short addresses only lead on, and the feed is for programs that know it."""
    lines = ["User-agent: *", "Disallow: /s/", "Disallow: /oruk/"]
    if sitemap := on_site(directory, "sitemap.xml"):
        lines += ["", f"Sitemap: {sitemap}"]
    return ("\n".join(lines) + "\n").encode()


def _search(directory: Directory, template: str) -> bytes:
    name = directory.settings.offer_name
    root = etree.Element(f"{{{_OPENSEARCH}}}OpenSearchDescription", nsmap={None: _OPENSEARCH})
    texts = {
        "ShortName": name[:16].strip(),
        "LongName": name[:48],
        "Description": f"Find help in the {name}"[:1024],
    }
    for tag, text in texts.items():
        etree.SubElement(root, f"{{{_OPENSEARCH}}}{tag}").text = text
    etree.SubElement(root, f"{{{_OPENSEARCH}}}Url", type="text/html", template=template)
    etree.SubElement(root, f"{{{_OPENSEARCH}}}InputEncoding").text = "UTF-8"
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _manifest(directory: Directory, icon: str) -> bytes:
    settings = directory.settings
    return as_json({
        "name": settings.offer_name,
        "short_name": "Local Offer",
        "lang": "en-GB",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": settings.colour,
        "background_color": "#ffffff",
        "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
    })  # fmt: skip
