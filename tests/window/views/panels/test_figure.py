import numpy as np
import pytest
from PySide6.QtCore import QSize

from vit_studio.window.views.cells.heatmap_view import HeatmapView
from vit_studio.window.views.cells.multiples_view import MultiplesView
from vit_studio.window.views.colours.colour_bar import ColourBar
from vit_studio.window.views.panels.figure import Figure


@pytest.fixture
def heatmap():
    view = HeatmapView()
    view.set_array(np.zeros((7, 7), np.float32))
    return view


def test_the_bar_is_as_long_as_the_picture_and_right_of_it(qtbot, heatmap):
    figure = Figure(heatmap, ColourBar())
    qtbot.addWidget(figure)
    figure.set_caption("map", (7, 7))
    figure.resize(400, 180)
    figure.show()
    picture, bar = heatmap.picture_rect().toRect().translated(heatmap.pos()), figure.bar.geometry()
    assert bar.top() == picture.top() - 1 and bar.height() == picture.height() + 2
    assert picture.right() < bar.left() < picture.right() + 20
    assert figure.caption == "map  7 × 7"


def test_it_takes_no_more_width_than_picture_and_bar(qtbot, heatmap):
    figure = Figure(heatmap, ColourBar())
    qtbot.addWidget(figure)
    width = figure.fitted_width(QSize(1000, 180))
    figure.resize(width, 180)
    figure.show()
    assert figure.bar.geometry().right() <= width
    assert heatmap.width() + figure.bar.width() <= width < 300


def test_a_long_caption_keeps_its_room(qtbot, heatmap):
    figure = Figure(heatmap)
    qtbot.addWidget(figure)
    narrow = figure.fitted_width(QSize(1000, 100))
    figure.set_caption("result of kernel 22", (7, 7))
    assert figure.fitted_width(QSize(1000, 100)) > narrow


@pytest.mark.parametrize("count", [8, 64])
def test_multiples_fit_as_well(qtbot, count):
    view = MultiplesView()
    view.setMinimumSize(0, 0)
    view.set_pictures(np.zeros((count, 4, 4), np.float32))
    figure = Figure(view, ColourBar())
    qtbot.addWidget(figure)
    figure.resize(250, 160)
    figure.show()
    assert view.layout_now().bounds == view.picture_rect()
    assert figure.rect().contains(figure.bar.geometry())
    assert view.rect().contains(view.picture_rect().toRect())
