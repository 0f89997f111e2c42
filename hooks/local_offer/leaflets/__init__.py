"""Leaflets: every service in every edition and language, made from the record alone.

content.py says what stands on one (easier.py for the easier edition), leaflet.typ how it looks and plain.py how
it is written without a look; making.py makes those that have changed.
"""

from .making import Leaflet, Made, index_json, make, open_one, ordered

__all__ = ["Leaflet", "Made", "index_json", "make", "open_one", "ordered"]
