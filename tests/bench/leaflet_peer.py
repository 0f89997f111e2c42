"""WeasyPrint as the peer of our leaflets: the same words, fonts, sizes and QR code, set from HTML as PDF/UA-1.

It keeps the same promises: facts stay whole, short lists and frames on one page, headings with what follows; the
line at the foot of each page has the helpline, the code, and the number of pages.
"""

from __future__ import annotations

import sys
from html import escape
from typing import Any

from local_offer.leaflets.characters import FONTS

try:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
except OSError as error:  # its wheel has no Pango
    sys.exit(
        f"The peer of our leaflets needs Pango: libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0. {error}"
    )

_FACES = "".join(
    f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{(FONTS / file).as_uri()}") }}'
    for family, weight, file in (
        ("Atkinson", 400, "AtkinsonHyperlegible_400Regular.ttf"),
        ("Atkinson", 700, "AtkinsonHyperlegible_700Bold.ttf"),
        ("Bengali", 400, "NotoSansBengali_400Regular.ttf"),
        ("Bengali", 700, "NotoSansBengali_700Bold.ttf"),
        ("Naskh", 400, "NotoNaskhArabic_400Regular.ttf"),
        ("Naskh", 700, "NotoNaskhArabic_700Bold.ttf"),
    )
)
_STYLE = """
@page { size: A4; margin: 12mm 15mm 20mm;
  @bottom-left { content: string(ring); font: bold 14pt Atkinson; border-top: .8pt solid }
  @bottom-center { content: string(leaflet); font: bold 14pt Atkinson; border-top: .8pt solid }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 14pt Atkinson; border-top: .8pt solid } }
body { font: 14pt/1.35 Atkinson, Bengali, Naskh; hyphens: none; string-set: ring attr(data-ring), leaflet attr(data-leaflet) }
h1, h2, a { color: #1d3557 } h1 { font-size: 26pt; margin: 0 } h2 { font-size: 16pt; margin: 1em 0 .4em; break-after: avoid }
.phone { font-size: 22pt } .summary { font-size: 16pt } .lines p { margin: 0 0 .4em } .leads { break-after: avoid }
.box, .contact, .urgent, .notice { padding: 10pt 12pt; margin: 1em 0 } .box, .contact { background: #eef0f4 }
.urgent { border: 1.5pt solid #1d3557 } .notice { border-left: 5pt solid #1d3557 } .contact svg { float: right }
.short { break-inside: avoid } .keep { white-space: nowrap } svg { width: 30mm }
"""
_MAY_BREAK, _FRAME_MAY_BREAK = 300, 1500
"""Longer blocks, and longer frames, may go on on the next page: as in parts.typ."""


class Peer:
    """Sets leaflets one after the other."""

    def __init__(self) -> None:
        self._fonts = FontConfiguration()
        self._style = CSS(string=_FACES + _STYLE, font_config=self._fonts)

    def page(self, said: dict[str, Any]) -> str:
        """A leaflet that is `ready` as HTML."""
        parts = "".join(_part(part, said["link"]["qr"]) for part in said["parts"])
        furniture = said["furniture"]
        return (
            f'<html lang="{said["lang"]}" dir="{said["dir"]}"><head><title>{escape(said["name"])}</title></head>'
            f'<body data-ring="{_plain(furniture["ring"])}" data-leaflet="{_plain(furniture["leaflet"])}">'
            f"<h1>{_words(said['title'])}</h1>{parts}</body></html>"
        )

    def set(self, page: str) -> bytes:
        """The PDF."""
        return HTML(string=page).write_pdf(
            stylesheets=[self._style], font_config=self._fonts, pdf_variant="pdf/ua-1"
        )


def _part(part: dict[str, Any], code: str) -> str:
    heading = f"<h2>{escape(part['heading'])}</h2>" if part["heading"] else ""
    short = part["look"] not in ("plain", "contact") and part["length"] <= _FRAME_MAY_BREAK
    blocks = "".join(map(_block, part["blocks"]))
    return (
        f'<div class="{part["look"]}{" short" if short else ""}">'
        f"{code if part['look'] == 'contact' else ''}{heading}{blocks}</div>"
    )


def _block(block: dict[str, Any]) -> str:
    items, kind = [_words(item) for item in block["items"]], block["kind"]
    short = " short" if block["length"] <= _MAY_BREAK else ""
    if kind in ("ul", "ol"):
        return f'<{kind} class="{short}">{"".join(f"<li>{item}</li>" for item in items)}</{kind}>'
    leads = " leads" if "leads" in block else ""
    return f'<div class="{kind}{short}{leads}">{"".join(f"<p>{item}</p>" for item in items)}</div>'


def _words(words: list[Any]) -> str:
    return "".join(escape(one) if isinstance(one, str) else _one(one) for one in words)


def _one(one: dict[str, Any]) -> str:
    said = escape(one["text"])
    said = f'<span class="keep">{said}</span>' if "keep" in one else said
    said = f"<strong>{said}</strong>" if "bold" in one else said
    said = f'<span lang="{one["lang"]}" dir="{one["dir"]}">{said}</span>' if "lang" in one else said
    return f'<a href="{escape(one["href"])}">{said}</a>' if "href" in one else said


def _plain(words: list[Any]) -> str:
    return escape("".join(one if isinstance(one, str) else one["text"] for one in words))
