"""Print copies of small sheets: as many as fit on A4, with marks where to cut.

Several pages on one lose the tags that a screen reader needs. So the copy lies apart from the accessible
file and says in its title what it is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from .kinds import Cut

_MM = 72 / 25.4
A4 = (210 * _MM, 297 * _MM)
"""Standing, in points."""

_MARK = 6 * _MM
"""How long a mark is. It ends before the sheet begins, or at the paper's edge lies on the line of the cut."""
_GAP = 1 * _MM


def to_cut(sheet: bytes, cut: Cut) -> bytes:
    """The pages of a sheet, each repeated all over a page of A4.

    The pages stand in the middle of it, so that the second is behind the first when it is printed on both sides.
    """
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(sheet)) as small, pikepdf.new() as large:
        paper = A4[::-1] if cut.lying else A4
        for page in small.pages:
            _, _, width, height = (float(side) for side in page.mediabox)
            left, bottom = ((paper[0] - cut.across * width) / 2, (paper[1] - cut.down * height) / 2)
            lefts = [left + width * number for number in range(cut.across + 1)]
            bottoms = [bottom + height * number for number in range(cut.down + 1)]
            sheets = large.add_blank_page(page_size=paper)
            form = large.copy_foreign(page.as_form_xobject())
            # Named by us: names that pikepdf gives are other ones each time, and so would be the bytes.
            sheets.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Sheet": form}))
            drawn = [f"q 1 0 0 1 {x:.3f} {y:.3f} cm /Sheet Do Q" for y in bottoms[:-1] for x in lefts[:-1]]
            drawn += ["q 0.5 w 0.3 G", *_marks(lefts, bottoms, paper), "Q"]
            sheets.obj.Contents = large.make_stream("\n".join(drawn).encode())
        for key in ("/Author", "/CreationDate", "/ModDate"):
            if key in small.docinfo:
                large.docinfo[key] = small.docinfo[key]
        sides = "on both sides, " if len(small.pages) > 1 else ""
        large.docinfo["/Title"] = (
            f"{small.docinfo.get('/Title', '')} (print copy: {cut.across * cut.down} on A4, {sides}to cut)"
        )
        large.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return made.getvalue()


def _marks(lefts: list[float], bottoms: list[float], paper: tuple[float, float]) -> Iterator[str]:
    """A mark at both ends of every line of a cut: outside the sheets, or where they reach the edge, on the line."""
    for x in lefts:
        if 0.5 < x < paper[0] - 0.5:
            for edge, away in ((bottoms[0], -1), (bottoms[-1], 1)):
                yield _mark((x, edge), (0, away), edge if away < 0 else paper[1] - edge)
    for y in bottoms:
        if 0.5 < y < paper[1] - 0.5:
            for edge, away in ((lefts[0], -1), (lefts[-1], 1)):
                yield _mark((edge, y), (away, 0), edge if away < 0 else paper[0] - edge)


def _mark(at: tuple[float, float], away: tuple[int, int], room: float) -> str:
    """A line from near the edge of the sheets to the margin; into the sheets where there is no margin."""
    start, length = (_GAP, min(_MARK, room - _GAP)) if room > 3 * _GAP else (-_MARK - _GAP, _MARK + _GAP)
    (x, y), (dx, dy) = at, away
    ends = ((x + dx * start, y + dy * start), (x + dx * (start + length), y + dy * (start + length)))
    return "{:.2f} {:.2f} m {:.2f} {:.2f} l S".format(*ends[0], *ends[1])
