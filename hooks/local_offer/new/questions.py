"""What `local-offer new` asks: the fields of the record model that must be answered, each with its meaning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from ..records.asked import keys_from
from ..records.fields import Record, facts
from ..records.service import Service
from ..records.shared import Organisation, Place
from ..records.validate import models_in
from ..records.yaml_lines import At

NEW = "new"
"""The answer for an organisation or place that is in no shared file yet."""

WRITTEN_HERE: dict[str, tuple[At, type[Record]]] = {
    "organisation": (("organisation",), Organisation),
    "places": (("places", 0), Place),
}
"""What may be written in the record itself: where, and its model."""

Asked = Callable[[Service], bool]


def _always(_: Service) -> bool:
    return True


def _unless_universal(record: Service) -> bool:
    return record.tier != "universal"


def _figure_is_known(record: Service) -> bool:
    return bool(record.waiting and record.waiting.typical)


ALSO: dict[At, tuple[Asked, bool]] = {
    ("waiting", "typical"): (lambda record: record.people_wait, False),
    ("waiting", "as_of"): (_figure_is_known, True),
    ("waiting", "not_measured"): (lambda record: record.people_wait and not _figure_is_known(record), True),
    ("waiting", "while_waiting"): (lambda record: record.people_wait, False),
    ("places",): (lambda record: "in-person" in (record.modes or ()), True),
    ("contact", "role"): (_always, False),
    ("contact", "phone"): (_always, False),
    ("contact", "text"): (lambda record: not (record.contact and record.contact.phone), True),
    ("contact", "email"): (_always, False),
    ("complaints", "first", "role"): (_unless_universal, False),
    ("complaints", "first", "phone"): (lambda record: bool(record.complaints and record.complaints.first), False),
    ("complaints", "then"): (_unless_universal, False),
    ("at_18",): (lambda record: bool(record.ages and record.ages.max in (17, 18, 19)), True),
    ("owner",): (_always, False),
}  # fmt: skip
"""Fields that the rules ask for, or that nearly every record has: when each is asked, and if it must be answered."""


@dataclass(frozen=True)
class Question:
    """One question: a field of the record and why it is there."""

    at: At
    reason: str
    """The field's meaning, from the model."""
    asked: Asked
    needed: bool
    choice: str = ""
    """The vocabulary, or the shared file, that its answers come from."""
    several: bool = False
    """Whether the answer is a list: of keys behind each other, or of sentences."""

    @property
    def name(self) -> str:
        """The field as messages name it: access.how."""
        return ".".join(part for part in self.at if isinstance(part, str))

    @property
    def option(self) -> str:
        """Its option on the command line."""
        return "--" + self.name.replace(".", "-").replace("_", "-")

    @property
    def parameter(self) -> str:
        """The option's name for Python."""
        return self.name.replace(".", "__").replace("-", "_")


def questions() -> tuple[Question, ...]:
    """Every question, in the order of the model."""
    return tuple(_of(Service, ()))


def _of(model: type[Record], above: At) -> Iterator[Question]:
    for name, info in model.model_fields.items():
        at = (*above, info.alias or name)
        need = (facts(model, name) or {}).get("need", "optional")
        asked, needed = ALSO.get(
            at, (_unless_universal if need == "targeted" else _always, need != "optional")
        )
        written = WRITTEN_HERE.get(name) if not above else None
        inner = [found for found in models_in(info.annotation) if issubclass(found, Record)]
        if inner and not written:
            if need != "optional" or any(key[: len(at)] == at for key in ALSO):
                yield from _of(inner[0], at)
        elif need != "optional" or at in ALSO:
            yield Question(
                at, info.description or "", asked, needed, keys_from(info), "list" in str(info.annotation)
            )
            if written:
                yield from _written_here(*written)


def _written_here(at: At, model: type[Record]) -> Iterator[Question]:
    """The questions about an organisation or place that is new."""
    asked: Asked = lambda record: not _is_key(record, str(at[0]))  # noqa: E731
    for name, info in model.model_fields.items():
        need = (facts(model, name) or {}).get("need")
        if need == "always" or (model, name) == (Place, "address"):
            yield Question((*at, name), info.description or "", asked, True, keys_from(info))
    if model is Place:
        reason = "Whether a wheelchair user can get in: yes, no or ask."
        yield Question((*at, "features", "wheelchair-accessible"), reason, asked, True)


def _is_key(record: Service, field: str) -> bool:
    """Whether the record names shared ones, or names none at all."""
    value = getattr(record, field)
    return not any(isinstance(one, Record) for one in (value if isinstance(value, list) else [value]))


def checked_answer(question: Question, typed: list[str], known: Mapping[str, Any]) -> Any:
    """An answer as the record will hold it, or None for none. Raises ValueError in a provider's words."""
    words = [" ".join(one.split()) for one in typed]
    if question.several and question.choice:
        words = [key for one in words for key in one.replace(",", " ").split()]
    words = [word for word in words if word]
    if not words:
        return None
    if str(question.at[-1]) in WRITTEN_HERE and words == [NEW]:
        return [{}] if question.several else {}
    value = words if question.several else words[-1]
    try:
        Service.model_validate(nested(question.at, value), context={"known": known})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(str(first.get("ctx", {}).get("error") or first["msg"])) from None
    return value


def nested(at: At, value: Any) -> Any:
    """A record that says only this."""
    for part in reversed(at):
        value = [value] if isinstance(part, int) else {part: value}
    return value
