"""The Vision Transformer itself, readable in one sitting."""
