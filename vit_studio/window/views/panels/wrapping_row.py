"""Widgets side by side as long as each has the room that it needs; those that find none go on below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget, QWidgetItem
from shiboken6 import isValid

from vit_studio.window.theme import SPACE_M

Shared = list[tuple[QWidgetItem, int]]
"""The widgets of a line, and how wide each is."""


class WrappingRow(QWidget):
    """Shares the width by `stretches` (all equal if left out), but gives each widget at least what it asks for.

    A widget that is hidden takes no room. With a stretch of 0 a widget is as wide as it wishes.
    """

    def __init__(
        self,
        widgets: Sequence[QWidget],
        stretches: Sequence[int] = (),
        *,
        spacing: int = SPACE_M,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._stretches = tuple(stretches) or (1,) * len(widgets)
        self._spacing = spacing
        for widget in widgets:
            is_left_out = widget.isHidden() and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
            widget.setParent(self)
            widget.setHidden(is_left_out)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item, _ in self._items()]
        gaps = self._spacing * max(len(sizes) - 1, 0)
        return QSize(sum(size.width() for size in sizes) + gaps, max((size.height() for size in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        sizes = [item.minimumSize() for item, _ in self._items()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        return sum(map(_height, lines)) + self._spacing * max(len(lines) - 1, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        # a child's size hint has changed; without a layout of Qt's nobody else would pass that on
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _items(self) -> list[tuple[QWidgetItem, int]]:
        """What there is to place, with its share. Made anew each time: an item does not know when its widget goes."""
        pairs = zip(self._widgets, self._stretches, strict=True)
        there = [(widget, stretch) for widget, stretch in pairs if isValid(widget) and widget.parent() is self]
        items = [(QWidgetItem(widget), stretch) for widget, stretch in there]
        return [(item, stretch) for item, stretch in items if not item.isEmpty()]

    def _lines(self, width: int) -> list[Shared]:
        """What stands in each line at this width."""
        lines: list[list[tuple[QWidgetItem, int]]] = []
        left = 0
        for item, stretch in self._items():
            wanted = self._spacing + _least_width(item, stretch)
            if not lines or wanted > left:
                lines.append([])
                left = width + self._spacing
            lines[-1].append((item, stretch))
            left -= wanted
        return [self._shared(line, width) for line in lines]

    def _shared(self, line: list[tuple[QWidgetItem, int]], width: int) -> Shared:
        """By stretches; who would get too little gets what it needs, and the others share the rest."""
        fixed = {id(item): _least_width(item, stretch) for item, stretch in line if not stretch}
        while True:
            room = width - self._spacing * (len(line) - 1) - sum(fixed.values())
            sharing = [(item, stretch) for item, stretch in line if id(item) not in fixed]
            whole = sum(stretch for _, stretch in sharing)
            short = [item for item, stretch in sharing if room * stretch / whole < item.minimumSize().width()]
            if not short:
                break
            fixed |= {id(item): item.minimumSize().width() for item in short}
        return [(item, fixed.get(id(item)) or room * stretch // whole) for item, stretch in line]

    def _place(self) -> None:
        lines = self._lines(self.width())
        over = self.height() - self.heightForWidth(self.width())
        top = 0
        for position, line in enumerate(lines):
            height = max(_height(line) + over // len(lines) + (position < over % len(lines)), 0)
            left = 0
            for item, width in line:
                item.setGeometry(QRect(left, top, width, height))
                left += width + self._spacing
            top += height + self._spacing


def _least_width(item: QWidgetItem, stretch: int) -> int:
    return item.minimumSize().width() if stretch else item.sizeHint().width()


def _height(line: Shared) -> int:
    return max(_least_height(item, width) for item, width in line)


def _least_height(item: QWidgetItem, width: int) -> int:
    widget = item.widget()
    layout = widget.layout() if widget is not None else None
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalMinimumHeightForWidth(width)
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.minimumSize().height()
