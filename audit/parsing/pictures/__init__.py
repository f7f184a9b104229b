"""Pictures: their metadata, their kind, what they show."""
