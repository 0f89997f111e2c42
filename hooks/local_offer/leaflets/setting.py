"""The engine that sets words as a PDF, typst: words come to it in a file, and how to set them as inputs.

What the engine has worked out for its templates it keeps as long as their inputs are the same. So what is the
same for many leaflets is an input, and what is different in each is not: it takes a quarter of the time away.
Record text is never typst source, and the engine reads nothing but a folder with templates, pictures and words.
"""

from __future__ import annotations

import datetime
import io
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pikepdf
import typst

from .typefaces import write_without_hints

LEAFLETS = Path(__file__).parent
WORDS = "words.json"
INPUTS = ("edition", "lang", "dir", "colour")
"""What of the words the templates also need to know how to set them."""


class Setter:
    """Sets words by a template. Each thread needs one of its own."""

    def __init__(self, template: Path) -> None:
        """The template may use those of its own folder and of leaflets."""
        self._folder = tempfile.TemporaryDirectory(prefix="local-offer-", ignore_cleanup_errors=True)
        self._root = Path(self._folder.name)
        for room in {LEAFLETS, template.parent}:
            shutil.copytree(room, self._root / room.name, ignore=_all_but_templates_and_pictures)
        self._template = self._root / template.parent.name / template.name
        fonts = self._root / "fonts"
        write_without_hints(fonts)
        self._fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
        )
        self._compilers: dict[tuple[str, ...], typst.Compiler] = {}

    def set(self, said: dict[str, Any], day: datetime.date, **inputs: str) -> pikepdf.Pdf:
        """The document that says this. Raises typst.TypstError when it cannot be set."""
        document = pikepdf.open(io.BytesIO(self.compiled(said, day, **inputs)))
        # Where the whole file is said to run from the right, Chrome's reader takes English lines from the right too.
        if "/Direction" in document.Root.ViewerPreferences:
            del document.Root.ViewerPreferences["/Direction"]
        return document

    def compiled(
        self, said: dict[str, Any], day: datetime.date, *, space: str = "usual", **inputs: str
    ) -> bytes:
        """What the engine makes of words that are `ready`, as it comes from it."""
        (self._root / WORDS).write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        how = {**{name: said[name] for name in INPUTS}, "space": space, **inputs}
        return self._compiler(how).compile(
            pdf_standards=["ua-1"],
            timestamp=datetime.datetime.combine(day, datetime.time(), datetime.UTC),
        )

    def _compiler(self, how: dict[str, str]) -> typst.Compiler:
        """The engine with these inputs: with others it would have to work out all that follows from them anew."""
        key = tuple(how.values())
        if key not in self._compilers:
            self._compilers[key] = typst.Compiler(
                str(self._template), root=str(self._root), font_paths=self._fonts, ignore_system_fonts=True,
                sys_inputs=how,
            )  # fmt: skip
        return self._compilers[key]


def _all_but_templates_and_pictures(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name != "pictures" and not name.endswith((".typ", ".svg"))]


def packed(document: pikepdf.Pdf) -> bytes:
    """The document about a quarter smaller: its structure is pressed, what the engine has pressed stays as it is."""
    packed = io.BytesIO()
    document.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


pikepdf.settings.set_flate_compression_level(6)  # 9 is 1 % smaller and takes twice as long
