"""UK telephone numbers as data: the numbering plan of `phonenumbers`, for a browser that has no such library."""

from __future__ import annotations

from typing import Any

from phonenumbers import PhoneMetadata
from phonenumbers.phonenumberutil import region_codes_for_country_code

from ..records.kinds import SHORT_CODES

_TYPES = (
    "premium_rate", "toll_free", "shared_cost", "voip", "personal_number", "pager", "uan", "voicemail",
    "fixed_line", "mobile",
)  # fmt: skip


def plan() -> dict[str, Any]:
    """The short codes; and, for each part of the UK's plan, the look of all its numbers and of each type.

    A number without its 0 is valid where it has both looks of one part.
    """
    parts = [PhoneMetadata.metadata_for_region(region, None) for region in region_codes_for_country_code(44)]
    return {
        "codes": sorted(SHORT_CODES),
        "parts": [{"all": _look(part.general_desc), "types": _looks(part)} for part in parts if part],
    }


def _looks(part: Any) -> str:
    looks = [_look(described) for name in _TYPES if (described := getattr(part, name))]
    return "|".join(dict.fromkeys(look for look in looks if look))


def _look(described: Any) -> str:
    return described.national_number_pattern or ""
