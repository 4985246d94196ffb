"""The way of the data, left to right: six stages to click, each with its live shape."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from vit_studio.window.pages.stage import Stage
from vit_studio.window.theme import RADIUS, TextRole, current_theme, font_for, set_text_role

if TYPE_CHECKING:
    from vit_studio.vit.config import ViTConfig

UNKNOWN: Final = "–"
"""Stands for a shape while there is no model."""

PADDING: Final = 8
BAR: Final = 3
"""Thickness of the bar under the current stage."""
RING: Final = 2
"""Of the focus, as around other buttons."""


class StageButton(QAbstractButton):
    """A stage's name with its shape below; an accented bar marks the current one."""

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = stage
        self.shape_text = ""
        self.setText(stage.label)
        self.setWhatsThis(stage.explanation)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        # a click must not take the keys away from the page
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_shape_text(UNKNOWN)

    def set_shape_text(self, text: str) -> None:
        """Show another shape below the name."""
        if text == self.shape_text:
            return  # the next moment of a run: nothing is laid out and painted again for that
        self.shape_text = text
        self.setAccessibleName(self.tr("{0}, shape {1}").format(self.text(), text))
        self.setToolTip(self.tr("{0}  {1}\nAlt+{2}").format(self.text(), text, self.stage.position + 1))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        name, shape = QFontMetrics(self._name_font()), QFontMetrics(font_for(TextRole.MONO))
        width = max(name.horizontalAdvance(self.text()), shape.horizontalAdvance(self.shape_text))
        return QSize(width + 2 * PADDING, name.height() + shape.height() + 2 * PADDING + BAR)

    def minimumSizeHint(self) -> QSize:
        return QSize(44, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), current_theme()
        if self.underMouse() or self.hasFocus():
            painter.fillRect(self.rect(), theme.surface)
        inner = self.rect().adjusted(PADDING, PADDING, -PADDING, -PADDING - BAR)
        name = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(self._name_font()).height())
        shape = QRect(inner.left(), name.bottom() + 1, inner.width(), inner.bottom() - name.bottom())
        _write(painter, name, self.text(), self._name_font(), theme.accent if self.isChecked() else theme.text)
        _write(
            painter, shape, self.shape_text, font_for(TextRole.MONO), theme.text if self.isChecked() else theme.muted
        )
        if self.isChecked():
            painter.fillRect(self.rect().adjusted(PADDING, self.height() - BAR, -PADDING, 0), theme.accent)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.accent, RING))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2 - BAR), RADIUS, RADIUS)

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        # always bold enough to measure the same, so that nothing shifts when the stage changes
        font.setWeight(QFont.Weight.DemiBold)
        return font


class JourneyStrip(QWidget):
    """Navigation and shape ledger in one."""

    stage_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("journey_strip")
        self.setAccessibleName(self.tr("The journey of the data"))
        self.buttons = {stage: StageButton(stage) for stage in Stage}
        self._tools: dict[str, QWidget] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 0)
        row.setSpacing(0)
        self._tool_row = QHBoxLayout()
        self._tool_row.setSpacing(PADDING // 2)
        for stage, button in self.buttons.items():
            if stage.position:
                row.addWidget(_chevron())
            row.addWidget(button, 1)
            button.clicked.connect(self._on_clicked)
        row.addLayout(self._tool_row)

    def paintEvent(self, event: QPaintEvent) -> None:
        # the line that the bar of the current stage stands on
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, current_theme().border)

    def set_tool(self, tool: QWidget, name: str = "code") -> None:
        """Put a button at the right end, behind the journey, in place of an earlier one of that name."""
        earlier = self._tools.pop(name, None)
        if earlier is not None:
            self._tool_row.removeWidget(earlier)
            earlier.deleteLater()
        self._tools[name] = tool
        self._tool_row.addWidget(tool)

    def set_current(self, stage: Stage) -> None:
        """Mark the stage whose page is shown."""
        self.buttons[stage].setChecked(True)

    def set_config(self, config: "ViTConfig | None") -> None:
        """Show the shapes that a model gives its tensors."""
        # the strip is painted before numpy is there, which these need
        from vit_studio.window.stage_shapes import stage_shapes
        from vit_studio.window.text import shape_text

        shapes = stage_shapes(config) if config is not None else {}
        for stage, button in self.buttons.items():
            button.set_shape_text(shape_text(shapes[stage]) if stage in shapes else UNKNOWN)

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, StageButton):
            self.stage_chosen.emit(button.stage)


def _write(painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elided)


def _chevron() -> QLabel:
    label = QLabel("▸")
    set_text_role(label, TextRole.BODY, muted=True)
    return label
