"""The frames that views stand in, with title, tensor, help and colour bar."""
