"""The strings without which a frame cannot match, and the gate that looks for them first."""
