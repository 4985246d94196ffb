"""What's This by keyboard: the help of what has the focus."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from vit_studio.window.views.panels.panel import Panel


def explain_focused() -> bool:
    """Show the help of the focused widget, or of what it stands in, else its tip; False if there is neither."""
    focused = QApplication.focusWidget()
    helped = helped_by(focused)
    if isinstance(helped, Panel):
        helped.explain()
    elif helped is not None:
        _show(helped, helped.whatsThis())
    elif focused is not None and focused.toolTip():
        _show(focused, focused.toolTip())
    else:
        return False
    return True


def helped_by(widget: QWidget | None) -> QWidget | None:
    """The widget itself or the nearest around it that explains itself."""
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()
    return widget


def _show(widget: QWidget, words: str) -> None:
    QWhatsThis.showText(widget.mapToGlobal(QPoint(0, widget.height())), words, widget)
