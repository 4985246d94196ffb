"""A slim bar above the page: which two models are compared, and which of A, B and A − B is looked at."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from vit_studio.session.looked_at import LookedAt
from vit_studio.window.compare.compare_words import details_of
from vit_studio.window.compare.name_label import BETWEEN, NameLabel
from vit_studio.window.text import error_text
from vit_studio.window.theme import SPACE_M, SPACE_S, TextRole, current_theme, set_text_role
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons
from vit_studio.window.views.panels.compared_mark import DIFFERENCE, A, B

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio

STRIPE: Final = 4
LOOKS: Final = tuple(LookedAt)
"""The order of the buttons."""


class CompareBar(QFrame):
    """Hidden while nothing is pinned; washed in the accent while it is not A that is looked at."""

    def __init__(self, studio: "Studio", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_bar")
        self.setAccessibleName(self.tr("Compared models"))
        self._studio = studio
        self.looks = ChoiceButtons((A, B, DIFFERENCE))
        self.names = NameLabel(A), NameLabel(B)
        self.trouble = QLabel()
        self.swap = QPushButton(self.tr("Swap"))
        self.unpin = QToolButton()
        self._lay_out()
        self._explain()
        comparison = studio.comparison
        self.looks.chosen.connect(self._on_chosen)
        self.swap.clicked.connect(comparison.swap)
        self.unpin.clicked.connect(comparison.unpin)
        comparison.changed.connect(self.refresh)
        studio.trainer.running_changed.connect(self.refresh)
        studio.scene_changed.connect(self._name)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Say how things stand."""
        comparison = self._studio.comparison
        self.setVisible(comparison.pinned is not None)
        if comparison.pinned is None:
            return
        self.looks.set_choice(LOOKS.index(comparison.seen))
        trouble = comparison.trouble
        difference = self.looks.button(LOOKS.index(LookedAt.DIFFERENCE))
        difference.setEnabled(trouble is None)
        reason = error_text(trouble) if trouble is not None else ("", "")
        difference.setToolTip(" ".join(reason) if trouble is not None else self._difference_tip)
        self.trouble.setText(reason[0])
        self.trouble.setToolTip(" ".join(reason))
        self.trouble.setVisible(trouble is not None)
        self.swap.setEnabled(not self._studio.trainer.running)
        self._name()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        if self._studio.comparison.seen is LookedAt.A:
            painter.fillRect(self.rect(), theme.sunken)
            painter.fillRect(0, 0, STRIPE, self.height(), theme.grid)
            return
        wash = QColor(theme.accent)
        wash.setAlphaF(0.16)
        painter.fillRect(self.rect(), wash)
        painter.fillRect(0, 0, STRIPE, self.height(), theme.accent)

    def _lay_out(self) -> None:
        for place in range(len(LOOKS)):
            self.looks.button(place).setProperty("kind", "strong")  # the bar itself may have the colour of a choice
        label = QLabel(self.tr("Compare"))
        set_text_role(label, TextRole.BODY, muted=True)
        set_text_role(self.trouble, TextRole.CAPTION, muted=True)
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.unpin.setText("✕")
        self.unpin.setProperty("kind", "flat")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(STRIPE + SPACE_S, 3, SPACE_S, 3)
        lines.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(SPACE_S)
        row.addWidget(label)
        row.addWidget(self.looks)
        row.addSpacing(SPACE_M)
        for name in self.names:
            row.addWidget(name, 1)
        for button in (self.swap, self.unpin):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the page
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        lines.addLayout(row)
        lines.addWidget(self.trouble)  # a line of its own: beside it the names would find no room
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def _explain(self) -> None:
        self._difference_tip = self.tr("Every number of A less the same number of B, around 0 in one signed range (D)")
        tips = (
            self.tr("The model that was opened, or that is being trained (V)"),
            self.tr("The model that is pinned beside it (V)"),
            self._difference_tip,
        )
        for index, tip in enumerate(tips):
            self.looks.button(index).setToolTip(tip)
        self.looks.setWhatsThis(
            self.tr(
                "Which of the two models all pages show. The selection stays, and A and B have their colours in "
                "common, so that a flip from one to the other is fair; A − B has a range of its own, symmetric "
                "about 0."
            )
        )
        self.swap.setToolTip(self.tr("Let A be B, and B be A"))
        self.swap.setWhatsThis(self.swap.toolTip())
        self.unpin.setToolTip(self.tr("Let B go, and end the comparison"))
        self.unpin.setWhatsThis(self.unpin.toolTip())
        self.unpin.setAccessibleName(self.tr("Unpin B"))

    @Slot()
    def _name(self) -> None:
        scenes, seen = self._studio.comparison.scenes, self._studio.comparison.seen
        if scenes is None:
            return
        for label, scene, look in zip(self.names, scenes, (LookedAt.A, LookedAt.B), strict=True):
            name = scene.info.name
            label.set_name(name, details_of(scene), whole=BETWEEN.join((name, *details_of(scene, whole=True))))
            label.set_seen(seen in (look, LookedAt.DIFFERENCE))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._studio.comparison.look_at(LOOKS[index])
