"""Rules about translations: they say what the record says, in another language, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from ..problem import Problem
from ..records.kinds import is_text, prose
from ..records.service import Service
from ..records.validate import models_in
from ..records.yaml_lines import At
from .draft import Draft, Shared

ABOUT_IT = ("checked_by", "of")
"""What a translation says about itself."""

FREE_LISTS = ("also_known_as", "words")
"""Lists of what families type, which differ from language to language."""


def translations_mirror_the_record(draft: Draft, shared: Shared) -> Iterator[Problem]:
    """A translation holds the texts of the record, under the same keys, and nothing else."""
    for language, texts in (draft.record.translations if draft.record else {}).items():
        at = ("translations", language)
        if language == "en":
            yield draft.problem(at, "The record itself is in English. Take out `en`.")
            continue
        said = {key: text for key, text in texts.items() if key not in ABOUT_IT}
        yield from _mirror(draft, said, draft.source.data, at, [Service])
        for key in ABOUT_IT:
            yield from _mirror(draft, texts.get(key, ""), "", (*at, key), [])


def _mirror(
    draft: Draft, said: Any, english: Any, at: At, models: list[type[BaseModel]]
) -> Iterator[Problem]:
    """What is wrong with a part of a translation, beside the English and the models that describe it."""
    if isinstance(said, dict) and isinstance(english, dict):
        for key, value in said.items():
            fields = [
                info
                for model in models
                for name, info in model.model_fields.items()
                if key in (name, info.alias)
            ]
            here = (*at, key)
            if not fields:
                message = (
                    f"There is no field `{key}`. A translation uses the names of the record's own fields."
                )
                yield draft.problem(here, message)
            elif key not in english:
                message = f"There is no `{key}` in English to translate. Write it in English first."
                yield draft.problem(here, message)
            elif inner := [model for info in fields for model in models_in(info.annotation)]:
                yield from _mirror(draft, value, english[key], here, inner)
            elif not any(is_text(info.annotation, *info.metadata) for info in fields):
                message = (
                    f"`{key}` is not a text to translate: it is the same in every language. Take it out."
                )
                yield draft.problem(here, message)
            else:
                yield from _mirror(draft, value, english[key], here, [])
    elif isinstance(said, list) and isinstance(english, list):
        if len(said) != len(english) and at[-1] not in FREE_LISTS:
            yield draft.problem(at, f"The English has {len(english)} items here, and this has {len(said)}.")
        for number, (value, original) in enumerate(zip(said, english, strict=False)):
            yield from _mirror(draft, value, original, (*at, number), models)
    elif isinstance(said, str) and isinstance(english, str):
        try:
            prose(said)
        except ValueError as error:
            yield draft.problem(at, f"`{at[-1]}`: {error}")
    else:
        yield draft.problem(at, "This does not have the same shape as the English.")


RULES = (translations_mirror_the_record,)
