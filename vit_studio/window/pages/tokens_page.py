"""The Tokens page: class token and patch tokens, plus the position table, are what the encoder reads."""

import functools
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.page import Page, Stage
from vit_studio.window.text import shape_text, token_text
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.matrix_axes import column_axis_room
from vit_studio.window.views.painted_view import MARGIN
from vit_studio.window.views.panel import Heading, Panel
from vit_studio.window.views.patch_grid_view import PatchGridView
from vit_studio.window.views.sum_rows_view import SumRowsView
from vit_studio.window.views.token_labels import TokenLabels
from vit_studio.window.views.token_matrix_view import TokenMatrixView

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio
    from vit_studio.tracing.trace import ForwardTrace

IMAGE_LEAST: Final = (132, 100)
IMAGE_WIDEST: Final = 200
"""Logical pixels: the image is only to show where the selected token comes from."""


class TokensPage(Page):
    """Three matrices on one scale, tokens + positions = z₀, and below them the selected token's sum in numbers."""

    stage = Stage.TOKENS

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.tokens, self.positions, self.z0 = (TokenMatrixView() for _ in range(3))
        self._headings = [Heading(self.tr("Tokens")), Heading(self.tr("Positions")), Heading(self.tr("z₀"))]
        self._labels = TokenLabels(self.tokens)
        self.colour_bar = ColourBar()
        self.image = PatchGridView()
        self.sum_rows = SumRowsView()
        self.matrices = Panel(self.tr("Tokens + positions = z₀"))
        self.sum_panel = Panel("")
        self._levels = Levels(-1, 1)
        self.set_introduction(
            self.tr(
                "Attention sees a set without order: a learned vector for each place tells where a patch came from."
            )
        )
        self._lay_out()
        self._connect()

    def show_scene(self, scene: "Scene") -> None:
        trace = scene.trace
        before = tokens_before_positions(trace)
        self._levels = Levels.symmetric([np.abs(part).max() for part in (before, trace.pos_embed, trace.tokens[0])])
        self.tokens.set_array(before, self._levels)
        self.positions.set_array(trace.pos_embed, self._levels)
        self.z0.set_array(trace.tokens[0], self._levels)
        self.colour_bar.set_levels(self._levels)
        self._name_tensors(scene)
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)
        # not a method of the page: a view that held it would keep the page, and the page the view, for ever
        describe = functools.partial(_describe, scene.grid)
        for view in (self.tokens, self.positions, self.z0):
            view.set_describe(describe)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        token, dim = selection.token, selection.dim
        for view in (self.tokens, self.positions, self.z0):
            view.set_row(token)
            view.set_column(dim)
        self._labels.update()
        self.image.set_token(token)
        rows = np.stack([view.array[token] for view in (self.tokens, self.positions, self.z0)])
        names = (self.tr("token"), self.tr("+ position"), self.tr("= z₀"))
        self.sum_rows.set_rows(names, rows, self._levels)
        self.sum_rows.set_column(dim)
        place = token_text(scene.grid, token)
        self.sum_panel.set_title(self.tr("Sum for {0}, dimension {1}").format(place, dim + 1))
        self.sum_panel.set_tensor(f"tokens[0, {token}]", (scene.config.embed_dim,))

    def _lay_out(self) -> None:
        self.colour_bar.set_colour_map(ColourMap.DIVERGING)
        self.colour_bar.set_caption(self.tr("shared by the three"))
        self.matrices.set_body(self._equation())
        self.add_row(self.matrices, stretch=2)
        self.image.set_class_token_chip(True)
        self.image.setMinimumSize(*IMAGE_LEAST)
        self.image.setMaximumWidth(IMAGE_WIDEST)
        below = QWidget()
        layout = QHBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.image, 1)
        layout.addWidget(self.sum_rows, 5)
        self.sum_panel.set_body(below)
        self.add_row(self.sum_panel, stretch=1)

    def _equation(self) -> QWidget:
        """[labels] tokens + positions = z₀ [colour bar], with the headings above."""
        equation = QWidget()
        grid = QGridLayout(equation)
        grid.setContentsMargins(0, SPACE_XS, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._labels, 1, 0)
        for position, view in enumerate((self.tokens, self.positions, self.z0)):
            column = 2 * position + 1
            grid.addWidget(self._headings[position], 0, column)
            grid.addWidget(view, 1, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(_sign("+"), 1, 2)
        grid.addWidget(_sign("="), 1, 4)
        grid.addLayout(_beside_cells(self.colour_bar), 1, 6)
        grid.setRowStretch(1, 1)
        return equation

    def _connect(self) -> None:
        for view in (self.tokens, self.positions, self.z0):
            view.cell_clicked.connect(self._on_cell_clicked)
        self.sum_rows.cell_clicked.connect(self._on_dimension_clicked)
        self.image.token_clicked.connect(self.studio.selection.set_token)

    @Slot(int, int)
    def _on_cell_clicked(self, token: int, dim: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_token(token)
            self.studio.selection.set_dim(dim)

    @Slot(int, int)
    def _on_dimension_clicked(self, row: int, dim: int) -> None:
        self.studio.selection.set_dim(dim)

    def _name_tensors(self, scene: "Scene") -> None:
        config = scene.config
        shape = (config.num_tokens, config.embed_dim)
        names = ("[cls_token; patch_tokens]", "pos_embed", "tokens[0]")
        for heading, name in zip(self._headings, names, strict=True):
            heading.set_tensor(name, shape_text(shape))
        self.matrices.set_tensor("tokens[0]", shape)
        self.matrices.set_sentence(self._sentence(scene))

    def _sentence(self, scene: "Scene") -> str:
        config = scene.config
        rows = self.tr("Each row is a token, each column a dimension; the cells are stretched to fit.")
        if config.pos_embed is PosEmbed.NONE:
            return rows + " " + self.tr("This model has no position table: zeros are added.")
        if config.max_tokens > config.num_tokens:
            table = self.tr("Position table: rows in use {0} of {1}.")
            return rows + " " + table.format(config.num_tokens, config.max_tokens)
        return rows


def tokens_before_positions(trace: "ForwardTrace") -> npt.NDArray[np.float32]:
    """(T, D): the class token and below it the patch tokens."""
    return np.concatenate([trace.cls_token[None], trace.patch_tokens])


def _describe(grid: PatchGrid, token: int, dim: int) -> str:
    text = QCoreApplication.translate("TokensPage", "{0}, dimension {1}")
    return text.format(token_text(grid, token), dim + 1)


def _beside_cells(bar: ColourBar) -> QVBoxLayout:
    """As high as the cells of the matrix at its left, without the numbers above them."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, round(column_axis_room() + MARGIN) - 1, 0, round(MARGIN) - 1)
    layout.addWidget(bar)
    return layout


def _sign(text: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    set_text_role(label, TextRole.TITLE, muted=True)
    return label
