"""The hidden activations of a layer's MLP: which units a token switches on, and which patches switch on a unit."""

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.subtracted import alike
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.encoder.attention_pictures import FIRST_PATCH
from vit_studio.window.pages.encoder.choices import UNIT, pin, unit_of
from vit_studio.window.pages.encoder.patch_map_panel import PatchMapPanel
from vit_studio.window.pages.encoder.section_bar import SectionBar
from vit_studio.window.pages.encoder.table_panel import TablePanel
from vit_studio.window.pages.section import Section
from vit_studio.window.text import (
    layer_text,
    number_text,
    percent_text,
    points_text,
    signed_text,
    token_text,
    whole_percent_text,
    whole_points_text,
)
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.charts.curves_layout import Range
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.charts.ranking_view import Ranked, RankingView
from vit_studio.window.views.colours.colour_maps import ColourMap, colour_at
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.layer_head_chooser import Offer
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

STRONGEST: Final = 40
LEAST_NAMED: Final = 4
"""Units that are named, the most active first: with room to spare, and at least."""


class MlpSection(Section):
    """mlp_hidden (depth, T, mlp_dim): tokens × units, a unit's map over the image, and how many are active."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.bar = SectionBar(studio, Offer.NOTHING)
        self.hidden_panel = TablePanel(
            self.tr("Hidden activations"),
            rows=Axis(self.tr("token"), first=CLASS_TOKEN),
            columns=Axis(self.tr("hidden unit")),
            colour_map=ColourMap.DIVERGING,
        )
        self.hidden = self.hidden_panel.table
        self.ranking = RankingView(LEAST_NAMED)
        self.ranking_panel = Panel(self.tr("Most active units"))
        self.ranking_panel.set_body(self.ranking)
        self.map_panel = PatchMapPanel(self.tr("Where the unit is active"), self.tr("Image and one unit's activation"))
        self.active = CurvesView()
        self.active.set_places()
        self.active_panel = Panel(self.tr("Share of active units"))
        self.active_panel.set_body(self.active)
        self._scale = Scale()
        self._ranked: list[int] = []
        self._levels = Levels(-1, 1)
        self._caption = ""
        self.add_row(self.bar, stretch=0)
        self.add_row(self.hidden_panel, stretch=5)
        self.add_row(self.ranking_panel, self.map_panel, self.active_panel, stretches=(6, 7, 7), stretch=5)
        self._explain()
        self.hidden.cell_clicked.connect(self._on_activation_clicked)
        self.ranking.line_clicked.connect(self._on_line_clicked)
        self.map_panel.image.token_clicked.connect(studio.selection.set_token)
        self.active.place_clicked.connect(self._on_layer_clicked)

    # what is shown

    def show_scene(self, scene: "Scene") -> None:
        self.bar.show_scene(scene)
        self.map_panel.show_scene(scene)
        self._shared = levels_over(scene, lambda each: each.trace.mlp_hidden)
        self._active = scene.derive(_active)
        self._beside = [_active(other) for other in scene.compared[1:]]
        if scene.is_difference:
            self.active.set_value_text(points_text, tick_text=whole_points_text, part_text=percent_text)
        else:
            self.active.set_value_text(percent_text, tick_text=whole_percent_text)

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        if not self.bar.is_new(scene):
            return
        self.bar.show_selection()
        hidden = scene.trace.mlp_hidden[selection.layer]
        activations = hidden[selection.token]
        order = _order(activations, by_size=scene.is_difference)
        strongest = int(scene.lead.trace.mlp_hidden[selection.layer, selection.token].argmax())
        unit = unit_of(self.studio.viewing, strongest=strongest, units=hidden.shape[1])
        mode = self.studio.viewing.scale
        own = levels_over(scene, lambda each: each.trace.mlp_hidden[selection.layer])
        self._levels = self._scale.levels(mode, shared=self._shared, own=own)
        self._caption = Scale.caption(mode, range_words(scene, self.tr("shared by all layers")))
        self._show_hidden(scene, selection, unit)
        self._show_ranking(activations, order[:STRONGEST], unit, signed=scene.is_difference)
        self._show_map(scene, selection, unit)
        self._show_active(scene, selection)

    def _show_hidden(self, scene: "Scene", selection: "Selection", unit: int) -> None:
        hidden, grid = scene.trace.mlp_hidden[selection.layer], scene.grid
        unit_text = self.tr("{0} · hidden unit {1}")
        self.hidden_panel.show_table(hidden, self._levels, self._caption)
        self.hidden.set_describe(lambda token, column: unit_text.format(token_text(grid, token), column + 1))
        self.hidden.set_row(selection.token)
        self.hidden.set_column(unit)
        self.hidden_panel.set_tensor(f"mlp_hidden[{selection.layer}]", hidden.shape)

    def _show_ranking(self, activations: np.ndarray, order: np.ndarray, unit: int, *, signed: bool) -> None:
        number = signed_text if signed else number_text
        self._ranked = [int(index) for index in order]
        units = self._levels.unit(activations[order])
        self.ranking.set_lines(
            [
                Ranked(
                    self.tr("hidden unit {0}").format(index + 1),
                    number(activations[index]),
                    colour_at(ColourMap.DIVERGING, float(colour)),
                )
                for index, colour in zip(self._ranked, units, strict=True)
            ]
        )
        self.ranking.set_selected(self._ranked.index(unit) if unit in self._ranked else None)

    def _show_map(self, scene: "Scene", selection: "Selection", unit: int) -> None:
        layer, side = selection.layer, scene.grid.side
        values = scene.trace.mlp_hidden[layer, FIRST_PATCH:, unit].reshape(side, side)
        self.map_panel.show_map(
            values, self._levels, self._caption, token=selection.token, colour_map=ColourMap.DIVERGING
        )
        self.map_panel.set_tensor(f"mlp_hidden[{layer}, 1:, {unit}].reshape({side}, {side})", values.shape)
        self.map_panel.set_sentence(self.tr("Hidden unit {0} for each patch.").format(unit + 1))

    def _show_active(self, scene: "Scene", selection: "Selection") -> None:
        token, layer = selection.token, selection.layer
        layers = np.arange(1, scene.config.depth + 1)
        ours, mean = self._active[:, token], alike(_mean_of_tokens, self._active)
        self.active.set_curve("token", self.tr("selected token"), layers, ours, role=0)
        self.active.set_curve("all", self.tr("all tokens"), layers, mean, role=1)
        self.active.set_selected(layer + 1)
        code = f"np.stack([(mlp_hidden[:, {token}] > 0).mean(-1), (mlp_hidden > 0).mean(-1).mean(-1)])"
        self.active_panel.set_expression(code)
        self.active.set_y_limits(self._active_limits(token))
        text, share = self.tr("{0}: {1} of its units are above 0 for this token."), percent_text(float(ours[layer]))
        if scene.is_difference:
            text, share = self.tr("{0}: {1} more units above 0 for this token."), points_text(float(ours[layer]))
        self.active_panel.set_sentence(text.format(layer_text(layer, scene.config.depth), share))
        name = token_text(scene.grid, token)
        hint = self.tr("A click shows one over the image.")
        those = self.tr("Those that differ most for {0}.") if scene.is_difference else self.tr("Those of {0}.")
        self.ranking_panel.set_sentence(those.format(name), hint)

    def _active_limits(self, token: int) -> Range | None:
        """Those of both models where two are compared, so that a flip moves nothing but the curves."""
        if not self._beside or self.studio.viewing.scale is ScaleMode.VIEW:
            return None
        both = [self._active, *self._beside]
        curves = [curve for active in both for curve in (active[:, token], active.mean(axis=-1))]
        return float(np.min(curves)), float(np.max(curves))

    # what a person does

    @Slot(int, int)
    def _on_activation_clicked(self, token: int, unit: int) -> None:
        self.studio.viewing.set(UNIT, str(unit))
        self.studio.selection.set_token(token)

    @Slot(int)
    def _on_layer_clicked(self, layer: int) -> None:
        self.studio.selection.set_layer(layer - 1)

    @Slot(int)
    def _on_line_clicked(self, line: int) -> None:
        pin(self.studio.viewing, UNIT, self._ranked[line])

    # words

    def _explain(self) -> None:
        self.bar.sentence.set_sentence(
            self.tr("Each token by itself goes through the MLP: D numbers become mlp_dim hidden ones, and D again.")
        )
        self.active.set_titles(self.tr("layer"), self.tr("share above 0"))
        self.active.set_value_text(percent_text, tick_text=whole_percent_text)
        self.active.setAccessibleName(self.tr("Share of active units by layer"))
        self.hidden_panel.set_sentence(
            self.tr("Row: token, column: hidden unit, after the GELU."), self.tr("A click selects both.")
        )
        self.hidden_panel.set_help(
            self.tr(
                "GELU(LN(z′)·W₁ + b₁), the hidden layer of the MLP in equation 3 of the paper. GELU(x) = x·Φ(x) lets "
                "positive numbers through and holds negative ones near 0 (never below −0.17), so a unit is on or off "
                "for a token; a second linear map turns the units into what is added to the stream."
            )
        )
        self.ranking_panel.set_help(
            self.tr(
                "The hidden units that the selected token switches on most, with their activation after the GELU. A "
                "click shows where in the image the unit is active, another one goes back to the most active unit."
            )
        )
        self.map_panel.set_help(
            self.tr(
                "One column of the hidden activations, over the image: for which patches the unit is on. The most "
                "active unit of the selected token, until another one is chosen."
            )
        )
        self.active_panel.set_help(
            self.tr(
                "How many of the hidden units are above 0 after the GELU: of the selected token, and of all tokens on "
                "average. A small share means that each unit answers to few tokens."
            )
        )


def _active(scene: "Scene") -> np.ndarray:
    """(depth, T): the share of units above 0."""
    shares: np.ndarray = (scene.trace.mlp_hidden > 0).mean(axis=-1)
    return shares


def _mean_of_tokens(active: np.ndarray) -> np.ndarray:
    mean: np.ndarray = active.mean(axis=-1)
    return mean


def _order(activations: np.ndarray, *, by_size: bool) -> np.ndarray:
    """Units, the most active first; of differences those that are farthest apart."""
    return np.argsort(-np.abs(activations) if by_size else -activations, kind="stable")
