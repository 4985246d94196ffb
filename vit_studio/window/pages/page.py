"""What every page is: one stage of the journey, repainted only while it is seen."""

from typing import TYPE_CHECKING, ClassVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from vit_studio.window.pages.stage import Stage
from vit_studio.window.pages.waiting_view import WaitingView
from vit_studio.window.theme import SPACE_M, SPACE_S, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

__all__ = ["Page", "Stage"]


class Page(QWidget):
    """Follows the studio's scene and selection, but works only while it is visible.

    A page sets `stage`, builds its panels in `__init__` (into `body`, by `set_introduction` and `add_row`) and
    overrides `show_scene` and `show_selection`. Both are called with a complete scene: after a new one
    `show_scene` comes first, then `show_selection`. While the page is hidden nothing is called; it catches up when it
    is shown. A page writes to `studio.selection` only, never to another page.
    """

    stage: ClassVar[Stage]
    needs_model: ClassVar[bool] = True
    """False for a page that shows itself with the pixels alone (see `show_pixels`); others show the image, and wait."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.studio = studio
        self.setObjectName(f"{self.stage.value}_page")
        self.setAccessibleName(self.stage.label)
        self._shown_scene: Scene | None = None
        self._shown_selection: tuple[object, ...] | None = None
        self._shown_image: tuple[object, int] | None = None
        content = _Content()
        self.body = QVBoxLayout(content)
        """Takes the introduction and the rows of panels, from top to bottom."""
        self.body.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        self.body.setSpacing(SPACE_M)
        self._layers = QStackedLayout(self)
        self._waiting = WaitingView(self.tr("The model is on its way…"))
        self._layers.addWidget(self._waiting)
        self._layers.addWidget(_PageScroll(content))
        self._follow()

    @property
    def scene(self) -> "Scene | None":
        """The scene that is loaded now; None until the first one is complete."""
        return self.studio.scene

    def show_scene(self, scene: "Scene") -> None:
        """Take over a new image, model or training snapshot; the selection follows by itself."""

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        """Move highlights and slices to the selected token, dimension, layer and head; must be quick."""

    def show_pixels(self, pixels: npt.NDArray[np.uint8]) -> None:
        """Show an image (image_size, image_size) before there is a scene; for pages that need no model."""

    def set_introduction(self, sentence: str) -> None:
        """Put one calm sentence at the top of the page: what this stage does."""
        label = QLabel(sentence)
        label.setObjectName("introduction")
        label.setWordWrap(True)
        set_text_role(label, TextRole.BODY, muted=True)
        self.body.insertWidget(0, label)

    def add_row(self, *widgets: QWidget, stretches: tuple[int, ...] = (), stretch: int = 1) -> QHBoxLayout:
        """Add panels side by side. `stretches` share the width (all equal if left out), `stretch` the page's height."""
        row = QHBoxLayout()
        row.setSpacing(SPACE_M)
        for position, widget in enumerate(widgets):
            row.addWidget(widget, stretches[position] if stretches else 1)
        self.body.addLayout(row, stretch)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _follow(self) -> None:
        self.studio.scene_changed.connect(self._on_changed)
        self.studio.images_changed.connect(self._on_changed)
        selection = self.studio.selection
        for changed in (
            selection.image_changed,
            selection.token_changed,
            selection.dim_changed,
            selection.layer_changed,
            selection.head_changed,
        ):
            changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        scene = self.studio.scene
        if scene is None:
            self._show_what_is_there()
            return
        self._layers.setCurrentIndex(1)
        selected = _selected(self.studio.selection)
        if scene is self._shown_scene and selected == self._shown_selection:
            return
        if scene is not self._shown_scene:
            self.show_scene(scene)
            self._shown_scene = scene
        self.show_selection(scene, self.studio.selection)
        self._shown_selection = selected

    def _show_what_is_there(self) -> None:
        images, index = self.studio.images, self.studio.selection.image
        if images is None or not 0 <= index < len(images) or self._shown_image == (images, index):
            return
        self._shown_image = (images, index)
        pixels = np.asarray(images.images[index])
        if self.needs_model:
            self._waiting.set_pixels(pixels)
        else:
            self._layers.setCurrentIndex(1)
            self.show_pixels(pixels)


def _selected(selection: "Selection") -> tuple[object, ...]:
    return selection.token, selection.dim, selection.layer, selection.head


class _Content(QWidget):
    """Asks for its least height: a scroll area would give it the preferred one as soon as a label wraps its words."""

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1


class _PageScroll(QScrollArea):
    """Scrolls by wheel and bar only: the keys belong to the selection."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
