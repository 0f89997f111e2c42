"""The hand-written pages in docs/: Markdown with the council's own facts filled in.

A page says `{{ offer.helpline.phone }}` and never the number itself, so that one change in mkdocs.yml
reaches every page. These pages are the council's own and are trusted; records never come this way.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from typing import Any

import jinja2

from ..directory import Directory
from ..offer import dial, offer_view

_JINJA = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=False, keep_trailing_newline=True)


def fill_in(text: str, page: str, directory: Directory, pages: Collection[str]) -> str:
    """The Markdown of one hand-written page with everything filled in.

    `page` is its file below docs/, `pages` the files that the site will have. Raises jinja2.TemplateError
    when the page asks for something that does not exist.
    """
    link = _linker(page, pages)

    def service(slug: str, words: str) -> str:
        return link(f"services/{slug}", words)

    tiers = [
        {"key": key, "label": term.label, "explanation": term.explanation}
        for key, term in directory.vocabularies["tiers"].items()
    ]
    return _JINJA.from_string(text).render(
        offer=_with_links(offer_view(directory)), tiers=tiers, link=link, service=service
    )


def _linker(page: str, pages: Collection[str]) -> Callable[[str, str], str]:
    """Makes Markdown links to other pages of the site; words alone where there is no such page."""

    def link(address: str, words: str) -> str:
        for target in (f"{address}.md", f"{address}/index.md"):
            if target in pages:
                return f"[{words}]({posixpath.relpath(target, posixpath.dirname(page) or '.')})"
        return words

    return link


def _with_links(offer: dict[str, Any]) -> dict[str, Any]:
    helpline = dict(offer["helpline"])
    helpline["phone_link"] = f"[{helpline['phone']}]({dial(helpline['phone'])})"
    helpline["email_link"] = f"[{helpline['email']}](mailto:{helpline['email']})" if helpline["email"] else ""
    helpline["bsl"] = f"[ring us in British Sign Language]({helpline['bsl']})" if helpline["bsl"] else ""
    return {**offer, "helpline": helpline, "repository": offer["repository"] or {"url": ""}}
