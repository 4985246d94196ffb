"""The image itself: with its patches, or small among others."""
