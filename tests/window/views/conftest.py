"""What tests of views share: pixels by the view's own coordinates, on a screen of any scale."""

import pytest
from PySide6.QtGui import QImage


@pytest.fixture(autouse=True)
def logical_pixels(monkeypatch):
    """A grabbed picture has more pixels than the view where QT_SCALE_FACTOR says so; tests ask by logical ones."""
    device_colour = QImage.pixelColor

    def colour(image, *place):
        x, y = place if len(place) == 2 else place[0].toTuple()
        ratio = image.devicePixelRatio()
        return device_colour(image, int((x + 0.5) * ratio), int((y + 0.5) * ratio))

    monkeypatch.setattr(QImage, "pixelColor", colour)
