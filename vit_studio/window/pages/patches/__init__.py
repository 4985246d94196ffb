"""The image cut into patches."""
