"""The panels of attention: a matrix, a query's row of it over the image, and small pictures of all."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.encoder.query_key_view import QueryKeyView
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.charts.ranking_view import RankingView
from vit_studio.window.views.charts.row_bars_view import RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.panels.at_top import AtTop
from vit_studio.window.views.panels.matrix_with_row import MatrixWithRow
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.picture_with_note import PictureWithNote

LEAST_NAMED = 2
"""How many patches are named at least, those that the query weighs most."""
ABOVE_IMAGE = 28
"""Logical pixels for the class token's chip above the image."""


class MatrixPanel(Panel):
    """Queries × keys, the query's row as bars below, and the key to the colours."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.matrix, self.bars = PlaceView(), RowBarsView()
        self.scale_bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        self._together = MatrixWithRow(self.matrix, self.bars, self.scale_bar)
        self.matrix.set_axes(Axis(self.tr("query"), first=CLASS_TOKEN), Axis(self.tr("key"), first=CLASS_TOKEN))
        self.matrix.setAccessibleName(self.tr("Attention matrix"))
        self.bars.setAccessibleName(self.tr("Weights of the query"))
        for view in (self.matrix, self.bars, self.scale_bar):
            view.set_colour_map(ColourMap.SEQUENTIAL)
        self.set_body(self._together)

    def place(self) -> None:
        """Fit again, after the matrix has got another shape."""
        self._together.place()


class MapPanel(Panel):
    """The query's row over the image, and the patches that it weighs most by name."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.image, self.ranking = QueryKeyView(), RankingView(1 + LEAST_NAMED)
        self.image.set_class_token_chip(True)
        self.image.setAccessibleName(self.tr("Image and what the query looks at"))
        self.set_body(PictureWithNote(self.image, self.ranking, above=ABOVE_IMAGE))


class SmallPanel(Panel):
    """Small pictures in rows and columns, on the one scale."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.multiples = MultiplesView()
        self._at_top = AtTop(self.multiples)
        self.multiples.set_colour_map(ColourMap.SEQUENTIAL)
        self.multiples.setAccessibleName(title)
        self.set_body(self._at_top)

    def place(self) -> None:
        """Fit again, after the pictures have got another shape."""
        self._at_top.place()
