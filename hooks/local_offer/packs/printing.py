"""Sets a booklet as a PDF that a screen reader can read (PDF/UA-1): stretch by stretch, then as one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import typst

from ..editions import CLEAR_PRINT
from ..leaflets.printing import Printed
from ..leaflets.ready import ready
from ..leaflets.setting import INPUTS, Setter, packed
from .joining import Bookmark, as_contents, bookmarks, join

TEMPLATE = Path(__file__).parent / "booklet.typ"
NOTHING = Path(__file__).parent / "nothing.typ"

_AT_ONCE = 8
"""Services in a stretch. Each stretch has fonts of its own; many services at once take much memory."""

_REMEMBERED = 10
"""Documents for which the engine keeps all that it has worked out, about 1 MB a page."""

_SPACE = {CLEAR_PRINT.key: "close"}
"""How closely paragraphs stand. In clear print many leaflets are set closely to save a page, so in a booklet all."""


class Printer(Setter):
    """Sets the booklets of one Local Offer one after the other. Each thread needs one of its own."""

    def __init__(self) -> None:
        super().__init__(TEMPLATE)
        self._services: dict[tuple[str, ...], tuple[dict[str, Any], tuple[str, ...]]] = {}
        self._nothing = typst.Compiler(str(NOTHING), root=str(NOTHING.parent))

    def make(self, booklet: dict[str, Any], day: datetime.date) -> Printed:
        """The booklet that says this. `day` is written into the file as its date: same records, same bytes.

        Raises typst.TypstError when it cannot be set.
        """
        said, lost = self._ready(booklet)
        whole = _Setting(self, said, day).whole()
        return Printed(packed(whole), len(whole.pages), lost)

    def _ready(self, booklet: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """What a booklet says, ready to be set, and the signs in it that no font has."""
        services = [self._ready_service(service) for service in booklet["services"]]
        urgent, lost_there = ready(booklet["urgent"]) if booklet["urgent"] else (None, ())
        said, lost = ready(
            {key: value for key, value in booklet.items() if key not in ("services", "urgent")}
        )
        every = [*lost, *lost_there, *(sign for _, signs in services for sign in signs)]
        return {**said, "urgent": urgent, "services": [one for one, _ in services]}, tuple(
            dict.fromkeys(every)
        )

    def _ready_service(self, service: dict[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
        """A service, made ready once: it is in some ten booklets."""
        key = tuple(service[name] for name in ("code", "edition", "lang"))
        if key not in self._services:
            self._services[key] = ready(service)
        return self._services[key]

    def forget(self) -> None:
        """Let the engine forget what it has set: after so many empty documents it does."""
        for _ in range(_REMEMBERED + 1):
            self._nothing.compile()


class _Setting:
    """One booklet while it is set."""

    def __init__(self, printer: Printer, said: dict[str, Any], day: datetime.date) -> None:
        self._printer, self._said, self._day = printer, said, day
        self._names = {service["code"]: service for service in said["services"]}
        self._places: dict[str, Bookmark] = {}
        """Where each service begins, by its code."""

    def whole(self) -> pikepdf.Pdf:
        """All of it. Its beginning is set again when the page numbers in its contents are known."""
        stretches = list(self._services(len(self._beginning().pages)))
        stretches.insert(0, self._beginning())
        as_contents(stretches[0])
        if self._said["index"]:
            stretches.append(self._index(sum(len(one.pages) for one in stretches)))
        return join(stretches, self._places)

    def _beginning(self) -> pikepdf.Pdf:
        names = self._lines(self._names)
        contents = {"heading": self._said["contents"], "services": names}
        return self._set("beginning", 0, {**self._said, "contents": contents})

    def _services(self, before: int) -> Iterator[pikepdf.Pdf]:
        services = self._said["services"]
        for first in range(0, len(services), _AT_ONCE):
            some = services[first : first + _AT_ONCE]
            stretch = self._set("services", before, {"services": some})
            for service, mark in zip(some, bookmarks(stretch), strict=True):
                self._places[service["code"]] = Bookmark(mark.title, before + mark.page)
            before += len(stretch.pages)
            yield stretch

    def _index(self, before: int) -> pikepdf.Pdf:
        sections = [
            {
                **section,
                "groups": [{**one, "services": self._lines(one["codes"])} for one in section["groups"]],
            }
            for section in self._said["index"]
        ]
        return self._set("index", before, {"index": sections})

    def _lines(self, codes: Iterable[str]) -> list[dict[str, Any]]:
        """The names of services, each with the number of its page, or 0 while that is not known."""
        return [
            {
                **{
                    key: self._names[code][key]
                    for key in ("code", "title", "name_lang")
                    if key in self._names[code]
                },
                "page": self._places[code].page + 1 if code in self._places else 0,
            }
            for code in codes
        ]

    def _set(self, stretch: str, before: int, says: dict[str, Any]) -> pikepdf.Pdf:
        """A stretch of the booklet, after so many pages."""
        frame = {key: self._said[key] for key in _FRAME}
        said = {**frame, **says, "stretch": stretch, "first_page": before + 1}
        if stretch == "beginning":
            del said["services"], said["index"]
        document = self._printer.set(said, self._day, space=_SPACE.get(said["edition"], "usual"))
        self._printer.forget()
        return document


_FRAME = (*INPUTS, "document", "link", "furniture")
"""What every stretch needs."""
