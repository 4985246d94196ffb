"""What tests of views share: pixels by the view's own coordinates, on a screen of any scale."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage


@pytest.fixture(autouse=True)
def logical_pixels(monkeypatch):
    """A grabbed picture has more pixels than the view where QT_SCALE_FACTOR says so; tests ask by logical ones."""
    colour, pixel, copy = QImage.pixelColor, QImage.pixel, QImage.copy

    def device(image, place):
        x, y = place if len(place) == 2 else place[0].toTuple()
        ratio = image.devicePixelRatio()
        return int((x + 0.5) * ratio), int((y + 0.5) * ratio)

    def copied(image, *part):
        ratio = image.devicePixelRatio()
        if ratio == 1 or not part:
            return copy(image, *part)
        rect = part[0] if len(part) == 1 else QRect(*part)
        return copy(image, QRect(*(round(number * ratio) for number in rect.getRect())))

    monkeypatch.setattr(QImage, "pixelColor", lambda image, *place: colour(image, *device(image, place)))
    monkeypatch.setattr(QImage, "pixel", lambda image, *place: pixel(image, *device(image, place)))
    monkeypatch.setattr(QImage, "copy", copied)
