import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest

from vit_studio.window.docks.training.epoch_accuracy_view import EpochAccuracyView
from vit_studio.window.docks.training.epoch_page import EpochPage
from vit_studio.window.docks.training.run_shelf import ShownRun


@pytest.fixture
def page(qtbot):
    page = EpochPage()
    qtbot.addWidget(page)
    page.resize(800, 360)
    page.show()
    return page


@pytest.fixture
def run(make_record):
    return ShownRun(name="tiny", record=make_record(30), colour=0, class_names=("Shirt", "Bag"))


def test_before_anything_is_known(page):
    assert page.words.text() == "The first evaluation is still to come."
    assert not page.confusion.isVisible()
    assert page.accuracy.view_data() is None and page.confusion_data is None
    page.grab()


def test_the_newest_evaluation_is_shown_first(page, run):
    page.show_run(run)
    assert page.index == 3
    assert page.words.text() == "Confusion of tiny at epoch 3: 90.0 % right on validation"
    assert page.confusion.array.tolist() == [[8, 2], [0, 10]]
    assert page.confusion.names.rows == ("Shirt", "Bag")
    np.testing.assert_allclose(page.accuracy.shares, [[0.5, 0.6, 0.7, 0.8], [1, 1, 1, 1]])
    assert page.accuracy.column == 3


def test_steps_between_two_evaluations_change_nothing(page, run, told, looked):
    page.show_run(run)
    page.grab()
    still = page.accuracy.still_key
    run.record.add_progress(told(31))
    page.show_run(run)
    assert page.accuracy.still_key == still
    run.record.add_evaluated(looked(30, right=10))  # told again, as a training that is resumed does
    page.show_run(run)
    assert page.confusion.array.tolist() == [[10, 0], [0, 10]]


def test_an_earlier_one_stays_until_the_newest_is_chosen_again(page, run, looked):
    page.show_run(run)
    page.slider.setFocus()
    QTest.keyClick(page.slider, Qt.Key.Key_Left)
    QTest.keyClick(page.slider, Qt.Key.Key_Left)
    assert page.confusion.array.tolist() == [[6, 4], [0, 10]]
    run.record.add_evaluated(looked(40, right=10))
    page.show_run(run)
    assert (page.index, page.slider.maximum()) == (1, 4)
    assert page.accuracy.shares.shape == (2, 5)
    QTest.keyClick(page.slider, Qt.Key.Key_End)
    assert page.confusion.array.tolist() == [[10, 0], [0, 10]]
    run.record.add_evaluated(looked(50, right=9))
    page.show_run(run)
    assert page.index == 5


def test_a_click_on_an_evaluation_and_the_arrows_choose_it(page, run):
    page.show_run(run)
    view = page.accuracy
    place = view.grid().cell(1, 2).center()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert page.index == 2
    for key, index in ((Qt.Key.Key_Left, 1), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Left, 0), (Qt.Key.Key_End, 3)):
        QTest.keyClick(view, key)
        assert page.index == index == view.column


def test_another_run_begins_at_its_newest(page, run, make_record):
    page.show_run(run)
    page.slider.setValue(0)
    page.show_run(ShownRun(name="other", record=make_record(20), colour=1))
    assert page.index == 2
    assert page.confusion.names.rows == ("class 1", "class 2")


def test_values_are_read_out(page, run):
    page.show_run(run)
    reading = page.accuracy.reading_at(page.accuracy.grid().cell(0, 1).center())
    assert (reading.words, reading.value) == ("Shirt at epoch 1", "60.0 %")
    assert page.accuracy.reading_at(page.accuracy.grid().frame.topLeft()).words == "Shirt at epoch 0"


def test_pictures_stand_below_each_other_where_it_is_narrow(qtbot, page, run):
    page.show_run(run)
    qtbot.waitUntil(lambda: page.accuracy.x() < page.confusion.x())
    page.resize(360, 700)
    qtbot.waitUntil(lambda: page.accuracy.geometry().bottom() < page.confusion.y())


def test_cells_are_painted_in_the_colours_of_their_shares(qtbot):
    view = EpochAccuracyView()
    qtbot.addWidget(view)
    view.resize(400, 200)
    view.set_shares(np.array([[0.0, 1.0], [0.5, np.nan]]), names=("a", "b"), epochs=("0", "1"))
    image = view.grab().toImage()
    grid = view.grid()

    def colour(row, column):
        corner = grid.cell(row, column).topLeft()
        return image.pixelColor(round(corner.x()) + 5, round(corner.y()) + 5)

    seen = [colour(row, column).lightness() for row, column in ((0, 0), (1, 0), (0, 1))]
    assert seen == sorted(seen) and len(set(seen)) == 3
    assert view.reading_at(grid.cell(1, 1).center()).words == "b at epoch 1: not counted"
    with pytest.raises(ValueError, match="shares of shape"):
        view.set_shares(np.zeros((2, 3)), names=("a", "b"), epochs=("0", "1"))


def test_in_a_low_dock_both_pictures_stand_beside_each_other_and_every_row_is_seen(qtbot, page, run):
    page.show_run(run)
    page.set_room(QSize(514, 112))
    qtbot.waitUntil(lambda: page.minimumSizeHint().height() <= 112)
    page.resize(514, 112)
    qtbot.waitUntil(lambda: page.accuracy.x() < page.confusion.x() and page.height() == 112)
    assert page.slider.isHidden()
    for view in (page.accuracy, page.confusion):
        frame = view.grid().frame
        assert view.rect().toRectF().contains(frame)
        assert frame.height() > 0.6 * view.height()
    top = [view.mapTo(page, view.grid().frame.topLeft().toPoint()).y() for view in (page.accuracy, page.confusion)]
    assert abs(top[0] - top[1]) <= 2
    assert page.words.text() == "Epoch 3: 90.0 % right"
    assert page.words.toolTip() == page.shown_words == "Confusion of tiny at epoch 3: 90.0 % right on validation"
    place = page.accuracy.grid().cell(1, 2).center().toPoint()
    QTest.mouseClick(page.accuracy, Qt.MouseButton.LeftButton, pos=place)
    assert page.index == 2  # there is no slider, and a click does
    assert page.confusion_data.row_names == ("Shirt", "Bag") and page.confusion_data.columns.name == "predicted class"
    page.set_room(QSize(800, 360))
    assert not page.slider.isHidden()


@pytest.mark.parametrize(("height", "least"), [(95, 8.5), (140, 10.5), (240, 19.0)])
def test_ten_rows_go_before_the_epochs_below_them(qtbot, height, least):
    view = EpochAccuracyView()
    qtbot.addWidget(view)
    view.resize(240, height)
    view.set_shares(np.zeros((10, 3)), names=["Sandal"] * 10, epochs=("0", "1", "2"))
    grid = view.grid()
    assert grid.cell_height >= least
    assert grid.frame.top() > 0 and grid.frame.bottom() < height
    view.grab()
