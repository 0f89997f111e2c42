"""Puts the stretches of a booklet together as one PDF, with all that a screen reader needs.

To set 150 services in one go would take half a gigabyte of memory. Each stretch is a whole PDF from the same
engine, with tags of its own. Here the trees of tags become one, as pages come one after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Name, OutlineItem

LEADS_TO = "leaflet:"
"""How a link to a service begins, before it is known on which page that is."""

_IN_CONTENTS = {"/L": Name.TOC, "/LI": Name.TOCI, "/LBody": Name.Reference}
"""What the parts of a list are in a table of contents."""


class Bookmark(NamedTuple):
    """What begins a page of its own."""

    title: str
    page: int
    """From 0."""


def bookmarks(document: pikepdf.Pdf) -> list[Bookmark]:
    """The bookmarks of a document, in its order."""
    at = {page.objgen: number for number, page in enumerate(document.pages)}
    with document.open_outline() as outline:
        return [Bookmark(item.title, at[item.destination[0].objgen]) for item in outline.root]


def join(stretches: list[pikepdf.Pdf], places: Mapping[str, Bookmark]) -> pikepdf.Pdf:
    """The stretches as one document: the first, with the others added to it.

    `places` says by code where a service begins in the whole. The list is emptied on the way: each stretch
    takes memory until it is let go.
    """
    whole = stretches.pop(0)
    found = bookmarks(whole)
    while stretches:
        stretch, before = stretches.pop(0), len(whole.pages)
        found += [mark._replace(page=before + mark.page) for mark in bookmarks(stretch)]
        _add(whole, stretch)
    _lead(whole, places)
    with whole.open_outline() as outline:
        outline.root[:] = [OutlineItem(mark.title, mark.page, "XYZ") for mark in found]
    return whole


def as_contents(document: pikepdf.Pdf) -> None:
    """Say of the lists in a document that they are a table of contents."""
    for element in _elements(document.Root.StructTreeRoot.K[0]):
        if Name.A in element and element.S == Name.L:
            del element.A  # how its bullets look
        element.S = _IN_CONTENTS.get(str(element.S), element.S)


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """An element of the tree of tags and all below it."""
    yield element
    for child in element.get("/K", []):
        if isinstance(child, pikepdf.Dictionary) and Name.S in child:
            yield from _elements(child)


def _add(whole: pikepdf.Pdf, stretch: pikepdf.Pdf) -> None:
    """Add the pages of a stretch, and its tags. Each page and link knows its tags by a number."""
    tags = whole.Root.StructTreeRoot
    taken = int(tags.ParentTreeNextKey)
    for page in stretch.pages:
        for owner, key in (
            (page.obj, Name.StructParents),
            *((a, Name.StructParent) for a in _annotations(page)),
        ):
            if key in owner:
                owner[key] = int(owner[key]) + taken
    whole.pages.extend(stretch.pages)  # first, so that the copied tags find them
    added = whole.copy_foreign(stretch.Root.StructTreeRoot)
    document = tags.K[0]
    for element in added.K[0].K:
        element.P = document
        document.K.append(element)
    numbers = list(added.ParentTree.Nums)
    for number, owner in zip(numbers[::2], numbers[1::2], strict=True):
        tags.ParentTree.Nums.append(int(number) + taken)
        tags.ParentTree.Nums.append(owner)
    tags.ParentTreeNextKey = taken + int(added.ParentTreeNextKey)
    for role, standard in added.get("/RoleMap", {}).items():
        tags.RoleMap[role] = standard


def _lead(whole: pikepdf.Pdf, places: Mapping[str, Bookmark]) -> None:
    """Let the links in contents and index lead to their pages, and say where to."""
    for page in whole.pages:
        for annotation in _annotations(page):
            address = str(annotation.A.URI) if Name.A in annotation else ""
            if not address.startswith(LEADS_TO):
                continue
            name, number = places[address.removeprefix(LEADS_TO)]
            target = whole.pages[number].obj
            del annotation.A
            annotation.Dest = Array([target, Name.XYZ, 0, target.MediaBox[3], 0])
            annotation.Contents = pikepdf.String(f"{name}, {number + 1}")


def _annotations(page: pikepdf.Page) -> list[pikepdf.Object]:
    return list(page.obj.get("/Annots", []))
