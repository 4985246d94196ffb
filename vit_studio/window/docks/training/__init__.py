"""Training: what to train, and how it goes."""
