import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QStackedWidget

from vit_studio.session.viewing import Viewing
from vit_studio.vit.config import NOTEBOOK
from vit_studio.window.pages.page import Page, Stage
from vit_studio.window.pages.page_header import PageHeader, ScaleSwitch


class DiaryPage(Page):
    """Writes down what it is asked to show."""

    stage = Stage.TOKENS

    def __init__(self, studio):
        super().__init__(studio)
        self.diary = []
        self.set_introduction("What a token is.")

    def show_scene(self, scene):
        self.diary.append(("scene", scene.index))

    def show_selection(self, scene, selection):
        self.diary.append(("selection", scene.index, selection.token, selection.dim, selection.layer, selection.head))


class PixelsPage(Page):
    stage = Stage.IMAGE
    needs_model = False

    def __init__(self, studio):
        super().__init__(studio)
        self.pixels = None

    def show_pixels(self, pixels):
        self.pixels = pixels


@pytest.fixture
def page(qtbot, studio):
    page = DiaryPage(studio)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_new_scene_is_shown_with_its_selection_once(page, studio, scene):
    studio.show(scene)
    assert page.diary == [("scene", 0), ("selection", 0, 25, 0, 5, None)]


def test_a_page_that_is_wide_enough_for_its_words_does_not_scroll_for_them(qtbot, studio, scene, qapp):
    page = DiaryPage(studio)
    qtbot.addWidget(page)
    page.set_introduction("What a token is, in many words. " * 6)
    panel = QLabel()
    panel.setMinimumHeight(300)
    page.add_row(panel)
    page.resize(1600, 380)  # one line above the panel
    page.show()
    studio.show(scene)
    qapp.processEvents()
    bar = page.findChild(QScrollArea).verticalScrollBar()
    assert bar.maximum() == 0
    page.resize(300, 380)
    qapp.processEvents()
    assert bar.maximum() > 0


def test_a_change_of_selection_leaves_the_scene_alone(page, studio, scene):
    studio.show(scene)
    page.diary.clear()
    studio.selection.set_token(3)
    studio.selection.set_head(1)
    assert page.diary == [("selection", 0, 3, 0, 5, None), ("selection", 0, 3, 0, 5, 1)]


def test_a_smaller_model_never_meets_a_selection_that_is_too_large(page, studio, scene, notebook_scene):
    studio.show(scene)
    studio.selection.set_token(49)
    page.diary.clear()
    studio.show(notebook_scene)
    assert page.diary[0] == ("scene", 0)
    assert all(entry[2] < NOTEBOOK.num_tokens and entry[4] < NOTEBOOK.depth for entry in page.diary[1:])


def test_a_hidden_page_does_nothing_and_catches_up_once(page, studio, scene, make_scene):
    page.hide()
    studio.show(scene)
    studio.show(make_scene(index=3))
    studio.selection.set_token(7)
    assert page.diary == []
    page.show()
    assert page.diary == [("scene", 3), ("selection", 3, 7, 0, 5, None)]


def test_showing_it_again_without_news_repeats_nothing(page, studio, scene):
    studio.show(scene)
    page.diary.clear()
    page.hide()
    page.show()
    assert page.diary == []


def test_of_two_pages_in_a_stack_only_the_front_one_works(qtbot, studio, scene):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    front, back = DiaryPage(studio), DiaryPage(studio)
    stack.addWidget(front)
    stack.addWidget(back)
    stack.show()
    studio.show(scene)
    studio.selection.set_dim(9)
    assert len(front.diary) == 3
    assert back.diary == []


def test_until_there_is_a_model_the_image_is_seen_with_a_word(page, studio, images):
    assert page._waiting.isVisible()
    studio.show_images(images)
    assert page._waiting.picture.pixelColor(14, 14).red() == images.images[0][14, 14]
    studio.selection.set_image(5)
    assert page._waiting.picture.pixelColor(14, 14).red() == images.images[5][14, 14]
    assert page.diary == []


def test_the_word_gives_way_to_the_page(page, studio, scene):
    studio.show(scene)
    assert not page._waiting.isVisible()
    assert page.findChild(QLabel, "introduction").isVisible()


def test_a_page_of_pixels_shows_itself_without_a_model(qtbot, studio, images):
    page = PixelsPage(studio)
    qtbot.addWidget(page)
    page.show()
    studio.show_images(images)
    assert (page.pixels == images.images[0]).all()
    assert not page._waiting.isVisible()


def test_a_page_leaves_unused_keys_to_the_window(page, studio, scene, qtbot):
    studio.show(scene)
    page.resize(300, 20)
    bar = page.findChild(QLabel, "introduction")
    before = page.body.parentWidget().pos()
    qtbot.keyClick(bar, Qt.Key.Key_PageDown)
    QApplication.processEvents()
    assert page.body.parentWidget().pos() == before


def test_every_stage_has_its_own_label_in_the_order_of_the_data():
    assert [stage.label for stage in Stage] == ["Image", "Patches", "Embedding", "Tokens", "Encoder", "Prediction"]
    assert len({stage.explanation for stage in Stage}) == 6
    assert [stage.position for stage in Stage] == list(range(6))


def test_in_a_narrow_page_the_switch_of_the_scale_goes_one_row_down(qtbot):
    viewing = Viewing()
    header = PageHeader()
    qtbot.addWidget(header)
    for name in ("attention", "heads", "rollout", "stream"):
        header.add_section(name, name.title())
    header.add_scale(viewing)
    header.set_introduction("What this stage does.")
    header.resize(1000, 60)
    header.show()
    switch, button = header.findChild(ScaleSwitch), header.sections["attention"]
    qtbot.waitUntil(lambda: abs(switch.geometry().center().y() - button.geometry().center().y()) < 3)
    header.resize(header.minimumSizeHint().width() + 10, 90)
    qtbot.waitUntil(lambda: switch.geometry().top() >= button.geometry().bottom())
    assert switch.geometry().right() <= header.width()
    header.resize(1000, 60)
    qtbot.waitUntil(lambda: abs(switch.geometry().center().y() - button.geometry().center().y()) < 3)
