"""Attention rollout: through all layers so far, how much of each input token has reached a token (figure 6)."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from vit_studio.analysis.heads import Fuse
from vit_studio.analysis.rollout import rollout
from vit_studio.vit.patch_grid import CLASS_TOKEN, PatchGrid
from vit_studio.window.pages.compared import magnitudes, range_words
from vit_studio.window.pages.encoder.attention_panels import MapPanel, MatrixPanel, SmallPanel
from vit_studio.window.pages.encoder.attention_pictures import AttentionPictures, ComparedWeights, compared_pictures
from vit_studio.window.pages.encoder.attention_scale import AttentionScale, PeaksBox
from vit_studio.window.pages.encoder.attention_words import patch_text
from vit_studio.window.pages.encoder.choices import (
    KEY,
    ROLLOUT_OF,
    RolloutOf,
    fuse_of,
    key_of,
    peaks_of,
    pin,
    rollout_of,
)
from vit_studio.window.pages.encoder.derived_section import DerivedSection
from vit_studio.window.pages.encoder.linked_panels import LinkedPanels, Picked
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.text import layer_text, number_text, token_text
from vit_studio.window.theme import TextRole, set_text_role
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons
from vit_studio.window.views.controls.layer_head_chooser import Offer

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio


class RolloutSection(DerivedSection[AttentionPictures]):
    """The rollout after the selected layer as matrix and over the image, and small after each layer."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.of = ChoiceButtons((self.tr("Class token"), self.tr("Selected token")))
        self.peaks = PeaksBox(studio.viewing)
        self.bar = SectionBar(studio, Offer.MERGED, self.peaks, self.of)
        self.map_panel = MapPanel(self.tr("What has reached it"))
        self.map_panel.image.set_comes_from_key(True)
        self.small_panel = SmallPanel(self.tr("Each layer"))
        self.matrix_panel = MatrixPanel(self.tr("Rollout"))
        self.linked = LinkedPanels(self.matrix_panel, self.map_panel, _reached_text, self)
        self.multiples = self.small_panel.multiples
        self.check = QLabel()
        self._scale = AttentionScale(
            self.tr("shared by all layers"), self.tr("shared by all layers, cut below peak {0}")
        )
        self.add_row(self.bar, stretch=0)
        self.add_row(self.map_panel, self.small_panel, self.matrix_panel, stretches=(16, 7, 16))
        self.add_row(self.check, stretch=0)
        self._explain()
        self.linked.query_chosen.connect(self._on_query_chosen)
        self.linked.key_chosen.connect(self._on_key_chosen)
        self.linked.pair_chosen.connect(self._on_pair_chosen)
        self.multiples.picture_clicked.connect(self._on_layer_clicked)
        self.of.chosen.connect(self._on_of_chosen)

    # what is shown

    def derivation(self, scene: "Scene") -> tuple[str, Callable[[], AttentionPictures]]:
        fuse = fuse_of(self.studio.viewing)
        rolled = functools.partial(_rolled, fuse)
        return f"rollout {fuse}", functools.partial(compared_pictures, ComparedWeights.of(scene), fuse, rolled)

    def take(self, scene: "Scene", made: AttentionPictures) -> None:
        self.bar.show_scene(scene)
        self.linked.show_scene(scene)
        self.linked.show_colours(made)
        self.small_panel.set_colour_map(magnitudes(scene))
        self.multiples.set_row_names([str(layer + 1) for layer in range(scene.config.depth)])
        self._show_check(made)

    def show_taken(self, scene: "Scene", selection: "Selection", made: AttentionPictures) -> None:
        if not self.bar.is_new(scene):
            return
        viewing, layer = self.studio.viewing, selection.layer
        query = CLASS_TOKEN if rollout_of(viewing) is RolloutOf.CLASS_TOKEN else selection.token
        self.bar.show_selection()
        self.peaks.show_choice()
        self.of.set_choice(list(RolloutOf).index(rollout_of(viewing)))
        self._scale.choose(made, viewing.scale, peaks_of(viewing), layer=layer, head=0)
        strongest = made.lead.strongest_patches(layer, 0, query, 1)[0][0]
        picked = Picked(
            pictures=made,
            layer=layer,
            head=0,
            query=query,
            key=key_of(viewing, strongest=strongest, num_tokens=scene.config.num_tokens),
            levels=self._scale.levels,
            caption=range_words(scene, self._scale.caption),
            elsewhere=range_words(scene, self._scale.elsewhere),
        )
        self.linked.show(picked, scene.grid)
        self._describe(scene, picked)
        self._show_multiples(scene, picked)

    def _show_check(self, made: AttentionPictures) -> None:
        rolled, off = made.attn_weights[:, 0], made.greatest_off
        text = self.tr("All {0} rows of all {1} layers sum to 1: the greatest |Σ − 1| is {2}.")
        if made.is_signed:
            text = self.tr(
                "All {0} rows of all {1} layers sum to 1 in A and in B, so to 0 here: the greatest |Σ| is {2}."
            )
        text = text.format(rolled.shape[1], rolled.shape[0], number_text(off))
        self.check.setText(f"{text} {self._why()}")

    def _describe(self, scene: "Scene", picked: Picked) -> None:
        side, num_tokens = scene.grid.side, scene.config.num_tokens
        code = _rollout_code(picked.pictures.fuse)
        self.matrix_panel.set_tensor(f"{code}[{picked.layer}]", (num_tokens, num_tokens))
        self.map_panel.set_tensor(f"{code}[{picked.layer}, {picked.query}, 1:].reshape({side}, {side})", (side, side))
        sentence = self.tr("From z₀ into {0}, by the end of {1}.")
        layer = layer_text(picked.layer, scene.config.depth)
        self.map_panel.set_sentence(sentence.format(token_text(scene.grid, picked.query), layer))

    def _show_multiples(self, scene: "Scene", picked: Picked) -> None:
        side, depth = scene.grid.side, scene.config.depth
        maps = picked.pictures.query_maps(picked.query)
        self.small_panel.set_levels(picked.levels, self.tr("as in the matrix"))
        self.small_panel.set_range_words(picked.caption)
        self.multiples.set_arrays(maps)
        self.multiples.set_selected((picked.layer, 0))
        self.multiples.set_describe(lambda layer, _: layer_text(layer, depth))
        self.multiples.set_describe_cell(functools.partial(patch_text, scene.grid))
        code = f"{_rollout_code(picked.pictures.fuse)}[:, {picked.query}, 1:].reshape({depth}, 1, {side}, {side})"
        self.small_panel.set_expression(code)  # the panel is too narrow to tell it
        self.small_panel.place()

    # what a person does

    @Slot(int)
    def _on_query_chosen(self, token: int) -> None:
        with self.studio.selection.hold():
            self.studio.selection.set_token(token)
            self.studio.viewing.set(ROLLOUT_OF, RolloutOf.SELECTED.value)

    @Slot(int)
    def _on_key_chosen(self, key: int) -> None:
        pin(self.studio.viewing, KEY, key)

    @Slot(int, int)
    def _on_pair_chosen(self, query: int, key: int) -> None:
        self.studio.viewing.set(KEY, str(key))
        self._on_query_chosen(query)

    @Slot(int, int)
    def _on_layer_clicked(self, layer: int, _: int) -> None:
        self.studio.selection.set_layer(layer)

    @Slot(int)
    def _on_of_chosen(self, index: int) -> None:
        self.studio.viewing.set(ROLLOUT_OF, list(RolloutOf)[index].value)

    # words

    def _why(self) -> str:
        return self.tr(
            "Why add the identity: the shortcut carries each token past the attention unchanged, so half of what comes "
            "out is what went in."
        )

    def _explain(self) -> None:
        self.check.setWordWrap(True)
        self.check.setWhatsThis(
            self.tr("The sum of each row of the rollout less 1, at its worst: rounding in float32, and nothing else.")
        )
        self.check.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_text_role(self.check, TextRole.CAPTION, muted=True)
        self.bar.sentence.set_sentence(
            self.tr("Attention multiplied through the layers: how much of each patch has reached a token so far.")
        )
        tips = (
            self.tr("What has reached the class token, which the head reads: figure 6 of the paper."),
            self.tr("What has reached the selected token."),
        )
        for index, tip in enumerate(tips):
            self.of.button(index).setToolTip(tip)
        self.of.setWhatsThis(" ".join(tips))
        self.matrix_panel.matrix.set_axes(
            Axis(self.tr("token now"), first=CLASS_TOKEN), Axis(self.tr("token of z₀"), first=CLASS_TOKEN)
        )
        self.matrix_panel.set_sentence(self.tr("Row: token after the layer, column: token of z₀."))
        rolled = self.tr(
            "R<sub>l</sub> = (½·A<sub>l</sub> + ½·I) · R<sub>l−1</sub>, R<sub>0</sub> = I, with A<sub>l</sub> the "
            "merged heads of layer l, rows scaled to sum to 1 (Abnar & Zuidema 2020; figure 6 and D.8 of the paper). "
        )
        limits = self.tr(
            "Rollout follows the attention alone: values, projections and MLPs are left out, so it says where "
            "information could have come from, not what it did."
        )
        self.matrix_panel.set_help(f"{rolled}{self._why()} {limits}")
        self.map_panel.set_help(
            self.tr(
                "A row of the rollout over the image; the large picture is after the selected layer, the last one "
                "at first."
            )
            + f" {rolled}"
        )
        self.small_panel.set_sentence(self.tr("The same after each layer."), self.tr("A click chooses one."))
        self.small_panel.set_help(
            self.tr(
                "The same row of the rollout after each layer: from the first layer's own attention to what is "
                "gathered in the end."
            )
        )


def _rolled(fuse: Fuse, attn_weights: np.ndarray) -> np.ndarray:
    """(depth, 1, T, T): the rollout, as the attention of layers with one head."""
    return rollout(attn_weights, fuse)[:, None]


def _reached_text(grid: PatchGrid, query: int, key: int) -> str:
    text = QCoreApplication.translate("RolloutSection", "into {0} ← from {1} of z₀")
    return text.format(token_text(grid, query), token_text(grid, key))


def _rollout_code(fuse: Fuse) -> str:
    return "rollout(attn_weights)" if fuse is Fuse.MEAN else f'rollout(attn_weights, "{fuse.value}")'
