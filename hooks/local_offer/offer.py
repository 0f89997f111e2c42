"""The council's own facts as every page needs them: `config.extra.local_offer`, and `offer` in docs/."""

from __future__ import annotations

from typing import Any

from . import facts
from .directory import Directory
from .editions import EDITIONS
from .find.near import RADII
from .opening import opening


def offer_view(directory: Directory) -> dict[str, Any]:
    """The council, the helpline and urgent help, ready to print."""
    settings, words = directory.settings, directory.vocabularies
    helpline = settings.helpline
    view: dict[str, Any] = {
        "council": settings.council,
        "offer_name": settings.offer_name,
        "demonstration": settings.demonstration,
        "colour": settings.colour,
        "leaflets": settings.leaflets,
        "booklets": settings.leaflets and settings.booklets,
        "kept_on_devices": settings.offline.on_devices,
        "copy": settings.offline.memory_stick != "none",
        "copy_has_leaflets": settings.leaflets and settings.offline.memory_stick == "everything",
        "editions": [EDITIONS[key].name for key in settings.editions_offered],
        "repository": settings.repository.model_dump() if settings.repository else None,
        "urgent": [urgent.model_dump() for urgent in settings.urgent],
        "services": len(directory.listed),
        "has_staff": bool(directory.staff),
        "postcodes_credit": directory.postcodes.credit,
        "radii": RADII,
    }
    if helpline:  # always, once the settings were read without a problem
        view["helpline"] = {
            **helpline.model_dump(exclude={"hours"}),
            "hours_text": facts.helpline_hours(helpline, words),
            "opening": opening(directory),
        }
    return view
