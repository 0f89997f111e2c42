"""What the YAML reader says, turned into what a provider must do."""

from __future__ import annotations

import re

import yaml

SIGN_AT_START = (
    "A text may not start with one of & * ! ? because YAML reads more into it. Put the text in quotes."
    " Start list items with `- `."
)
_NOT_CLOSED = (
    "A bracket is opened here and not closed. If the text in it holds ` #`, put that text in quotes."
)

_ADVICE = (
    (
        r"found character '\\t'|found a tab character|cannot start any token|scanning a directive",
        "A line may not start with a tab or with one of @ ` %. Use spaces, or put the text in quotes.",
    ),
    (
        r"scanning an (alias|anchor)|scanning a tag|mapping keys are not allowed",
        SIGN_AT_START,
    ),
    (
        r"did not find expected key",
        "The indent is not the same as in the lines above, a text goes on after its closing quote, or ` #` cut a text short.",
    ),
    (
        r"did not find expected '-' indicator",
        "The items of this list are not under one another. Start each with `- ` and the same indent.",
    ),
    (
        r"block sequence entries are not allowed",
        "A list starts on the line below its key: one item a line, each starting with `- `.",
    ),
    (
        r"parsing a flow node did not find expected node content",
        "Look at the brackets: one is not closed, or there is a comma too many.",
    ),
    (
        r"did not find expected node content",
        "A text may not start with a bracket or a comma. Put it in quotes.",
    ),
    (
        r"scanning a block scalar",
        "After `|` or `>` the text starts on the next line, indented with spaces.",
    ),
    (
        r"escape character|escape code|hexdecimal number",
        "A `\\` in double quotes means something else. Use single quotes.",
    ),
    (
        r"expected a single document|another document|expected <document start>",
        "There is a line of `---` or `...` that cuts the record in two. Take it out.",
    ),
)
_STARTS_EARLIER = (
    (
        r"could not find expected ':'",
        "This line has no `: ` after its key, or it belongs to the text above and is not indented.",
    ),
    (r"did not find expected ',' or", _NOT_CLOSED),
    (r"unexpected end of stream|unexpected document indicator", "A quote is opened here and not closed."),
)
"""Noticed only further down: the mend is where the line, the bracket or the quote starts."""


def in_plain_words(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, str]:
    """The line to look at and what to do there, for a file that is not valid YAML."""
    said = " ".join(filter(None, (error.context, error.problem)))
    mark = error.problem_mark or error.context_mark
    line = min(mark.line + 1, len(lines)) if mark else 1
    for pattern, advice in _STARTS_EARLIER:
        if re.search(pattern, said):
            return (error.context_mark.line + 1 if error.context_mark else line), advice
    if "mapping values are not allowed" in said:
        return line, _colon(lines[mark.line][: mark.column] if mark and mark.line < len(lines) else "")
    for pattern, advice in _ADVICE:
        if re.search(pattern, said):
            return line, advice
    return line, f"This is not valid YAML ({said})."


def _colon(before: str) -> str:
    """What to do about a colon that cannot stand where it is, given the line before it."""
    if ": " in before:
        return "There is a second `: ` in this line. Put the text after the first one in quotes."
    return "This line is indented too much, or the line above has no space after its `:`."
