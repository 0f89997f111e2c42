"""How a field of a record is described: once, here, for checks, schema, forms, guides and feeds alike."""

from __future__ import annotations

from typing import Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field

Need = Literal["always", "targeted", "optional"]
"""When a field must be answered: always; for targeted and specialist services; or never."""

Output = Literal["page", "leaflet", "find", "data", "phone"]
"""Where a fact may be published: pages of the site; paper; the index of find; files for other software; and
what a family saves on its phone."""

EVERYWHERE: tuple[Output, ...] = get_args(Output)


class Record(BaseModel):
    """What every part of a record shares: no unknown keys, and never changed once read."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False)


def field(
    meaning: str,
    *,
    question: str = "",
    why: str = "",
    need: Need = "optional",
    label: str = "",
    example: Any = None,
    default: Any = None,
    public: bool | tuple[Output, ...] = True,
    key: str | None = None,
) -> Any:
    """One field: its meaning in a sentence a provider understands, and when it must be answered.

    A field that is not answered is None, and None is shown as "not known", never as no.
    `question` is what the form asks a provider, and `why` the reason, in a sentence, where it is not plain;
    what no form asks has neither.
    `key` is its name in the file where Python has that word for itself (`from`).
    `label` is the short name used in messages. `public` says where it may be published: everywhere, nowhere,
    or in the outputs that are named.
    """
    outputs = public if isinstance(public, tuple) else EVERYWHERE if public else ()
    return Field(
        default=default,
        alias=key,
        description=meaning,
        examples=None if example is None else [example],
        json_schema_extra={
            "need": need,
            "label": label,
            "question": question,
            "why": why,
            "public": bool(outputs),
            "outputs": outputs,
        },
    )


def facts(model: type[Record], name: str) -> dict[str, Any]:
    """What `field` was told about one field of a model."""
    return model.model_fields[name].json_schema_extra  # type: ignore[return-value]
