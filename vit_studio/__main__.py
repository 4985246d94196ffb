"""`python -m vit_studio` is `vit-studio`."""

import sys

from vit_studio.cli import main

if __name__ == "__main__":
    sys.exit(main())
