"""Fields on a page that scrolls: the wheel turns the page, unless somebody is in the field."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget


class _LeaveWheel(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()  # so that whatever is around the field is asked
            return True
        return False


def leave_wheel_to_page(field: QWidget) -> None:
    """Let the wheel change a box or a slider only while it has the focus, and never give it the focus."""
    if field.focusPolicy() == Qt.FocusPolicy.WheelFocus:
        field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    field.installEventFilter(_LeaveWheel(field))
