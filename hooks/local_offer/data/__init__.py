"""Every record in the forms that other software reads. Each module makes one form from the same Directory.

`everything.files` gives all of them, by their address on the site. Nothing here reads a file of the
repository but `history.py`, which asks git what changed.
"""
