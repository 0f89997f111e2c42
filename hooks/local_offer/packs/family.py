"""A pack for one family. Nothing of it is kept: no cache, no log, and in the file nothing but its title."""

from __future__ import annotations

from collections.abc import Iterator

from ..directory import Directory
from ..languages.catalogue import catalogue
from ..languages.said import Said
from ..leaflets.printing import Printed
from .choosing import Chosen
from .content import Leaflets, booklet, day_of
from .printing import Printer
from .volumes import Volume, volumes


def make(
    directory: Directory, chosen: Chosen, *, edition: str, lang: str, cover: str
) -> Iterator[tuple[Volume, Printed]]:
    """The volumes of the pack, one after the other. Raises typst.TypstError when one cannot be set."""
    says = catalogue(lang)
    title, printer = Said(says.say("booklet.for_you"), says.written_in), Printer()
    silent = {"no_area": chosen.no_area, "may_fit": chosen.may_fit}
    notes = [
        Said(says.say(f"booklet.{key}", number=str(n)), says.written_in) for key, n in silent.items() if n
    ]
    leaflets = Leaflets(directory, edition, lang)
    whole = volumes(chosen.entries)
    for number, volume in enumerate(whole):
        content = booklet(leaflets, whole, number, title, cover=cover, notes=notes)
        yield volume, printer.make(content, day_of(volume))
