"""Print copies: an A5 leaflet two pages side by side on A4, to print on both sides, fold and staple.

Two pages on one lose the tags that a screen reader needs. So the copy lies apart from the accessible file
and says in its title what it is.
"""

from __future__ import annotations

import io

import pikepdf

_MM = 72 / 25.4
SHEET = (297 * _MM, 210 * _MM)
"""A4 on its side, in points."""


def two_up(booklet: bytes, *, from_the_right: bool = False) -> bytes:
    """The pages of a booklet as the sides of folded sheets.

    `from_the_right` is for languages that are read from right to left: the booklet opens the other way.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(booklet)) as book, pikepdf.new() as sheets:
        forms = [sheets.copy_foreign(page.as_form_xobject()) for page in book.pages]
        for left, right in sides(len(forms)):
            page = sheets.add_blank_page(page_size=SHEET)
            places = [
                (half, number)
                for half, number in enumerate((right, left) if from_the_right else (left, right))
                if number < len(forms)
            ]
            # Named by us: names that pikepdf gives are other ones each time, and so would be the bytes.
            named = {f"/Half{half}": forms[number] for half, number in places}
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(named))
            drawn = "".join(
                f"q 1 0 0 1 {half * SHEET[0] / 2:.3f} 0 cm /Half{half} Do Q\n" for half, _ in places
            )
            page.obj.Contents = sheets.make_stream(drawn.encode())
        for key, value in book.docinfo.items():
            if key in ("/Author", "/CreationDate", "/ModDate"):
                sheets.docinfo[key] = value
        title = book.docinfo.get("/Title", "")
        sheets.docinfo["/Title"] = (
            f"{title} (print copy: A4 on both sides, turn on the short edge, fold to A5)"
        )
        sheets.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def sides(pages: int) -> list[tuple[int, int]]:
    """The page numbers, from 0, left and right on each side of the sheets. A number may be past the last page."""
    whole = -(-pages // 4) * 4
    return [
        (whole - 1 - side, side) if side % 2 == 0 else (side, whole - 1 - side) for side in range(whole // 2)
    ]
