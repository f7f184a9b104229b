"""What readers lean on: what a reader is (``interface``), decoding, unfolding, and the parsers of single formats."""
