"""What the kernels are made of: their principal components, as in figure 7, left, of the paper."""

import functools
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from vit_studio.analysis.components import principal_components
from vit_studio.analysis.subtracted import alike
from vit_studio.session.viewing import ScaleMode
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.compared import levels_over, range_words
from vit_studio.window.pages.embedding import embedding_help
from vit_studio.window.pages.embedding.cell_names import kernel_text, name_weight
from vit_studio.window.pages.embedding.choices import COMPONENT
from vit_studio.window.pages.section import Section
from vit_studio.window.text import (
    percent_text,
    points_text,
    short_number_text,
    whole_percent_text,
    whole_points_text,
)
from vit_studio.window.views.cells.channels import side_by_side, with_gaps
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.charts.curves_view import CurvesView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale
from vit_studio.window.views.panels.figure import Figure
from vit_studio.window.views.panels.figure_row import FigureRow
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.panel_body import PanelBody

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.selection import Selection
    from vit_studio.session.studio import Studio

MOST: Final = 28
"""Components at most: as many as figure 7 shows."""


class FiltersSection(Section):
    """Components and kernels; a click on a kernel selects its dimension, one on a component brings it up."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(studio, parent)
        self.components, self.kernels = MultiplesView(), MultiplesView()
        self.component, self.kernel, self.curve = HeatmapView(), HeatmapView(), CurvesView()
        self.components_bar, self.kernels_bar = ColourBar(), ColourBar()
        self.component_bar, self.kernel_bar = ColourBar(), ColourBar()
        self.component_figure = Figure(self.component, self.component_bar)
        self.kernel_figure = Figure(self.kernel, self.kernel_bar)
        self.pair = FigureRow((self.component_figure, self.kernel_figure), ("·",))
        self.shares: npt.NDArray[np.float32] = np.empty(0, np.float32)
        self._directions: npt.NDArray[np.float32] = np.empty((0, 1, 1, 1), np.float32)
        self._of_components = Levels(-1, 1)
        self._kernels_of: tuple[bool, list[npt.NDArray[np.float32]]] | None = None
        self._components_scale, self._kernels_scale = Scale(), Scale()
        self._dress()
        self._lay_out()
        self.kernels.picture_index_clicked.connect(studio.selection.set_dim)
        self.components.picture_index_clicked.connect(self._on_component_clicked)
        self.curve.place_clicked.connect(self._on_place_clicked)

    def show_scene(self, scene: "Scene") -> None:
        kernels = scene.proof.kernels
        models = [each.proof.kernels for each in scene.difference or scene.compared]
        known, self._kernels_of = self._kernels_of, (scene.is_difference, models)
        if known is not None and _are_same(known, self._kernels_of):
            return  # another image, the same model
        self._directions, self.shares = principal_components(models[0], MOST)
        others = [] if scene.is_difference else [principal_components(each, MOST)[0] for each in models[1:]]
        self._of_components = functools.reduce(Levels.union, map(Levels.symmetric, (self._directions, *others)))
        shares = scene.derive(lambda each: principal_components(each.proof.kernels, MOST)[1])
        self.components.set_pictures(side_by_side(self._directions))
        self.kernels.set_pictures(side_by_side(kernels))
        count = len(self.shares)
        self.components_panel.set_tensor("components", self._directions.shape)
        self.components_panel.set_expression(f"principal_components(kernels, {count})[0]")
        self.kernels_panel.set_tensor("kernels", kernels.shape)
        self.shares_panel.set_tensor("shares", shares.shape)
        self.shares_panel.set_expression(f"principal_components(kernels, {count})[1]")
        text = self.tr("{0} of at most {1}; together they hold {2} of the variance.")
        most = min(len(kernels) - 1, kernels[0].size)
        self.components_panel.set_sentence(text.format(count, most, percent_text(float(self.shares.sum()))))
        numbers = np.arange(1, count + 1)
        self._show_shares(numbers, shares, is_difference=scene.is_difference)
        self.pair.place()

    def show_selection(self, scene: "Scene", selection: "Selection") -> None:
        if not len(self.shares):
            return
        dim, mode = selection.dim, self.studio.viewing.scale
        # components are each model's own, so of a difference one of A's kernels stands beside one of them
        kernel, chosen = scene.plain.proof.kernels[dim], self._chosen()
        direction = self._directions[chosen]
        self.kernels.set_selected_index(dim)
        self.components.set_selected_index(chosen)
        self.curve.set_selected(chosen + 1)
        self.kernel.set_array(side_by_side(kernel))
        self.kernel.set_describe(name_weight(dim, kernel.shape))
        self.component.set_array(side_by_side(direction))
        self.kernel_figure.set_caption(self.tr("kernel {0}").format(dim + 1), kernel.shape)
        self.component_figure.set_caption(self.tr("component {0}").format(chosen + 1), direction.shape)
        self._show_projection(scene.plain.proof.kernels, dim, chosen)
        self._colour(mode, scene, kernel, direction)

    def _show_shares(
        self, numbers: npt.NDArray[np.int_], shares: npt.NDArray[np.float32], *, is_difference: bool
    ) -> None:
        if is_difference:
            self.curve.set_value_text(points_text, tick_text=whole_points_text, part_text=percent_text)
        else:
            self.curve.set_value_text(percent_text, tick_text=whole_percent_text)
        self.curve.set_y_limits(None if is_difference else (0.0, 1.0))
        self.curve.set_curve("share", self.tr("share"), numbers, shares)
        self.curve.set_curve("together", self.tr("all so far"), numbers, alike(np.cumsum, shares), role=1)

    def _show_projection(self, kernels: npt.NDArray[np.float32], dim: int, chosen: int) -> None:
        """How much of a component there is in a kernel: the coordinate of the kernel along it."""
        away = (kernels[dim] - kernels.mean(axis=0)).astype(np.float64)
        along = float((away * self._directions[chosen]).sum())
        length = float(np.sqrt((away**2).sum()))
        text = self.tr("(kernel {0} − mean) · component {1} = {2}, of a length of {3}")
        numbers = short_number_text(along), short_number_text(length)
        self.pair_panel.set_sentence(text.format(dim + 1, chosen + 1, *numbers))

    def _chosen(self) -> int:
        chosen = self.studio.viewing.get(COMPONENT)
        return min(int(chosen) if chosen.isdecimal() else 0, len(self.shares) - 1)

    def _colour(
        self,
        mode: ScaleMode,
        scene: "Scene",
        kernel: npt.NDArray[np.float32],
        direction: npt.NDArray[np.float32],
    ) -> None:
        of_kernels, of_components = levels_over(scene, _kernels), self._of_components
        shown_kernels = self._kernels_scale.levels(mode, shared=of_kernels, own=of_kernels)
        shown_components = self._components_scale.levels(mode, shared=of_components, own=of_components)
        is_own = mode is ScaleMode.VIEW
        of_kernel = Levels.symmetric(kernel) if is_own else shown_kernels
        if scene.is_difference and not is_own:
            of_kernel = Levels.symmetric(scene.plain.proof.kernels)
        of_component = Levels.symmetric(direction) if is_own else shown_components
        for view, levels in (
            (self.kernels, shown_kernels),
            (self.kernels_bar, shown_kernels),
            (self.kernel, of_kernel),
            (self.kernel_bar, of_kernel),
            (self.components, shown_components),
            (self.components_bar, shown_components),
            (self.component, of_component),
            (self.component_bar, of_component),
        ):
            view.set_levels(levels)
        self.kernels_bar.set_caption(Scale.caption(mode, range_words(scene, self.tr("shared by all kernels"))))
        self.components_bar.set_caption(Scale.caption(mode, self.tr("shared by all components")))
        # too low for captions of their own
        self.kernel_bar.setToolTip(self.kernels_bar.caption)
        self.component_bar.setToolTip(self.components_bar.caption)

    # building

    def _dress(self) -> None:
        for view in (self.components, self.kernels, self.component, self.kernel):
            view.set_colour_map(ColourMap.DIVERGING)
        for bar in (self.components_bar, self.kernels_bar, self.component_bar, self.kernel_bar):
            bar.set_colour_map(ColourMap.DIVERGING)
        for heat in (self.component, self.kernel):
            heat.set_show_values(True)
            heat.set_value_text(with_gaps(short_number_text))
            heat.set_alignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.curve.set_titles(self.tr("component"), self.tr("share of the variance"))
        self.curve.set_places()
        self.components.set_describe(self._describe_component)
        self.kernels.set_describe(self._describe_kernel)
        for view, name in (
            (self.components, self.tr("Principal components of the kernels")),
            (self.kernels, self.tr("Kernels")),
            (self.component, self.tr("Chosen component")),
            (self.kernel, self.tr("Selected kernel")),
        ):
            view.setAccessibleName(name)
        self.curve.setAccessibleName(self.tr("Shares of the variance"))

    def _lay_out(self) -> None:
        self.components_panel = _panel(
            self.tr("Principal components"),
            PanelBody(self.components, self.components_bar),
            embedding_help.components(),
        )
        self.kernels_panel = _panel(
            self.tr("All kernels"), PanelBody(self.kernels, self.kernels_bar), embedding_help.kernels()
        )
        self.kernels_panel.set_sentence(self.tr("One for each dimension."), self.tr("A click selects one."))
        self.shares_panel = _panel(self.tr("What each explains"), self.curve, embedding_help.shares())
        self.pair_panel = _panel(self.tr("One of each"), self.pair, embedding_help.pair())
        for panel in (self.components_panel, self.pair_panel):
            panel.set_no_difference(
                self.tr("The components of two models have neither order nor sign in common: these are A's.")
            )
        self.add_row(self.components_panel, self.kernels_panel, stretch=3)
        self.add_row(self.shares_panel, self.pair_panel, stretch=2)

    def _describe_component(self, row: int, column: int) -> str:
        layout = self.components.layout_now()
        index = row * (layout.columns if layout is not None else 1) + column
        if index >= len(self.shares):
            return ""
        so_far = percent_text(float(self.shares[: index + 1].sum()))
        text = self.tr("component {0}: {1} of the variance, with those before it {2}")
        return text.format(index + 1, percent_text(float(self.shares[index])), so_far)

    def _describe_kernel(self, row: int, column: int) -> str:
        layout = self.kernels.layout_now()
        return kernel_text(row * (layout.columns if layout is not None else 1) + column)

    @Slot(int)
    def _on_place_clicked(self, number: int) -> None:
        self._on_component_clicked(number - 1)

    @Slot(int)
    def _on_component_clicked(self, index: int) -> None:
        self.studio.viewing.set(COMPONENT, str(index))


def _panel(title: str, body: QWidget, explanation: str) -> Panel:
    panel = Panel(title)
    panel.set_body(body)
    panel.set_help(explanation)
    return panel


def _kernels(scene: "Scene") -> npt.NDArray[np.float32]:
    return scene.proof.kernels


def _are_same(
    known: tuple[bool, list[npt.NDArray[np.float32]]], others: tuple[bool, list[npt.NDArray[np.float32]]]
) -> bool:
    """Whether these are the same kernels, looked at in the same way."""
    same = known[0] == others[0] and len(known[1]) == len(others[1])
    return same and all(np.array_equal(*pair) for pair in zip(known[1], others[1], strict=True))
