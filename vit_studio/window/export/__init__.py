"""The same data as a file to take along."""
