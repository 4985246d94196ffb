"""From numbers to colours, and the key to them."""
