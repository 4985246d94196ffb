"""What a trace, or a table of weights, tells."""
