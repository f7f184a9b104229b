"""Pages: their text with places, their tables, the data in their scripts."""
