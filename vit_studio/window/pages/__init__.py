"""One page a stage of the journey."""
