"""Leaflets: one PDF a service, made from the record alone.

content.py says what stands on one, leaflet.typ how it looks, making.py makes those that have changed.
"""

from .making import Leaflet, Made, index_json, make

__all__ = ["Leaflet", "Made", "index_json", "make"]
