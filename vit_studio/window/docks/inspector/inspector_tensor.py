"""The tensor of a line, large: which of the line's values, and which part of it, is chosen above the picture."""

import functools
import itertools
from typing import Final

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.tracing.line_steps import RETURNED, LineStep, LineValue
from vit_studio.vit.config import DEFAULT
from vit_studio.vit.patch_grid import PatchGrid
from vit_studio.window.docks.inspector.inspector_axes import AxisKind, AxisLengths, axis_kinds, cell_text
from vit_studio.window.docks.inspector.inspector_place import PlaceChooser
from vit_studio.window.docks.inspector.inspector_values import chosen_axes, levels_of, map_of, slice_of
from vit_studio.window.export.snippet import line_expression
from vit_studio.window.text import translate
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.cells.axis_labels import Axis
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.panels.panel import Panel
from vit_studio.window.views.panels.panel_body import PanelBody

LEAST_HEIGHT: Final = 210


class TensorPanel(Panel):
    """Shows a step's values; `array_wanted` asks for one that was left out."""

    array_wanted = Signal(object)
    """A LineStep."""
    head_chosen = Signal(object)
    """int, from 0."""
    cell_chosen = Signal(object, object)
    """(token, dimension) that a click means, each None where the tensor has no such axis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("TensorPanel", "Tensor"), parent)
        self.view, self.bar = HeatmapView(), ColourBar()
        self.names = QComboBox()
        self.places: list[PlaceChooser] = []
        self._step: LineStep | None = None
        self._lengths = AxisLengths(heads=0, tokens=0, dims=0)
        self._grid = PatchGrid(DEFAULT.image_size, DEFAULT.patch_size)
        self._token = self._dim = 0
        self._head: int | None = None
        self._choosers = QHBoxLayout()
        self._waiting = QLabel(self.tr("One moment…"))
        set_text_role(self._waiting, TextRole.CAPTION, muted=True)
        self._build()
        self.names.activated.connect(self._show_value)
        self.view.cell_clicked.connect(self._on_cell_clicked)

    @property
    def step(self) -> LineStep | None:
        """Whose values are shown."""
        return self._step

    @property
    def value(self) -> LineValue | None:
        """Which one of them."""
        if self._step is None or self.names.currentIndex() < 0:
            return None
        return self._step.values[self.names.currentIndex()]

    def set_model(self, lengths: AxisLengths, grid: PatchGrid) -> None:
        """By these numbers axes are told apart; the grid tells where a token stands."""
        self._lengths, self._grid = lengths, grid

    def set_cell(self, *, token: int, dim: int) -> None:
        """Outline what is selected, where the tensor has an axis of it."""
        self._token, self._dim = token, dim
        self._light()

    def set_head(self, head: int | None) -> None:
        """Show this head where the tensor has one for each; the mean of all has no picture of its own here."""
        if head != self._head:
            self._head = head
            self._choose_head()

    def set_step(self, step: LineStep) -> None:
        """Show another step, or the same with other values; what was chosen stays where it can."""
        before, self._step = self._step, step
        chosen = self.names.currentIndex()
        is_same_line = before is not None and before.line == step.line and before.call.source == step.call.source
        with QSignalBlocker(self.names):
            self.names.clear()
            self.names.addItems([_name(value) for value in step.values])
            self.names.setCurrentIndex(chosen if is_same_line else len(step.values) - step.num_results)
        self.names.setVisible(len(step.values) > 1)
        self._show_value()

    def _build(self) -> None:
        self.names.setAccessibleName(self.tr("Which value of the line"))
        self.names.setToolTip(self.tr("Values of this line: those on the way, and its results"))
        self.names.setWhatsThis(self.names.toolTip())
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._choosers.setContentsMargins(0, 0, 0, 0)
        self._choosers.setSpacing(SPACE_S)
        self._choosers.addWidget(self.names, 1)
        self._choosers.addStretch(0)
        self.bar.set_caption(self.tr("whole tensor"))
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_XS)
        column.addLayout(self._choosers)
        column.addWidget(self._waiting)
        self._picture = PanelBody(self.view, self.bar)
        # the code above has the say about the height
        self._picture.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        column.addWidget(self._picture, 1)
        column.addStretch(0)
        self._waiting.hide()
        self.setMinimumHeight(LEAST_HEIGHT)
        self.set_body(body)
        self.set_help(
            self.tr(
                "What the lit line computed for this image, taken while the model ran. The batch of one image is the "
                "first axis. Colours span the whole tensor: around 0 where it has signs, from 0 on where it has none."
            )
        )

    @Slot()
    def _show_value(self) -> None:
        value = self.value
        if value is None:
            return
        self._fill_places(value)
        self._choose_head(tell=False)
        self.view.set_colour_map(map_of(value))
        self.view.set_levels(levels_of(value))
        self.bar.set_colour_map(map_of(value))
        self.bar.set_levels(levels_of(value))
        self._waiting.setVisible(value.array is None)
        self._picture.setVisible(value.array is not None)
        if value.array is None and self._step is not None:
            self.array_wanted.emit(self._step)
        self._show_slice()

    def _fill_places(self, value: LineValue) -> None:
        axes = chosen_axes(value.shape)
        kinds = axis_kinds(value.shape, self._lengths)
        while len(self.places) < len(axes):
            self._add_chooser()
        for chooser, axis in itertools.zip_longest(self.places, axes):
            chooser.setVisible(axis is not None)
            if axis is not None:
                chooser.set_axis(kinds[axis], value.shape[axis])

    def _add_chooser(self) -> None:
        chooser = PlaceChooser()
        chooser.valueChanged.connect(self._on_place_chosen)
        self.places.append(chooser)
        self._choosers.insertWidget(self._choosers.count() - 1, chooser)

    def _choose_head(self, *, tell: bool = True) -> None:
        value = self.value
        if value is None or self._head is None:
            return
        kinds = axis_kinds(value.shape, self._lengths)
        for chooser, axis in zip(self.places, chosen_axes(value.shape), strict=False):
            if kinds[axis] is AxisKind.HEAD:
                chooser.set_place(self._head)
        if tell:
            self._show_slice()

    @Slot()
    def _on_place_chosen(self) -> None:
        self._show_slice()
        chooser = self.sender()
        if isinstance(chooser, PlaceChooser) and chooser.kind is AxisKind.HEAD:
            self._head = chooser.place
            self.head_chosen.emit(chooser.place)

    @Slot()
    def _show_slice(self) -> None:
        value, step = self.value, self._step
        if value is None or step is None:
            return
        self.set_tensor(_name(value), value.shape)
        if value.array is None:
            return
        axes = chosen_axes(value.shape)
        part = slice_of(value.array, {axis: self.places[i].place for i, axis in enumerate(axes)})
        self.view.set_describe(functools.partial(cell_text, self._seen_axes(value), self._grid))
        self.view.set_axes(*(_axis(kind) for kind in self._seen_axes(value)))
        self.view.set_array(part.array)
        self._light()
        self.set_tensor(f"{_name(value)}{part.index}", part.array.shape if part.index else value.shape)
        self.set_expression(expression_of(step, value) + part.index)

    def _seen_axes(self, value: LineValue) -> tuple[AxisKind, AxisKind]:
        """Of the rows and of the columns."""
        kinds = (AxisKind.OTHER, AxisKind.OTHER, *axis_kinds(value.shape, self._lengths))
        return kinds[-2], kinds[-1]

    def _light(self) -> None:
        if self.value is not None:
            rows, columns = self._seen_axes(self.value)
            self.view.set_row(self._token if rows is AxisKind.TOKEN else None)
            self.view.set_column(self._dim if columns is AxisKind.DIM else None)

    @Slot(int, int)
    def _on_cell_clicked(self, row: int, column: int) -> None:
        if self.value is not None:
            rows, columns = self._seen_axes(self.value)
            self.cell_chosen.emit(row if rows is AxisKind.TOKEN else None, column if columns is AxisKind.DIM else None)


def expression_of(step: LineStep, value: LineValue) -> str:
    """Code for a value, known to snippets."""
    return line_expression(
        function=step.call.source.qualname, name=value.name, layer=step.layer, line=step.line_in_function
    )


def _axis(kind: AxisKind) -> Axis:
    if kind is AxisKind.TOKEN:  # counted from 0, which is the class token
        return Axis(translate("code", "tokens"), first=0)
    return Axis(translate("code", "dimensions")) if kind is AxisKind.DIM else Axis()


def _name(value: LineValue) -> str:
    return value.name if value.name != RETURNED else "return"
