"""The drawer of printed leaflets in the library: which of them are out of date since a day, and why.

history.py reads the Local Offer as it stood on that day, steps.py goes from there to today one changed fact at
a time, and compare.py keeps the facts that change what a leaflet prints.
"""

from .compare import OldLeaflet, out_of_date
from .history import directory_on

__all__ = ["OldLeaflet", "directory_on", "out_of_date"]
