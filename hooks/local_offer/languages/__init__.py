"""Languages: what leaflets and translated pages say in each, and what of a record is translated.

One catalogue a language (`bn.yml`), all with the sentences of `en.yml`. A new language is a new file, and a
font in leaflets/fonts/ where those there lack its letters. A language that a council lists before its file is
written has its own name and direction, and these sentences in English.
"""
