"""A picture with its colour bar below, or words where there is no picture; both take the same room."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedLayout, QVBoxLayout, QWidget

from vit_studio.window.text import shape_text
from vit_studio.window.theme import SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels


class PictureOrWords(QWidget):
    """Signed values on a diverging map; the caption above names the array."""

    def __init__(self, view: HeatmapView | MultiplesView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        self.caption, self._words = QLabel(), QLabel()
        for part in (view, self.bar):
            part.set_colour_map(ColourMap.DIVERGING)
        set_text_role(self.caption, TextRole.MONO, muted=True)
        set_text_role(self._words, TextRole.CAPTION, muted=True)
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.caption.hide()
        picture = QWidget()
        column = QVBoxLayout(picture)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addWidget(self.caption)
        column.addWidget(view, 1)
        column.addWidget(self.bar)
        self._layers = QStackedLayout(self)
        self._layers.addWidget(picture)
        self._layers.addWidget(self._words)

    @property
    def words(self) -> str:
        """What is said in place of the picture; empty while it is shown."""
        return self._words.text()

    def set_words(self, words: str) -> None:
        """Say this; empty to show the picture."""
        self._words.setText(words)
        self._layers.setCurrentIndex(1 if words else 0)

    def set_caption(self, name: str, shape: Sequence[int]) -> None:
        """Name and shape of the array."""
        self.caption.setText(f"{name}  {shape_text(shape)}")
        self.caption.setToolTip(self.caption.text())
        self.caption.show()

    def set_levels(self, levels: Levels, caption: str) -> None:
        """The range of the picture, and what the bar says of it."""
        self.view.set_levels(levels)
        self.bar.set_levels(levels)
        self.bar.set_caption(caption)
