"""What the model says, and how it came to say so."""
