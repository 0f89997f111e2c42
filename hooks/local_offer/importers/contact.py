"""Ways to reach a service: one contact of a record, and all further ones in words. Never a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..rules.people import ROLE_WORDS, looks_like_a_name
from .clean import Say, line
from .given import Given
from .reach import emails, is_placeholder, phones, web

ROLES = ROLE_WORDS - {"the", "first", "line", "early", "single", "young", "key", "box"} | {
    *("chief", "executive", "managing", "owner", "chairperson", "chairman", "chairwoman", "president"),
    *("treasurer", "ordinator", "supervisor", "vicar", "headteacher"),
}
"""A text with one of these words, in the singular or plural, can be a role."""
_TWO_NAMES = re.compile(r"(?=\b([A-Z][a-z'’]+) ([A-Z][a-z'’]+))")


@dataclass
class _Ways:
    """What has been found so far. The first of each kind is the contact's, the others are listed."""

    say: Say
    contact: dict[str, str] = field(default_factory=dict)
    more: list[str] = field(default_factory=list)

    def add(self, kind: str, value: str, who: str = "", note: str = "") -> None:
        """One way to reach them, whose it is, and what was said beside it, where that is known."""
        if value in self.contact.values() or any(value in text for text in self.more):
            return
        said = f"{value} ({note.strip('()')})" if note else value
        if kind in self.contact:
            self.more.append(f"{who}: {said}" if who else said)
            return
        self.contact[kind] = value
        if who:
            self.contact.setdefault("role", who)
        if note:
            self.more.append(said)

    def phones(self, text: str, kind: str, who: str) -> None:
        """The numbers in a text. Words around them name who answers, or stay with the number."""
        numbers, words = phones(text)
        if not numbers:
            self.say("phone numbers that cannot be dialled in the UK, left out", text)
        if re.search(r"\bfax\b", f"{kind} {words}", re.IGNORECASE):
            self.say("fax numbers left out", text)
            return
        kind = "text" if re.search(r"\b(sms|text)\b", f"{kind} {words}", re.IGNORECASE) else "phone"
        if words and could_name(words):
            self.say("words beside a phone number that may name a person, left out", "")
            words = ""
        for number in numbers:
            self.add(kind, number, words if says_a_role(words) else who, "" if says_a_role(words) else words)

    def emails(self, text: str, who: str = "") -> None:
        """The addresses in a text."""
        found = emails(text)
        if text and not found:
            kind = "placeholders" if is_placeholder(text) else "addresses that cannot be right,"
            self.say(f"e-mail {kind} left out", text)
        for address in found:
            self.add("email", address, who)

    def webs(self, text: str, who: str = "") -> None:
        """The web addresses in a text."""
        found = [web(text)] if web(text) else [part for part in map(web, text.split()) if part]
        if text and not found:
            kind = "placeholders" if is_placeholder(text) else "addresses that cannot be right,"
            self.say(f"web {kind} left out", text)
        elif text and not text.lower().startswith(("http://", "https://")):
            self.say("web addresses given the https:// they had lost", text)
        for address in found:
            if who and "web" in self.contact:
                self.more.append(f"[{who}]({address})")
            else:
                self.add("web", address)


def find_contact(given: Given, organisation: Given, say: Say) -> tuple[dict[str, str], list[str]]:
    """The contact of a service, and further ways to reach it, each in a few words of Markdown."""
    ways = _Ways(say)
    ways.webs(given.text("url"))
    ways.emails(given.text("email"))
    for phone in given.many("phones", "phone"):
        _phone(ways, phone, "")
    for one in given.many("contacts"):
        if one.yes_or_no("visible") is False:
            say("contacts that are marked as not public, left out", "")
            one.forget()
            continue
        who = _who(one, say)
        for phone in one.many("phones", "phone"):
            _phone(ways, phone, who)
        ways.emails(one.text("email"), who)
        ways.webs(one.text("url"))
        if who:
            ways.contact.setdefault("role", who)
    for link in given.many("links"):
        label = line(link.text("label"), say).replace("[", "(").replace("]", ")")
        ways.webs(link.text("url", "name"), label)
    if "email" not in ways.contact:
        ways.emails(organisation.text("email"))
    return ways.contact, ways.more


def could_name(text: str) -> bool:
    """Whether a text may hold a person's name: two words with capitals, neither of which is part of a role."""
    pairs = [found.group(1, 2) for found in _TWO_NAMES.finditer(text)]
    return looks_like_a_name(text) or any(not says_a_role(f"{one} {two}") for one, two in pairs)


def says_a_role(text: str) -> bool:
    """Whether a text has a word of a role or team in it."""
    words = re.findall(r"[a-z]+", text.lower())
    return any(word in ROLES or word.removesuffix("s") in ROLES for word in words)


def _phone(ways: _Ways, phone: Given, who: str) -> None:
    label, extension = line(phone.text("description"), ways.say), phone.text("extension")
    number = line(phone.text("number", "phone", "name"), ways.say)
    if extension and "ext" not in number.lower():
        number = f"{number} ext {extension}"
    if number:
        ways.phones(f"{label}: {number}" if label else number, phone.text("type"), who)


def _who(given: Given, say: Say) -> str:
    """Who answers, as a role: the title, or a name that can only be a team's."""
    title, name = line(given.text("title"), say), line(given.text("name"), say)
    if title and could_name(title):
        say("contact titles that may name a person, left out", "")
        title = ""
    if name and says_a_role(name) and not could_name(name):
        return title or name
    if name:
        say("contact names left out: a record holds roles, not people", "")
    return title
