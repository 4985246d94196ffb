"""All sections of the Encoder page: what each panel claims is what it shows, in any model, size and scale."""

import gc
import weakref

import numpy as np
import pytest

from vit_studio.analysis.expression import evaluate
from vit_studio.analysis.heads import Fuse
from vit_studio.session.viewing import ScaleMode
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.pages.encoder.choices import MERGE, ROLLOUT_OF, SMALL, STREAM_MAP, RolloutOf, Small, StreamMap
from vit_studio.window.pages.encoder.encoder_page import EncoderPage
from vit_studio.window.views.panels.panel import Panel

SECTIONS = ["attention", "query", "heads", "rollout", "stream", "mlp"]
MODELS = [
    NOTEBOOK,
    ViTConfig(patch_size=28, depth=1, num_heads=1),
    ViTConfig(patch_size=2, depth=2),
    ViTConfig(embed_dim=48, depth=12, num_heads=12),
    ViTConfig(patch_size=7, depth=2, pos_embed=PosEmbed.RELATIVE),
]
NAMES = ["notebook", "one head", "197 tokens", "12 × 12", "relative"]


@pytest.fixture
def open_page(qtbot, studio):
    kept = []

    def opened(scene, size=(980, 620)) -> EncoderPage:
        page = EncoderPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show()
        studio.show(scene)
        return page

    return opened


def panels_of(section):
    return [panel for panel in section.findChildren(Panel) if panel.isVisibleTo(section)]


def test_the_sections(open_page, scene):
    assert open_page(scene).section_names == SECTIONS


def check_expressions(section, scene):
    checked = 0
    for panel in panels_of(section):
        if panel.expression:
            shown = np.asarray(picture_of(panel).main.data.array)
            np.testing.assert_array_equal(evaluate(panel.expression, scene), shown, err_msg=panel.title)
            checked += 1
    return checked


@pytest.mark.parametrize("name", SECTIONS)
def test_what_stands_above_a_picture_gives_its_numbers(open_page, scene, studio, name):
    page = open_page(scene)
    page.show_section(name)
    section = page.section(name)
    for token, layer, head in ((0, 0, 0), (30, 5, None), (49, 3, 2)):
        with studio.selection.hold():
            studio.selection.set_token(token)
            studio.selection.set_layer(layer)
            studio.selection.set_head(head)
        assert check_expressions(section, scene) >= 2
    for choice in ((MERGE, Fuse.MAX), (SMALL, Small.QUERY_MAPS), (STREAM_MAP, StreamMap.LIKENESS)):
        studio.viewing.set(*choice)
        studio.selection.set_head(None)
        check_expressions(section, scene)
    studio.viewing.set(ROLLOUT_OF, RolloutOf.SELECTED)
    check_expressions(section, scene)


@pytest.mark.parametrize("name", SECTIONS)
def test_every_panel_explains_itself(open_page, scene, name):
    page = open_page(scene)
    page.show_section(name)
    for panel in panels_of(page.section(name)):
        assert len(panel.whatsThis()) > 100, panel.title
        assert panel.sentence, panel.title


@pytest.mark.parametrize("config", MODELS, ids=NAMES)
@pytest.mark.parametrize("name", SECTIONS)
def test_other_models_are_painted_without_scrolling(open_page, make_scene, studio, config, name):
    scene = make_scene(config)
    page = open_page(scene, (980, 560))
    page.show_section(name)
    for mode in ScaleMode:
        studio.viewing.set_scale(mode)
        assert not page.grab().isNull()
    check_expressions(page.section(name), scene)
    assert page.body.minimumHeightForWidth(980) <= 560
    assert page.body.minimumSize().width() <= 980


def test_another_model_may_have_fewer_of_everything(open_page, make_scene, scene, studio):
    page = open_page(scene)
    for name in SECTIONS:
        page.show_section(name)
    with studio.selection.hold():
        studio.selection.set_token(49)
        studio.selection.set_layer(5)
        studio.selection.set_head(3)
    studio.viewing.set("encoder.key", "49")
    studio.viewing.set("encoder.unit", "100")
    small = make_scene(NOTEBOOK)
    studio.show(small)
    for name in SECTIONS:
        page.show_section(name)
        assert not page.grab().isNull()
        check_expressions(page.section(name), small)


def test_it_goes_without_the_garbage_collector(qtbot, studio, scene):
    """Widgets in a cycle are destroyed whenever the collector runs, be it in the midst of another one's painting."""
    gc.collect()
    gc.disable()
    try:
        page = EncoderPage(studio)
        page.show()
        studio.show(scene)
        for name in SECTIONS:
            page.show_section(name)
        gone = weakref.ref(page)
        page.close()
        del page
        assert gone() is None
    finally:
        gc.enable()
