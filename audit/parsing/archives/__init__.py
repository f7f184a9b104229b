"""Archives and compressed streams: members, unfolded once."""
