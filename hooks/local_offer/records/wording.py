"""The sentences that checks say, in tables: Python fills them in here, and the form in the browser."""

from __future__ import annotations

import re


class Says(dict[str, str]):
    """Sentences by what is wrong. `{words}` in one stands for a fact of that name; other braces are braces."""

    def __call__(self, wrong: str, **told: object) -> str:
        """The sentence with its facts. A `value` that was typed is quoted as Python quotes it."""
        told = {name: repr(fact) if name == "value" else fact for name, fact in told.items()}
        return re.sub(r"\{([a-z]+)\}", lambda found: str(told[found[1]]), self[wrong])
