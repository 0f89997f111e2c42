"""The feed of Open Referral UK 3.0 under /oruk/v3/, as a host of plain files can serve it.

`entities.py` and its neighbours say what each part of the standard is made from, `feed.py` puts the parts
into files, and `check.py` looks at what no schema of the standard looks at.
"""
