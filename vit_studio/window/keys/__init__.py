"""Everything by keyboard."""
