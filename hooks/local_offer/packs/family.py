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
    title, printer = Said(catalogue(lang).say("booklet.for_you"), lang), Printer()
    leaflets = Leaflets(directory, edition, lang)
    whole = volumes(chosen.entries)
    for number, volume in enumerate(whole):
        says = booklet(leaflets, whole, number, title, cover=cover)
        yield volume, printer.make(says, day_of(volume))
