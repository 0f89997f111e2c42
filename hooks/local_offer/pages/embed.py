"""The page that gives other websites what to paste: a list of services, or the words that lead here."""

from __future__ import annotations

import html
from typing import Any

from ..data.embed import MOST, ForOthers
from ..directory import Directory
from ..listings import KINDS
from ..publish import EMBED
from ..settings import Settings
from . import PageText

_WHAT_IT_IS = "It shows the help there is for children and young people aged 0 to 25 with special educational needs or disabilities, and how to get it."


def embed_page(lists: dict[str, list[ForOthers]], directory: Directory) -> PageText:
    """The page. Without an address of the site it says that there is nothing to lead to yet."""
    settings = directory.settings
    home = f"{settings.site_url.rstrip('/')}/" if settings.site_url else None
    groups = [
        {"label": KINDS[name].title, "lists": [_choice(one) for one in some]} for name, some in lists.items()
    ]
    meta: dict[str, Any] = {"home": home, "groups": groups, "most": MOST}
    if home:
        meta |= {"code": _code(home, settings), **_words(home, settings)}
    return PageText(
        EMBED,
        "embed.html",
        "Show our services on your website",
        "For schools, GP surgeries and charities: a list of local help for your own pages, and words that link to the Local Offer.",
        {"embed": meta},
    )


def _choice(one: ForOthers) -> dict[str, Any]:
    """One list to choose. Its title goes into code, so it is escaped as code is."""
    title = html.escape(one.title)
    return {"name": one.name, "label": one.label, "title": title, "count": len(one.entries)}


def _code(home: str, settings: Settings) -> str:
    """The code that shows a list. `{name}` and `{title}` stand for those of the list."""
    home, offer = html.escape(home), html.escape(settings.offer_name)
    return (
        f'<div data-local-offer="{{name}}" data-local-offer-site="{home}">'
        f'<a href="{home}{{name}}/">{{title}} ({offer})</a></div>\n'
        f'<script src="{home}{EMBED}/list.js" async></script>'
    )


def _words(home: str, settings: Settings) -> dict[str, str]:
    """The words that link here, plain and as code."""
    who, offer, helpline = settings.council, settings.offer_name, settings.helpline
    start = f"{who} publishes the " if who else "See the "
    ring = f" To talk to a person, ring {helpline.name} on {helpline.phone}." if helpline else ""
    after = f"{_WHAT_IT_IS}{ring}"
    link = f'<a href="{html.escape(home)}">{html.escape(offer)}</a>'
    return {
        "words": f"{start}{offer}: {home}\n{after}",
        "words_as_code": f"<p>{html.escape(start)}{link}. {html.escape(after)}</p>",
    }
