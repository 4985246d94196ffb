"""What is needed to hold two models against each other."""
