"""A widget as it is seen, at twice the sharpness of a usual screen."""

from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from vit_studio.window.theme import current_theme
from vit_studio.window.views.painting.sharpness import drawn_at
from vit_studio.window.views.panels.panel import Panel

RATIO: Final = 2.0


def screen_image(widget: QWidget) -> QImage:
    """What stands behind the widget is painted too, so that it can be pasted anywhere."""
    image = QImage(widget.size() * RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(RATIO)
    theme = current_theme()
    image.fill(theme.window if isinstance(widget, Panel) else theme.surface)
    with drawn_at(RATIO):
        widget.render(image, QPoint(0, 0))
    return image
