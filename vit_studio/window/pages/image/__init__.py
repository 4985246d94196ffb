"""The image, as it is stored and as the model reads it."""
