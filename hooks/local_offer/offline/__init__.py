"""The site where there is no internet: one file to copy onto a memory stick, and what a device keeps."""
