"""Theme, colours and language, and the menus to choose them."""
