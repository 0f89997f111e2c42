"""One import from end to end: read the feed, make records of its services, have them checked, keep them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..problem import Problem
from ..reading import missing_as_one, what_a_place_must_say
from ..records.fields import Record
from ..records.service import Service
from ..records.shared import Organisation, Place
from ..records.yaml_lines import Source
from ..rules import broken_rules
from ..rules.draft import Draft, Shared
from ..vocabulary import Vocabularies, read_vocabularies
from .accept import accepted
from .clean import line
from .feed import Feed, FeedError, read_feed
from .given import Given
from .oruk import SYSTEM, Mapped, to_record
from .organisations import organisation
from .places import Found
from .report import GONE, LEFT_OUT, NO_PLACE, Report
from .slugs import slug_of
from .store import UNSORTED, Store
from .terms import Terms


def import_oruk(file: Path, into: Path, *, feed: str, today: datetime.date) -> Report:
    """Bring the services of a feed's file into a folder of records.

    `feed` names the source where a folder has several. Raises FeedError when the file or the folder
    cannot be used; then nothing was written.
    """
    return _Import(into, feed, today).run(read_feed(file))
