"""Find: what a browser needs to search the records with no server.

`words.py` reads text as the browser does, `terms.py` weighs words with lunr.py, `phrases.py` lists the
phrases that lift a record, `columns.py` writes down how each record answers each filter, `index.py` puts
them into the files that the engine (overrides/assets/find/engine.js) loads when it needs them.
"""
