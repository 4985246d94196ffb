"""Where each token stands in the image: token ↔ (row, column) ↔ pixel box."""

import dataclasses
from typing import Final

CLASS_TOKEN: Final = 0
"""Place of the class token in the sequence; the patches follow it in raster order."""


@dataclasses.dataclass(frozen=True)
class PixelBox:
    """A square of pixels: its upper left corner and its side."""

    top: int
    left: int
    side: int


@dataclasses.dataclass(frozen=True)
class PatchGrid:
    """The grid that cuts an image into patches; the one place that knows that token 0 is the class token."""

    image_size: int
    patch_size: int

    @property
    def side(self) -> int:
        """Patches along one side."""
        return self.image_size // self.patch_size

    @property
    def num_tokens(self) -> int:
        """All patches and the class token."""
        return self.side**2 + 1

    @property
    def centre_token(self) -> int:
        """The patch in the middle of the image."""
        return self.token_at(self.side // 2, self.side // 2)

    def is_patch(self, token: int) -> bool:
        """Whether a token stands for a patch, not for the class token."""
        return CLASS_TOKEN < token < self.num_tokens

    def token_at(self, row: int, column: int) -> int:
        """The token of a patch; raises IndexError outside the grid."""
        if not (0 <= row < self.side and 0 <= column < self.side):
            raise IndexError(f"no patch ({row}, {column}) in a grid of {self.side} × {self.side}")
        return row * self.side + column + 1

    def patch_of(self, token: int) -> int:
        """Row of a patch token in the matrix of unfolded patches; raises IndexError for the class token."""
        if not self.is_patch(token):
            raise IndexError(f"token {token} is no patch")
        return token - 1

    def token_of(self, patch: int) -> int:
        """The token of a row of the matrix of unfolded patches."""
        return patch + 1

    def place(self, token: int) -> tuple[int, int]:
        """(row, column) of a patch token in the grid; raises IndexError for the class token."""
        return divmod(self.patch_of(token), self.side)

    def box(self, token: int) -> PixelBox:
        """The pixels that a patch token was cut from."""
        row, column = self.place(token)
        return PixelBox(row * self.patch_size, column * self.patch_size, self.patch_size)

    def token_at_pixel(self, row: int, column: int) -> int | None:
        """The token whose patch holds a pixel; None outside the image."""
        if not (0 <= row < self.image_size and 0 <= column < self.image_size):
            return None
        return self.token_at(row // self.patch_size, column // self.patch_size)

    def neighbour(self, token: int, *, rows: int, columns: int) -> int:
        """The patch so many rows and columns away, held at the edges; from the class token, the first patch."""
        if not self.is_patch(token):
            return self.token_at(0, 0)
        row, column = self.place(token)
        last = self.side - 1
        return self.token_at(min(max(row + rows, 0), last), min(max(column + columns, 0), last))
