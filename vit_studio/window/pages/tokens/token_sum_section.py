"""Tokens + positions = z₀, as three matrices whose rows stand on one line, and the selected token's sum in numbers."""

import functools
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from vit_studio.analysis.subtracted import alike
from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.section import Section
from vit_studio.window.pages.tokens.sum_rows_view import SumRowsView
from vit_studio.window.pages.tokens.token_labels import TokenLabels
from vit_studio.window.text import shape_text, token_text
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.cells.token_matrix_view import TokenMatrixView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.panels.heading import Heading
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio
    from vit_studio.tracing.trace import ForwardTrace

IMAGE_LEAST: Final = (132, 100)
IMAGE_WIDEST: Final = 200
"""Logical pixels: the image is only to show where the selected token comes from."""

EXPRESSIONS: Final = ("np.vstack([cls_token, patch_tokens])", "pos_embed", "tokens[0]")


class TokenSumSection(Section):
    """A click in any of the matrices selects a token and a dimension; both are lit in all of them."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.tokens, self.positions, self.z0 = self.matrices = tuple(TokenMatrixView() for _ in range(3))
        self.headings = (Heading(self.tr("Tokens")), Heading(self.tr("Positions")), Heading(self.tr("z₀")))
        self.bars = tuple(ColourBar(orientation=Qt.Orientation.Horizontal) for _ in range(3))
        self._labels = TokenLabels(self.tokens)
        self.sum_bar = ColourBar()
        self.image = PatchGridView()
        self.sum_rows = SumRowsView()
        for bar, view in zip((*self.bars, self.sum_bar), (*self.matrices, self.sum_rows), strict=True):
            bar.follow(view)
        self.panel = Panel(self.tr("Tokens + positions = z₀"))
        self.sum_panel = Panel("")
        self._shared = Levels(-1, 1)
        self._own: tuple[Levels, ...] = ()
        self._scales = tuple(Scale() for _ in range(4))
        self._lay_out()
        self._explain()
        self._connect()

    def show_scene(self, scene: "Scene") -> None:
        trace, arrays = scene.trace, _summands(scene)
        # a sum of differences is the difference of the sums
        both = [_summands(each) for each in scene.compared]
        self._shared = Levels.symmetric([np.abs(array).max() for three in both for array in three])
        self._own = tuple(Levels.symmetric(np.stack(views)) for views in zip(*both, strict=True))
        # not a method of the section: a view that held it would keep the page, and the page the view, for ever
        describe = functools.partial(_describe, scene.grid)
        shape = shape_text((scene.config.num_tokens, scene.config.embed_dim))
        for view, array, heading, name in zip(self.matrices, arrays, self.headings, EXPRESSIONS, strict=True):
            view.set_array(array)
            view.set_describe(describe)
            heading.set_tensor(name, shape)
        self.panel.set_tensor("tokens[0]", trace.tokens[0].shape)
        self.panel.set_sentence(self._sentence(scene))
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        token, dim = selection.token, selection.dim
        self._show_levels(scene)
        for view in self.matrices:
            view.set_row(token)
            view.set_column(dim)
        self._labels.update()
        self.image.set_token(token)
        self._show_sum(scene, token, dim)

    def _show_levels(self, scene: "Scene") -> None:
        mode, words = self.studio.viewing.scale, range_words(scene, self.tr("shared by the three"))
        for view, bar, scale, own in zip(self.matrices, self.bars, self._scales, self._own, strict=False):
            levels = scale.levels(mode, shared=self._shared, own=own)
            view.set_levels(levels)
            bar.set_levels(levels)
            bar.set_caption(scale.caption(mode, words))

    def _show_sum(self, scene: "Scene", token: int, dim: int) -> None:
        mode, scale = self.studio.viewing.scale, self._scales[-1]
        rows = alike(_stacked, *(view.array[token] for view in self.matrices))
        own = levels_over(scene, lambda each: np.stack([array[token] for array in _summands(each)]))
        levels = scale.levels(mode, shared=self._shared, own=own)
        names = self.tr("token"), self.tr("+ position"), self.tr("= z₀")
        self.sum_rows.set_rows(names, rows, levels)
        self.sum_rows.set_describe(functools.partial(_describe_row, scene.grid, token, names))
        self.sum_rows.set_column(dim)
        self.sum_bar.set_levels(levels)
        self.sum_bar.set_caption(scale.caption(mode, self.tr("as above")))
        place = token_text(scene.grid, token)
        self.sum_panel.set_title(self.tr("Sum for {0}, dimension {1}").format(place, dim + 1))
        row = f"patch_tokens[{scene.grid.patch_of(token)}]" if scene.grid.is_patch(token) else "cls_token"
        self.sum_panel.set_tensor(f"np.stack([{row}, pos_embed[{token}], tokens[0, {token}]])", rows.shape)

    def _lay_out(self) -> None:
        for bar in (*self.bars, self.sum_bar):
            bar.set_colour_map(ColourMap.DIVERGING)
        names = (self.tr("Tokens"), self.tr("Positions"), self.tr("Tokens with positions"))
        for view, name in zip(self.matrices, names, strict=True):
            view.setAccessibleName(name)
        self.panel.set_body(self._equation())
        self.panel.set_main_view(self.z0)
        self.add_row(self.panel, stretch=5)
        self.image.set_class_token_chip(True)
        self.image.setMinimumSize(*IMAGE_LEAST)
        self.image.setMaximumWidth(IMAGE_WIDEST)
        below = QWidget()
        layout = QHBoxLayout(below)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.image, 1)
        layout.addWidget(self.sum_rows, 5)
        layout.addWidget(self.sum_bar)
        self.sum_panel.set_body(below)
        self.sum_panel.set_main_view(self.sum_rows)
        self.add_row(self.sum_panel, stretch=2)

    def _equation(self) -> QWidget:
        """[labels] tokens + positions = z₀, with the headings above and the colour bars below."""
        equation = QWidget()
        grid = QGridLayout(equation)
        grid.setContentsMargins(0, SPACE_XS, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._labels, 1, 0)
        for position, view in enumerate(self.matrices):
            column = 2 * position + 1
            grid.addWidget(self.headings[position], 0, column)
            grid.addWidget(view, 1, column)
            grid.addWidget(self.bars[position], 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(_sign("+"), 1, 2)
        grid.addWidget(_sign("="), 1, 4)
        grid.setRowStretch(1, 1)
        return equation

    def _explain(self) -> None:
        self.panel.set_help(
            self.tr(
                "z₀ = [x_class; x_p¹E; x_p²E; …] + E_pos, equation 1 of the paper. The class token is learned and the "
                "same for all images; the patch tokens come from the Embedding page; E_pos has a row for each place, "
                "the same for all images too. Without it, patches in another order would give the same logits."
            )
        )
        self.sum_panel.set_help(
            self.tr(
                "One row of the three matrices, and at the right the numbers of the selected dimension: "
                "token + position = z₀."
            )
        )
        self.image.setWhatsThis(self.tr("Where the selected token was cut from; a click selects another."))

    def _connect(self) -> None:
        for view in self.matrices:
            view.cell_clicked.connect(self._on_cell_clicked)
            view.zoom_changed.connect(self._on_zoom_changed)
        self.sum_rows.cell_clicked.connect(self._on_dimension_clicked)
        self.image.token_clicked.connect(self.studio.selection.set_token)

    @Slot(int, int)
    def _on_cell_clicked(self, token: int, dim: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_token(token)
            self.studio.selection.set_dim(dim)

    @Slot()
    def _on_zoom_changed(self) -> None:
        """All three show the same part, so that one can still read across the sum."""
        magnified = self.sender()
        for view in self.matrices:
            if isinstance(magnified, TokenMatrixView) and view is not magnified:
                view.set_zoom(magnified.zoom)

    @Slot(int, int)
    def _on_dimension_clicked(self, row: int, dim: int) -> None:
        self.studio.selection.set_dim(dim)

    def _sentence(self, scene: "Scene") -> str:
        config = scene.config
        rows = self.tr("Each row is a token, each column a dimension; the cells are stretched to fit.")
        added = {
            PosEmbed.NONE: self.tr("This model has no positions: zeros are added."),
            PosEmbed.LEARNED_2D: self.tr("Left half of a position: its column (X), right half: its row (Y)."),
            PosEmbed.SINCOS_2D: self.tr("Left half of a position: waves of its row, right half: of its column."),
            PosEmbed.RELATIVE: self.tr(
                "Nothing is added here: relative positions act in each layer’s attention, as a bias of its scores."
            ),
        }.get(config.pos_embed, "")
        if config.max_tokens > config.num_tokens:
            table = self.tr("Position table: rows in use {0} of {1}.")
            added = table.format(config.num_tokens, config.max_tokens)
        return f"{rows} {added}".strip()


def _summands(scene: "Scene") -> tuple[npt.NDArray[np.float32], ...]:
    """Tokens, positions, and their sum."""
    return tokens_before_positions(scene.trace), scene.trace.pos_embed, scene.trace.tokens[0]


def tokens_before_positions(trace: "ForwardTrace") -> npt.NDArray[np.float32]:
    """(T, D): the class token and below it the patch tokens."""
    return alike(_below_each_other, trace.cls_token[None], trace.patch_tokens)


def _stacked(*rows: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.stack(rows)


def _below_each_other(*tables: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return np.concatenate(tables)


def _describe(grid: PatchGrid, token: int, dim: int) -> str:
    text = QCoreApplication.translate("TokenSumSection", "{0}, dimension {1}")
    return text.format(token_text(grid, token), dim + 1)


def _describe_row(grid: PatchGrid, token: int, names: tuple[str, ...], row: int, dim: int) -> str:
    return f"{names[row]}\n{_describe(grid, token, dim)}"


def _sign(text: str) -> QLabel:
    label = QLabel(text)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    set_text_role(label, TextRole.TITLE, muted=True)
    return label
