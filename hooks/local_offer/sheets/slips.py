"""What the slips say that people fill in: what they think of the Local Offer, and when to ring them."""

from __future__ import annotations

from ..languages.told import Speech
from ..leaflets.parts import Item, Part, fact, facts_of, filled, paragraph, part, run_in, text
from ..markup import Block
from .about_us import doubts, doubts_in_short, helpline_of, name_of_helpline, number, offer_name, whose

AS_MANY_AS_FIT = 0
"""Lines to write on, where the paper decides how many."""


class ToFillIn(Block):
    """What a slip has that a leaflet has not: "ticks" are boxes with words, "code" has a box for each letter
    of a leaflet's code, "write" has a line to write on after each name, "lines" are lines alone."""

    lines: int


def comment_slip(speech: Speech) -> list[Part]:
    """What it is about, who says it, what they say, and what happens with it."""
    post, (council, demonstration) = helpline_of(speech).post, whose(speech)
    who = [_say(speech, f"comment.{one}") for one in ("parent", "young", "worker")]
    about = [filled(speech, "comment.offer", offer=offer_name(speech)), _say(speech, "comment.missing")]
    return [
        *part(
            None,
            facts_of(council, run_in(demonstration, *doubts(speech))),
            paragraph(_say(speech, "comment.intro")),
        ),
        *part(
            speech.say("comment.about"),
            _to_fill_in("code", [_say(speech, "comment.service")]),
            _to_fill_in("ticks", about),
        ),
        *part(speech.say("comment.who"), _to_fill_in("ticks", who)),
        *part(
            speech.say("comment.write"),
            paragraph(_say(speech, "comment.leave_out")),
            _to_fill_in("lines", [], lines=AS_MANY_AS_FIT),
        ),
        *part(
            speech.say("comment.answer"),
            _to_fill_in("ticks", [_say(speech, "comment.reach")]),
            _to_fill_in("lines", [], lines=1),
            paragraph(_say(speech, "comment.private")),
        ),
        *part(
            speech.say("comment.send"),
            facts_of(
                _say(speech, "comment.hand_in"),
                run_in(_say(speech, "comment.post"), fact(post)) if post else [],
            ),
        ),
        *part(
            speech.say("comment.next"),
            facts_of(
                _say(speech, "comment.published"),
                run_in(_say(speech, "comment.own_child"), number(speech)),
            ),
        ),
    ]


def callback_slip(speech: Speech) -> list[Part]:
    """Who is to be rung, when, in which language and about what; and what happens with the slip."""
    asked = [_say(speech, f"callback.{one}") for one in ("name", "phone", "when", "language", "about")]
    return [
        *part(None, paragraph(filled(speech, "callback.intro", name=name_of_helpline(speech)))),
        *part(
            None,
            _to_fill_in("write", asked),
            _to_fill_in("ticks", [_say(speech, "callback.message")]),
        ),
        *part(
            None,
            facts_of(
                [{**run, "bold": True} for run in _say(speech, "callback.destroyed")],
                _say(speech, "callback.desk"),
                whose(speech)[1],
                doubts_in_short(speech),
            ),
            look="foot",
        ),
    ]


def _say(speech: Speech, key: str) -> Item:
    return text(speech.say(key))


def _to_fill_in(kind: str, items: list[Item], lines: int = 0) -> list[ToFillIn]:
    return [{"kind": kind, "items": items, "lines": lines}]
