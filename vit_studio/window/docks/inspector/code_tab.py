"""The Code tab: the lines that ran for the image on show, walked through one by one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from vit_studio.tracing.line_steps import RETURNED, LineStep
from vit_studio.window.docks.inspector.code_bar import CodeBar
from vit_studio.window.docks.inspector.code_frame import Frame
from vit_studio.window.docks.inspector.code_places import Place, function_of, place_of
from vit_studio.window.docks.inspector.code_rows import rows_of
from vit_studio.window.docks.inspector.code_trail import CodeTrail
from vit_studio.window.docks.inspector.code_view import CodeView
from vit_studio.window.docks.inspector.code_walk import CodeWalk
from vit_studio.window.docks.inspector.inspector_axes import AxisLengths
from vit_studio.window.docks.inspector.inspector_tensor import TensorPanel
from vit_studio.window.export.snippet import snippet
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import error_text, shape_text
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

SHARES: Final = (6000, 4000)
"""Of the height, for code and tensor; far above what either needs at least."""


class CodeTab(QWidget):
    """Follows the page in view with its function, and asks for the page that shows the step that one walks to."""

    place_asked = Signal(object)
    """A Place: the page that shows where one has gone."""
    copied = Signal(str)
    """What was copied, in words."""
    seen = Signal(bool)

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._place = Place(Stage.IMAGE)
        self._leads = False
        self.walk = CodeWalk(self)
        self.bar, self.trail, self.code, self.tensor = CodeBar(), CodeTrail(), CodeView(), TensorPanel()
        self.words = QLabel(self.tr("The lines are on their way…"))
        self._scroll = QScrollArea()
        self._splitter = QSplitter(Qt.Orientation.Vertical)
        # the view has its height when the layout has seen its new lines
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """A page, or a section of it, is in view now: its function comes up, unless the code is there already."""
        moved, self._place = place != self._place, place
        if moved and self.isVisible() and not self._leads:
            self._go_to_place()

    def copy(self) -> None:
        """Copy a script for the tensor that is shown."""
        scene = self._studio.lines.scene
        if scene is not None and self.tensor.expression:
            QGuiApplication.clipboard().setText(snippet(self.tensor.expression, scene))
            self.copied.emit(self.tr("Script for {0} copied").format(self._copied_name()))

    def _copied_name(self) -> str:
        """ "Attention.forward → q"; of what a function returns, which has no name, the shape."""
        step, value = self.tensor.step, self.tensor.value
        assert step is not None and value is not None
        name = value.name if value.name != RETURNED else shape_text(value.shape)
        return f"{step.call.source.qualname} → {name}"

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._studio.lines.set_wanted(True)
        self._on_lines_changed()
        self._go_to_place()
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._studio.lines.set_wanted(False)
        self.seen.emit(False)

    def _lay_out(self) -> None:
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_text_role(self.words, TextRole.BODY, muted=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.code)
        self._splitter.addWidget(Frame(self._scroll))
        self._splitter.addWidget(self.tensor)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setSizes(SHARES)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_S, SPACE_S, SPACE_S, SPACE_S)
        column.setSpacing(SPACE_XS)
        for widget in (self.bar, self.trail, self.words):
            column.addWidget(widget)
        column.addWidget(self._splitter, 1)
        self._splitter.hide()
        self.code.setWhatsThis(
            self.tr(
                "The very lines of vit_studio/vit that ran for this image, with their numbers in the file. Below a "
                "line stand the number of its step, the name and the shape of what it computed, and a thumbnail at "
                "its right. Pale lines did not run. Click a line: the page that shows its tensor comes up."
            )
        )

    def _connect(self) -> None:
        walk, bar = self.walk, self.bar
        bar.start_clicked.connect(walk.to_start)
        bar.back_clicked.connect(walk.back)
        bar.forward_clicked.connect(walk.forward)
        bar.end_clicked.connect(walk.to_end)
        bar.copy_clicked.connect(self.copy)
        self.code.step_clicked.connect(walk.walk_to)
        self.trail.call_clicked.connect(walk.show_call)
        self._reveal.timeout.connect(self._show_current)
        walk.step_changed.connect(self._on_step_changed)
        walk.walked.connect(self._on_walked)
        lines, selection = self._studio.lines, self._studio.selection
        lines.changed.connect(self._on_lines_changed)
        self._studio.scene_changed.connect(self._on_scene_changed)
        lines.step_fetched.connect(self._on_step_fetched)
        self.tensor.array_wanted.connect(lines.fetch)
        selection.layer_changed.connect(self._on_layer_changed)
        selection.head_changed.connect(self._on_head_changed)
        selection.token_changed.connect(self._light_cell)
        selection.dim_changed.connect(self._light_cell)
        self.tensor.cell_chosen.connect(self._on_cell_chosen)
        self.tensor.head_chosen.connect(selection.set_head)

    # what is shown

    @Slot()
    def _on_scene_changed(self) -> None:
        if self.isVisible():
            self._on_lines_changed()

    @Slot()
    def _on_lines_changed(self) -> None:
        lines, trouble = self._studio.lines.lines, self._studio.lines.trouble
        self._splitter.setVisible(lines is not None)
        whose = self._whose()
        self.words.setVisible(lines is None or trouble is not None or bool(whose))
        if lines is not None:
            self.words.setText(whose)
        if trouble is not None:
            self.words.setText(" ".join(error_text(trouble)))
        scene = self._studio.lines.scene
        if lines is None or scene is None or lines is self.walk.lines:
            return
        is_first = self.walk.lines is None
        config = scene.config
        lengths = AxisLengths(heads=config.num_heads, tokens=config.num_tokens, dims=config.embed_dim)
        self.tensor.set_model(lengths, scene.grid)
        self.code.set_lengths(lengths)
        self._light_cell()
        self._on_head_changed(self._studio.selection.head)
        self.walk.set_lines(lines, at=self._studio.lines.at)
        if is_first:
            self._go_to_place()

    def _whose(self) -> str:
        """Of which of two compared models the lines are, where it is not plain."""
        scene = self._studio.scene
        if scene is not None and scene.is_difference:
            return self.tr("What the lines compute is not subtracted, one by one: these are A's.")
        return self.tr("These are B's lines.") if scene is not None and scene.is_pinned else ""

    @Slot(object)
    def _on_step_changed(self, step: LineStep) -> None:
        lines, scene = self.walk.lines, self._studio.lines.scene
        if lines is None or scene is None:
            return
        self._studio.lines.at = step.number
        self.bar.show_place(step, count=self.walk.count, depth=scene.config.depth)
        self.trail.set_way(lines.way_to(step.call))
        self.code.set_rows(rows_of(lines, step.call))
        self.code.set_current(step.number)
        self.tensor.set_step(step)
        self._reveal.start()

    @Slot()
    def _show_current(self) -> None:
        rect = self.code.rect_of(self.walk.step.number if self.walk.step is not None else None)
        if rect is not None:
            self._scroll.ensureVisible(0, round(rect.center().y()), 0, round(rect.height()))

    @Slot(object)
    def _on_step_fetched(self, step: LineStep) -> None:
        if self.walk.step is not None and step.number == self.walk.step.number:
            self.tensor.set_step(step)

    # pages and code lead each other

    @Slot(object)
    def _on_walked(self, step: LineStep) -> None:
        if step.layer is not None:
            self._studio.selection.set_layer(step.layer)
        place = place_of(step)
        if place is not None and not place.covers(self._place):
            self._leads = True  # the page that comes up is the answer, no wish for another function
            try:
                self.place_asked.emit(place)
            finally:
                self._leads = False

    @Slot(int)
    def _on_layer_changed(self, layer: int) -> None:
        if self.isVisible():
            self.walk.show_layer(layer)

    @Slot(object)
    def _on_head_changed(self, head: int | None) -> None:
        self.tensor.set_head(head)
        self.code.set_head(head)

    @Slot()
    def _light_cell(self) -> None:
        self.tensor.set_cell(token=self._studio.selection.token, dim=self._studio.selection.dim)

    @Slot(object, object)
    def _on_cell_chosen(self, token: int | None, dim: int | None) -> None:
        with self._studio.selection.hold():
            if token is not None:
                self._studio.selection.set_token(token)
            if dim is not None:
                self._studio.selection.set_dim(dim)

    def _go_to_place(self) -> None:
        step = self.walk.step
        if step is not None and not self._is_in_place(step):
            self.walk.show_function(function_of(self._place), self._studio.selection.layer, liked=self._is_in_place)

    def _is_in_place(self, step: LineStep) -> bool:
        place = place_of(step)
        return place is not None and place.covers(self._place)
