"""Finds or installs a browser (placeholder)."""
