"""What's This by keyboard: the help of what has the focus."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWhatsThis, QWidget

from vit_studio.window.views.panels.panel import Panel


def explain_focused() -> bool:
    """Show the help of the focused widget, or of what it stands in; False if there is none."""
    helped = helped_by(QApplication.focusWidget())
    if helped is None:
        return False
    if isinstance(helped, Panel):
        helped.explain()
    else:
        QWhatsThis.showText(helped.mapToGlobal(QPoint(0, helped.height())), helped.whatsThis(), helped)
    return True


def helped_by(widget: QWidget | None) -> QWidget | None:
    """The widget itself or the nearest around it that explains itself."""
    while widget is not None and not widget.whatsThis():
        widget = widget.parentWidget()
    return widget
