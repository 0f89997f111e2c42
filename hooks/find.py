"""The find page's index and engine. Loaded on that page only."""
