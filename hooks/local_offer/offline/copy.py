"""The whole site as one file: for a memory stick, a folder on a computer, or a van without signal.

It unpacks into a folder, and beside it a page to start from. All that families and the helpline use is in it.
What other software reads is not: programs have the internet.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Collection, Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from ..facts import day, file_size
from ..publish import is_list_for_others, is_page
from ..settings import Settings
from .folder import POLICY_IN_A_FOLDER, Copy, for_a_folder

ADDRESS = "keep-a-copy/local-offer.zip"
START = "start-here.html"
FOLDER = "local-offer"
"""Where everything but the page to start from is in it."""

NOT_IN_IT = (
    "oruk/", "data/", "schema/", "s/", "404.html", "_headers", "_redirects", "robots.txt", "sitemap.xml",
    "opensearch.xml", "manifest.webmanifest", "sw.js", "no-connection/", "assets/offline",
    "hosting/nginx.conf", "hosting/apache.conf", ADDRESS,
)  # fmt: skip
"""What only a web host or a program has a use for, by how the addresses begin."""

PAPER = ("leaflets/", "print-copies/", "sheets/", "booklets/")
PRINT_ROOM = ("print-room/", "assets/print-room")

PRESSED = (".pdf", ".png", ".jpg", ".jpeg", ".webp")
"""Files that hardly get smaller."""

SIZE = "SIZE-OF-THE-COPY"
"""Stands in pages for the size of the copy, which is known when all pages are made."""


def wanted(files: Iterable[str]) -> list[str]:
    """Those files of a site that somebody can use without a host, in order."""
    return sorted(name for name in files if not (name.startswith(NOT_IN_IT) or is_list_for_others(name)))


def make(site: Path, files: Collection[str], settings: Settings, made: datetime.datetime) -> int:
    """Put the copy into a built site. Gives its size in bytes, and writes that into its own pages.

    `files` are those of the site; `made` is the time that counts as the build's. The copy says that day, and
    the same files and the same time give the same bytes.
    """
    with_paper = settings.offline.memory_stick == "everything"
    names = [name for name in wanted(files) if with_paper or not is_paper(name)]
    copy = Copy(frozenset(names), frozenset([*files, ADDRESS]), settings.site_url, day(made.date()))
    (site / ADDRESS).parent.mkdir(exist_ok=True)  # a council may leave out the page that tells of it
    with (site / ADDRESS).open("wb") as file, ZipFile(file, "w") as packed:

        def put(name: str, data: bytes) -> None:
            entry = ZipInfo(name, made.timetuple()[:6])
            entry.compress_type = ZIP_STORED if name.endswith(PRESSED) else ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16  # a plain file that its owner may change
            packed.writestr(entry, data)

        put(START, _start(settings.offer_name))
        telling = {}
        for name in names:
            data = (site / name).read_bytes()
            if is_page(name) and SIZE.encode() in data:
                telling[name] = data
            else:
                put(f"{FOLDER}/{name}", for_a_folder(data, name, copy) if is_page(name) else data)
        size = file_size(file.tell()).encode()  # the pages that tell it hardly count themselves
        for name, data in telling.items():
            put(f"{FOLDER}/{name}", for_a_folder(data.replace(SIZE.encode(), size), name, copy))
    return (site / ADDRESS).stat().st_size


def is_paper(name: str) -> bool:
    """Whether a file is for printing, or of no use where these are not."""
    return (name.startswith(PAPER) and not name.endswith("/index.html")) or name.startswith(PRINT_ROOM)


def _start(name: str) -> bytes:
    """The page to open first: it leads into the folder, whose many files nobody should have to look through."""
    title, first = html.escape(name), f"{FOLDER}/index.html"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY_IN_A_FOLDER}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta http-equiv="refresh" content="0; url={first}"><title>{title}</title></head>'
        f'<body><main><h1>{title}</h1><p><a href="{first}">Start here</a></p></main></body></html>\n'
    ).encode()
