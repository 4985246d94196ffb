"""What stands above a panel is what it shows: each expression, evaluated, is the array of the panel's main view."""

import numpy as np
import pytest

from vit_studio.analysis.expression import evaluate
from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.session.viewing import ScaleMode
from vit_studio.window.export.panel_picture import picture_of
from vit_studio.window.export.view_data import HeatMapData, HeatMapGridData, ImageData
from vit_studio.window.main_window import MainWindow
from vit_studio.window.pages.prediction.confusion_section import ConfusionSection
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import shape_text
from vit_studio.window.views.panels.panel import Panel

PATIENCE_MS = 60_000

SELECTIONS = ((25, None, 5, 0), (12, 1, 2, 5), (0, 3, 0, 63), (49, 0, 1, 30))
"""Token, head, layer, dimension: patches and the class token, single heads and the mean, both ends."""

OF_MANY_IMAGES = {("prediction", "confusion")}
"""Sections whose numbers are not those of one pass, so that no expression gives them."""
OF_A_CHOICE = {("embedding", "filters", 3), ("embedding", "rounding", 3)}
"""Panels, by their place in a section, that show what was chosen beside them."""


@pytest.fixture
def window(qtbot, tmp_path):
    window = MainWindow()
    qtbot.addWidget(window)
    studio = Studio(window)
    window.furnish(studio)
    window.show()
    studio.start(data_dir=tmp_path / "none", allow_download=False)
    qtbot.waitUntil(lambda: at_rest(studio), timeout=PATIENCE_MS)
    yield window
    window.close()


def at_rest(studio):
    return studio.scene is not None and not any(map(studio.jobs.is_busy, Lane))


def has_yet_to_ask(page):
    """Whether the Confusion waits for a model to stay before it asks what that one makes of the test set."""
    confusion = page.findChild(ConfusionSection)
    return confusion is not None and confusion.isVisible() and confusion.rest.isActive()


def sections(page):
    return page.section_names or [""]


def panels(page):
    return [panel for panel in page.findChildren(Panel) if panel.isVisible()]


def walk(qtbot, window, stage):
    """(section, panel's place in it, panel) for everything on a page."""
    page = window.workplace.pages.page(stage)
    window.workplace.pages.show_stage(stage)
    for name in sections(page):
        if name:
            page.show_section(name)
        qtbot.waitUntil(lambda: at_rest(window.workplace.studio) and not has_yet_to_ask(page), timeout=PATIENCE_MS)
        for place, panel in enumerate(panels(page)):
            yield name, place, panel


def numbers(array):
    """Without the lines of nan that part the channels of a picture."""
    flat = np.asarray(array, np.float64).ravel()
    return flat[~np.isnan(flat)]


@pytest.mark.parametrize("stage", Stage)
def test_each_expression_gives_what_is_shown_and_its_shape_is_told(qtbot, window, stage):
    studio, compared = window.workplace.studio, 0
    for selected, mode in zip(SELECTIONS, (*ScaleMode, ScaleMode.SHARED), strict=True):
        select(studio, *selected)
        studio.viewing.set_scale(mode)
        for section, place, panel in walk(qtbot, window, stage):
            picture = picture_of(panel)
            where = f"{stage.value}, {section}, {panel.title}"
            if picture is not None and picture.expression:
                check_values(studio.scene, picture, where)
                check_shape(studio.scene, panel, where)
                compared += 1
            elif picture is not None and is_of_one_pass(stage, section, place):
                assert not is_picture(picture.main.data), f"no code: {where}"
    assert compared >= len(SELECTIONS) * 2


def select(studio, token, head, layer, dim):
    with studio.selection.hold():
        studio.selection.set_token(token)
        studio.selection.set_head(head)
        studio.selection.set_layer(layer)
        studio.selection.set_dim(dim)


def check_values(scene, picture, where):
    check_value(evaluate(picture.expression, scene), picture, where)


def check_value(value, picture, where):
    shown = picture.main.data
    arrays = [shown.array, *(curve.ys for curve in getattr(shown, "curves", ()))]
    assert any(agree(value, array) for array in arrays if array is not None), f"{where}: {picture.expression}"


def check_shape(scene, panel, where):
    name, _, shape = panel.tensor.rpartition("  ")
    if name == panel.expression:
        told = shape.removeprefix("1 × ")  # pixels have no axis for their one channel
        assert told == shape_text(evaluate(name, scene).shape).removeprefix("1 × "), f"{where}: {name}"


def is_of_one_pass(stage, section, place):
    return (stage.value, section) not in OF_MANY_IMAGES and (stage.value, section, place) not in OF_A_CHOICE


def is_picture(data):
    """Whether numbers are shown in colours; for the class token, which is no patch, some pictures are empty."""
    return isinstance(data, HeatMapData | HeatMapGridData | ImageData) and numbers(data.array).size > 0


def agree(value, array):
    one, other = numbers(value), numbers(array)
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-5, atol=1e-6)
