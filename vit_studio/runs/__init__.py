"""A training kept in a folder: opened, resumed and followed from there."""
