"""Things go wrong: a message says what happened, what was on screen stays, and the program goes on."""

import pytest

from vit_studio.resources import bundled_model
from vit_studio.vit.config import ViTConfig
from vit_studio.window.error_dialog import CrashReporter


@pytest.fixture
def damaged(tmp_path):
    path = tmp_path / "damaged.safetensors"
    path.write_bytes(bundled_model().read_bytes()[:10_000])
    return path


def test_a_damaged_model_leaves_everything_as_it_was(visit, damaged):
    scene, shapes = visit.studio.scene, [button.shape_text for button in visit.window.strip.buttons.values()]
    visit.place.files.open_path(damaged)
    visit.wait_for(lambda: visit.place.trouble.text)
    assert "damaged.safetensors" in visit.place.trouble.text
    assert visit.studio.scene is scene
    assert [button.shape_text for button in visit.window.strip.buttons.values()] == shapes
    assert visit.window.isEnabled()


def test_a_good_model_after_it_takes_the_message_away(visit, damaged):
    visit.place.files.open_path(damaged)
    visit.wait_for(lambda: visit.place.trouble.text)
    before = visit.studio.scene
    visit.place.files.open_path(bundled_model())
    visit.wait_for(lambda: visit.studio.scene is not before)
    assert visit.place.trouble.text == ""


def test_a_model_for_other_images_is_refused_with_both_sizes(visit, tmp_path):
    from vit_studio.training.loop import initial_model
    from vit_studio.vit.model_info import ModelInfo
    from vit_studio.vit.weights import save_model

    path = tmp_path / "larger.safetensors"
    save_model(path, initial_model(ViTConfig(image_size=32, embed_dim=8, depth=1, num_heads=1), 0), ModelInfo())
    scene = visit.studio.scene
    visit.place.files.open_path(path)
    visit.wait_for(lambda: visit.place.trouble.text)
    assert "32" in visit.place.trouble.text
    assert "28" in visit.place.trouble.text
    assert visit.studio.scene is scene


def test_a_folder_without_images_is_said_to_be_one(visit, tmp_path):
    images = visit.studio.images
    visit.place.files.open_path(tmp_path)
    visit.wait_for(lambda: visit.place.trouble.text)
    assert visit.studio.images is images


def test_a_model_that_cannot_be_written_is_said_so(visit, tmp_path):
    (tmp_path / "file").write_text("")
    visit.studio.saver.save_shown(tmp_path / "file" / "model.safetensors")
    visit.wait_for(lambda: visit.place.trouble.text)


def test_the_unexpected_opens_one_dialog_and_the_program_goes_on(visit, tmp_path):
    reporter = CrashReporter(visit.window, tmp_path)
    visit.studio.crashed.connect(reporter.report)
    visit.studio.jobs.run("save", lambda control: 1 / 0)
    visit.wait_for(lambda: reporter.dialog is not None)
    assert "ZeroDivisionError" in reporter.dialog.details.toPlainText()
    visit.studio.selection.set_image(60_002)
    visit.wait_until_settled()
    assert visit.studio.scene.image_id.number == 2
    reporter.dialog.close()
