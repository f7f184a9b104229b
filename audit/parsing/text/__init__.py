"""Bytes to text: encodings, damage and its repair, blocks of whole lines."""
