"""The residual stream: how long each token is after each layer, what is added to it, and which tokens are alike."""

import functools
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.norms import token_norms
from vit_studio.analysis.similarity import cosine_similarity
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.compared import from_zero, levels_over, magnitudes, natural, range_words
from vit_studio.window.pages.encoder.attention_pictures import FIRST_PATCH
from vit_studio.window.pages.encoder.choices import STREAM_MAP, StreamMap, stream_map_of
from vit_studio.window.pages.encoder.patch_map_panel import PatchMapPanel
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.pages.encoder.stream_words import after_text, explain_stream, vector_text
from vit_studio.window.pages.encoder.table_panel import TablePanel
from vit_studio.window.pages.section import Section
from vit_studio.window.text import layer_text, number_text, signed_text, token_text
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.charts.curves_layout import Range
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons
from vit_studio.window.views.controls.layer_head_chooser import Offer
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

COSINES = Levels(-1, 1)


class StreamSection(Section):
    """Four pictures of tokens (depth + 1, T, D); [0] is z₀, [i + 1] comes after layer i."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.map_of = ChoiceButtons((self.tr("Length"), self.tr("Likeness")))
        self.bar = SectionBar(studio, Offer.NOTHING)
        after = Axis(self.tr("after layer"), first=0)
        self.norm_panel = TablePanel(
            self.tr("Length of each token"),
            rows=after,
            columns=Axis(self.tr("token"), first=CLASS_TOKEN),
            colour_map=ColourMap.SEQUENTIAL,
        )
        self.map_panel = PatchMapPanel(self.tr("Over the image"), self.tr("Image and a number of each token"))
        self.map_panel.add_choice(self.map_of)
        self.vector_panel = TablePanel(
            self.tr("The selected token"),
            rows=after,
            columns=Axis(self.tr("dimension")),
            colour_map=ColourMap.DIVERGING,
        )
        self.added = CurvesView()
        self.added.set_places(start="z₀")
        self.added_panel = Panel(self.tr("What a layer adds to it"))
        self.added_panel.set_body(self.added)
        self._norm_scale, self._map_scale, self._vector_scale = Scale(), Scale(), Scale()
        self._norms: np.ndarray
        self._added: tuple[np.ndarray, np.ndarray]
        self.add_row(self.bar, stretch=0)
        self.add_row(self.norm_panel, self.map_panel, stretches=(5, 3), stretch=5)
        self.add_row(self.vector_panel, self.added_panel, stretches=(5, 3), stretch=4)
        explain_stream(self)
        self._connect()

    # what is shown

    def show_scene(self, scene: "Scene") -> None:
        self.bar.show_scene(scene)
        self.map_panel.show_scene(scene)
        self.norm_panel.set_colour_map(magnitudes(scene))
        self._norms, *self._added = scene.derive(_lengths)
        self._beside = tuple(_lengths(other) for other in scene.compared[1:])
        self._norm_levels = levels_over(scene, _norms, from_zero), levels_over(scene, _norms, Levels.of)
        self._token_levels = levels_over(scene, lambda each: each.trace.tokens)
        grid, depth = scene.grid, scene.config.depth
        self.norm_panel.table.set_describe(lambda row, token: after_text(row, depth, token_text(grid, token)))
        self.norm_panel.set_tensor("token_norms(tokens)", self._norms.shape)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        self.bar.show_selection()
        self.map_of.set_choice(list(StreamMap).index(stream_map_of(self.studio.viewing)))
        self._show_norms(scene, selection)
        self._show_map(scene, selection)
        self._show_vector(scene, selection)
        self._show_added(scene, selection)

    def _show_norms(self, scene: "Scene", selection: "Selection") -> None:
        mode = self.studio.viewing.scale
        shared, own = self._norm_levels
        levels = self._norm_scale.levels(mode, shared=shared, own=own)
        words = range_words(scene, self.tr("all layers and tokens"))
        self.norm_panel.show_table(self._norms, levels, Scale.caption(mode, words))
        self.norm_panel.table.set_row(selection.layer + 1)
        self.norm_panel.table.set_column(selection.token)

    def _show_map(self, scene: "Scene", selection: "Selection") -> None:
        mode, side, token, after = self.studio.viewing.scale, scene.grid.side, selection.token, selection.layer + 1
        if stream_map_of(self.studio.viewing) is StreamMap.LIKENESS:
            cosines = functools.partial(_cosines, after)
            values = scene.derive(cosines)[token, FIRST_PATCH:].reshape(side, side)
            code = f"cosine_similarity(tokens[{after}])[{token}, 1:].reshape({side}, {side})"
            own = levels_over(scene, lambda each: cosines(each)[token, FIRST_PATCH:])
            shared = levels_over(scene, cosines) if scene.is_difference else COSINES
            levels = self._map_scale.levels(mode, shared=shared, own=own, natural=natural(scene, COSINES))
            words = self.tr("all tokens of the layer") if scene.is_difference else self.tr("cosine, −1 to 1")
            colours = ColourMap.DIVERGING
            sentence = self.tr("Cosine of each patch's token with {0}.").format(token_text(scene.grid, token))
        else:
            values = self._norms[after, FIRST_PATCH:].reshape(side, side)
            code = f"token_norms(tokens[{after}])[1:].reshape({side}, {side})"
            own = levels_over(scene, lambda each: _norms(each)[after, FIRST_PATCH:], Levels.of)
            levels = self._norm_scale.levels(mode, shared=self._norm_levels[0], own=own)
            words, colours = range_words(scene, self.tr("all layers and tokens")), magnitudes(scene)
            sentence = self.tr("Length of each patch's token after {0}.")
            sentence = sentence.format(layer_text(selection.layer, scene.config.depth))
        self.map_panel.show_map(values, levels, Scale.caption(mode, words), token=token, colour_map=colours)
        self.map_panel.set_tensor(code, values.shape)
        self.map_panel.set_sentence(sentence)

    def _show_vector(self, scene: "Scene", selection: "Selection") -> None:
        mode, tokens, token = self.studio.viewing.scale, scene.trace.tokens, selection.token
        vectors = tokens[:, token]
        own = levels_over(scene, lambda each: each.trace.tokens[:, token])
        levels = self._vector_scale.levels(mode, shared=self._token_levels, own=own)
        words = range_words(scene, self.tr("all layers and tokens"))
        self.vector_panel.show_table(vectors, levels, Scale.caption(mode, words))
        self.vector_panel.table.set_describe(vector_text(scene.grid, scene.config.depth, token))
        self.vector_panel.table.set_row(selection.layer + 1)
        self.vector_panel.table.set_column(selection.dim)
        self.vector_panel.set_tensor(f"tokens[:, {token}]", vectors.shape)
        self.vector_panel.set_sentence(token_text(scene.grid, token))

    def _show_added(self, scene: "Scene", selection: "Selection") -> None:
        token, depth = selection.token, scene.config.depth
        by_attention, by_mlp = (norms[:, token] for norms in self._added)
        layers = np.arange(1, depth + 1)
        stream = self._norms[:, token]
        self.added.set_curve("stream", self.tr("stream after it"), np.arange(depth + 1), stream, role=0)
        self.added.set_curve("attention", self.tr("attention"), layers, by_attention, role=1)
        self.added.set_curve("mlp", self.tr("MLP"), layers, by_mlp, role=2)
        self.added_panel.set_tensor(f"token_norms(tokens)[:, {token}]", stream.shape)
        text = self.tr("In layer {0}: attention adds {1}, the MLP {2}, to a stream of {3}.")
        layer = selection.layer
        self.added.set_selected(layer + 1)
        self.added.set_y_limits(self._added_limits(scene, token))
        numbers = (by_attention[layer], by_mlp[layer], stream[layer])
        number = signed_text if scene.is_difference else number_text
        self.added_panel.set_sentence(text.format(layer + 1, *map(number, numbers)))

    def _added_limits(self, scene: "Scene", token: int) -> Range | None:
        """Those of both models where two are compared, so that a flip moves nothing but the curves."""
        both = ((self._norms, *self._added), *self._beside)
        if len(both) < 2 or self.studio.viewing.scale is ScaleMode.VIEW:
            return None
        return 0.0, max(float(norms[:, token].max()) for lengths in both for norms in lengths)

    # what a person does

    def _connect(self) -> None:
        self.norm_panel.table.cell_clicked.connect(self._on_norm_clicked)
        self.vector_panel.table.cell_clicked.connect(self._on_number_clicked)
        self.map_panel.image.token_clicked.connect(self.studio.selection.set_token)
        self.added.place_clicked.connect(self._on_layer_clicked)
        self.map_of.chosen.connect(self._on_map_chosen)

    @Slot(int)
    def _on_layer_clicked(self, after: int) -> None:
        self.studio.selection.set_layer(max(after - 1, 0))

    @Slot(int, int)
    def _on_norm_clicked(self, row: int, token: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_layer(row - 1)
            self.studio.selection.set_token(token)

    @Slot(int, int)
    def _on_number_clicked(self, row: int, dim: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_layer(row - 1)
            self.studio.selection.set_dim(dim)

    @Slot(int)
    def _on_map_chosen(self, index: int) -> None:
        self.studio.viewing.set(STREAM_MAP, list(StreamMap)[index].value)


def _norms(scene: "Scene") -> npt.NDArray[np.float32]:
    """(depth + 1, T): the length of each token."""
    return token_norms(scene.trace.tokens)


def _lengths(scene: "Scene") -> tuple[npt.NDArray[np.float32], ...]:
    """Of the stream, of what attention adds to it, and of what the MLP adds."""
    return _norms(scene), token_norms(scene.trace.attn_out), token_norms(scene.trace.mlp_out)


def _cosines(after: int, scene: "Scene") -> npt.NDArray[np.float32]:
    """(T, T): how alike the tokens after a layer are."""
    return cosine_similarity(scene.trace.tokens[after])
