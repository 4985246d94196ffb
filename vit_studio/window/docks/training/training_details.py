"""What unfolds below the training's row: the recipe, what it costs, and the curves."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from vit_studio.window.docks.training.recipe import RecipeChoice
from vit_studio.window.docks.training.recipe_summary import RecipeSummary
from vit_studio.window.docks.training.training_curves import TrainingCurves
from vit_studio.window.docks.training.training_form import TrainingForm
from vit_studio.window.theme import SPACE_L, SPACE_M, SPACE_S

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

FORM_WIDTH: Final = 404
SUMMARY_WIDTH: Final = 300
WIDE: Final = 1040
"""From this width the costs stand beside the form, else below it."""
SCROLL_BAR: Final = 14
SETUP_WIDTH: Final = FORM_WIDTH + SPACE_L + SUMMARY_WIDTH + SCROLL_BAR + SPACE_S + 2 * SPACE_M
"""Of form and costs beside each other, with all that is around them."""


class TrainingDetails(QWidget):
    """Form and costs scroll by themselves where there is little height; the curves take all other room."""

    def __init__(self, studio: "Studio", choice: RecipeChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = TrainingForm(choice)
        self.summary = RecipeSummary(studio, choice)
        self.curves = TrainingCurves(studio)
        self._setup = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._setup)
        self._area = _area(self._setup, self.tr("Settings"))
        self._is_running = False
        self._lay_out()
        self._explain()
        self.curves.shelf.changed.connect(self._share_room)
        self.curves.room_asked.connect(self._share_room)
        if studio.images is not None:
            self.form.set_image_size(studio.images.image_size)

    def set_running(self, is_running: bool) -> None:
        """While a model is trained its costs are known from its progress: the curves take their room."""
        self._is_running = is_running
        self.form.set_locked(is_running)
        self.summary.setHidden(is_running)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    @Slot()
    def _share_room(self) -> None:
        has_curves = self._is_running or bool(self.curves.shelf.runs)
        is_wide = self.width() >= max(WIDE, SETUP_WIDTH + self.curves.room_wanted)
        # as long as there are no curves, the costs may have their room
        is_beside = is_wide or not has_curves
        self.curves.setVisible(self.width() >= WIDE or has_curves)
        self._both.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        self.form.setFixedWidth(FORM_WIDTH)
        self.summary.setFixedWidth(SUMMARY_WIDTH if is_beside else FORM_WIDTH)
        beside = SUMMARY_WIDTH + SPACE_L if is_beside and not self._is_running else 0
        self._area.setFixedWidth(FORM_WIDTH + beside + SCROLL_BAR)

    def _lay_out(self) -> None:
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(SPACE_L)
        self._both.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self.summary, 0, Qt.AlignmentFlag.AlignTop)
        self._both.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, 0, SPACE_M, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._area)
        row.addWidget(self.curves, 1)
        row.addStretch()

    def _explain(self) -> None:
        self.form.setWhatsThis(
            self.tr(
                "A fresh model of this shape learns with warm-up and cosine decay, on images that are shifted a "
                "little, each time anew. The same seed gives the same curve."
            )
        )
        self.curves.setWhatsThis(
            self.tr(
                "Faint: each batch, with augmentation; strong: its running mean. Training and validation are measured "
                "on whole images without augmentation; validation images never teach."
            )
        )


def _area(widget: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(name)
    area.setWidget(widget)
    return area
