"""What a person chooses, steps and plays with."""
