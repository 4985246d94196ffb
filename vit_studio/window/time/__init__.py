"""The time bar: the moments of a run, to drag through, play and follow."""
