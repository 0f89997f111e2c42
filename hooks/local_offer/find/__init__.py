"""Find: what a browser needs to search the records with no server.

`words.py` reads text as the browser does, `concepts.py` tells what families mean by their words, `tokens.py`
what of a record is searched, `weigh.py` how much each term counts there. `postings.py`, `cards.py`,
`columns.py` and `spelling.py` write that down in pieces, and `index.py` puts the pieces into the files that
the engine (overrides/assets/find/engine/) loads when it needs them.
"""
