"""The selection, moved by keys and menus: patch, class token, layer, head."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio


class SelectionMoves(QObject):
    """One slot a move; each does nothing before there is a model."""

    def __init__(self, studio: "Studio", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio

    @Slot()
    def patch_up(self) -> None:
        """One patch up; held at the edge."""
        self._move_patch(-1, 0)

    @Slot()
    def patch_down(self) -> None:
        """One patch down."""
        self._move_patch(1, 0)

    @Slot()
    def patch_left(self) -> None:
        """One patch to the left."""
        self._move_patch(0, -1)

    @Slot()
    def patch_right(self) -> None:
        """One patch to the right."""
        self._move_patch(0, 1)

    @Slot()
    def class_token(self) -> None:
        """Select the class token."""
        self._studio.selection.set_token(CLASS_TOKEN)

    @Slot()
    def next_layer(self) -> None:
        """One layer deeper."""
        self._studio.selection.set_layer(self._studio.selection.layer + 1)

    @Slot()
    def previous_layer(self) -> None:
        """One layer nearer to the image."""
        self._studio.selection.set_layer(self._studio.selection.layer - 1)

    @Slot()
    def next_head(self) -> None:
        """From the mean to the first head, and on to the last."""
        head = self._studio.selection.head
        self._studio.selection.set_head(0 if head is None else head + 1)

    @Slot()
    def previous_head(self) -> None:
        """Back to the first head, and from there to the mean of all."""
        head = self._studio.selection.head
        self._studio.selection.set_head(head - 1 if head else None)

    def _move_patch(self, rows: int, columns: int) -> None:
        config = self._studio.config
        if config is not None:
            grid = PatchGrid(config.image_size, config.patch_size)
            token = grid.neighbour(self._studio.selection.token, rows=rows, columns=columns)
            self._studio.selection.set_token(token)
