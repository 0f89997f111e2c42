"""The Local Offer: records in, pages, find, leaflets and profiles out. Never imports MkDocs."""
