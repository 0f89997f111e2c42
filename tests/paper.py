"""What the tests of leaflets share: a Local Offer to make them from, and ways to read a PDF back."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import yaml
from building import SMALL_DIRECTORY
from fontTools.ttLib import TTFont
from local_offer.directory import Directory
from local_offer.editions import EDITIONS
from local_offer.leaflets import Leaflet, Made, make
from local_offer.leaflets.characters import showable
from local_offer.reading import load
from local_offer.settings import read_settings

TODDLER_GROUP = {
    "name": "Toddler group",
    "summary": "Play and songs for children under five.",
    "description": "You sit on the floor and play.",
    "sector": "community",
    "tier": "universal",
    "topics": ["leisure"],
    "ages": {"min": "0", "max": "4"},
    "access": {"routes": ["just-turn-up"], "how": "Come on a Tuesday."},
    "cost": {"kind": "free"},
    "modes": ["online"],
    "contact": {"role": "Play workers", "phone": "020 7946 0921"},
    "organisation": {
        "name": "Oak Street charity",
        "kind": "voluntary",
        "description": "A small charity.",
        "complaints": {"first": {"role": "Manager", "phone": "020 7946 0922"}, "then": "provider"},
    },
    "checked": {"on": "2026-09-01", "by_role": "FIS officer", "how": "phone"},
}
NOT_A_WORD_OF_MARKUP = '#read("/etc/passwd") $x^2$ @here < label > // none /* none */ = H \\ ~ `raw` #{1+1}'


def offer(folder: Path, editions: Sequence[str] = ("clear-print",), **services: dict) -> Directory:
    """A Local Offer of these services: each is the toddler group with other facts."""
    folder.mkdir(exist_ok=True)
    settings = {
        "INHERIT": str(SMALL_DIRECTORY / "mkdocs.yml"),
        "extra": {"local_offer": {"editions": list(editions)}},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    for slug, facts in services.items():
        record = {**TODDLER_GROUP, **facts}
        file = folder / "services" / record["sector"] / f"{slug}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    directory = load(read_settings(folder / "mkdocs.yml"))
    assert directory.errors == []
    return directory


def one(folder: Path, edition: str = "clear-print", **facts: object) -> Leaflet:
    """The leaflet of the toddler group when these facts are otherwise."""
    [leaflet] = make(offer(folder, [edition], group=facts), folder / "cache").leaflets.values()
    return leaflet


def said(folder: Path, edition: str = "clear-print", **facts: object) -> str:
    """What it says."""
    return text_of(one(folder, edition, **facts))


def pages(leaflet: Leaflet) -> list[pypdfium2.PdfPage]:
    """The pages of a leaflet."""
    return list(pypdfium2.PdfDocument(leaflet.path))


def text_of(leaflet: Leaflet) -> str:
    """What a leaflet says, as a screen reader finds it, on one line."""
    if leaflet.path.suffix == ".txt":
        return " ".join(leaflet.path.read_text("utf-8").split())
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages(leaflet)).split())


def lines_of(leaflet: Leaflet) -> list[str]:
    """The lines of a leaflet, as they are printed."""
    return "\n".join(page.get_textpage().get_text_range() for page in pages(leaflet)).splitlines()


def sizes_of(leaflet: Leaflet) -> set[float]:
    """The type sizes of a leaflet, in points."""
    sizes = set()
    for page in pages(leaflet):
        for run in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            size = ctypes.c_float()
            pdfium.FPDFTextObj_GetFontSize(run, size)
            sizes.add(round(size.value * run.get_matrix().d, 1))
    return sizes


def fonts_of(leaflet: Leaflet) -> list[TTFont]:
    """The fonts that a leaflet carries, each with the letters it needs."""
    with pikepdf.open(leaflet.path) as document:
        return [
            TTFont(io.BytesIO(one.FontFile2.read_bytes()))
            for one in document.objects
            if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one
        ]


def edges_of(leaflet: Leaflet) -> tuple[float, float, float, float]:
    """The least space between any text and the left, bottom, right and top edge of its paper, in points."""
    bounds = [
        (left, bottom, page.get_width() - right, page.get_height() - top)
        for page in pages(leaflet)
        for left, bottom, right, top in (
            run.get_bounds() for run in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])
        )
    ]
    left, bottom, right, top = (min(side) for side in zip(*bounds, strict=True))
    return left, bottom, right, top


def letters(text: str) -> str:
    """A text without what a page adds: white space, bullets, and the signs a reader puts for a line's hyphen."""
    return re.sub(r"[\s•]", "", text.replace("\x02", "-").replace("\ufffe", "-"))


def letters_put_in(content: dict[str, Any]) -> str:
    """All that a leaflet must say, from first to last, as far as there are fonts for it."""
    says = content if content["edition"] == "text" else showable(content, {})
    words = [says["name"]]
    for part in says["parts"]:
        words.append(part["heading"])
        words += [run["text"] for block in part["blocks"] for item in block["items"] for run in item]
    return letters("".join(words))


def letters_printed(leaflet: Leaflet) -> str:
    """All that a leaflet says, without the line at the foot of each page."""
    if leaflet.path.suffix == ".txt":
        return letters(text_of(leaflet))
    foot = re.compile(rf"Ring\d+Leaflet{leaflet.code}Page\d+of{leaflet.pages}$")
    return "".join(foot.sub("", letters(page.get_textpage().get_text_range())) for page in pages(leaflet))


@pytest.fixture(scope="session")
def small() -> Directory:
    """The small directory of the site's tests: a record for each state that a service can be in."""
    return load(read_settings(SMALL_DIRECTORY / "mkdocs.yml"))


@pytest.fixture(scope="session")
def made(small: Directory, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Its leaflets, in every edition."""
    return make(small, tmp_path_factory.mktemp("leaflets"))


@pytest.fixture(scope="session")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Leaflet]:
    """By edition, leaflets of everything that is hard to print: long, wide, foreign, or code."""
    folder = tmp_path_factory.mktemp("nasty")
    times = [
        {"day": "monday", "from": f"{h:02}:{m:02}", "to": "23:59"} for h in range(10) for m in (0, 9, 19, 29)
    ]
    facts = {
        "name": "W" * 200,
        "summary": NOT_A_WORD_OF_MARKUP,
        "description": "\n\n".join(
            ["word " * 3000, "x" * 200, f"[a link](https://example.org/{'deep/' * 400})", "শিশু مركز Дети 👪"]
        ),
        "access": {"routes": ["gp"], "how": "- Come in.\n" * 3 + "- " + "thing " * 900},
        "contact": {"role": "Play workers", "phone": "020 7946 0921", "hours": "hours " * 900},
        "sessions": times,
        "easy_read": {"sentences": [{"text": "x" * 200}, {"text": "easy " * 300, "picture": "phone"}]},
    }
    made = make(offer(folder, list(EDITIONS), nasty=facts), folder / "cache")
    return {leaflet.edition: leaflet for leaflet in made.leaflets.values()}
