"""Single sheets to put up and hand out, from the same records and settings as leaflets.

content.py says what stands on each, sheet.typ how it looks, cutting.py how small ones are printed on A4;
making.py makes those that have changed.
"""

from .making import Made, Sheet, make, open_one, ordered

__all__ = ["Made", "Sheet", "make", "open_one", "ordered"]
