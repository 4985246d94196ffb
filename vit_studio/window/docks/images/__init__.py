"""The gallery, and what it shows."""
