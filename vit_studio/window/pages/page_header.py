"""The top of a page: its sections, the switch of the colours' range, and one calm sentence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from vit_studio.session.viewing import SCALE, ScaleMode
from vit_studio.window.theme import SPACE_S, SPACE_XS, TextRole, set_text_role
from vit_studio.window.views.controls.choice_buttons import ChoiceButtons

if TYPE_CHECKING:
    from vit_studio.session.viewing import Viewing


class PageHeader(QWidget):
    """Hidden until it has something to show; a page without sections has the sentence beside the switch."""

    section_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.introduction = Sentence()
        self.introduction.setObjectName("introduction")
        self.sections: dict[str, QPushButton] = {}
        self.tools: dict[str, QWidget] = {}
        """What stands beside the sections while one of them is shown."""
        self._of_stage = ""
        self._of_sections: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE_S)
        self._row.addWidget(self.introduction, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_XS)
        self._column.addLayout(self._row)
        self._below = QHBoxLayout()
        self._below.setSpacing(SPACE_S)
        self._column.addLayout(self._below)
        self._scale: ScaleSwitch | None = None
        self._is_narrow = False
        self.hide()

    def set_introduction(self, sentence: str) -> None:
        """One sentence: what this stage does; it stands above sections that have none of their own."""
        self._of_stage = sentence
        self.introduction.set_sentence(sentence)
        self.show()

    def add_section(self, name: str, title: str, sentence: str = "") -> None:
        """Offer a section, and say what it shows."""
        button = QPushButton(title)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keys away from the page
        button.setProperty("kind", "section")
        button.setAccessibleName(title)
        button.setToolTip(self.tr("Show “{0}” of this stage").format(title))
        button.clicked.connect(self._on_section_clicked)
        self._group.addButton(button)
        if not self.sections:
            self._row.removeWidget(self.introduction)
            self._below.addWidget(self.introduction, 1)
            self._row.insertStretch(0, 1)
        self._row.insertWidget(len(self.sections), button)
        self.sections[name] = button
        self._of_sections[name] = sentence
        self.show()

    def set_tool(self, name: str, tool: QWidget) -> None:
        """Let a widget stand at the right of the sections while that one is shown."""
        tool.hide()
        self.tools[name] = tool
        self._row.insertWidget(len(self.sections) + 1, tool)

    def show_section(self, name: str) -> None:
        """Press a section's button, without telling, and let the introduction be the section's."""
        self.sections[name].setChecked(True)
        for section, tool in self.tools.items():
            tool.setVisible(section == name)
        if self.tools and self.isVisible():
            self._make_room(self.width())
        self.introduction.set_sentence(self._of_sections[name] or self._of_stage)

    def add_scale(self, viewing: "Viewing") -> None:
        """Offer the switch of the colours' range."""
        self._scale = ScaleSwitch(viewing)
        self._row.addWidget(self._scale)
        self.show()

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._sections_width(), self._scale_width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():  # before, the width is one that nobody has asked for
            self._make_room(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room(self.width())

    def _make_room(self, width: int) -> None:
        """Where sections and switch do not fit side by side, the switch goes one row down."""
        is_narrow = bool(self.sections) and self._sections_width() + SPACE_S + self._scale_width() > width
        if self._scale is None or is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        leaves, enters = (self._row, self._below) if is_narrow else (self._below, self._row)
        leaves.removeWidget(self._scale)
        enters.addWidget(self._scale, 0, Qt.AlignmentFlag.AlignRight)

    def _sections_width(self) -> int:
        tools = [tool for tool in self.tools.values() if not tool.isHidden()]
        return sum(widget.sizeHint().width() + SPACE_S for widget in (*self.sections.values(), *tools))

    def _scale_width(self) -> int:
        return self._scale.sizeHint().width() if self._scale is not None else 0

    @Slot()
    def _on_section_clicked(self) -> None:
        for name, button in self.sections.items():
            if button is self.sender():
                self.section_chosen.emit(name)


class Sentence(QLabel):
    """A muted line; where it does not fit it goes on below."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        set_text_role(self, TextRole.BODY, muted=True)

    def set_sentence(self, sentence: str) -> None:
        """Change what it says."""
        if sentence != self.text():
            self.setText(sentence)
            self.setAccessibleName(sentence)


class ScaleSwitch(QWidget):
    """Shared, this view or fixed: one switch for all pages."""

    def __init__(self, viewing: "Viewing", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._viewing = viewing
        label = QLabel(self.tr("Scale"))
        set_text_role(label, TextRole.BODY, muted=True)
        self.buttons = ChoiceButtons((self.tr("Shared"), self.tr("This view"), self.tr("Fixed")))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(label)
        row.addWidget(self.buttons)
        self._explain()
        self._on_viewing_changed(SCALE)
        self.buttons.chosen.connect(self._on_chosen)
        viewing.changed.connect(self._on_viewing_changed)

    def _explain(self) -> None:
        tips = (
            self.tr("One range of colours for all pictures of a kind, such as all heads: they can be compared."),
            self.tr("Each picture spans its own range: it shows most, and can be compared with nothing."),
            self.tr("The range stays as it is while images, layers, heads and moments change."),
        )
        for index, tip in enumerate(tips):
            self.buttons.button(index).setToolTip(tip)
        self.setWhatsThis(self.tr("What range of values the colours span: {0}").format(" ".join(tips)))

    @Slot(int)
    def _on_chosen(self, index: int) -> None:
        self._viewing.set_scale(list(ScaleMode)[index])

    @Slot(str)
    def _on_viewing_changed(self, name: str) -> None:
        if name == SCALE:
            self.buttons.set_choice(list(ScaleMode).index(self._viewing.scale))
