"""Locations of a feed as places of a record: shared ones, and secret ones that must stay secret."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..grid import in_britain, to_grid
from .clean import Say, line
from .given import Given
from .reach import postcode
from .terms import Terms

ADDRESSES = ("addresses", "physical_addresses", "address")
MASKS = ("mask_exact_address", "hide_address", "is_masked")
HOME = ("", "GB", "UK", "GBR", "UNITED KINGDOM", "ENGLAND", "GREAT BRITAIN")


@dataclass(frozen=True)
class Found:
    """A place of a service. `secrets` are the words of a hidden one that no text may repeat."""

    id: str
    data: dict[str, Any]
    secrets: tuple[str, ...] = ()
    more: tuple[str, ...] = field(default=(), compare=False)
    """What a place has no field for, in sentences."""


def secret_ids(data: Any) -> frozenset[str]:
    """The locations, anywhere in a feed, whose address is to stay secret: then it is for every service there."""
    found, waiting = set(), [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            given = Given(item)
            if given.yes_or_no(*MASKS) and given.text("id"):
                found.add(given.text("id"))
        waiting += item.values() if isinstance(item, dict) else item if isinstance(item, list) else ()
    return frozenset(found)


def find_place(given: Given, terms: Terms, secret: frozenset[str], say: Say) -> Found | None:
    """A location as a place, or None for one that families cannot go to. `secret`: see `secret_ids`."""
    address = next(iter(given.many(*ADDRESSES)), given)
    address.text("address_type")
    lines = [
        line(address.text(name), say).strip(" ,")
        for name in ("address_1", "address_2", "address_3", "address_4")
    ]
    name, city = line(given.text("name"), say), line(address.text("city"), say)
    code = postcode(address.text("postal_code", "postcode"))
    if not code and (said := address.text("postal_code", "postcode")):
        say("postcodes that are not UK postcodes, left out", said)
    region = [line(address.text(key), say) for key in ("region", "state_province")]
    country = address.text("country")
    half = bool(code) and " " not in code and not any(lines)
    masked = bool(given.yes_or_no(*MASKS)) or half or given.text("id") in secret
    position = _position(given, say, masked)
    features, more = _features(given, terms, say)
    if masked:
        say("secret addresses kept out: only the first half of the postcode is written", "")
        told_by_name = name if re.match(r"\d", name) or postcode(name[-8:]) else ""
        secrets = [part for part in (*lines, told_by_name, code if " " in code else "") if len(part) > 4]
        secrets = [part for part in secrets if part != city]
        place = {
            "name": f"Private address in {city}" if city else "Private address",
            "postcode": code.split(" ")[0],
            **position,
            "features": features,
            "hide_address": True,
        }
        return Found(given.text("id"), place, tuple(secrets))
    if not any(lines) and not code:
        if said := ", ".join(filter(None, (name, city))):
            say("places without an address, left out", said)
        return None
    if name in lines:
        lines.remove(name)
    parts = [*lines, city, *region, "" if country.upper() in HOME else country]
    if code and " " not in code:
        parts, code = [*parts, code], ""
    place = {
        "name": name or next(filter(None, lines), city or code),
        "address": ", ".join(dict.fromkeys(part for part in parts if part)),
        "postcode": code,
        **position,
        "features": features,
        "travel": line(given.text("transportation", "travel"), say),
    }
    about = line(given.text("description"), say)
    return Found(given.text("id"), place, more=(*([f"{place['name']}: {about}"] if about else []), *more))


def without_secrets(data: Any, secrets: set[str]) -> Any:
    """A record without the words of a secret address, wherever they stand."""
    if isinstance(data, dict):
        return {key: without_secrets(value, secrets) for key, value in data.items()}
    if isinstance(data, list):
        return [without_secrets(value, secrets) for value in data]
    return _hide(data, secrets) if isinstance(data, str) else data


def _hide(text: str, secrets: set[str]) -> str:
    for secret in sorted(secrets, key=len, reverse=True):
        words = r"\s*".join(map(re.escape, secret.split())) if postcode(secret) else re.escape(secret)
        text = re.sub(words, "(address kept private)", text, flags=re.IGNORECASE)
    return text


def _position(given: Given, say: Say, masked: bool) -> dict[str, int]:
    """Easting and northing. A secret place gets them in whole kilometres."""
    grid = given.text("easting"), given.text("northing")
    if all(number.isdigit() and int(number) for number in grid):
        east, north = map(int, grid)
        return _grid(east, north, masked)
    point = next((one.take("coordinates") for one in given.apart("geometry")), None)
    pairs = [(given.text("latitude"), given.text("longitude"))]
    pairs += [(str(point[1]), str(point[0]))] if isinstance(point, list) and len(point) == 2 else []
    wrong = ""
    for said in pairs:
        try:
            latitude, longitude = map(float, said)
        except ValueError:
            continue
        if in_britain(latitude, longitude):
            return _grid(*to_grid(latitude, longitude), masked)
        if in_britain(longitude, latitude):
            say("latitude and longitude swapped", f"{latitude}, {longitude}")
            return _grid(*to_grid(longitude, latitude), masked)
        wrong = f"{latitude}, {longitude}"
    if wrong:
        say("positions outside Britain, left out", wrong)
    return {}


def _grid(east: int, north: int, masked: bool) -> dict[str, int]:
    return {"easting": round(east, -3) if masked else east, "northing": round(north, -3) if masked else north}


def _features(given: Given, terms: Terms, say: Say) -> tuple[dict[str, str], list[str]]:
    """What a location says about access: as features where a word is known, else as it was said."""
    features, more = {}, []
    for said in _access(given, say):
        if key := terms.key("features", said):
            features[key] = "yes"
        else:
            more.append(said)
    return features, [f"Access: {text}" for text in more]


def _access(given: Given, say: Say) -> Iterator[str]:
    seen = set()
    for access in given.many("accessibility", "accessibilities", "accessibility_for_disabilities"):
        for name in ("name", "accessibility", "description", "details"):
            text = line(access.text(name), say)
            if text and text not in seen:
                seen.add(text)
                yield text
