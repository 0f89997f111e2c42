"""The identifiers in the feed: each follows from a key that never changes, so the same thing keeps its own.

A service has the one of services/_ids.yml, which stays when the service is renamed. What belongs to it
follows from that. What services share follows from the council's name and the key in its shared file.
"""

from __future__ import annotations

import hashlib
import uuid
from functools import lru_cache

from ...directory import Directory, Entry
from ...ids import derived


def of_service(entry: Entry, *key: str) -> str:
    """The identifier of something that belongs to a service."""
    return below(entry.identity.uuid, *key)


@lru_cache(maxsize=5_000)
def _shared(council: str, key: tuple[str, ...]) -> str:
    return derived(council, *key)


def shared(directory: Directory, *key: str) -> str:
    """The identifier of something that services share. No other council's feed has it."""
    return _shared(directory.settings.council or "", key)


def below(parent: str, *key: str) -> str:
    """The identifier of something that belongs to what has the identifier `parent`."""
    made = bytearray(hashlib.sha1(_as_bytes(parent) + "/".join(key).encode()).digest()[:16])
    made[6] = made[6] & 0x0F | 0x50  # what uuid.uuid5 does, at a third of its time: there are 40 a service
    made[8] = made[8] & 0x3F | 0x80
    text = made.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=1_000)
def _as_bytes(text: str) -> bytes:
    return uuid.UUID(text).bytes
