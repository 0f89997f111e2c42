"""A page as text: what it carries comes back as it went in, by MkDocs' own reader and by our faster one."""

from __future__ import annotations

import datetime

from local_offer.pages import PageText, taken_apart
from mkdocs.utils.meta import get_data

OF_OTHERS = (
    *("", "# Hello\n", "---\ntitle: Hello\n---\n\n# Hello\n", "---\n{title: Hello}\n---\n\n# Hello\n"),
    *('---\n{\n"a": 1\n}\n---\n\n# Hello\n', "---\n{{ macro }}\n---\n\n# Hello\n", '---\n{"a": 1}\n---\n'),
    *('---\n{"a": 1}\n---\n# Hello\none\ntwo\n', '---\n{"a": 1}\n---\n\n# Hello\n\nand more\n'),
)
NASTY = "no: \"yes\" 'on' # 1e3\n---\n\u2028\x85\ufeff \\u0041 {a: 1} 👪 বাংলা \x7f"


def test_what_a_page_carries_is_the_same_however_it_is_read() -> None:
    """YAML takes "no" for false, some signs for the end of a line, and three dashes for the end of it all."""
    meta = {"words": NASTY, "number": 1.5, "none": None, "list": [{"yes": True, "key: with": []}]}
    page = PageText("a/b", "page.html", NASTY, "", meta, checked_on=datetime.date(2026, 9, 1))
    front, heading = taken_apart(page.text())
    assert front["words"] == NASTY
    assert front["checked_on"] == "2026-09-01"
    text, as_mkdocs_reads_it = get_data(page.text())
    assert (heading.strip(), front) == (text.strip(), as_mkdocs_reads_it)


def test_pages_of_others_are_left_to_mkdocs() -> None:
    """Another plugin may make pages too, with front matter as people write it."""
    for text in OF_OTHERS:
        assert taken_apart(text) is None
