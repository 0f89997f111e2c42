"""Packs and booklets: several services in one PDF, with cover, contents and index.

volumes.py parts what is too much for one, content.py says what stands in it, booklet.typ how it looks.
choosing.py and family.py are for the pack of one family; published.py and making.py for the booklets on the site.
"""
