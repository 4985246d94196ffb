"""One kind of positions on a card: its table, how its places relate, what it costs, and how to get it."""

import dataclasses
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from vit_studio.session.viewing import ScaleMode
from vit_studio.studies.position_paper import PAPER_ACCURACY
from vit_studio.vit.config import PosEmbed
from vit_studio.window.pages.facts import Facts
from vit_studio.window.pages.tokens.cosine_scale import colours_in
from vit_studio.window.pages.tokens.picture_or_words import PictureOrWords
from vit_studio.window.pages.tokens.position_pictures import PositionPictures
from vit_studio.window.pages.tokens.tiles_view import TilesView
from vit_studio.window.position_names import position_name, position_sentence
from vit_studio.window.text import percent_text
from vit_studio.window.theme import SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.cells.flexible_view import FlexibleView
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.panel import Panel

LEAST_TILES: Final = 72
"""Logical pixels: with the time bar below it, a page of 800 has no room for more."""
SENTENCE_LINES: Final = 4
"""Room for the longest sentence on a narrow card, so that the pictures of all cards stand on one line."""


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class KindOnShow:
    """What there is to show of a kind; `words` stand in place of what only a training would make."""

    is_models_own: bool
    status: str
    """Whether the model was trained with these."""
    parameters: int | None
    """None where a model of this shape cannot have them."""
    table: npt.NDArray[np.float32] | None = None
    table_name: str = ""
    table_levels: Levels | None = None
    """The range of the table, where it is not its own alone."""
    pictures: PositionPictures | None = None
    table_words: str = ""
    pictures_words: str = ""


class PositionCard(Panel):
    """Its pictures follow the selection; the button offers a training, and starts none."""

    training_asked = Signal(object)
    """A PosEmbed."""
    place_clicked = Signal(int, int)
    """Row and column of a patch."""
    token_clicked = Signal(int)

    def __init__(self, kind: PosEmbed) -> None:
        super().__init__(position_name(kind))
        self.kind = kind
        self.on_show: KindOnShow | None = None
        self.table, self.tiles = FlexibleView(), TilesView(numbered=False)
        self.table_slot, self.tiles_slot = PictureOrWords(self.table), PictureOrWords(self.tiles)
        self._scales = Scale(), Scale()
        self.facts = Facts((self.tr("Parameters"), self.tr("ImageNet, 5-shot")), numbers=True)
        self.status = QLabel()
        self.button = QPushButton(self.tr("Train with these…"))
        self._lay_out()
        self._explain()
        self.button.clicked.connect(self._on_button_clicked)
        self.tiles.picture_clicked.connect(self.place_clicked)
        self.table.cell_clicked.connect(self._on_table_clicked)

    def show_kind(self, on_show: KindOnShow) -> None:
        """Take over what there is to show."""
        self.on_show = on_show
        self.facts.set_values(
            "–" if on_show.parameters is None else _grouped(on_show.parameters), _paper_text(self.kind)
        )
        self.status.setText(on_show.status)
        self.button.setHidden(on_show.is_models_own)
        self.table_slot.set_words(on_show.table_words)
        self.tiles_slot.set_words(on_show.pictures_words)
        if on_show.table is not None:
            self.table.set_array(on_show.table)
            self.table_slot.set_caption(on_show.table_name, on_show.table.shape)
        if on_show.pictures is None:
            self.set_expression("")
        else:
            self.tiles.set_tiles(on_show.pictures.tiles)
            self.tiles_slot.set_caption(on_show.pictures.name, on_show.pictures.tiles.shape)
            # not in the heading: it would leave the title no room
            self.set_expression(on_show.pictures.tiles_expression)

    def show_selection(
        self, mode: ScaleMode, *, place: tuple[int, int] | None, row: int | None, cosines: Levels | None
    ) -> None:
        """Light a tile and a row of the table, and colour both on the range that is chosen; `cosines` of all cards."""
        self.tiles.set_selected(place)
        self.table.set_row(row)
        on_show = self.on_show
        if on_show is not None and on_show.table is not None:
            own = on_show.table_levels or Levels.symmetric(on_show.table)
            levels = self._scales[0].levels(mode, shared=own, own=own)
            self.table_slot.set_levels(levels, Scale.caption(mode, self.tr("all rows")))
        if on_show is not None and on_show.pictures is not None:
            pictures = on_show.pictures
            is_bias = pictures.natural is None
            shared = pictures.shared if is_bias or pictures.is_signed or cosines is None else cosines
            levels = self._scales[1].levels(mode, shared=shared, own=pictures.own_levels(), natural=pictures.natural)
            for part in (self.tiles, self.tiles_slot.bar):
                part.set_colour_map(colours_in(levels, is_signed=pictures.is_signed))
            words = self.tr("all heads") if is_bias else self.tr("shared, itself left out")
            self.tiles_slot.set_levels(levels, Scale.caption(mode, words))

    def _lay_out(self) -> None:
        sentence = QLabel(position_sentence(self.kind))
        sentence.setWordWrap(True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        for label in (sentence, self.status):
            set_text_role(label, TextRole.CAPTION, muted=label is sentence)
        sentence.setMinimumHeight(SENTENCE_LINES * QFontMetrics(sentence.font()).lineSpacing())
        self.table.set_cell_aspect(False)
        self.tiles.setMinimumHeight(LEAST_TILES)
        keep = self.button.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.button.setSizePolicy(keep)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        for part, stretch in ((sentence, 0), (self.table_slot, 3), (self.tiles_slot, 5), (self.facts, 0)):
            column.addWidget(part, stretch)
        column.addWidget(self.status)
        column.addWidget(self.button)
        self.set_body(body)
        self.set_main_view(self.tiles)

    def _explain(self) -> None:
        name = position_name(self.kind)
        self.table.setAccessibleName(self.tr("Table, {0}").format(name))
        self.tiles.setAccessibleName(self.tr("Grid of grids, {0}").format(name))
        self.button.setAccessibleName(self.tr("Train a model with positions: {0}").format(name))
        self.button.setWhatsThis(
            self.tr("Opens the training with these positions chosen, and starts nothing: look at the rest, then train.")
        )
        self.facts.setWhatsThis(
            self.tr(
                "Parameters: how many numbers a model of this shape would learn for its positions. ImageNet, 5-shot: "
                "accuracy of ViT-B/16 with this kind in table 8 of the paper, by a linear classifier that learned from "
                "5 images a class."
            )
        )
        self.facts.setToolTip(self.facts.whatsThis())

    @Slot()
    def _on_button_clicked(self) -> None:
        self.training_asked.emit(self.kind)

    @Slot(int, int)
    def _on_table_clicked(self, row: int, column: int) -> None:
        if self.kind is not PosEmbed.RELATIVE:  # whose rows are offsets
            self.token_clicked.emit(row)


def _grouped(number: int) -> str:
    return f"{number:,}"


def _paper_text(kind: PosEmbed) -> str:
    return percent_text(PAPER_ACCURACY[kind]) if kind in PAPER_ACCURACY else "–"
