"""The table of positions with a row for each token: those in use, and those that wait for longer sequences."""

import functools
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.facts import Facts
from vit_studio.window.pages.section import Section
from vit_studio.window.pages.tokens.row_lengths_view import RowLengthsView
from vit_studio.window.text import number_text, signed_text, token_text
from vit_studio.window.views.cells.row_table_view import RowBand, RowTableView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class TokensTable(Section):
    """A click on a row in use selects its token; a row that is never read belongs to none."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.table, self.lengths, self.bar = RowTableView(), RowLengthsView(), ColourBar()
        self._scale = Scale()
        self.facts = Facts(
            (
                self.tr("Rows in the table"),
                self.tr("Rows in use"),
                self.tr("Rows never read"),
                self.tr("Parameters"),
                self.tr("Parameters never read"),
                self.tr("Length of the selected row"),
                self.tr("Mean length in use"),
                self.tr("Mean length never read"),
            ),
            numbers=True,
        )
        self.panel, self.facts_panel = (
            Panel(self.tr("The whole table")),
            Panel(self.tr("Rows in use")),
        )
        self.lengths_panel = Panel(self.tr("Lengths"))
        self._lay_out()
        self.table.cell_clicked.connect(self._on_cell_clicked)
        self.lengths.cell_clicked.connect(self._on_length_clicked)

    def show_scene(self, scene: "Scene") -> None:
        config = scene.config
        is_learned = config.pos_embed is PosEmbed.LEARNED_1D
        name, table = "pos_table" if is_learned else "sincos", _table(scene)
        bands = [
            RowBand(self.tr("class token"), 1),
            RowBand(self.tr("patches"), config.num_patches, CLASS_TOKEN + 1),
            RowBand(self.tr("never read"), len(table) - config.num_tokens, config.num_tokens, is_read=False),
        ]
        there = [band for band in bands if band.count]
        self.table.set_table(table, there)
        self.table.set_describe(functools.partial(_describe, scene.grid))
        lengths = scene.derive(_lengths)
        self._longest = max(float(np.abs(each).max()) for each in (lengths, *map(_lengths, scene.compared[1:])))
        self.lengths.set_lengths(lengths, there, longest=self._longest)
        self.lengths.set_describe(functools.partial(_describe_row, scene.grid))
        self.lengths_panel.set_tensor(f"np.linalg.norm({name}, axis=1)", lengths.shape)
        self.panel.set_tensor(name, table.shape)
        self._explain(is_learned, has_more=len(table) > config.num_tokens)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        mode = self.studio.viewing.scale
        own = levels_over(scene, _table)
        levels = self._scale.levels(mode, shared=own, own=own)
        self.table.set_levels(levels)
        self.bar.set_levels(levels)
        self.bar.set_caption(Scale.caption(mode, range_words(scene, self.tr("shared by all rows"))))
        for view in (self.table, self.lengths):
            view.set_row(selection.token)
        self.table.set_column(selection.dim)
        self._show_facts(scene, selection.token)

    def _show_facts(self, scene: "Scene", token: int) -> None:
        table, used = self.table.array, scene.config.num_tokens
        lengths, number = self.lengths.lengths, signed_text if scene.is_difference else number_text
        is_learned = scene.config.pos_embed is PosEmbed.LEARNED_1D
        unread = len(table) - used
        self.facts.set_values(
            str(len(table)),
            str(used),
            str(unread),
            f"{table.size if is_learned else 0:,}",
            f"{unread * table.shape[1] if is_learned else 0:,}",
            number(lengths[token]),
            number(lengths[:used].mean()),
            number(lengths[used:].mean()) if unread else "–",
        )

    def _explain(self, is_learned: bool, *, has_more: bool) -> None:
        if not is_learned:
            sentence = self.tr("Computed from the size of the grid; nothing of it is learned or saved.")
        elif has_more:
            sentence = self.tr("Hatched rows are for longer sequences: no pass reads them, and no training moves them.")
        else:
            sentence = self.tr("As many rows as there are tokens: each is in use.")
        self.panel.set_sentence(sentence)
        self.panel.set_help(
            self.tr(
                "E_pos of equation 1. A model adds the first T rows to its T tokens. A table may have been made "
                "longer, as in many a notebook; the rows behind then keep the numbers that they were made with."
            )
            if is_learned
            else self.tr("[sin ωy; cos ωy; sin ωx; cos ωx] for row y and column x, with D/4 frequencies ω; see Kinds.")
        )

    def _lay_out(self) -> None:
        self.bar.set_colour_map(ColourMap.DIVERGING)
        self.panel.set_body(self.table)
        self.panel.set_colour_bar(self.bar)
        self.facts_panel.set_body(self.facts)
        self.facts_panel.set_help(
            self.tr(
                "How much of the table this model reads. Rows never read cost memory and a place in the file, and "
                "nothing else: a longer sequence, from smaller patches, would have use for them."
            )
        )
        self.lengths_panel.set_body(self.lengths)
        self.lengths_panel.set_help(
            self.tr(
                "|p|, the square root of the sum of squares, of each row of the table. Learned rows change their "
                "length with the training; rows never read keep the one that chance gave them."
            )
        )
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.body.spacing())
        column.addWidget(self.facts_panel)
        column.addWidget(self.lengths_panel, 1)
        self.add_row(self.panel, right, stretches=(7, 3))

    @Slot(int, int)
    def _on_cell_clicked(self, row: int, dim: int) -> None:
        with self.studio.selection.hold():
            if row < self.studio.selection.limits.num_tokens:
                self.studio.selection.set_token(row)
            self.studio.selection.set_dim(dim)

    @Slot(int, int)
    def _on_length_clicked(self, row: int, column: int) -> None:
        if row < self.studio.selection.limits.num_tokens:
            self.studio.selection.set_token(row)


def _table(scene: "Scene") -> npt.NDArray[np.float32]:
    """(rows, D): what a model keeps, or what is computed for it."""
    positions = scene.positions
    table = positions.pos_table if scene.config.pos_embed is PosEmbed.LEARNED_1D else positions.sincos
    assert table is not None
    return table


def _lengths(scene: "Scene") -> npt.NDArray[np.float32]:
    lengths: npt.NDArray[np.float32] = np.linalg.norm(_table(scene), axis=1)
    return lengths


# functions, not methods of the section: a view that held one would keep the page, and the page the view, for ever


def _describe(grid: PatchGrid, row: int, dim: int) -> str:
    text = QCoreApplication.translate("TokensTable", "{0}, dimension {1}")
    return text.format(_describe_row(grid, row), dim + 1)


def _describe_row(grid: PatchGrid, row: int) -> str:
    if row < grid.num_tokens:
        return QCoreApplication.translate("TokensTable", "row {0} ({1})").format(row, token_text(grid, row))
    return QCoreApplication.translate("TokensTable", "row {0} (never read)").format(row)
