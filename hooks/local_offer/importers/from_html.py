"""HTML to Markdown of the kind a record holds: paragraphs, lists, bold, links and nothing else."""
# ruff: noqa: ARG002 - markdownify calls every converter with the same arguments

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from typing import Any

from bs4 import XMLParsedAsHTMLWarning
from markdownify import MarkdownConverter

from .reach import link

TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")


def markdown_of(html: str, say: Callable[[str, str], None]) -> str:
    """The Markdown of some HTML. Pictures and unsafe links are said and left out; their words stay."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
            made = _Converter(say=say).convert(html)
    except RecursionError:
        say("HTML that is nested too deep: only its words were kept", html[:60])
        return TAG.sub(" ", html)
    # Bold inside bold, and bold that ended up around nothing.
    return re.sub(r"\*{4,}", "", re.sub(r"(?m)^[ \t]*\*{1,3}[ \t]*$", "", made))


class _Converter(MarkdownConverter):
    """markdownify with fewer kinds of mark."""

    class Options:
        """No `<https://...>`, which looks like HTML, and no escapes in names with underscores."""

        autolinks = False
        escape_underscores = False
        bullets = "-"

    def convert_hN(self, n: int, el: Any, text: str, parent_tags: set[str]) -> str:
        """Make a heading a bold paragraph: a record has no headings of its own."""
        words = " ".join(text.replace("*", "").split())
        return f"\n\n**{words}**\n\n" if words else ""

    def convert_img(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Leave out a picture."""
        self.options["say"]("pictures left out", str(el.get("alt") or el.get("src") or "")[:100])
        return ""

    def convert_a(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Keep a link that has words and leads somewhere safe."""
        words = " ".join(text.split()).replace("[", "(").replace("]", ")")
        href = str(el.get("href") or "")
        target = link(href)
        if words and href and not target:
            self.options["say"]("links left out", f"{words}: {href}")
        before, after = " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
        return before + (f"[{words}]({target})" if words and target else words) + after

    def convert_br(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Start a new paragraph, where one can start."""
        return " " if parent_tags & {"li", "td", "a", "b", "strong", "em", "i"} else "\n\n"

    def convert_td(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Write the cells of a row one after the other."""
        return f"{' '.join(text.split())}, " if text.strip() else ""

    convert_th = convert_td

    def convert_tr(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Write a row as a paragraph."""
        return f"\n\n{text.strip(', ')}\n\n"

    def convert_hr(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Drop a line that only divides."""
        return "\n\n"

    def convert_blockquote(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Write a quotation as paragraphs."""
        return f"\n\n{text.strip()}\n\n"

    convert_pre = convert_blockquote

    def convert_code(self, el: Any, text: str, parent_tags: set[str]) -> str:
        """Write code as text."""
        return text
