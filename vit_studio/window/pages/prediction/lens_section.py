"""What the head would say after each layer (the logit lens): all classes, a few as lines, and one over the image."""

import functools
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.compared import levels_over, magnitudes, natural
from vit_studio.window.pages.prediction import prediction_help
from vit_studio.window.pages.prediction.class_choice import choose_class, chosen_class
from vit_studio.window.pages.prediction.lens_words import lens_sentence
from vit_studio.window.pages.prediction.verdict import Verdict
from vit_studio.window.pages.section import Section
from vit_studio.window.text import (
    MINUS,
    class_name_text,
    percent_text,
    points_text,
    token_text,
    whole_percent_text,
    whole_points_text,
)
from vit_studio.window.theme import SPACE_M, SPACE_S, TextRole, set_text_role
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.named_matrix_view import NamedMatrixView
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons
from vit_studio.window.views.images.patch_grid_view import PatchGridView
from vit_studio.window.views.panels.panel import Panel

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

TOKEN: Final = "prediction.token"
CLASS, SELECTED = "class", "selected"
"""Whose stream the head reads; the order of the buttons."""
PROBABILITY: Final = Levels(0, 1)


class LensSection(Section):
    """One token's classes by layers on the left; its lines, and the chosen class over the image, on the right."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.token_choice = ChoiceButtons((self.tr("Class token"), self.tr("Selected token")))
        self.read_from = QLabel()
        self.matrix, self.curves, self.map = NamedMatrixView(), CurvesView(), PatchGridView()
        self.matrix_bar = ColourBar(orientation=Qt.Orientation.Horizontal)
        self.map_bar = ColourBar()
        self.matrix_panel = Panel(self.tr("All classes, layer by layer"))
        self.curves_panel = Panel(self.tr("The answer on its way"))
        self.map_panel = Panel(self.tr("Asked of each patch"))
        self._matrix_scale, self._map_scale = Scale(), Scale()
        self._verdict: Verdict
        self._names: list[str] = []
        self._probs: npt.NDArray[np.float32]
        self._lay_out()
        self._explain()
        self.token_choice.chosen.connect(self._on_token_chosen)
        self.matrix.cell_clicked.connect(self._on_cell_clicked)
        self.curves.place_clicked.connect(self._on_place_clicked)
        self.map.token_clicked.connect(studio.selection.set_token)

    # what is shown

    def show_scene(self, scene: "Scene") -> None:
        self._verdict = Verdict.of(scene.plain)
        self._names = [class_name_text(name) for name in self._verdict.class_names]
        self._probs = scene.trace.lens_probs
        self.map.set_pixels(scene.pixels)
        self.map.set_grid(scene.grid)
        self.matrix.set_describe(functools.partial(_describe, tuple(self._names)))
        self.matrix.set_value_text(_short_points if scene.is_difference else _short_percent)
        if scene.is_difference:
            self.curves.set_value_text(points_text, tick_text=whole_points_text, part_text=percent_text)
        else:
            self.curves.set_value_text(percent_text, tick_text=whole_percent_text)
        for part in (self.matrix, self.matrix_bar, self.map_bar):
            part.set_colour_map(magnitudes(scene))
        longest = max(self._names, key=len)
        words = self.tr("answer"), self.tr("true"), self.tr("chosen")
        self.curves.keep_room_for([self.tr("{0} ({1})").format(longest, word) for word in words])

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        viewing = self.studio.viewing
        reads_selected = viewing.get(TOKEN, CLASS) == SELECTED
        token = selection.token if reads_selected else CLASS_TOKEN
        best = int(scene.lead.trace.logits.argmax())
        chosen = chosen_class(viewing, num_classes=len(self._names), default=best)
        self.token_choice.set_choice(int(reads_selected))
        self.read_from.setText(token_text(scene.grid, token) if reads_selected else "")
        self._show_matrix(scene, token, chosen, selection.layer)
        self._show_curves(scene, token, chosen)
        self.curves.set_selected(selection.layer + 1)
        self._show_map(scene, selection, chosen)

    def _show_matrix(self, scene: "Scene", token: int, chosen: int, layer: int) -> None:
        probs = self._probs[:, token].T
        own = levels_over(scene, lambda each: each.trace.lens_probs[:, token], Levels.of)
        levels = self._levels(scene, self._matrix_scale, self.matrix_bar, own=own)
        steps = ["z₀", *map(str, range(1, probs.shape[1]))]
        axes = (Axis(self.tr("class")), Axis(self.tr("after layer"), first=0))
        self.matrix.set_array(probs, levels, rows=self._names, columns=steps, axes=axes)
        self.matrix.set_marked_row(self._verdict.true)
        self.matrix.set_row(chosen)
        self.matrix.set_column(layer + 1)
        self.matrix_panel.set_tensor(f"lens_probs[:, {token}].T", probs.shape)

    def _show_curves(self, scene: "Scene", token: int, chosen: int) -> None:
        verdict, probs = self._verdict, self._probs[:, token]
        # each meaning keeps its colour; who has several is drawn once, as the first
        roles = {place: role for role, place in reversed(list(enumerate((verdict.best, chosen, verdict.true))))}
        shown = [place for place in dict.fromkeys((verdict.best, verdict.true, chosen)) if place is not None]
        self.curves.clear()
        for place in shown:
            name, role = self._name_with_role(place, chosen), roles[place]
            dashed = place not in (verdict.best, verdict.true)
            self.curves.set_curve(str(place), name, range(len(probs)), probs[:, place], role=role, dashed=dashed)
        limits = natural(scene, PROBABILITY)
        if scene.is_difference and self.studio.viewing.scale is ScaleMode.SHARED:
            limits = Levels.symmetric(probs) if probs.any() else limits
        self.curves.set_y_limits(None if self.studio.viewing.scale is ScaleMode.VIEW else (limits.low, limits.high))
        self.curves_panel.set_tensor(f"lens_probs[:, {token}, {shown}].T", (len(shown), len(probs)))
        if scene.difference is None:
            self.curves_panel.set_sentence(lens_sentence(probs, self._names))
        else:
            a, b = (lens_sentence(each.trace.lens_probs[:, token], self._names) for each in scene.difference)
            self.curves_panel.set_sentence(self.tr("A: {0} B: {1}").format(a, b))

    def _show_map(self, scene: "Scene", selection: "Selection", chosen: int) -> None:
        layer, grid = selection.layer, scene.grid
        probs = self._probs[layer + 1, 1:, chosen].reshape(grid.side, grid.side)
        own = levels_over(scene, lambda each: each.trace.lens_probs[layer + 1, 1:, chosen], Levels.of)
        levels = self._levels(scene, self._map_scale, self.map_bar, own=own)
        self.map.set_overlay(probs, levels, magnitudes(scene))
        self.map.set_token(selection.token)
        expression = f"lens_probs[{layer + 1}, 1:, {chosen}].reshape(grid.side, grid.side)"
        self.map_panel.set_tensor(expression, probs.shape)
        sentence = self.tr("How probable {0} is to the head at each patch after layer {1}.")
        if scene.is_difference:
            sentence = self.tr("How much more probable {0} is to A's head than to B's, at each patch after layer {1}.")
        self.map_panel.set_sentence(sentence.format(self._names[chosen], layer + 1))

    def _levels(self, scene: "Scene", scale: Scale, bar: ColourBar, *, own: Levels) -> Levels:
        mode: ScaleMode = self.studio.viewing.scale
        shared, words = PROBABILITY, self.tr("0 to 1, as all probabilities")
        if scene.is_difference:
            shared, words = Levels.symmetric(self._probs), self.tr("shared by all layers and tokens")
        levels = scale.levels(mode, shared=shared, own=own, natural=natural(scene, PROBABILITY))
        bar.set_levels(levels)
        bar.set_caption(scale.caption(mode, words))
        return levels

    def _name_with_role(self, place: int, chosen: int) -> str:
        verdict = self._verdict
        roles = (
            (place == verdict.best, self.tr("answer")),
            (place == verdict.true, self.tr("true")),
            (place == chosen and place not in (verdict.best, verdict.true), self.tr("chosen")),
        )
        told = ", ".join(word for holds, word in roles if holds)
        return self.tr("{0} ({1})").format(self._names[place], told)

    # what is chosen

    @Slot(int)
    def _on_token_chosen(self, index: int) -> None:
        self.studio.viewing.set(TOKEN, (CLASS, SELECTED)[index])

    @Slot(int, int)
    def _on_cell_clicked(self, row: int, column: int) -> None:
        choose_class(self.studio.viewing, row)
        if column > 0:
            self.studio.selection.set_layer(column - 1)

    @Slot(int)
    def _on_place_clicked(self, after: int) -> None:
        if after > 0:
            self.studio.selection.set_layer(after - 1)

    # how it is built

    def _lay_out(self) -> None:
        label = QLabel(self.tr("The head reads"))
        set_text_role(label, TextRole.BODY, muted=True)
        set_text_role(self.read_from, TextRole.CAPTION, muted=True)
        self.add_row(label, self.token_choice, self.read_from, stretches=(0, 0, 1), stretch=0).setSpacing(SPACE_S)
        self.matrix_panel.set_body(self.matrix)
        self.matrix_panel.set_colour_bar(self.matrix_bar)
        self.curves_panel.set_body(self.curves)
        self.map_panel.set_body(self.map)
        self.map_panel.set_colour_bar(self.map_bar)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_M)
        column.addWidget(self.curves_panel, 1)
        column.addWidget(self.map_panel, 1)
        self.add_row(self.matrix_panel, right, stretches=(11, 10))

    def _explain(self) -> None:
        self.matrix.setAccessibleName(self.tr("Probabilities by class and layer"))
        self.matrix_panel.set_sentence(
            self.tr("Early columns are unreliable: norm and head have only ever learned to read the last layer.")
        )
        self.matrix_panel.set_help(prediction_help.lens())
        self.curves.set_titles(self.tr("after layer"), self.tr("probability"))
        self.curves.set_places(start="z₀")
        self.curves_panel.set_help(prediction_help.lens_curves())
        self.map_panel.set_help(prediction_help.lens_map())
        self.token_choice.setWhatsThis(prediction_help.lens_token())
        for index in range(2):
            self.token_choice.button(index).setToolTip(prediction_help.lens_token())


def _describe(names: tuple[str, ...], row: int, column: int) -> str:
    if column == 0:
        return QCoreApplication.translate("LensSection", "{0} · before the first layer").format(names[row])
    return QCoreApplication.translate("LensSection", "{0} · after layer {1}").format(names[row], column)


def _short_percent(prob: float) -> str:
    """As little as a cell can hold: 0.4 reads "0.40", and what is next to nothing is a dot."""
    return "·" if prob < 0.005 else f"{prob:.2f}"


def _short_points(difference: float) -> str:
    """The same of a difference, with its sign."""
    return "·" if abs(difference) < 0.005 else f"{difference:+.2f}".replace("-", MINUS)
