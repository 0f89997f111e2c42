"""Text of other systems made fit for a record: HTML to Markdown, what nobody can see out, links made safe.

Each repair is said with `say(kind, what)`, so that an import can list it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from ..rules.words import words_in
from .from_html import TAG, markdown_of
from .reach import link

Say = Callable[[str, str], None]

_OPENS_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BARE_LINK = re.compile(r"<((?:https?://|mailto:)?[^<>\s\"'=]+[.@][^<>\s\"'=]+)>")
_COMMENT = re.compile(r"<!--.*?-->|<[!?][^<>]*>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_LINK = re.compile(
    r"(!?)\[([^\]]*)\]\(\s*((?:[^()\s]|\([^()\s]*\))*)[^()]*\)|(?m:^)[ >]*\[([^\[\]\n]+)\]:[ \t]*(?=\S)"
)
_SCRIPT = re.compile(r"\b(?:javascript|vbscript)\s*:", re.IGNORECASE)
_RUNS = re.compile(r"<script\b.*?</script\s*>", re.IGNORECASE | re.DOTALL)
_BULLET = re.compile(r"[•·●▪◦‣*\-–][ \t]+(?=\S)")
_SENTENCE = re.compile(
    r"(?<=[.!?])(?<!\bSt\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bNo\.)(?<!\b[A-Z]\.)\s+(?=[A-Z“\"'(])"
)

_BROKEN = re.compile("[\ud800-\udfff\ufffd]")
_UNSEEN = (
    *(*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F)),
    *(*range(0x2060, 0x2070), 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)),
)
_SEEN: dict[int, str] = {
    **dict.fromkeys(_UNSEEN, ""),
    **{
        code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0)
    },  # Windows quotes and dashes
    **{0x09: " ", 0xA0: " ", 0x202F: " ", 0x2028: "\n", 0x2029: "\n"},
}


def visible(data: Any, say: Say) -> Any:
    """All texts in some data without characters that nobody can see, and with one kind of line end."""
    if isinstance(data, dict):
        return {visible(key, _nothing): visible(value, say) for key, value in data.items()}
    if isinstance(data, list):
        return [visible(value, say) for value in data]
    if not isinstance(data, str):
        return data
    text = data.replace("\r\n", "\n").replace("\r", "\n").translate(_SEEN)
    if _BROKEN.search(data):
        say("broken characters taken out", text)
    return text


def line(text: str, say: Say) -> str:
    """One line of plain text."""
    text = _entities(text)
    if TAG.search(text):
        text = _entities(TAG.sub(" ", _COMMENT.sub("", text)))
    return " ".join(_harmless(text, say).split())


def prose(text: str, say: Say) -> str:
    """Markdown without HTML, pictures, headings or unsafe links; "" when nothing is left to read."""
    text = _COMMENT.sub("", _BARE_LINK.sub(r"\1", text))
    if not TAG.search(text):
        text = _COMMENT.sub("", _entities(text))  # the whole text may be HTML that was escaped once more
    if _RUNS.search(text):
        say("scripts taken out", " ".join(TAG.sub("", _RUNS.search(text).group()).split())[:60])
    text = markdown_of(text, say) if TAG.search(text) else _from_plain(text)
    for _ in range(3):
        text = _entities(TAG.sub("", text))
    return _paragraphs(_harmless(_links(text, say), say))


def plain(markdown: str) -> str:
    """Our own Markdown as the words people read."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return re.sub(r"\\([*#])", r"\1", re.sub(r"(?<!\\)\*", "", text))


def first_sentences(markdown: str, most: int) -> str:
    """The first sentences of our own Markdown, of at most so many words; "" where they would not stand alone."""
    for paragraph in markdown.strip().split("\n\n"):
        words = " ".join(plain(paragraph).split())
        heading = re.fullmatch(r"\*\*[^*]+\*\*", paragraph.strip())
        if heading or paragraph.startswith("- ") or words_in(words) < 4 or words.endswith(":"):
            continue
        taken: list[str] = []
        for sentence in _SENTENCE.split(words):
            if words_in(" ".join([*taken, sentence])) > most:
                break
            taken.append(sentence)
        return " ".join(taken) if any(not sentence.endswith("?") for sentence in taken) else ""
    return ""


def _entities(text: str) -> str:
    for _ in range(3):
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    return text.translate(_SEEN)


def _harmless(text: str, say: Say) -> str:
    """No signs that a page could take for a tag, no word that starts a script."""
    if _SCRIPT.search(text):
        say("scripts taken out", " ".join(text.split())[:60])
        text = _SCRIPT.sub("", text)
    return _OPENS_TAG.sub("< ", text)


def _links(text: str, say: Say) -> str:
    """Only links that a family can follow. The words of the others stay."""

    def safe(found: re.Match[str]) -> str:
        picture, words, target, definition = found.groups()
        if definition:
            return f"{definition}: "
        kept = "" if picture else link(target)
        if not kept:
            say("pictures left out" if picture else "links left out", found.group())
        return f"[{words}]({kept})" if kept and words else words

    text = _LINK.sub(safe, text)
    # Signs that are half a link or picture, and that Markdown could take for a whole one.
    return re.sub(r"\]\((?!(?:https?://|tel:|mailto:)\S)", "] (", text.replace("![", "! ["))


def _from_plain(text: str) -> str:
    """Plain text: a line is a paragraph, lines that start with a dot or dash are a list."""
    made, before = "", ""
    for part in (part.strip() for part in text.split("\n")):
        item = _BULLET.sub("- ", part, count=1) if _BULLET.match(part) else part
        made += ("\n" if item.startswith("- ") and before.startswith("- ") else "\n\n") + item
        before = item
    return made


def _paragraphs(text: str) -> str:
    """Paragraphs with one empty line between them, none without words, none that is a heading by accident."""
    lines = [re.sub(r"^#{1,6}\s+(.+?)\s*#*$", r"**\1**", part.rstrip()) for part in text.split("\n")]
    lines = [re.sub(r"^#", r"\\#", part) if re.search(r"\w", part) else "" for part in lines]
    lines = [re.sub(r"(?<=\S) {2,}", " ", part) for part in lines]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n").lstrip()
    return f"{text}\n" if text else ""


def _nothing(kind: str, what: str) -> None:
    """For names of members, where nothing need be said."""
