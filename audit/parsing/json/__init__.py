"""JSON: events and objects to rows, nothing lost."""
