"""What a SQLite file holds beside its tables."""
