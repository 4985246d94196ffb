"""Who looks at whom: one head's matrix and image, linked both ways, and all heads at a glance."""

import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.heads import Fuse
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.encoder.attention_panels import MapPanel, MatrixPanel, OverviewPanel
from vit_studio.window.pages.encoder.attention_pictures import AttentionPictures
from vit_studio.window.pages.encoder.attention_scale import AttentionScale, PeaksBox
from vit_studio.window.pages.encoder.attention_words import (
    map_code,
    matrix_code,
    overview_code,
    picture_text,
    weight_text,
)
from vit_studio.window.pages.encoder.choices import KEY, PEAKS, SMALL, Small, fuse_of, key_of, peaks_of, small_of
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.pages.section import Section
from vit_studio.window.text import percent_text, token_text
from vit_studio.window.views.choice_buttons import ChoiceButtons
from vit_studio.window.views.colour_maps import ColourMap, colour_at
from vit_studio.window.views.layer_head_chooser import Offer
from vit_studio.window.views.patch_grid_view import NOTHING
from vit_studio.window.views.ranking_view import Ranked

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

STRONGEST: Final = 16
"""How many patches are named, those that the query weighs most, where there is room."""
MOST_NAMED: Final = 8
"""Columns of small pictures that all have room for a name."""


class AttentionSection(Section):
    """All pictures are on one scale, which the colour bar tells."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.peaks = PeaksBox()
        self.small = ChoiceButtons((self.tr("Matrices"), self.tr("Maps of the query")))
        self.bar = SectionBar(studio, Offer.ALL, self.peaks, self.small)
        self.matrix_panel, self.map_panel, self.overview_panel = MatrixPanel(), MapPanel(), OverviewPanel()
        self.matrix, self.image = self.matrix_panel.matrix, self.map_panel.image
        self.bars, self.ranking = self.matrix_panel.bars, self.map_panel.ranking
        self.multiples = self.overview_panel.multiples
        self._scale = AttentionScale()
        self._pictures: AttentionPictures
        self._ranked: list[int] = []
        self._small_shown: tuple[object, ...] = ()
        self.add_row(self.bar, stretch=0)
        self.add_row(self.matrix_panel, self.map_panel, self.overview_panel, stretches=(14, 14, 17))
        self._explain()
        self._connect()

    # what is shown

    def show_scene(self, scene: "Scene") -> None:
        self._pictures = AttentionPictures(scene.trace.attn_weights, fuse_of(self.studio.viewing))
        self.bar.show_scene(scene)
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)
        self.multiples.set_row_names([str(layer + 1) for layer in range(scene.config.depth)])
        self.matrix.set_describe(functools.partial(weight_text, scene.grid))

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        viewing, layer, head = self.studio.viewing, selection.layer, selection.head
        if self._pictures.fuse is not fuse_of(viewing):
            self._pictures = AttentionPictures(scene.trace.attn_weights, fuse_of(viewing))
        self.bar.show_selection()
        self.peaks.show_choice(viewing.scale, peaks_of(viewing))
        self._scale.choose(self._pictures, viewing.scale, peaks_of(viewing), layer=layer, head=head)
        self._show_matrix(scene, layer, head, selection.token)
        self._show_map(scene, layer, head, selection.token)
        self._show_ranking(scene, layer, head, selection.token)
        self._show_key(scene, layer, head, selection.token)
        self._show_multiples(scene, layer, head, selection.token)

    def _show_matrix(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        panel, weights, levels = self.matrix_panel, self._pictures.matrix(layer, head), self._scale.levels
        panel.scale_bar.set_caption(self._scale.caption)
        panel.scale_bar.set_levels(levels)
        self.matrix.set_levels(levels)
        reshaped = weights.shape != self.matrix.array.shape
        self.matrix.set_array(weights)
        if reshaped:
            panel.place()
        self.matrix.set_row(query)
        self.bars.set_row(str(query), weights[query], levels)
        self.bars.set_describe(functools.partial(weight_text, scene.grid, query))
        panel.set_tensor(matrix_code(layer, head, self._pictures.fuse), weights.shape)
        is_max = head is None and self._pictures.fuse is Fuse.MAX
        panel.set_sentence(
            self.tr("Row: query, column: key. Maxima: rows sum to more than 1.")
            if is_max
            else self.tr("Row: query, column: key. Each row sums to 1.")
        )

    def _show_map(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        weights = self._pictures.query_map(layer, head, query)
        self.image.set_overlay(weights, self._scale.levels, ColourMap.SEQUENTIAL)
        self.image.set_token(query)
        code = map_code(layer, head, self._pictures.fuse, query=query, side=scene.grid.side)
        self.map_panel.set_tensor(code, weights.shape)
        self.map_panel.set_sentence(self.tr("The row of {0}.").format(token_text(scene.grid, query)))

    def _show_ranking(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        pictures, grid = self._pictures, scene.grid
        strongest = pictures.strongest_patches(layer, head, query, STRONGEST)
        named = [(CLASS_TOKEN, pictures.share_of_class_token(layer, head, query)), *strongest]
        self._ranked = [token for token, _ in named]
        units = self._scale.levels.unit([weight for _, weight in named])
        names = [self.tr("class token, not a patch"), *(token_text(grid, token) for token, _ in strongest)]
        self.ranking.set_lines(
            [
                Ranked(name, percent_text(weight), colour_at(ColourMap.SEQUENTIAL, unit))
                for name, (_, weight), unit in zip(names, named, units, strict=True)
            ]
        )

    def _show_key(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        strongest = self._pictures.strongest_key(layer, head, query)
        key = key_of(self.studio.viewing, strongest=strongest, num_tokens=scene.config.num_tokens)
        self.matrix.set_column(key)
        self.bars.set_column(key)
        self.image.set_key(key)
        self.ranking.set_selected(self._ranked.index(key) if key in self._ranked else None)

    def _show_multiples(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        pictures, small = self._pictures, small_of(self.studio.viewing)
        self.small.set_choice(list(Small).index(small))
        self.multiples.set_levels(self._scale.levels)
        self.multiples.set_selected((layer, pictures.column_of(head)))
        query_shown = query if small is Small.QUERY_MAPS else None
        if (pictures, query_shown) == self._small_shown:
            return
        self._small_shown = (pictures, query_shown)
        arrays = pictures.matrices if query_shown is None else pictures.query_maps(query_shown)
        self.multiples.set_column_names(_column_names(pictures))
        self.multiples.set_describe(functools.partial(picture_text, pictures))
        self.multiples.set_arrays(arrays)
        self.overview_panel.set_tensor("attn_weights", scene.trace.attn_weights.shape)
        self.overview_panel.set_expression(overview_code(pictures, query_shown, scene.grid.side))
        self.overview_panel.place()

    # what a person does

    def _connect(self) -> None:
        self.matrix.cell_clicked.connect(self._on_weight_clicked)
        self.matrix.cell_hovered.connect(self._on_weight_hovered)
        self.matrix.hover_left.connect(self._on_hover_left)
        self.bars.column_clicked.connect(self._choose_key)
        self.bars.column_hovered.connect(self._on_key_hovered)
        self.image.token_clicked.connect(self.studio.selection.set_token)
        self.image.key_clicked.connect(self._choose_key)
        self.image.token_hovered.connect(self._on_key_hovered)
        self.ranking.line_clicked.connect(self._on_line_clicked)
        self.ranking.line_hovered.connect(self._on_line_hovered)
        self.multiples.picture_clicked.connect(self._on_picture_clicked)
        self.peaks.chosen.connect(self._on_peaks_chosen)
        self.small.chosen.connect(self._on_small_chosen)

    @Slot(int, int)
    def _on_weight_clicked(self, query: int, key: int) -> None:
        self._choose_key(key)
        self.studio.selection.set_token(query)

    @Slot(int)
    def _choose_key(self, key: int) -> None:
        self.studio.viewing.set(KEY, str(key))

    @Slot(int)
    def _on_line_clicked(self, line: int) -> None:
        self._choose_key(self._ranked[line])

    @Slot(int, int)
    def _on_weight_hovered(self, query: int, key: int) -> None:
        self.image.set_echo(key)
        self.bars.set_echo(key)

    @Slot()
    def _on_hover_left(self) -> None:
        self._on_key_hovered(NOTHING)

    @Slot(int)
    def _on_key_hovered(self, key: int) -> None:
        """The mouse is over a key, in whichever picture: all of them show it."""
        self.image.set_echo(key)
        self.bars.set_echo(key)
        self.matrix.set_echo(None if key == NOTHING else (self.studio.selection.token, key))

    @Slot(int)
    def _on_line_hovered(self, line: int) -> None:
        self._on_key_hovered(NOTHING if line < 0 else self._ranked[line])

    @Slot(int, int)
    def _on_picture_clicked(self, layer: int, column: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_layer(layer)
            self.studio.selection.set_head(self._pictures.head_of(column))

    @Slot(str)
    def _on_peaks_chosen(self, peaks: str) -> None:
        self.studio.viewing.set(PEAKS, peaks)

    @Slot(int)
    def _on_small_chosen(self, index: int) -> None:
        self.studio.viewing.set(SMALL, list(Small)[index].value)

    def _explain(self) -> None:
        tips = (
            self.tr("The whole matrix of each head: all queries, all keys."),
            self.tr("For each head, how much the selected query takes from each patch."),
        )
        for index, tip in enumerate(tips):
            self.small.button(index).setToolTip(tip)
        self.small.setWhatsThis(" ".join(tips))
        self.bar.sentence.set_sentence(
            self.tr("Each token, as a query, weighs all tokens, as keys, and takes in their values by these weights.")
        )


def _column_names(pictures: AttentionPictures) -> list[str]:
    roomy = pictures.columns <= MOST_NAMED
    heads = [str(head + 1) if roomy or head == 0 or head % 4 == 3 else "" for head in range(pictures.num_heads)]
    return [*heads, _merged_name(pictures.fuse, roomy=roomy)] if pictures.columns > pictures.num_heads else heads


def _merged_name(fuse: Fuse, *, roomy: bool) -> str:
    translate = QCoreApplication.translate
    if fuse is Fuse.MAX:
        return translate("EncoderPage", "Max")
    return translate("EncoderPage", "Mean") if roomy else translate("EncoderPage", "μ", "mean, as short as can be")
