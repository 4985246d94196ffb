"""What comes from disk and goes to it: models, images, figures."""
