"""The panels around the pages: the images and the training."""
