"""What is remembered from one day, or one language, to the next."""
