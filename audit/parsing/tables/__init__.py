"""Rows and columns: delimiters, headers, cells, forms."""
