"""One of several things that a page shows of its stage, and the rows that panels stand in."""

import weakref
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vit_studio.window.look.colour_choice import current_tables
from vit_studio.window.pages.compared import mark_of, mark_panels
from vit_studio.window.theme import SPACE_M
from vit_studio.window.views.panels.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio
    from vit_studio.window.pages.page import Page


class Section(QWidget):
    """Builds its panels into `body` and shows what its page hands on, as a page does, while it is the one in sight.

    A section that is out of sight is told nothing; it catches up when it is chosen.
    """

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.body = QVBoxLayout(self)
        """Takes the rows of panels, from top to bottom."""
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE_M)

    def show_scene(self, scene: "Scene") -> None:
        """Take over a new image, model or training snapshot; the selection follows by itself."""

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        """Move highlights and slices to what is selected, looked at as `studio.viewing` says; must be quick."""

    def mark(self, scene: "Scene") -> None:
        """Let the panels say of which of two compared models they are; see `mark_panels`."""
        mark_panels(self, scene)

    def add_row(self, *widgets: QWidget, stretches: tuple[int, ...] = (), stretch: int = 1) -> QHBoxLayout:
        """Add panels side by side; see `add_row`."""
        return add_row(self.body, *widgets, stretches=stretches, stretch=stretch)


class CatchUp:
    """Hands on a scene, and what is selected in it and how it is looked at: each only when it is new."""

    def __init__(self) -> None:
        # not the scene itself: each part that is out of sight would keep another one alive, of up to 150 MB
        self._scene: weakref.ref[Scene] | None = None
        self._looked_at: tuple[object, ...] = ()
        self._is_marked = False

    @property
    def scene(self) -> "Scene | None":
        """The scene that was handed on last."""
        return self._scene() if self._scene is not None else None

    @property
    def token(self) -> object:
        """The token that was selected when something was handed on last; None before that."""
        return self._looked_at[0] if self._looked_at else None

    def show(self, part: "Page | Section", scene: "Scene") -> None:
        """Let a page or section show what it has not shown yet."""
        looked_at = _looked_at(part.studio)
        if scene is self.scene and looked_at == self._looked_at:
            return
        if scene is not self.scene:
            part.show_scene(scene)
            self._mark(part, scene)
            self._scene = weakref.ref(scene)
        part.show_selection(scene, part.studio.selection)
        self._looked_at = looked_at

    def _mark(self, part: "Page | Section", scene: "Scene") -> None:
        """Nothing is to be done for those who never compare."""
        if self._is_marked or mark_of(scene):
            self._is_marked = bool(mark_of(scene))
            part.mark(scene)


def add_row(body: QVBoxLayout, *widgets: QWidget, stretches: tuple[int, ...] = (), stretch: int = 1) -> QHBoxLayout:
    """Add widgets side by side. `stretches` share the width (all equal if left out), `stretch` the body's height.

    Where all have a share of the width, those that find no room go on below.
    """
    row = QHBoxLayout()
    row.setSpacing(SPACE_M)
    shares = stretches or (1,) * len(widgets)
    if len(widgets) > 1 and all(shares):
        row.addWidget(WrappingRow(widgets, shares))
    else:
        for widget, share in zip(widgets, shares, strict=True):
            row.addWidget(widget, share)
    body.addLayout(row, stretch)
    return row


def _looked_at(studio: "Studio") -> tuple[object, ...]:
    selection = studio.selection
    chosen = selection.token, selection.dim, selection.layer, selection.head
    return *chosen, studio.viewing.as_dict(), current_tables()
