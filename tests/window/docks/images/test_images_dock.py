import dataclasses
import types

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from vit_studio.window.docks.images.answers_under_way import AnswersUnderWay
from vit_studio.window.docks.images.images_dock import ImagesDock


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
    choose(dock.filter.splits, "Test")
    choose(dock.filter.classes, "Coat")
    assert len(dock.gallery.indices) == 1000
    assert set(many_images.labels[dock.gallery.indices]) == {4}
    assert not many_images.is_train[dock.gallery.indices].any()
    assert dock.footer.text() == "greys · 1,000 of 70,000 images"


def test_the_classes_count_the_images_of_the_chosen_split(dock):
    choose(dock.filter.classes, "Coat")
    assert dock.filter.classes.currentText() == "Coat (7,000)"
    choose(dock.filter.splits, "Test")
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
    assert dock.filter.classes.currentIndex() == 0


def test_after_going_there_the_arrows_belong_to_the_gallery(qtbot, dock, selection):
    go_to(qtbot, dock, "13")
    qtbot.keyClick(dock.gallery, Qt.Key.Key_Right)
    assert selection.image == 60_014


def test_the_tooltip_names_the_image_within_its_split(dock):
    assert dock._describe(60_014) == "test #14 · Coat"


def test_another_set_of_images_keeps_the_chosen_class(dock, desk, many_images):
    choose(dock.filter.classes, "Coat")
    desk.load(many_images)
    assert dock.filter.classes.currentText() == "Coat (7,000)"
    assert len(dock.gallery.indices) == 7000


def test_the_first_filter_by_answers_asks_the_model_and_keeps_what_is_shown_until_it_has_answered(dock, desk, table):
    choose(dock.filter.classes, "Coat")
    choose(dock.answers.answers, "Wrong")
    assert desk.predictions.asked == 1
    assert len(dock.gallery.indices) == 7000
    assert dock.answers.under_way.isVisible()
    desk.predictions.progressed.emit(3000, 10_000)
    assert dock.answers.under_way.words.text() == "Asked 3,000 of 10,000"
    assert dock.answers.under_way.bar.value() == 3000
    desk.predictions.answer(table)
    assert not dock.answers.under_way.isVisible()
    assert dock.answers.confidence.isVisible()
    numbers = desk.images.numbers[dock.gallery.indices]
    # no number ends in 4 and is divisible by 5: the table is made so that coats are always known
    assert list(numbers) == []


def test_wrong_answers_are_those_that_the_table_calls_wrong(dock, desk, table):
    choose(dock.answers.answers, "Wrong")
    desk.predictions.answer(table)
    assert list(dock.gallery.indices) == [60_000 + number for number in range(0, 10_000, 5)]
    assert dock.answers.answers.currentText() == "Wrong (2,000)"
    assert dock.filter.classes.currentText() == "All classes (2,000)"
    assert dock.footer.text() == "greys · 2,000 of 70,000 images"


def test_calling_it_off_takes_the_filter_back(dock, desk):
    choose(dock.filter.classes, "Coat")
    choose(dock.answers.orders, "Least sure")
    dock.answers.under_way.button.click()
    assert not desk.predictions.is_running
    assert dock.answers.orders.currentText() == "By number"
    assert not dock.answers.under_way.isVisible()
    assert dock.filter.classes.currentText().startswith("Coat")
    assert len(dock.gallery.indices) == 7000


def test_in_another_order_images_are_still_called_by_their_index(qtbot, dock, desk, selection, table):
    choose(dock.answers.orders, "Most sure")
    desk.predictions.answer(table)
    assert list(dock.gallery.indices[:3]) == [60_099, 60_199, 60_299]
    selection.set_image(60_199)
    dock.step(1)
    assert selection.image == 60_299
    assert dock.gallery.position_of(60_299) == 2
    assert dock.gallery.position_of(5) is None


def test_a_range_of_confidence_leaves_the_images_within(qtbot, dock, desk, table):
    desk.predictions.answer(table)
    dock.answers.confidence.range_changed.emit(10, 12)
    assert {number % 100 for number in desk.images.numbers[dock.gallery.indices]} == {10, 11}
    assert dock.answers.confidence.range == (10, 12)


def test_a_cell_of_the_confusion_is_a_chip_that_a_click_removes(qtbot, dock, desk, table):
    desk.predictions.answer(table)
    assert not dock.cell.isVisible()
    desk.viewing.set("gallery.cell", "5,6")
    assert dock.cell.isVisible()
    assert dock.cell.text() == "Sandal, taken for Shirt  ✕"
    assert list(dock.gallery.indices) == list(table.cell(5, 6))
    qtbot.mouseClick(dock.cell, Qt.MouseButton.LeftButton)
    assert not dock.cell.isVisible()
    assert len(dock.gallery.indices) == 70_000


def test_a_cell_moves_nothing_and_class_and_split_come_back_after_it(qtbot, dock, desk, table):
    desk.predictions.answer(table)
    choose(dock.filter.classes, "Coat")
    before = [widget.mapTo(dock, widget.rect().topLeft()) for widget in (dock.go_to, dock.sizes, dock.gallery)]
    desk.viewing.set("gallery.cell", "5,6")
    assert [widget.mapTo(dock, widget.rect().topLeft()) for widget in (dock.go_to, dock.sizes, dock.gallery)] == before
    assert list(dock.gallery.indices) == list(table.cell(5, 6))
    assert not dock.filter.isVisible()
    qtbot.mouseClick(dock.cell, Qt.MouseButton.LeftButton)
    assert dock.filter.isVisible()
    assert dock.filter.classes.currentText().startswith("Coat")
    assert len(dock.gallery.indices) == 7000


def test_a_cell_is_named_as_the_page_names_it_and_its_cross_is_never_cut(dock, desk, table):
    desk.predictions.answer(table)
    desk.viewing.set("gallery.cell", "6,6")
    assert dock.cell.text() == "Shirt, and recognised  ✕"
    assert dock.cell.toolTip().startswith("true Shirt, predicted Shirt.")
    desk.viewing.set("gallery.cell", "0,9")
    dock.cell.resize(150, dock.cell.height())
    assert dock.cell.text().endswith("…  ✕")
    assert dock.cell.accessibleName() == "Remove the filter: T-shirt/top, taken for Ankle boot"


def test_where_nothing_is_left_it_says_why_and_offers_the_way_back(qtbot, dock, desk, table):
    desk.predictions.answer(table)
    choose(dock.answers.answers, "Wrong")
    choose(dock.filter.splits, "Train")
    assert dock.empty.isVisible()
    assert "test images only" in dock.empty.words.text()
    assert dock.footer.text() == "greys · 0 of 70,000 images"
    qtbot.mouseClick(dock.empty.button, Qt.MouseButton.LeftButton)
    assert dock.gallery.isVisible()
    assert len(dock.gallery.indices) == 70_000
    assert dock.answers.answers.currentText() == "Any answer"


def test_other_images_are_shown_at_once_even_before_the_model_has_answered(dock, desk, many_images, table):
    desk.predictions.answer(table)
    choose(dock.answers.answers, "Wrong")
    other = dataclasses.replace(many_images)
    desk.predictions.table = None
    desk.load(other)
    assert dock.gallery.images is other
    assert len(dock.gallery.indices) == 70_000
    assert desk.predictions.asked == 1


def test_a_model_that_learns_is_asked_again_only_by_a_person(dock, desk, table):
    desk.predictions.answer(table)
    choose(dock.answers.answers, "Wrong")
    desk.scene = types.SimpleNamespace(grows=True, class_names=desk.images.class_names)
    desk.predictions.table = None
    desk.predictions.changed.emit()
    assert desk.predictions.asked == 0
    assert len(dock.gallery.indices) == 2000
    assert dock.answers.under_way.button.text() == "Ask again"
    dock.answers.under_way.button.click()
    assert desk.predictions.asked == 1
    desk.predictions.cancel()
    desk.scene.grows = False
    desk.scene_changed.emit(desk.scene)
    assert desk.predictions.asked == 2


def test_the_tooltip_tells_the_answer(dock, desk, table):
    desk.predictions.answer(table)
    assert dock._describe(60_014) == "test #14 · Coat\nseen as Coat, 14.5 %"
    assert dock._describe(60_015) == "test #15 · Sandal\ntaken for Shirt, 15.5 %"
    assert dock._describe(14) == "train #14 · Coat"


@pytest.mark.parametrize(("size", "columns"), [("small", 5), ("medium", 3), ("large", 2)])
def test_thumbnails_come_in_three_sizes(qtbot, dock, desk, size, columns):
    dock.gallery.resize(266, 400)
    qtbot.mouseClick(dock.sizes.buttons[size], Qt.MouseButton.LeftButton)
    assert desk.viewing.get("gallery.size", "small") == size
    assert dock.gallery.layout_now.columns == columns


def test_what_is_said_while_the_model_is_asked_makes_nothing_wider(qtbot):
    under_way = AnswersUnderWay()
    qtbot.addWidget(under_way)
    at_first = under_way.minimumSizeHint().width()
    under_way.show_progress(10_000, 10_000)
    assert under_way.minimumSizeHint().width() == at_first
