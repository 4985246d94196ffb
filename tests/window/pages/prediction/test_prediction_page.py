"""The Prediction page as a whole: its sections, its switch, and how it is built and goes."""

import gc
import weakref

import pytest

from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.window.pages.page_header import ScaleSwitch
from vit_studio.window.pages.prediction.prediction_page import PredictionPage

SECTIONS = ["answer", "layers", "confusion"]


@pytest.fixture
def open_page(qtbot, studio):
    kept = []

    def opened(scene, size=(760, 460)) -> PredictionPage:
        page = PredictionPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show()
        studio.show(scene)
        return page

    return opened


def test_it_opens_on_the_answer(open_page, scene):
    page = open_page(scene)
    assert page.section_names == SECTIONS
    assert page.section("answer").isVisible()


def test_each_section_says_its_own_sentence(open_page, scene):
    page = open_page(scene)
    said = []
    for name in SECTIONS:
        page.show_section(name)
        said.append(page.header.introduction.text())
    assert "The head reads one token only" in said[0]
    assert "logit lens" in said[1]
    assert "true by predicted class" in said[2]


def test_the_switch_of_the_range_is_there_where_there_is_a_choice(open_page, scene):
    page = open_page(scene)
    (switch,) = page.findChildren(ScaleSwitch)
    seen = []
    for name in SECTIONS:
        page.show_section(name)
        seen.append(switch.isVisible())
    assert seen == [False, True, False]


def test_the_chosen_class_is_the_same_on_all_sections(open_page, scene):
    page = open_page(scene)
    page.section("answer").softmax.class_clicked.emit(3)
    page.show_section("layers")
    assert page.section("layers").matrix.selected_row == 3
    page.section("layers").matrix.cell_clicked.emit(5, 2)
    page.show_section("answer")
    assert page.section("answer").softmax.selected == 5


def test_only_who_looks_at_the_confusion_asks_for_predictions(open_page, scene, studio):
    page = open_page(scene)
    page.show_section("layers")
    assert studio.predictions.times_asked == 0
    page.show_section("confusion")
    assert studio.predictions.times_asked == 1


@pytest.mark.parametrize(
    "config", [NOTEBOOK, ViTConfig(patch_size=28, depth=1, num_heads=1)], ids=["notebook", "small"]
)
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("size", [(760, 520), (1080, 600)])
def test_other_models_are_painted_without_scrolling(open_page, make_scene, config, size, section):
    page = open_page(make_scene(config), size)
    page.show_section(section)
    assert not page.grab().isNull()
    assert page.body.minimumHeightForWidth(size[0]) <= size[1]


@pytest.mark.parametrize("section", SECTIONS)
def test_it_goes_without_the_garbage_collector(qtbot, studio, scene, section):
    """Widgets in a cycle are destroyed whenever the collector runs, be it in the midst of another one's painting."""
    gc.collect()
    gc.disable()
    try:
        page = PredictionPage(studio)
        page.show()
        studio.show(scene)
        page.show_section(section)
        gone = weakref.ref(page)
        page.close()
        del page
        assert gone() is None
    finally:
        gc.enable()
