"""WeasyPrint as the peer of our leaflets: the same words, fonts, sizes and QR code, set from HTML as PDF/UA-1."""

from __future__ import annotations

import sys
from html import escape
from typing import Any

from local_offer.leaflets.characters import FONTS, showable
from local_offer.leaflets.printing import qr_code

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
@page { size: A4; margin: 12mm 15mm 20mm; @bottom-left { content: string(ring); font: 14pt Atkinson } @bottom-right { content: counter(page) } }
body { font: 14pt/1.35 Atkinson, Bengali, Naskh; hyphens: none; string-set: ring attr(data-ring) }
h1 { font-size: 26pt; margin: 0 } h2 { font-size: 16pt; margin: 1em 0 .4em } .phone { font-size: 22pt } .summary { font-size: 16pt }
.framed { border: 1.5pt solid #1d3557; padding: 10pt 12pt } svg { width: 30mm }
"""


class Peer:
    """Sets leaflets one after the other."""

    def __init__(self) -> None:
        self._fonts = FontConfiguration()
        self._style = CSS(string=_FACES + _STYLE, font_config=self._fonts)

    def page(self, says: dict[str, Any]) -> str:
        """A leaflet as HTML."""
        said = showable(says, {})
        parts = "".join(map(_part, said["parts"]))
        code = qr_code(said["address"]) if said["address"] else ""
        return (
            f'<html lang="{said["lang"]}" dir="{said["dir"]}"><head><title>{escape(said["name"])}</title></head>'
            f'<body data-ring="{escape(said["furniture"]["ring"])}"><h1>{escape(said["name"])}</h1>{parts}{code}</body></html>'
        )

    def set(self, page: str) -> bytes:
        """The PDF."""
        return HTML(string=page).write_pdf(
            stylesheets=[self._style], font_config=self._fonts, pdf_variant="pdf/ua-1"
        )


def _part(part: dict[str, Any]) -> str:
    heading = f"<h2>{escape(part['heading'])}</h2>" if part["heading"] else ""
    frame = "" if part["look"] == "plain" else ' class="framed"'
    return f"<div{frame}>{heading}{''.join(map(_block, part['blocks']))}</div>"


def _block(block: dict[str, Any]) -> str:
    items = [_runs(item) for item in block["items"]]
    if block["kind"] in ("ul", "ol"):
        return f"<{block['kind']}>{''.join(f'<li>{item}</li>' for item in items)}</{block['kind']}>"
    return "".join(f'<p class="{block["kind"]}">{item}</p>' for item in items)


def _runs(item: list[dict[str, Any]]) -> str:
    words = ""
    for run in item:
        said = escape(run["text"])
        said = f"<strong>{said}</strong>" if run["bold"] else said
        words += f'<a href="{escape(run["href"])}">{said}</a>' if run["href"] else said
    return words
