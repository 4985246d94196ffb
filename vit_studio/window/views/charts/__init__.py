"""Numbers as bars, curves, rankings, chains and tables."""
