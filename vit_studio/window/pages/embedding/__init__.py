"""The sections of the Embedding page."""
