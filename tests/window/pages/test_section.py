import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.pages.page import Page, Section, Stage
from vit_studio.window.pages.page_header import ScaleSwitch


class DiarySection(Section):
    def __init__(self, studio):
        super().__init__(studio)
        self.diary = []
        self.add_row(QLabel("a view"))

    def show_scene(self, scene):
        self.diary.append("scene")

    def show_selection(self, scene, selection):
        self.diary.append(selection.token)


class First(DiarySection): ...


class Second(DiarySection): ...


class SectionedPage(Page):
    stage = Stage.ENCODER
    shows_scale = True

    def __init__(self, studio):
        super().__init__(studio)
        self.set_introduction("What attention is.")
        self.add_section("first", "First", First)
        self.add_section("second", "Second", Second)


@pytest.fixture
def page(qtbot, studio, scene):
    page = SectionedPage(studio)
    qtbot.addWidget(page)
    page.show()
    studio.show(scene)
    return page


def test_the_first_section_is_up_until_somebody_chooses(page):
    assert page.section_name == "first"
    assert page.section("first").isVisible()
    assert page.header.sections["first"].isChecked()


def test_a_click_brings_another_section_up_which_catches_up(page, studio, qtbot):
    qtbot.mouseClick(page.header.sections["second"], Qt.MouseButton.LeftButton)
    assert studio.viewing.get("encoder.section") == "second"
    assert page.section("second").isVisible() and not page.section("first").isVisible()
    assert page.section("second").diary == ["scene", 25]


def test_a_section_out_of_sight_is_told_nothing_and_catches_up_once(page, studio):
    first = page.section("first")
    page.show_section("second")
    first.diary.clear()
    studio.selection.set_token(3)
    studio.selection.set_token(4)
    assert first.diary == []
    page.show_section("first")
    assert first.diary == [4]


def test_a_section_is_built_when_it_is_first_chosen(qtbot, studio, scene):
    built = []
    page = SectionedPage(studio)
    qtbot.addWidget(page)
    page.add_section("third", "Third", lambda studio: built.append(1) or Section(studio))
    page.show()
    studio.show(scene)
    assert built == []
    page.show_section("third")
    page.show_section("first")
    page.show_section("third")
    assert built == [1]


def test_a_choice_that_does_not_exist_is_the_first_section(page, studio):
    studio.viewing.set("encoder.section", "nowhere")
    assert page.section_name == "first"
    assert page.section("first").isVisible()


def test_another_way_of_looking_shows_the_selection_again(page, studio):
    page.section("first").diary.clear()
    studio.viewing.set("encoder.merge", "max")
    assert page.section("first").diary == [25]


def test_the_scale_switch_and_the_viewing_follow_each_other(page, studio, qtbot):
    scale = page.header.findChild(ScaleSwitch)
    qtbot.mouseClick(scale.buttons.button(2), Qt.MouseButton.LeftButton)
    assert studio.viewing.scale is ScaleMode.FIXED
    studio.viewing.set_scale(ScaleMode.VIEW)
    assert scale.buttons.choice == 1


def test_a_section_with_a_sentence_of_its_own_says_it_and_the_others_the_stage_s(page, studio):
    page.add_section("third", "Third", Second, sentence="What rollout is.")
    introduction = page.header.introduction
    assert introduction.text() == "What attention is."
    page.show_section("third")
    assert introduction.text() == introduction.accessibleName() == "What rollout is."
    page.show_section("second")
    assert introduction.text() == "What attention is."


def test_a_sentence_that_finds_no_room_on_one_line_goes_on_below(page, qtbot):
    introduction = page.header.introduction
    page.set_introduction("What attention is, and what comes of it when one looks at it for a long while. " * 2)
    page.resize(2000, 400)
    qtbot.waitUntil(lambda: introduction.height() < 2 * introduction.fontMetrics().lineSpacing())
    page.resize(600, 400)
    qtbot.waitUntil(lambda: introduction.height() >= 2 * introduction.fontMetrics().lineSpacing())
    assert introduction.text() == introduction.accessibleName()
