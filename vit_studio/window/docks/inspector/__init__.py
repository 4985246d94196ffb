"""What is selected in numbers, and the code line by line."""
