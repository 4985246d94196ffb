"""Painted arrays: each view draws one kind of picture and knows nothing of the session."""
