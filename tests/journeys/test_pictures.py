"""What every page and section looks like, in both themes and languages, held against pictures that somebody looked at.

After a change that is meant: `uv run pytest tests/journeys/test_pictures.py --keep-pictures`, then look at the sheets
in `tests/journeys/pictures` and commit them. They are small, so that type drawn a little differently by another machine
makes no difference, and a view that is missing, moved or recoloured does.
"""

import sys
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator
from PySide6.QtGui import QFontDatabase, QImage

from vit_studio.app import make_application
from vit_studio.window.look.theme_switch import ThemeChoice

SHEETS = Path(__file__).parent / "pictures"
THUMBNAIL = (240, 150)
"""Width and height: 3/16 of the window's."""
COLUMNS = 4
BLOCK = 10
"""Pixels of a thumbnail's side that are compared by their mean."""
TOLERANCE = 14
"""Of 255, for the mean of a block."""
FONTS = {"DejaVu Sans", "Noto Sans CJK SC"}


@pytest.fixture
def speak(qapp):
    before = set(qapp.findChildren(QTranslator))
    yield lambda language: make_application([], language)
    for translator in set(qapp.findChildren(QTranslator)) - before:
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)


def needs_our_fonts():
    missing = FONTS - set(QFontDatabase.families())
    if sys.platform != "linux" or missing:
        pytest.skip(f"the pictures are of a Linux machine with the fonts {', '.join(sorted(FONTS))}")


def pixels(image):
    """(height, width, 3) uint8."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).copy()


def thumbnail(window):
    image = window.grab().toImage()
    aspect, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return pixels(image.scaled(*THUMBNAIL, aspect, smooth))


def as_sheet(pictures):
    """Four side by side, in the order of the journey."""
    width, height = THUMBNAIL
    sheet = np.full((-(-len(pictures) // COLUMNS) * height, COLUMNS * width, 3), 127, np.uint8)
    for place, picture in zip(places_on_sheet(len(pictures)), pictures, strict=True):
        sheet[place] = picture
    return sheet


def places_on_sheet(count):
    width, height = THUMBNAIL
    for index in range(count):
        top, left = height * (index // COLUMNS), width * (index % COLUMNS)
        yield slice(top, top + height), slice(left, left + width)


def block_means(picture):
    height, width, _ = picture.shape
    return picture.reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3).mean(axis=(1, 3))


def save(sheet, path):
    height, width, _ = sheet.shape
    path.parent.mkdir(parents=True, exist_ok=True)
    assert QImage(np.ascontiguousarray(sheet).data, width, height, 3 * width, QImage.Format.Format_RGB888).save(
        str(path)
    )


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_every_page_looks_as_it_did_when_somebody_looked(
    open_window, data_dir, speak, theme, language, request, tmp_path
):
    needs_our_fonts()
    speak(language)
    visit = open_window(data_dir=data_dir, theme=theme)
    shown = {place: thumbnail(visit.window) for place, _ in visit.each_place()}
    kept = SHEETS / f"{theme.value}-{language}.png"
    if request.config.getoption("--keep-pictures"):
        save(as_sheet(list(shown.values())), kept)
        return
    sheet = pixels(QImage(str(kept)))
    save(as_sheet(list(shown.values())), tmp_path / kept.name)
    assert sheet.shape == as_sheet(list(shown.values())).shape, "pages have come or gone: keep and look at new pictures"
    differing = {}
    for (place, picture), there in zip(shown.items(), places_on_sheet(len(shown)), strict=True):
        furthest = np.abs(block_means(picture) - block_means(sheet[there])).max()
        if furthest > TOLERANCE:
            differing[place] = round(float(furthest), 1)
    assert differing == {}, f"compare {tmp_path / kept.name} with {kept}"
