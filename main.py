"""Opens the window: `uv run main.py`."""

import sys

from vit_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
