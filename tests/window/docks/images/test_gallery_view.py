import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication

from vit_studio.window.docks.images.answer_marks import mark_box
from vit_studio.window.docks.images.gallery_strips import thumbnail
from vit_studio.window.docks.images.gallery_view import GalleryView
from vit_studio.window.theme import current_theme


@pytest.fixture
def gallery(qtbot, many_images):
    view = GalleryView()
    qtbot.addWidget(view)
    view.resize(266, 420)
    view.set_images(many_images, np.arange(len(many_images)))
    view.show()
    return view


def click(qtbot, view, position):
    box = view.layout_now.box(position)
    box.translate(0, -view.verticalScrollBar().value())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_a_click_chooses_the_image_under_it(qtbot, gallery):
    with qtbot.waitSignal(gallery.image_chosen) as chosen:
        click(qtbot, gallery, 7)
    assert chosen.args == [7]


def test_a_second_click_on_it_tells_nothing_new(qtbot, gallery):
    click(qtbot, gallery, 7)
    with qtbot.assertNotEmitted(gallery.image_chosen):
        click(qtbot, gallery, 7)


def test_a_filtered_gallery_speaks_of_indices_in_the_set_not_of_rows(qtbot, gallery, many_images):
    gallery.set_images(many_images, many_images.indices(label=4))
    with qtbot.waitSignal(gallery.image_chosen) as chosen:
        click(qtbot, gallery, 3)
    assert chosen.args == [34]


def test_the_selected_image_is_scrolled_into_view_wherever_it_is(gallery):
    for index in (69_999, 0, 35_000):
        gallery.set_selected(index)
        box, top = gallery.layout_now.box(index), gallery.verticalScrollBar().value()
        assert top <= box.top()
        assert box.bottom() <= top + gallery.viewport().height()


def test_each_thumbnail_shows_its_own_image_and_the_selected_one_an_outline(gallery):
    gallery.set_selected(65_432)
    picture = gallery.viewport().grab().toImage()
    top = gallery.verticalScrollBar().value()
    for index in (65_432, 65_431, 65_433):
        box = gallery.layout_now.box(index).translated(0, -top)
        if not picture.rect().contains(box):
            continue
        assert QColor(picture.pixel(box.center())).red() == pytest.approx(index % 256, abs=1)
        edge = QColor(picture.pixel(box.left() - 1, box.center().y()))
        assert (edge == current_theme().accent) == (index == 65_432)


@pytest.mark.parametrize(
    ("key", "reached"),
    [
        (Qt.Key.Key_Right, 101),
        (Qt.Key.Key_Left, 99),
        (Qt.Key.Key_Down, 105),
        (Qt.Key.Key_Up, 95),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 69_999),
    ],
)
def test_keys_move_the_selection(qtbot, gallery, key, reached):
    gallery.set_selected(100)
    assert gallery.layout_now.columns == 5
    with qtbot.waitSignal(gallery.image_chosen) as chosen:
        qtbot.keyClick(gallery, key)
    assert chosen.args == [reached]


def test_page_down_goes_on_by_a_screen_and_stays_in_the_column(qtbot, gallery):
    gallery.set_selected(2)
    with qtbot.waitSignal(gallery.image_chosen) as chosen:
        qtbot.keyClick(gallery, Qt.Key.Key_PageDown)
    screen = gallery.viewport().height() // gallery.layout_now.pitch
    assert chosen.args == [2 + screen * 5]


def test_the_ends_hold(qtbot, gallery):
    gallery.set_selected(0)
    with qtbot.assertNotEmitted(gallery.image_chosen):
        qtbot.keyClick(gallery, Qt.Key.Key_Up)


def test_stepping_from_an_image_that_is_filtered_out_reaches_its_neighbours(qtbot, gallery, many_images):
    gallery.set_selected(25)
    gallery.set_images(many_images, many_images.indices(label=4))
    with qtbot.waitSignal(gallery.image_chosen) as chosen:
        gallery.step(1)
    assert chosen.args == [34]
    gallery.set_selected(25)
    with qtbot.waitSignal(gallery.image_chosen) as chosen:
        gallery.step(-1)
    assert chosen.args == [24]


def test_arrows_are_claimed_before_the_windows_shortcuts(gallery):
    arrow = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    arrow.ignore()
    QApplication.sendEvent(gallery, arrow)
    assert arrow.isAccepted()
    jump = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    jump.ignore()
    QApplication.sendEvent(gallery, jump)
    assert not jump.isAccepted()


def test_without_images_it_stays_calm(qtbot):
    view = GalleryView()
    qtbot.addWidget(view)
    view.show()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    view.step(1)
    assert not view.grab().isNull()


def test_a_thumbnail_owns_its_pixels(many_images):
    picture = thumbnail(many_images, 200)
    assert picture.pixelColor(3, 3).red() == 200


def corner(picture, gallery, position):
    """The colours of a thumbnail's lower right corner, on a ring where neither sign has a stroke."""
    box = gallery.layout_now.box(position).translated(0, -gallery.verticalScrollBar().value())
    sign = mark_box(box)
    return QColor(picture.pixel(round(sign.center().x()), round(sign.top() + 0.2 * sign.height()))).getRgb()[:3]


def test_right_and_wrong_answers_have_signs_and_others_have_none(gallery, many_images):
    rightness = np.full(70_000, -1, np.int8)
    rightness[1], rightness[2] = 1, 0
    gallery.set_images(many_images, np.arange(70_000), rightness)
    picture = gallery.viewport().grab().toImage()
    assert corner(picture, gallery, 0) == pytest.approx((0, 0, 0), abs=2)
    assert corner(picture, gallery, 1) == pytest.approx(current_theme().good.getRgb()[:3], abs=8)
    assert corner(picture, gallery, 2) == pytest.approx(current_theme().bad.getRgb()[:3], abs=8)


def test_the_two_signs_differ_in_shape_as_well(gallery, many_images):
    rightness = np.full(70_000, -1, np.int8)
    rightness[1], rightness[2] = 1, 0
    gallery.set_images(many_images, np.arange(70_000), rightness)
    grey = gallery.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    shapes = []
    for position in (1, 2):
        sign = mark_box(gallery.layout_now.box(position)).toRect()
        picture = grey.copy(sign)
        values = np.array(
            [[QColor(picture.pixel(x, y)).value() for x in range(sign.width())] for y in range(sign.height())]
        )
        shapes.append(values > 128)
    assert (shapes[0] != shapes[1]).mean() > 0.15


def test_a_row_is_painted_once_while_it_stays_near(gallery, monkeypatch):
    painted = []
    real = gallery._paint_thumbnail
    monkeypatch.setattr(
        gallery, "_paint_thumbnail", lambda painter, place: (painted.append(place), real(painter, place))
    )
    for top in (0, 400, 0, 400, 200):
        gallery.verticalScrollBar().setValue(top)
        gallery.viewport().grab()
    assert len(painted) == len(set(painted)) > 0


def test_larger_thumbnails_keep_the_selected_image_in_view(gallery):
    gallery.set_selected(35_000)
    gallery.set_thumbnail_side(112)
    box, top = gallery.layout_now.box(35_000), gallery.verticalScrollBar().value()
    assert top <= box.top()
    assert box.bottom() <= top + gallery.viewport().height()
