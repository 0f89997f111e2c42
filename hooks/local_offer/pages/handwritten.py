"""The hand-written pages in docs/: Markdown with the council's own facts filled in.

A page says `{{ offer.helpline.phone }}` and never the number itself, so that one change in mkdocs.yml
reaches every page. These pages are the council's own and are trusted; records never come this way.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterator
from typing import Any

import jinja2

from .. import facts
from ..directory import Directory
from ..offer import offer_view
from ..sheets.drop_ins import is_drop_in
from . import literal

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
        offer=_with_links(offer_view(directory)),
        tiers=tiers,
        drop_ins="\n".join(_drop_ins(directory, link)),
        link=link,
        service=service,
    )


def _drop_ins(directory: Directory, link: Callable[[str, str], str]) -> Iterator[str]:
    """A list of the services where one just turns up: when, where and who to ring, all on the page itself."""
    for entry in directory.listed:
        record = entry.record
        if not is_drop_in(entry):
            continue
        times = [facts.session(one, directory.vocabularies) for one in record.sessions]
        places = [f"{place.name}, {facts.address(place)}" for _, place in entry.places]
        number = record.contact.phone if record.contact else None
        parts = ["; ".join(times), "; ".join(places), f"Ring {number}" if number else ""]
        if times:
            said = ". ".join(literal(part) for part in parts if part)
            yield f"- **{link(f'services/{entry.slug}', literal(entry.name))}**: {said}"


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
    helpline["phone_link"] = f"[{helpline['phone']}]({facts.dial(helpline['phone'])})"
    helpline["email_link"] = f"[{helpline['email']}](mailto:{helpline['email']})" if helpline["email"] else ""
    helpline["bsl"] = f"[ring us in British Sign Language]({helpline['bsl']})" if helpline["bsl"] else ""
    return {**offer, "helpline": helpline, "repository": offer["repository"] or {"url": ""}}
