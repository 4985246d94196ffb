"""Arrays painted as cells: heat maps, rows of numbers, small multiples."""
