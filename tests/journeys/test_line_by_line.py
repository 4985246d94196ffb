"""A person walks through the code of the model, line by line, and the pages follow."""

import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from vit_studio.session.jobs import Lane
from vit_studio.window.docks.inspector.code_places import place_of
from vit_studio.window.files.take_along import Target
from vit_studio.window.main_window import LAYOUT_VERSION
from vit_studio.window.pages.stage import Stage


@pytest.fixture
def code(visit):
    """The Code tab of an open window, with the lines of the image on show."""
    visit.window.activateWindow()
    visit.place.inspection.button.click()
    wait_for_lines(visit)
    return visit.place.inspector.code


def wait_for_lines(visit):
    lines = visit.studio.lines
    visit.wait_for(lambda: lines.scene is not None and lines.scene is visit.studio.scene)


def press(visit, key, modifier=Qt.KeyboardModifier.NoModifier):
    visit.qtbot.keyClick(visit.window, key, modifier)


def test_the_inspector_is_closed_at_first_and_costs_nothing(visit):
    assert visit.place.inspector.isHidden()
    assert visit.studio.lines.lines is None
    press(visit, Qt.Key.Key_I)
    assert not visit.place.inspector.isHidden()
    assert visit.place.inspector.selection.isVisible()
    assert visit.studio.lines.lines is None
    press(visit, Qt.Key.Key_I)
    assert visit.place.inspector.isHidden()


def test_from_the_image_to_the_logits_and_the_pages_follow(visit, code):
    code.bar.start.click()
    seen, count = [], code.walk.count
    for number in range(count):
        step = code.walk.step
        assert step.number == number
        assert visit.place.pages.stage is place_of(step).stage
        if step.layer is not None:
            assert visit.studio.selection.layer == step.layer
        assert code.code.rect_of(number) is not None
        assert f"step {number + 1} of {count}" in code.bar.where.text()
        seen.append(visit.place.pages.stage)
        press(visit, Qt.Key.Key_F10)
    assert seen == sorted(seen, key=lambda stage: stage.position)
    assert set(seen) == set(Stage)
    assert np.array_equal(code.tensor.view.array[0], visit.studio.scene.trace.logits)
    press(visit, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert code.walk.step.number == count - 2


def test_a_click_on_a_line_opens_its_tensor_in_the_page(visit, code):
    visit.go_to(Stage.ENCODER)
    code.walk.show_function("Attention.forward", 5)
    [placed] = [placed for placed in code.code._placed if placed.row.text.strip().startswith("attn_weights")]
    visit.qtbot.mouseClick(code.code, Qt.MouseButton.LeftButton, pos=placed.code.center().toPoint())
    visit.studio.selection.set_head(2)
    assert visit.place.pages.stage is Stage.ENCODER
    assert visit.place.pages.page(Stage.ENCODER).section_name == "attention"
    shown = visit.studio.scene.trace.attn_weights[visit.studio.selection.layer, 2]
    assert np.array_equal(code.tensor.view.array, shown)


def test_the_page_that_a_person_goes_to_brings_its_function(visit, code):
    for stage, function in (
        (Stage.PREDICTION, "VisionTransformer.classify"),
        (Stage.PATCHES, "unfold_patches"),
        (Stage.EMBEDDING, "embed_by_matmul"),
        (Stage.IMAGE, "VisionTransformer.forward"),
    ):
        visit.go_to(stage)
        assert code.walk.step.call.source.qualname == function
        assert code.trail.text().endswith(f"<b>{function}</b>")


def test_another_layer_and_another_image_keep_the_line(visit, code):
    visit.go_to(Stage.ENCODER)
    code.walk.show_function("Mlp.forward", 5)
    line = code.walk.step.line
    visit.studio.selection.set_layer(1)
    assert (code.walk.step.line, code.walk.step.layer) == (line, 1)
    visit.studio.selection.set_image(60_004)
    visit.wait_until_settled()
    wait_for_lines(visit)
    assert (code.walk.step.line, code.walk.step.layer) == (line, 1)
    assert np.array_equal(code.tensor.view.array, visit.studio.scene.trace.mlp_hidden[1])


def test_every_place_of_the_code_is_a_section_that_there_is(visit, code):
    for step in code.walk.lines.steps:
        place = place_of(step)
        names = visit.place.pages.page(place.stage).section_names
        assert place.section == "" or place.section in names, f"{place} has {names}"


def test_the_copied_script_reproduces_the_tensor(visit, code, tmp_path):
    code.walk.show_function("attention_scores", 2)
    visit.studio.selection.set_head(1)
    code.bar.copy.click()
    assert visit.window.statusBar().currentMessage() == "Script for attention_scores → 1 × 4 × 50 × 50 copied"
    script = tmp_path / "script.py"
    script.write_text(QGuiApplication.clipboard().text(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "result.npy")], capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
    np.testing.assert_allclose(np.load(tmp_path / "result.npy"), code.tensor.view.array, rtol=1e-5, atol=1e-6)


def test_a_click_in_the_tensor_selects_the_token_everywhere(visit, code):
    code.walk.show_function("Block.forward", 5)
    code.tensor.view.cell_clicked.emit(31, 8)
    assert (visit.studio.selection.token, visit.studio.selection.dim) == (31, 8)
    assert code.tensor.view.selected_row == 31


def test_the_tensor_can_be_taken_along_as_any_panel(visit, code):
    code.walk.show_function("Mlp.forward", 3)
    visit.place.take_along.copy_code_of(Target(code.tensor))
    assert "lines.value('Mlp.forward', 'hidden', layer=3, line=3)[0]" in QGuiApplication.clipboard().text()


def test_it_opens_as_it_was_left(visit, code):
    visit.qtbot.waitUntil(lambda: visit.place.inspector.width() >= 300)
    layout = visit.window.saveState(LAYOUT_VERSION)
    visit.place.inspection.toggle()
    assert visit.place.inspector.isHidden()
    visit.window.restoreState(layout, LAYOUT_VERSION)
    assert not visit.place.inspector.isHidden()


def test_the_images_make_way_in_a_narrow_window_and_come_back(visit):
    images, inspector = visit.place.images, visit.place.inspector
    visit.window.resize(1280, 800)
    visit.qtbot.waitUntil(lambda: visit.window.width() == 1280)
    visit.place.inspection.toggle()
    visit.qtbot.waitUntil(lambda: inspector.width() >= 380)
    assert images.isHidden()
    assert "Images hidden to make room" in visit.window.statusBar().currentMessage()
    visit.qtbot.waitUntil(lambda: visit.place.pages.width() >= 860)
    visit.place.inspection.toggle()
    assert not images.isHidden()
    assert visit.window.statusBar().currentMessage() == ""
    visit.window.resize(1920, 1080)
    visit.qtbot.waitUntil(lambda: visit.window.width() == 1920)
    visit.place.inspection.toggle()
    assert not images.isHidden()
    inspector.close()
    assert not images.isHidden()


def test_the_lines_grow_with_a_model_that_learns(visit, code):
    visit.place.training.start()
    visit.wait_for(lambda: visit.studio.lines.scene.training_step is not None)
    lines, scene = visit.studio.lines.lines, visit.studio.lines.scene
    assert np.array_equal(lines.steps[-1].values[-1].array[0], scene.trace.logits)
    visit.place.training.stop()
    visit.wait_for(lambda: not visit.studio.trainer.running)
    visit.wait_for(lambda: not visit.studio.jobs.is_busy(Lane.TRACE) and not visit.studio.jobs.is_busy(Lane.LINES))
    wait_for_lines(visit)
