"""Addresses in running text, Chinese and English."""
