import pytest
from PySide6.QtWidgets import QScrollArea

from vit_studio.analysis.expression import evaluate
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.patch_grid import CLASS_TOKEN
from vit_studio.window.pages.embedding.embedding_page import EmbeddingPage
from vit_studio.window.views.panels.panel import Panel

SECTIONS = ["views", "number", "filters", "rounding"]
CONFIGS = [ViTConfig(), NOTEBOOK, ViTConfig(patch_size=2), ViTConfig(patch_size=28), ViTConfig(in_channels=3)]


@pytest.fixture
def page(qtbot, studio):
    page = EmbeddingPage(studio)
    qtbot.addWidget(page)
    page.resize(1000, 620)
    page.show()
    return page


def test_its_sections_are_named(page):
    assert page.section_names == SECTIONS
    assert page.section_name == "views"


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("config", CONFIGS)
def test_each_section_fits_any_model_without_scrolling(page, studio, make_scene, name, config, qapp):
    page.show_section(name)
    studio.show(make_scene(config))
    area = page.findChild(QScrollArea)
    for token in (config.num_patches, CLASS_TOKEN):
        studio.selection.set_token(token)
        studio.selection.set_dim(config.embed_dim - 1)
        qapp.processEvents()
        page.grab()
        assert not area.verticalScrollBar().isVisible() and not area.horizontalScrollBar().isVisible()


@pytest.mark.parametrize("name", SECTIONS)
def test_each_panel_explains_itself_and_its_expression_is_true(page, studio, scene, name):
    page.show_section(name)
    studio.show(scene)
    panels = page.section(name).findChildren(Panel)
    assert panels
    for panel in panels:
        assert panel.help_sign.isVisibleTo(panel) and panel.whatsThis()
        if panel.expression:
            evaluate(panel.expression, scene)
