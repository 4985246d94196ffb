"""The panels of attention: a matrix, a query's row of it over the image, and small pictures of all."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.encoder.pictures_with_bar import PicturesWithBar
from vit_studio.window.pages.encoder.query_key_view import QueryKeyView
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.matrix_axes import column_axis_room
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.charts.ranking_view import RankingView
from vit_studio.window.views.charts.row_bars_view import RowBarsView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.panels.matrix_with_row import MatrixWithRow
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.panel_body import PanelBody
from vit_studio.window.views.panels.picture_with_note import PictureWithNote

LEAST_NAMED = 2
"""How many patches are named at least, those that the query weighs most."""
AROUND_IMAGE = 90
"""Logical pixels for the class token's chip above the image, and for the key to its colours below."""


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
        self.bars.set_value_name(self.tr("weight"))
        self.set_colour_map(ColourMap.SEQUENTIAL)
        self.set_body(self._together)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The colours of all that is shown."""
        for view in (self.matrix, self.bars, self.scale_bar):
            view.set_colour_map(colour_map)

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
        self.scale_bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        self.scale_bar.set_colour_map(ColourMap.SEQUENTIAL)
        self.set_body(PictureWithNote(PanelBody(self.image, self.scale_bar), self.ranking, above=AROUND_IMAGE))


class SmallPanel(Panel):
    """Small pictures in rows and columns, on one scale; in line with a matrix that may stand beside them."""

    def __init__(self, title: str, *, beside_matrix: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.multiples = MultiplesView()
        self.scale_bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        name_of_columns = column_axis_room(Axis("key")) - column_axis_room()
        self._together = PicturesWithBar(
            self.multiples, self.scale_bar, above=round(name_of_columns) if beside_matrix else 0
        )
        self.set_colour_map(ColourMap.SEQUENTIAL)
        self.multiples.setAccessibleName(title)
        self.set_body(self._together)

    def set_colour_map(self, colour_map: ColourMap) -> None:
        """The colours of all that is shown."""
        for view in (self.multiples, self.scale_bar):
            view.set_colour_map(colour_map)

    def set_levels(self, levels: Levels, caption: str) -> None:
        """The range of the colours, and what the key to them says of it."""
        self.multiples.set_levels(levels)
        self.scale_bar.set_levels(levels)
        self.scale_bar.set_caption(caption)

    def place(self) -> None:
        """Fit again, after the pictures have got another shape."""
        self._together.place()
