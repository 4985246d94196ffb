"""One forward pass, kept whole."""
