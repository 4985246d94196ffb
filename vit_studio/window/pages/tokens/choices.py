"""What there is to choose on the Tokens page, by name in `studio.viewing`."""

from typing import Final

SECTION: Final = "tokens.section"
SUM: Final = "sum"
SIMILARITY: Final = "similarity"
KINDS: Final = "kinds"
TABLE: Final = "table"
