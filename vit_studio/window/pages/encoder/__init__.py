"""The sections of the Encoder page."""
