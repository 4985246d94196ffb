"""The Selection tab: what is selected, its patch enlarged, its numbers on this page, and what the page shows."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from vit_studio.window.docks.inspector.code_places import Place, file_of, function_of
from vit_studio.window.docks.inspector.inspector_differences import difference_facts
from vit_studio.window.docks.inspector.inspector_facts import facts_of
from vit_studio.window.docks.inspector.inspector_table import FactTable
from vit_studio.window.look.colour_choice import ColourMap
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import head_text, layer_text, pixel_text, token_text
from vit_studio.window.theme import SPACE_M, SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.colours.levels import Levels

if TYPE_CHECKING:
    from vit_studio.session.scene import Scene
    from vit_studio.session.studio import Studio

PATCH_HEIGHT: Final = 168


class SelectionTab(QScrollArea):
    """Follows scene, selection and page while it is seen."""

    code_asked = Signal()

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._place = Place(Stage.IMAGE)
        self.title, self.details = QLabel(), QLabel()
        self.patch = HeatmapView()
        self.values_title = QLabel()
        self.values = FactTable()
        self.stage_title, self.explanation = QLabel(), QLabel()
        self.source = QLabel()
        self.code = QPushButton(self.tr("Show its code"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._build())
        self._connect()

    def show_place(self, place: Place) -> None:
        """Another page, or section of one, is in view."""
        self._place = place
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    def _build(self) -> QWidget:
        for label, role, muted in (
            (self.title, TextRole.TITLE, False),
            (self.details, TextRole.CAPTION, True),
            (self.values_title, TextRole.TITLE, False),
            (self.stage_title, TextRole.TITLE, False),
            (self.explanation, TextRole.BODY, False),
            (self.source, TextRole.MONO, True),
        ):
            set_text_role(label, role, muted=muted)
            label.setWordWrap(True)
        self.patch.set_colour_map(ColourMap.GREY)
        self.patch.set_levels(Levels(0, 255))
        self.patch.set_show_values(True)
        self.patch.set_value_text(pixel_text)
        self.patch.setFixedHeight(PATCH_HEIGHT)
        self.patch.setAccessibleName(self.tr("The selected patch"))
        self.patch.setWhatsThis(self.tr("The pixels of the selected patch, from 0 (black) to 255 (white)."))
        self.values.setWhatsThis(
            self.tr("What this page's tensors hold for what is selected. The mouse tells the code of each number.")
        )
        self.code.setToolTip(self.tr("The lines of the model that compute what this page shows"))
        self.code.setWhatsThis(self.code.toolTip())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_M)
        column.setSpacing(SPACE_XS)
        groups: tuple[tuple[QWidget, ...], ...] = (
            (self.title, self.details, self.patch),
            (self.values_title, self.values),
            (self.stage_title, self.explanation, self.source),
        )
        for place, group in enumerate(groups):
            column.addSpacing(SPACE_M if place else 0)
            for widget in group:
                column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.code)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return body

    def _connect(self) -> None:
        selection = self._studio.selection
        for changed in (
            self._studio.scene_changed,
            selection.token_changed,
            selection.dim_changed,
            selection.layer_changed,
            selection.head_changed,
        ):
            changed.connect(self._show)
        self.code.clicked.connect(self.code_asked)

    @Slot()
    def _show(self) -> None:
        scene = self._studio.scene
        if scene is None or not self.isVisible():
            return
        selection = self._studio.selection
        self.title.setText(_capital(token_text(scene.grid, selection.token)))
        self.details.setText(
            " · ".join(
                (
                    layer_text(selection.layer, scene.config.depth),
                    head_text(selection.head, scene.config.num_heads),
                    self.tr("Dimension {0} of {1}").format(selection.dim + 1, scene.config.embed_dim),
                )
            )
        )
        self._show_patch(scene)
        stage, function = self._place.stage, function_of(self._place)
        title = self.tr("{0}: the selection in numbers").format(stage.label)
        if scene.is_difference:
            title = self.tr("{0}: the selection in numbers, A − B").format(stage.label)
        self.values_title.setText(title)
        facts = difference_facts if scene.is_difference else facts_of
        self.values.set_facts(facts(stage, scene, selection))
        self.stage_title.setText(self.tr("{0}: what is seen").format(stage.label))
        self.explanation.setText(stage.explanation)
        self.source.setText(f"{file_of(function)} · {function}")

    def _show_patch(self, scene: "Scene") -> None:
        token = self._studio.selection.token
        self.patch.setVisible(scene.grid.is_patch(token))
        if scene.grid.is_patch(token):
            box = scene.grid.box(token)
            pixels = scene.pixels[box.top : box.top + box.side, box.left : box.left + box.side]
            self.patch.set_array(pixels.astype("float32"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
