"""The table of positions with a row for each token: those in use, and those that wait for longer sequences."""

import functools
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.facts import Facts
from vit_studio.window.pages.section import Section
from vit_studio.window.text import number_text, token_text
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.colour_maps import ColourMap
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.panel import Panel
from vit_studio.window.views.row_table_view import RowBand, RowTableView
from vit_studio.window.views.scale import Scale

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class TokensTable(Section):
    """A click on a row in use selects its token; a row that is never read belongs to none."""

    def __init__(self, studio: "Studio") -> None:
        super().__init__(studio)
        self.table, self.bar = RowTableView(), ColourBar()
        self._scale = Scale()
        self.facts = Facts(
            (
                self.tr("Rows in the table"),
                self.tr("Rows in use"),
                self.tr("Rows never read"),
                self.tr("Parameters"),
                self.tr("of rows never read"),
                self.tr("Length |p| of the selected row"),
                self.tr("Mean length, in use"),
                self.tr("Mean length, never read"),
            ),
            numbers=True,
        )
        self.panel, self.facts_panel = (
            Panel(self.tr("The whole table")),
            Panel(self.tr("Rows in use")),
        )
        self._lay_out()
        self.table.cell_clicked.connect(self._on_cell_clicked)

    def show_scene(self, scene: "Scene") -> None:
        positions, config = scene.positions, scene.config
        is_learned = config.pos_embed is PosEmbed.LEARNED_1D
        table, name = (positions.pos_table, "pos_table") if is_learned else (positions.sincos, "sincos")
        assert table is not None
        bands = [
            RowBand(self.tr("class token"), 1),
            RowBand(self.tr("patches"), config.num_patches, CLASS_TOKEN + 1),
            RowBand(self.tr("never read"), len(table) - config.num_tokens, config.num_tokens, is_read=False),
        ]
        self.table.set_table(table, [band for band in bands if band.count])
        self.table.set_describe(functools.partial(_describe, scene.grid))
        self.panel.set_tensor(name, table.shape)
        self._explain(is_learned, has_more=len(table) > config.num_tokens)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        table, mode = self.table.array, self.studio.viewing.scale
        own = Levels.symmetric(table)
        levels = self._scale.levels(mode, shared=own, own=own)
        self.table.set_levels(levels)
        self.bar.set_levels(levels)
        self.bar.set_caption(Scale.caption(mode, self.tr("shared by all rows")))
        self.table.set_row(selection.token)
        self.table.set_column(selection.dim)
        self._show_facts(scene, selection.token)

    def _show_facts(self, scene: "Scene", token: int) -> None:
        table, used = self.table.array, scene.config.num_tokens
        lengths = np.linalg.norm(table, axis=1)
        is_learned = scene.config.pos_embed is PosEmbed.LEARNED_1D
        unread = len(table) - used
        self.facts.set_values(
            str(len(table)),
            str(used),
            str(unread),
            str(table.size if is_learned else 0),
            str(unread * table.shape[1] if is_learned else 0),
            number_text(lengths[token]),
            number_text(lengths[:used].mean()),
            number_text(lengths[used:].mean()) if unread else "–",
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
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.facts)
        column.addStretch(1)
        self.facts_panel.set_body(body)
        self.facts_panel.set_help(
            self.tr(
                "|p| is the square root of the sum of squares of a row. Rows that are read grow as they are learned."
            )
        )
        self.add_row(self.panel, self.facts_panel, stretches=(7, 3))

    @Slot(int, int)
    def _on_cell_clicked(self, row: int, dim: int) -> None:
        with self.studio.selection.hold():
            if row < self.studio.selection.limits.num_tokens:
                self.studio.selection.set_token(row)
            self.studio.selection.set_dim(dim)


def _describe(grid: PatchGrid, row: int, dim: int) -> str:
    if row < grid.num_tokens:
        text = QCoreApplication.translate("TokensTable", "row {0} ({1}), dimension {2}")
        return text.format(row, token_text(grid, row), dim + 1)
    text = QCoreApplication.translate("TokensTable", "row {0} (never read), dimension {1}")
    return text.format(row, dim + 1)
