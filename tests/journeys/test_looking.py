"""A person looks around: images, patches, layers and heads, with mouse and keys."""

import pytest
from PySide6.QtCore import Qt

from vit_studio.window.pages.stage import Stage
from vit_studio.window.views.images.patch_grid_view import PatchGridView


def click_in_gallery(visit, index):
    gallery = visit.place.images.gallery
    box = gallery.layout_now.box(gallery.position_of(index)).translated(0, -gallery.verticalScrollBar().value())
    visit.qtbot.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_a_click_in_the_gallery_brings_the_image_up_everywhere(visit):
    before = visit.studio.scene
    click_in_gallery(visit, 60_001)
    visit.wait_until_settled()
    scene = visit.studio.scene
    assert scene is not before
    assert (scene.image_id.number, scene.class_names[scene.label]) == (1, "Pullover")
    assert visit.status().startswith("Pullover #1 (test)")
    image_page = visit.go_to(Stage.IMAGE)
    assert image_page.shown.scene is scene


def test_a_class_and_a_number_lead_to_an_image(visit):
    dock = visit.place.images
    dock.filter.classes.setCurrentIndex(dock.filter.classes.findData("Bag"))
    assert set(visit.studio.images.labels[dock.gallery.indices]) == {8}
    dock.go_to.field.setFocus()
    visit.qtbot.keyClicks(dock.go_to.field, "train 99")
    visit.qtbot.keyClick(dock.go_to.field, Qt.Key.Key_Return)
    visit.wait_until_settled()
    assert visit.studio.scene.index == 99


def test_a_click_selects_a_patch_and_every_page_follows(visit):
    view = visit.go_to(Stage.PATCHES).findChild(PatchGridView)
    visit.qtbot.waitUntil(lambda: view.fit() is not None)
    centre = view.fit().rect(12).center().toPoint()
    visit.qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=centre)
    assert visit.studio.selection.token == 12
    for stage in (Stage.EMBEDDING, Stage.TOKENS, Stage.ENCODER):
        assert visit.go_to(stage).shown.token == 12


@pytest.mark.parametrize("stage", Stage)
def test_the_keys_mean_the_same_on_every_page(visit, stage):
    visit.go_to(stage)
    selection, window = visit.studio.selection, visit.window
    window.activateWindow()
    for key, value in (
        (Qt.Key.Key_Right, ("token", 26)),
        (Qt.Key.Key_Up, ("token", 19)),
        (Qt.Key.Key_C, ("token", 0)),
        (Qt.Key.Key_PageUp, ("layer", 4)),
        (Qt.Key.Key_PageDown, ("layer", 5)),
        (Qt.Key.Key_BracketRight, ("head", 0)),
        (Qt.Key.Key_BracketLeft, ("head", None)),
        (Qt.Key.Key_Period, ("image", 60_001)),
        (Qt.Key.Key_Comma, ("image", 60_000)),
    ):
        visit.qtbot.keyClick(window, key)
        assert (value[0], getattr(selection, value[0])) == value
    visit.wait_until_settled()


def test_the_gallery_has_the_arrows_while_it_has_the_focus(visit):
    gallery = visit.place.images.gallery
    visit.window.activateWindow()
    gallery.setFocus()
    visit.qtbot.keyClick(gallery, Qt.Key.Key_Right)
    assert visit.studio.selection.image == 60_001
    assert visit.studio.selection.token == 25
    visit.qtbot.keyClick(gallery, Qt.Key.Key_C)
    assert visit.studio.selection.token == 0
    visit.wait_until_settled()


def test_only_the_page_that_is_seen_works(visit):
    encoder = visit.place.pages.page(Stage.ENCODER)
    visit.go_to(Stage.TOKENS)
    shown = encoder.shown.token
    visit.studio.selection.set_token(3)
    assert encoder.shown.token == shown
    visit.go_to(Stage.ENCODER)
    assert encoder.shown.token == 3
