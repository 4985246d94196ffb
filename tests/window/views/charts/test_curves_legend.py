"""What a legend shows is told apart, however short its lines are."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from vit_studio.window.views.charts.curve import Curve
from vit_studio.window.views.charts.curves_legend import STROKE_SWATCH, SWATCH, Entry, Legend, draw_swatch

SOLID = Curve("solid", np.empty(0), np.empty(0), of_run=True)
DASHED, DOTTED = dataclasses.replace(SOLID, dashed=True), dataclasses.replace(SOLID, dotted=True)


def pieces(curve, width):
    """How many pieces of line there are in a swatch."""
    picture = QImage(round(width), 9, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    draw_swatch(painter, QRectF(0, 0, width, 9), curve)
    painter.end()
    inked = [picture.pixelColor(x, 4).lightness() < 215 for x in range(picture.width())]
    return sum(now and not before for before, now in zip([False, *inked], inked, strict=False))


@pytest.mark.parametrize("width", [STROKE_SWATCH, SWATCH])
def test_solid_dashed_and_dotted_lines_have_signs_of_their_own(qapp, width):
    assert [pieces(curve, width) for curve in (SOLID, DASHED, DOTTED)] == [1, 2, 3]


def test_names_alone_have_longer_lines_only_where_these_differ(qapp):
    def left(curves):
        return Legend([Entry(curve, "") for curve in curves], title="", width=400).room_left

    assert left([SOLID, SOLID]) > left([SOLID, DASHED])


def test_what_names_a_run_keeps_no_room_for_a_value_and_has_a_disc(qapp):
    entries = [Entry(SOLID, "0.5"), Entry(SOLID, "", names_run=True)]
    with_value, named = (Legend([entries[0], entry], title="", width=400).room_left for entry in entries)
    assert named > with_value
    picture = QImage(400, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    Legend([entries[1]], title="", width=100).draw(painter, QPointF(0, 0))
    painter.end()
    inked = [y for y in range(30) if any(picture.pixelColor(x, y).hslSaturation() > 200 for x in range(100))]
    assert len(inked) >= 6  # a line has two
