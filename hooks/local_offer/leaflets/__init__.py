"""Leaflets: every service in every edition and language, made from the record alone.

content.py says what stands on one (easier.py for the easier edition). ready.py cuts its words as leaflet.typ, which
says how it looks, sets them by the engine (setting.py); plain.py is how it is written without a look. ordering.py
says which there are (remembered.py, cache.py), making.py makes those that have changed.
"""

from .making import Made, index_json, make, open_one, ordered
from .ordering import Leaflet

__all__ = ["Leaflet", "Made", "index_json", "make", "open_one", "ordered"]
