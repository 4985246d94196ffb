"""The Encoder page: who looks at whom, for one head and for all of them at a glance."""

import enum
import functools
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.attention_pictures import CUT, AttentionPictures
from vit_studio.window.pages.page import Page, Stage
from vit_studio.window.text import head_text, layer_text, percent_text, short_number_text, token_text
from vit_studio.window.theme import SPACE_S, TextRole, set_text_role
from vit_studio.window.views.at_top import AtTop
from vit_studio.window.views.axis_labels import Axis
from vit_studio.window.views.choice_buttons import ChoiceButtons
from vit_studio.window.views.colour_bar import ColourBar
from vit_studio.window.views.colour_maps import ColourMap, colour_at
from vit_studio.window.views.heatmap_view import HeatmapView
from vit_studio.window.views.layer_head_chooser import LayerHeadChooser
from vit_studio.window.views.levels import Levels
from vit_studio.window.views.matrix_with_row import MatrixWithRow
from vit_studio.window.views.multiples_view import MultiplesView
from vit_studio.window.views.panel import Panel
from vit_studio.window.views.patch_grid_view import PatchGridView
from vit_studio.window.views.picture_with_note import PictureWithNote
from vit_studio.window.views.ranking_view import Ranked, RankingView
from vit_studio.window.views.row_bars_view import RowBarsView

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

COLOUR_MAP: Final = ColourMap.VIRIDIS
STRONGEST: Final = 8
LEAST_NAMED: Final = 2
"""How many patches are named, those that the query weighs most: with room to spare, and at least."""
MOST_NAMED: Final = 8
"""Columns of small pictures that all have room for a name."""
ABOVE_IMAGE: Final = 28
"""Logical pixels for the class token's chip above the image."""


class Scale(enum.IntEnum):
    """Which weights the colours span; the order of the list."""

    SHARED_CUT = 0
    SHARED = 1
    THIS_PICTURE = 2


class Small(enum.IntEnum):
    """What the small pictures show; the order of the buttons."""

    MATRICES = 0
    QUERY_MAPS = 1


class EncoderPage(Page):
    """The attention matrix of a layer and head, the selected query's row of it over the image, and all of them small.

    All pictures are on one scale, which the colour bar tells.
    """

    stage = Stage.ENCODER

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.chooser = LayerHeadChooser()
        self.scale = QComboBox()
        self.row_bars = RowBarsView()
        self.matrix, self.image, self.multiples = HeatmapView(), PatchGridView(), MultiplesView()
        self.colour_bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        self.ranking = RankingView(1 + LEAST_NAMED)
        self.small = ChoiceButtons((self.tr("Matrices"), self.tr("Maps of the query")))
        self._matrix_with_row = MatrixWithRow(self.matrix, self.row_bars, self.colour_bar)
        self._multiples_at_top = AtTop(self.multiples)
        self.matrix_panel = Panel(self.tr("Attention"))
        self.image_panel = Panel(self.tr("Where it looks"))
        self.multiples_panel = Panel(self.tr("All heads"))
        self._pictures: AttentionPictures
        self._levels = Levels(0, 1)
        self._asked: tuple[object, ...] = ()
        self._small_shown: tuple[object, ...] = ()
        self.set_introduction(
            self.tr("Each token, as a query, weighs all tokens, as keys, and takes in their values by these weights.")
        )
        self._lay_out()
        self._set_up_views()
        self._connect()

    # what is shown

    def show_scene(self, scene: "Scene") -> None:
        config = scene.config
        pictures = self._pictures = AttentionPictures.of(scene.trace)
        self.chooser.set_limits(depth=config.depth, num_heads=config.num_heads)
        self.image.set_pixels(scene.pixels)
        self.image.set_grid(scene.grid)
        self.multiples.set_row_names([str(layer + 1) for layer in range(config.depth)])
        self.multiples.set_column_names(self._column_names(pictures))
        self.matrix.set_describe(functools.partial(_describe_weight, scene.grid))
        self.multiples.set_describe(functools.partial(_describe_picture, pictures))
        self.multiples_panel.set_tensor("attn_weights", scene.trace.attn_weights.shape)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        layer, head, query = selection.layer, selection.head, selection.token
        asked = (scene, layer, head, query, self.scale.currentIndex(), self.small.choice)
        if asked == self._asked:  # the dimension is of no interest here
            return
        self._asked = asked
        self.chooser.set_chosen(layer, head)
        self._show_scale(layer, head)
        self._show_matrix(scene, layer, head, query)
        self._show_map(scene, layer, head, query)
        self._show_ranking(scene, layer, head, query)
        self._show_multiples(layer, head, query)

    def _show_scale(self, layer: int, head: int | None) -> None:
        pictures, scale = self._pictures, self.scale.currentIndex()
        if scale == Scale.THIS_PICTURE:
            self._levels = pictures.levels_of(layer, head)
            caption, tip = self.tr("this picture only"), self.tr("Greater weights in other pictures look alike.")
        elif scale == Scale.SHARED:
            self._levels = pictures.shared_levels()
            caption, tip = self.tr("shared by all heads"), self.tr("From 0 to the greatest weight of all heads.")
        else:
            self._levels = pictures.cut_levels()
            caption = self.tr("shared, cut below peak {0}").format(short_number_text(pictures.greatest))
            tip = self.tr("The greatest {0} of all weights look alike, so that the rest can be told apart.")
            tip = tip.format(percent_text(CUT))
        self.colour_bar.set_caption(caption)
        self.colour_bar.setToolTip(tip)
        self.colour_bar.set_levels(self._levels)

    def _show_matrix(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        weights = self._pictures.matrix(layer, head)
        self.matrix.set_levels(self._levels)
        if weights.shape != self.matrix.array.shape:
            self.matrix.set_array(weights)
            self._matrix_with_row.place()
        self.matrix.set_array(weights)
        self.matrix.set_row(query)
        self.row_bars.set_row(str(query), weights[query], self._levels)
        self.row_bars.set_describe(functools.partial(_describe_weight, scene.grid, query))
        self.matrix_panel.set_tensor(_tensor_name(layer, head), weights.shape)

    def _show_map(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        weights = self._pictures.query_map(layer, head, query)
        self.image.set_overlay(weights, self._levels, COLOUR_MAP)
        self.image.set_token(query)
        self.image_panel.set_tensor(f"{_tensor_name(layer, head)}[{query}, 1:]", weights.shape)
        sentence = self.tr("The row of {0}, over the image.")
        self.image_panel.set_sentence(sentence.format(token_text(scene.grid, query)))

    def _show_ranking(self, scene: "Scene", layer: int, head: int | None, query: int) -> None:
        share = self._pictures.share_of_class_token(layer, head, query)
        lines = [(self.tr("class token, not a patch"), share)]
        for key, weight in self._pictures.strongest_patches(layer, head, query, STRONGEST):
            lines.append((token_text(scene.grid, key), weight))
        units = self._levels.unit([weight for _, weight in lines])
        self.ranking.set_lines(
            [
                Ranked(name, percent_text(weight), colour_at(COLOUR_MAP, unit))
                for (name, weight), unit in zip(lines, units, strict=True)
            ]
        )

    def _show_multiples(self, layer: int, head: int | None, query: int) -> None:
        self.multiples.set_levels(self._levels)
        self.multiples.set_selected((layer, self._pictures.column_of(head)))
        as_maps = self.small.choice == Small.QUERY_MAPS
        shown = (self._pictures, query if as_maps else None)
        if shown != self._small_shown:
            self._small_shown = shown
            self.multiples.set_arrays(self._pictures.query_maps(query) if as_maps else self._pictures.weights)
            self._multiples_at_top.place()

    # how it is built

    def _lay_out(self) -> None:
        label = QLabel(self.tr("Scale"))
        set_text_role(label, TextRole.BODY, muted=True)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setBuddy(self.scale)
        controls = (self.chooser, label, self.scale, self.small)
        self.add_row(*controls, stretches=(0, 1, 0, 0), stretch=0).setSpacing(SPACE_S)
        self.matrix_panel.set_body(self._matrix_with_row)
        self.image_panel.set_body(PictureWithNote(self.image, self.ranking, above=ABOVE_IMAGE))
        self.multiples_panel.set_body(self._multiples_at_top)
        self.add_row(self.matrix_panel, self.image_panel, self.multiples_panel, stretches=(14, 14, 17))

    def _set_up_views(self) -> None:
        self.scale.addItems(
            [
                self.tr("Shared, peaks cut off"),
                self.tr("Shared, to the peak"),
                self.tr("This picture"),
            ]
        )
        self.matrix.set_colour_map(COLOUR_MAP)
        self.matrix.set_axes(Axis(self.tr("query"), first=CLASS_TOKEN), Axis(self.tr("key"), first=CLASS_TOKEN))
        self.matrix_panel.set_sentence(self.tr("Row: query, column: key. Each row sums to 1."))
        self.image.set_class_token_chip(True)
        self.multiples_panel.set_sentence(self.tr("Rows: layers, columns: heads. A click brings one up."))
        self.multiples.set_colour_map(COLOUR_MAP)
        self.row_bars.set_colour_map(COLOUR_MAP)
        self.colour_bar.set_colour_map(COLOUR_MAP)

    def _connect(self) -> None:
        selection = self.studio.selection
        self.chooser.layer_chosen.connect(selection.set_layer)
        self.chooser.head_chosen.connect(selection.set_head)
        self.matrix.cell_clicked.connect(self._on_weight_clicked)
        self.image.token_clicked.connect(selection.set_token)
        self.multiples.picture_clicked.connect(self._on_picture_clicked)
        self.scale.activated.connect(self._on_display_chosen)
        self.small.chosen.connect(self._on_display_chosen)

    # what a person does

    @Slot(int, int)
    def _on_weight_clicked(self, query: int, key: int) -> None:
        self.studio.selection.set_token(query)

    @Slot(int, int)
    def _on_picture_clicked(self, layer: int, column: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_layer(layer)
            self.studio.selection.set_head(self._pictures.head_of(column))

    @Slot(int)
    def _on_display_chosen(self, choice: int) -> None:
        if self.scene is not None:
            self.show_selection(self.scene, self.studio.selection)

    # words

    def _column_names(self, pictures: AttentionPictures) -> list[str]:
        roomy = pictures.columns <= MOST_NAMED
        mean = self.tr("Mean") if roomy else self.tr("μ", "mean, as short as can be")
        heads = [str(head + 1) if roomy or head == 0 or head % 4 == 3 else "" for head in range(pictures.num_heads)]
        return [*heads, mean] if pictures.columns > pictures.num_heads else heads


# functions, not methods of the page: a view that held one would keep the page, and the page the view, for ever


def _describe_weight(grid: PatchGrid, query: int, key: int) -> str:
    text = QCoreApplication.translate("EncoderPage", "query {0} → key {1}")
    return text.format(token_text(grid, query), token_text(grid, key))


def _describe_picture(pictures: AttentionPictures, layer: int, column: int) -> str:
    head = head_text(pictures.head_of(column), pictures.num_heads)
    return f"{layer_text(layer, pictures.depth)} · {head}"


def _tensor_name(layer: int, head: int | None) -> str:
    return f"attn_weights[{layer}].mean(0)" if head is None else f"attn_weights[{layer}, {head}]"
