"""Each kind of view, drawn by matplotlib."""
