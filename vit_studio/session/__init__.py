"""What is loaded, selected and running now."""
