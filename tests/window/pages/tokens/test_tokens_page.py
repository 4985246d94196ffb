import gc
import weakref

import numpy as np
import pytest

from vit_studio.analysis.expression import evaluate
from vit_studio.vit.config import NOTEBOOK, PosEmbed, ViTConfig
from vit_studio.window.pages.tokens.tokens_page import TokensPage
from vit_studio.window.views.panels.panel import Panel

SECTIONS = ("sum", "similarity", "kinds", "table")


def shown_panels(page):
    return [panel for panel in page.findChildren(Panel) if panel.isVisible()]


def shown_array(panel):
    view = panel.main_view or panel.body
    return view.view_data().array


def test_it_has_its_four_sections(open_tokens, scene):
    page = open_tokens(scene, "sum").window()
    assert tuple(page.section_names) == SECTIONS


@pytest.mark.parametrize("token", [0, 3])
@pytest.mark.parametrize("head", [None, 1])
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("kind", PosEmbed)
def test_what_a_panel_is_said_to_show_is_what_it_shows(open_tokens, make_scene, studio, kind, section, head, token):
    scene = make_scene(ViTConfig(patch_size=7, embed_dim=16, depth=2, num_heads=2, pos_embed=kind))
    page = open_tokens(scene, section).window()
    studio.selection.set_head(head)
    studio.selection.set_token(token)
    said = [panel for panel in shown_panels(page) if panel.expression]
    assert said or kind is PosEmbed.NONE
    for panel in said:
        shown = np.squeeze(shown_array(panel))
        np.testing.assert_allclose(shown, np.squeeze(evaluate(panel.expression, scene)), atol=2e-6)


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("kind", PosEmbed)
def test_every_panel_and_control_explains_itself(open_tokens, make_scene, kind, section):
    page = open_tokens(make_scene(ViTConfig(patch_size=7, depth=2, pos_embed=kind)), section).window()
    assert shown_panels(page)
    for panel in shown_panels(page):
        assert panel.help_sign.isVisible(), panel.title
        assert len(panel.whatsThis()) > 60


@pytest.mark.parametrize("size", [(1000, 620), (1640, 860)])
@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(
    "config",
    [
        *(ViTConfig(depth=2, pos_embed=kind) for kind in PosEmbed),
        NOTEBOOK,
        ViTConfig(patch_size=28, depth=1, num_heads=1),
        ViTConfig(patch_size=2, depth=1, pos_embed="relative"),
    ],
    ids=lambda config: f"{config.pos_embed.value}, {config.num_tokens} tokens",
)
def test_everything_fits_without_scrolling(open_tokens, make_scene, config, section, size):
    page = open_tokens(make_scene(config), section, size).window()
    assert not page.grab().isNull()
    assert page.body.parentWidget().height() <= size[1]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("kind", PosEmbed)
def test_it_goes_without_the_garbage_collector(qtbot, studio, make_scene, kind, section):
    """Widgets in a cycle are destroyed whenever the collector runs, be it in the midst of another one's painting."""
    gc.collect()
    gc.disable()
    try:
        studio.viewing.set("tokens.section", section)
        page = TokensPage(studio)
        page.show()
        studio.show(make_scene(ViTConfig(patch_size=7, depth=2, pos_embed=kind)))
        gone = weakref.ref(page)
        page.close()
        del page
        assert gone() is None
    finally:
        gc.enable()
