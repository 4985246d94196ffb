import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from vit_studio.window.docks.images_dock import ImagesDock


@pytest.fixture
def dock(qtbot, desk, many_images):
    window = QMainWindow()
    qtbot.addWidget(window)
    dock = ImagesDock(desk)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.resize(800, 600)
    window.show()
    desk.load(many_images)
    desk.selection.set_image(60_000)
    yield dock  # while the window is kept


@pytest.fixture
def selection(dock, desk):
    return desk.selection


def choose(menu, text):
    menu.setCurrentIndex(menu.findText(text, Qt.MatchFlag.MatchStartsWith))


def go_to(qtbot, dock, text):
    dock.go_to.field.clear()
    qtbot.keyClicks(dock.go_to.field, text)
    qtbot.keyClick(dock.go_to.field, Qt.Key.Key_Return)


def test_it_opens_on_all_images(dock):
    assert len(dock.gallery.indices) == 70_000
    assert dock.footer.text() == "greys · 70,000 images"
    assert dock.filter.classes.currentText() == "All classes (70,000)"


def test_a_class_and_a_split_leave_what_belongs_to_both(dock, many_images):
    choose(dock.filter.splits, "test")
    choose(dock.filter.classes, "Coat")
    assert len(dock.gallery.indices) == 1000
    assert set(many_images.labels[dock.gallery.indices]) == {4}
    assert not many_images.is_train[dock.gallery.indices].any()
    assert dock.footer.text() == "greys · 1,000 of 70,000 images"


def test_the_classes_count_the_images_of_the_chosen_split(dock):
    choose(dock.filter.classes, "Coat")
    assert dock.filter.classes.currentText() == "Coat (7,000)"
    choose(dock.filter.splits, "test")
    assert dock.filter.classes.currentText() == "Coat (1,000)"


def test_choosing_in_the_gallery_selects_in_the_session(dock, selection):
    choose(dock.filter.classes, "Coat")
    dock.gallery.image_chosen.emit(34)
    assert selection.image == 34


def test_the_gallery_follows_the_session(dock, selection):
    selection.set_image(12_345)
    box = dock.gallery.layout_now.box(12_345)
    assert 0 <= box.top() - dock.gallery.verticalScrollBar().value() < dock.gallery.viewport().height()


def test_a_number_is_meant_within_the_split_that_the_field_names(qtbot, dock, selection):
    assert dock.go_to.field.placeholderText() == "Go to test #…"
    go_to(qtbot, dock, "12")
    assert selection.image == 60_012
    go_to(qtbot, dock, "train 12")
    assert selection.image == 12
    assert dock.go_to.field.placeholderText() == "Go to train #…"
    assert dock.go_to.field.text() == ""


def test_a_number_out_of_range_says_what_the_range_is(qtbot, dock, selection):
    go_to(qtbot, dock, "10000")
    assert selection.image == 60_000
    assert dock.go_to.complaint.isVisible()
    assert dock.go_to.complaint.text() == "There is no test #10000: the numbers go from 0 to 9999."
    qtbot.keyClick(dock.go_to.field, Qt.Key.Key_Backspace)
    assert not dock.go_to.complaint.isVisible()


@pytest.mark.parametrize("text", ["coat", "test", "-3", "12 13", "validation 3", ""])
def test_what_is_no_number_is_not_guessed_at(qtbot, dock, selection, text):
    go_to(qtbot, dock, text)
    assert selection.image == 60_000
    assert "Write a number" in dock.go_to.complaint.text()


def test_going_to_an_image_that_is_filtered_out_shows_everything_again(qtbot, dock, selection):
    choose(dock.filter.classes, "Coat")
    go_to(qtbot, dock, "13")
    assert selection.image == 60_013
    assert dock.gallery.position_of(60_013) is not None
    assert dock.filter.label is None


def test_after_going_there_the_arrows_belong_to_the_gallery(qtbot, dock, selection):
    go_to(qtbot, dock, "13")
    qtbot.keyClick(dock.gallery, Qt.Key.Key_Right)
    assert selection.image == 60_014


def test_the_tooltip_names_the_image_within_its_split(dock):
    assert dock._describe(60_014) == "test #14 · Coat"


def test_another_set_of_images_keeps_the_chosen_class(dock, desk, many_images):
    choose(dock.filter.classes, "Coat")
    desk.load(many_images)
    assert dock.filter.label == 4
    assert len(dock.gallery.indices) == 7000
