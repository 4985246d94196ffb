"""How places relate to each other: a grid of grids, and the row of the selected token enlarged."""

import weakref
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from vit_studio.vit.config import PosEmbed
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.compared import range_words
from vit_studio.window.pages.section import Section, add_row
from vit_studio.window.pages.tokens.choices import KINDS, SECTION
from vit_studio.window.pages.tokens.cosine_scale import colours_in
from vit_studio.window.pages.tokens.no_positions import NoPositions
from vit_studio.window.pages.tokens.pair_words import name_pairs, pair_words
from vit_studio.window.pages.tokens.position_pictures import PositionPictures, bias_range
from vit_studio.window.pages.tokens.tiles_view import TilesView
from vit_studio.window.pages.tokens.two_tables import tables_scene, why_no_tables
from vit_studio.window.text import number_text, token_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.place_view import PlaceView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.layer_head_chooser import LayerHeadChooser, Offer
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class SimilaritySection(Section):
    """A click on a tile, or on a cell of an enlarged one, selects that patch; relative positions show their bias."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.pictures: PositionPictures | None = None
        self._pictured: tuple[object, ...] = ()
        self._bias_range = Levels(-1, 1)
        self.tiles, self.tile, self.cls_tile = TilesView(), PlaceView(), PlaceView()
        self.bars = tuple(ColourBar() for _ in range(3))
        self._scales = tuple(Scale() for _ in range(3))
        self.tiles_panel, self.tile_panel, self.cls_panel = (Panel("") for _ in range(3))
        self.chooser = LayerHeadChooser(Offer.MEAN_AND_HEADS)
        self.nothing = NoPositions(self.tr("This model adds nothing for a place: there is nothing to compare."))
        self._shown = QWidget()
        self._lay_out()
        self._connect()

    def show_scene(self, scene: "Scene") -> None:
        for panel in (self.tiles_panel, self.tile_panel, self.cls_panel):
            panel.set_no_difference(why_no_tables(scene))
        scene = tables_scene(scene)
        self.chooser.set_limits(depth=scene.config.depth, num_heads=scene.config.num_heads)
        is_bias = scene.config.pos_embed is PosEmbed.RELATIVE
        self.chooser.setVisible(is_bias)
        if is_bias:
            self._bias_range = bias_range(scene)
        self._explain(is_bias)
        for view in (self.tile, self.cls_tile):
            view.set_axes(Axis(self.tr("row")), Axis(self.tr("column")))

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        scene = tables_scene(scene)
        self.chooser.set_chosen(selection.layer, selection.head)
        self._picture(scene, selection)
        pictures = self.pictures
        self.nothing.setVisible(pictures is None)
        self._shown.setVisible(pictures is not None)
        if pictures is not None:
            self._show_levels(scene, pictures, selection.token)
            self._show_token(pictures, selection.token)

    def _picture(self, scene: "Scene", selection: "Selection") -> None:
        is_bias = scene.config.pos_embed is PosEmbed.RELATIVE
        seen = weakref.ref(scene)  # out of sight this must not keep a scene that is gone
        pictured = (seen, selection.layer, selection.head) if is_bias else (seen,)
        if pictured == self._pictured:
            return
        self._pictured = pictured
        self.pictures = pictures = self._pictures_of(scene, selection)
        if pictures is None:
            return
        self.tiles.set_tiles(pictures.tiles)
        name_pairs(self.tiles, pictures.grid)
        self.tiles_panel.set_tensor(pictures.tiles_expression, pictures.tiles.shape)
        self.cls_tile.set_array(pictures.tile(CLASS_TOKEN))
        self.cls_tile.set_describe(pair_words(pictures.grid, CLASS_TOKEN))
        is_cosine = pictures.natural is not None and not pictures.is_signed
        without = is_cosine and not scene.trace.pos_embed[CLASS_TOKEN].any()
        self.cls_panel.set_sentence(
            self.tr("Its position is zeros: without direction, like nothing.") if without else ""
        )
        self.cls_panel.set_tensor(pictures.tile_expression(CLASS_TOKEN), self.cls_tile.array.shape)

    def _pictures_of(self, scene: "Scene", selection: "Selection") -> PositionPictures | None:
        kind = scene.config.pos_embed
        if kind is PosEmbed.NONE:
            return None
        if kind is not PosEmbed.RELATIVE:
            return PositionPictures.of_scene_cosines(scene)
        return PositionPictures.of_bias(scene, layer=selection.layer, head=selection.head, shared=self._bias_range)

    def _show_levels(self, scene: "Scene", pictures: PositionPictures, token: int) -> None:
        mode = self.studio.viewing.scale
        own = pictures.own_levels(), pictures.own_levels(token), pictures.own_levels(CLASS_TOKEN)
        views: tuple[TilesView | PlaceView, ...] = (self.tiles, self.tile, self.cls_tile)
        for view, bar, scale, levels in zip(views, self.bars, self._scales, own, strict=True):
            chosen = scale.levels(mode, shared=pictures.shared, own=levels, natural=pictures.natural)
            for part in (view, bar):
                part.set_colour_map(colours_in(chosen, is_signed=pictures.is_signed))
                part.set_levels(chosen)
            bar.set_caption(scale.caption(mode, range_words(scene, self._shared_words(pictures))))

    def _show_token(self, pictures: PositionPictures, token: int) -> None:
        grid = pictures.grid
        place = grid.place(token) if grid.is_patch(token) else None
        self.tiles.set_selected(place)
        self.tile.set_array(pictures.tile(token))
        self.tile.set_describe(pair_words(grid, token))
        for view in (self.tile, self.cls_tile):
            view.set_place(place)
        self.tile_panel.set_title(self.tr("From {0}").format(token_text(grid, token)))
        self.tile_panel.set_tensor(pictures.tile_expression(token), self.tile.array.shape)
        value = number_text(pictures.matrix[token, CLASS_TOKEN])
        self.tile_panel.set_sentence(self.tr("To each patch. To the class token: {0}").format(value))

    def _shared_words(self, pictures: PositionPictures) -> str:
        if pictures.natural is None:
            return self.tr("all layers and heads")
        return self.tr("shared, itself left out")

    # how it is built

    def _lay_out(self) -> None:
        panels = self.tiles_panel, self.tile_panel, self.cls_panel
        for panel, view, bar in zip(panels, (self.tiles, self.tile, self.cls_tile), self.bars, strict=True):
            panel.set_body(view)
            panel.set_colour_bar(bar)
        self.tile.setAccessibleName(self.tr("The selected token and all patches"))
        self.cls_tile.setAccessibleName(self.tr("The class token and all patches"))
        self.tile.set_show_values(True)
        self.cls_tile.set_show_values(True)
        choices = QHBoxLayout()
        choices.addWidget(self.chooser)
        choices.addStretch(1)
        self.body.addLayout(choices)
        self.body.addWidget(self.nothing, 1)
        self.body.addWidget(self._shown, 1)
        row = QHBoxLayout(self._shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self.body.spacing())
        row.addWidget(self.tiles_panel, 6)
        right = Section(self.studio)
        add_row(right.body, self.tile_panel, stretch=4)
        add_row(right.body, self.cls_panel, stretch=3)
        row.addWidget(right, 4)

    def _connect(self) -> None:
        self.tiles.picture_clicked.connect(self._on_place_clicked)
        self.tile.cell_clicked.connect(self._on_place_clicked)
        self.cls_tile.cell_clicked.connect(self._on_place_clicked)
        self.chooser.layer_chosen.connect(self.studio.selection.set_layer)
        self.chooser.head_chosen.connect(self.studio.selection.set_head)
        self.nothing.kinds_asked.connect(self._on_kinds_asked)

    def _explain(self, is_bias: bool) -> None:
        if is_bias:
            self._explain_bias()
            return
        self.tiles_panel.set_title(self.tr("Cosine similarity of positions"))
        self.tiles_panel.set_sentence(self.tr("The tile at a place: how alike its position is to that of each patch."))
        self.tiles_panel.set_help(
            self.tr(
                "cos(p, p′) = p·p′ / (|p| |p′|) for the rows p of E_pos, of each patch with all patches: figure 7 "
                "(centre) of the paper. Near patches come out alike; patches of one row or column often do as well, "
                "though nobody told the model of rows and columns. Each is like itself: 1."
            )
        )
        self.tile_panel.set_help(
            self.tr(
                "The selected token’s row of the cosine similarities, laid out as the image is: its tile, enlarged."
            )
        )
        self.cls_panel.set_title(self.tr("Class token"))
        self.cls_panel.set_help(
            self.tr("The class token stands nowhere in the image: how alike its position is to that of each patch.")
        )

    def _explain_bias(self) -> None:
        self.tiles_panel.set_title(self.tr("Bias of relative positions"))
        self.tiles_panel.set_sentence(self.tr("The tile at a place: what that query adds to its score for each patch."))
        self.tiles_panel.set_help(
            self.tr(
                "q · r / √D_h: the query times the learned key r of the offset (rows and columns from query to key), "
                "added to q · k / √D_h before the softmax. It differs from image to image, for the query is the "
                "image's. Paper, appendix D.4, relative positional embeddings."
            )
        )
        self.tile_panel.set_help(self.tr("The selected query’s biases, laid out as the image is: its tile, enlarged."))
        self.cls_panel.set_title(self.tr("Class token"))
        self.cls_panel.set_help(
            self.tr("The bias of the class token’s query: one learned key serves for all patches, so all are the same.")
        )

    @Slot(int, int)
    def _on_place_clicked(self, row: int, column: int) -> None:
        if self.pictures is not None:
            self.studio.selection.set_token(self.pictures.grid.token_at(row, column))

    @Slot()
    def _on_kinds_asked(self) -> None:
        self.studio.viewing.set(SECTION, KINDS)
