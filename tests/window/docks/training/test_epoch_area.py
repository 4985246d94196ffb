"""The page in the dock and the one in a window of its own show the same."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from vit_studio.window.docks.training.epoch_area import EpochArea
from vit_studio.window.docks.training.run_shelf import ShownRun


@pytest.fixture
def run(make_record):
    return ShownRun(name="tiny", record=make_record(30), colour=0, class_names=("Shirt", "Bag"))


@pytest.fixture
def area(qtbot, run):
    area = EpochArea()
    qtbot.addWidget(area)
    area.resize(514, 112)
    area.show()
    area.show_run(run)
    return area


def test_in_a_low_dock_nothing_scrolls(qtbot, area):
    qtbot.waitUntil(lambda: area.page.height() <= area.viewport().height())
    assert not area.verticalScrollBar().isVisible()


@pytest.mark.parametrize("size", [QSize(800, 420), QSize(514, 112), QSize(300, 112), QSize(800, 295), QSize(400, 600)])
def test_whatever_it_was_before_it_fits_a_new_size(qtbot, area, size):
    for before in (QSize(800, 420), QSize(514, 112), QSize(300, 500)):
        area.resize(before)
        area.resize(size)
        low = size.height() < 300 and size.width() >= 380
        qtbot.waitUntil(lambda low=low: area.page.slider.isHidden() is low)


def test_the_sign_opens_a_window_at_the_same_evaluation(area, run, looked):
    area.page.slider.setValue(1)
    QTest.mouseClick(area.page.enlarge, Qt.MouseButton.LeftButton)
    page = area.enlarged.page
    assert page.index == 1
    assert page.confusion.array.tolist() == area.page.confusion.array.tolist() == [[6, 4], [0, 10]]
    assert not page.slider.isHidden() and page.enlarge.isHidden()
    page.slider.setValue(2)
    assert area.page.index == 2
    area.page.slider.setValue(3)
    assert page.index == 3
    run.record.add_evaluated(looked(40, right=10))
    area.show_run(run)
    assert page.index == area.page.index == 4  # both follow


def test_what_is_closed_is_not_kept_up_to_date_but_opens_so(area, run, looked):
    area.enlarge()
    window = area.enlarged
    window.close()
    assert area.enlarged is None
    run.record.add_evaluated(looked(40, right=10))
    area.show_run(run)
    area.enlarge()
    assert area.enlarged is window
    assert window.page.index == 4
    window.close()


def test_what_is_shown_in_the_window_can_be_saved(qtbot, area):
    area.enlarge()
    with qtbot.waitSignal(area.save_asked):
        QTest.mouseClick(area.enlarged.save, Qt.MouseButton.LeftButton)
    area.enlarged.close()
