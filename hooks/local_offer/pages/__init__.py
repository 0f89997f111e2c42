"""What each kind of page carries. A page is text: front matter that its template reads, and a heading.

Templates read nothing but `page.meta` and `config.extra.local_offer`, so the same text would build with
another site generator.
"""

from __future__ import annotations

import datetime
import json
import re
from dataclasses import dataclass
from typing import Any

_OURS = re.compile(r"---\n(\{.*\})\n---\n\n(# .*\n)")


@dataclass(frozen=True)
class PageText:
    """One page: its address without slashes at the ends, what it carries, and its heading."""

    address: str
    template: str
    title: str
    description: str
    meta: dict[str, Any]
    heading: str = ""
    window_title: str = ""
    """What tabs and search engines show, where the title alone could be another page's too."""
    checked_on: datetime.date | None = None
    """The honest date for the sitemap: when a person last checked what is on it."""

    @property
    def source(self) -> str:
        """The Markdown file this page would be."""
        return f"{self.address}.md"

    def text(self) -> str:
        """Front matter as JSON (which is YAML, and keeps every string a string), then the heading."""
        front = {"title": self.title, "description": self.description, "template": self.template, **self.meta}
        if self.window_title:
            front["window_title"] = self.window_title
        if self.checked_on:
            front["checked_on"] = self.checked_on.isoformat()
        return f"---\n{_as_yaml(front)}\n---\n\n# {literal(self.heading or self.title)}\n"


def taken_apart(text: str) -> tuple[dict[str, Any], str] | None:
    """The front matter and the heading of such a text: JSON is read thirty times as fast as YAML. None of any other."""
    ours = _OURS.fullmatch(text)
    try:
        return (json.loads(ours[1]), ours[2]) if ours else None
    except ValueError:
        return None


def _as_yaml(front: dict[str, Any]) -> str:
    """JSON that a YAML reader takes for the same: no surrogate pairs, no line ends that only YAML knows."""
    text = json.dumps(front, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ufeff]", lambda sign: f"\\u{ord(sign.group()):04x}", text)


def literal(text: str) -> str:
    """Text that Markdown shows as it is: every sign that could mean something becomes its number."""
    return re.sub(r"[^\w\s,.]|_", lambda sign: f"&#{ord(sign.group())};", " ".join(text.split()))
