"""The studio as a person uses it: it starts, opens, saves and trains, and what goes wrong changes nothing on show."""

import dataclasses
import itertools
import shutil
import threading

import numpy as np
import pytest
import torch

from vit_studio.data import download, places
from vit_studio.data.images import Split
from vit_studio.errors import ConfigError, DataError, WeightsError
from vit_studio.session import opening
from vit_studio.session import studio as studio_module
from vit_studio.session.first_images import default_index
from vit_studio.session.jobs import Lane
from vit_studio.session.opening import View, make_scene
from vit_studio.session.studio import Studio
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

PATIENCE = 60_000
BRIEF = TrainSettings(epochs=1, batch_size=100, valid_images=50, eval_train_images=50)
ENDLESS = TrainSettings(epochs=10_000, batch_size=20, valid_images=20, eval_train_images=20)


@pytest.fixture
def bundled(monkeypatch, save):
    path = save(name="bundled")
    monkeypatch.setattr(studio_module, "bundled_model", lambda: path)
    return path


@pytest.fixture
def private_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def studio(qapp, bundled):
    made = Studio()
    made.told = []
    made.failed.connect(made.told.append)
    made.crashed.connect(made.told.append)
    yield made
    assert made.shutdown()


@pytest.fixture
def started(studio, tmp_path, qtbot):
    """On drawn garments, with the small model, and nothing going on."""
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE):
        studio.start(data_dir=tmp_path / "nothing", allow_download=False)
    at_rest(qtbot, studio)
    return studio


@pytest.fixture(scope="session")
def warm_cache(data_dir, tmp_path_factory):
    """A cache folder that knows the real images."""
    from vit_studio.data.loading import load_images

    folder = tmp_path_factory.mktemp("warm")
    load_images(data_dir, folder)
    return folder


def at_rest(qtbot, studio):
    qtbot.waitUntil(lambda: not any(studio.jobs.is_busy(lane) for lane in Lane), timeout=PATIENCE)


def shown(studio):
    return studio.images, studio.scene, studio.info, studio.config


def test_the_real_images_are_there_at_once_when_they_were_loaded_before(
    studio, data_dir, warm_cache, monkeypatch, qtbot
):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE) as first:
        studio.start(data_dir=data_dir)
        assert (len(studio.images), studio.images.drawn) == (70_000, False)
        assert studio.selection.image == 60_000
        assert studio.scene is None
    scene = first.args[0]
    assert studio.images.class_names[scene.label] == "Ankle boot"
    assert (scene.image_id.split, scene.image_id.number) == (Split.TEST, 0)
    assert scene.info.name == "bundled"


def test_the_scene_at_the_start_is_made_by_the_job_that_loads_the_model(
    studio, data_dir, warm_cache, monkeypatch, qtbot
):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    lanes = []
    studio.busy_changed.connect(lambda lane, busy: lanes.append(lane))
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE):
        studio.start(data_dir=data_dir, image_index=123)
    assert studio.scene.index == studio.selection.image == 123
    assert set(lanes) == {Lane.MODEL}


def test_without_data_there_are_drawn_garments_and_the_model(started):
    assert started.images.drawn
    assert started.scene.images is started.images
    assert started.selection.image == default_index(started.images) == 500
    assert started.info.name == "bundled"
    assert started.selection.limits.num_tokens == started.config.num_tokens
    assert started.told == []


def test_the_first_load_replaces_the_drawn_images_in_one_step(studio, data_dir, private_cache, qtbot):
    steps = []
    studio.images_changed.connect(lambda: steps.append((studio.images.drawn, studio.selection.image)))
    studio.scene_changed.connect(lambda scene: steps.append((scene.images.drawn, scene.index)))
    progress = []
    studio.load_progressed.connect(lambda done, total: progress.append((done, total)))
    studio.start(data_dir=data_dir, allow_download=False)
    qtbot.waitUntil(lambda: studio.images is not None and not studio.images.drawn, timeout=PATIENCE)
    at_rest(qtbot, studio)
    assert steps == [(True, 500), (True, 500), (False, 60_000), (False, 60_000)]
    assert progress
    assert studio.told == []


def test_an_image_chosen_among_the_drawn_ones_stays_chosen(started, make_images):
    started.selection.set_image(7)
    started._loader.found.emit(make_images(100))
    assert started._exhibit.wish.index == 7


def test_the_image_asked_for_at_the_start_is_shown_once_the_set_that_has_it_is_there(
    studio, tmp_path, make_images, qtbot
):
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE):
        studio.start(data_dir=tmp_path, image_index=650, allow_download=False)
    assert studio.selection.image == 500
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE):
        studio._loader.found.emit(make_images(700))
    assert studio.selection.image == studio.scene.index == 650


def test_a_download_brings_the_real_images_with_progress(studio, data_dir, tmp_path, private_cache, monkeypatch, qtbot):
    served = data_dir / "FashionMNIST" / "raw"
    if not (served / "train-images-idx3-ubyte.gz").is_file():
        pytest.skip("the compressed files are not there to be served")

    def pieces_from_disk(url):
        with (served / url.rsplit("/", 1)[1]).open("rb") as file:
            while piece := file.read(1 << 20):
                yield piece

    monkeypatch.setattr(download, "fetch_pieces", pieces_from_disk)
    progress = []
    studio.download_progressed.connect(lambda done, total: progress.append((done, total)))
    with qtbot.waitSignal(studio.download_finished, timeout=PATIENCE):
        studio.start(data_dir=tmp_path / "data")
    qtbot.waitUntil(lambda: not studio.images.drawn, timeout=PATIENCE)
    at_rest(qtbot, studio)
    assert studio.selection.image == studio.scene.index == 60_000
    assert progress[-1] == (30_878_645, 30_878_645)
    assert studio.told == []


def test_a_download_can_be_called_off(started, monkeypatch, qtbot):
    asked = threading.Event()

    def silence(url):
        asked.set()
        while True:
            yield b""

    monkeypatch.setattr(download, "fetch_pieces", silence)
    before = shown(started)
    started.download_images()
    assert asked.wait(20)
    started.download_images()  # is under way already
    with qtbot.waitSignal(started.busy_changed, timeout=PATIENCE) as ended:
        started.cancel_download()
    assert ended.args == ["download", False]
    assert shown(started) == before
    assert started.told == []


def test_a_download_without_a_network_says_so_and_the_drawn_images_stay(started, monkeypatch, qtbot):
    def no_network(*_, **__):
        raise DataError("The server cannot be reached.", "Check the network.")

    monkeypatch.setattr(download, "download", no_network)
    before = shown(started)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.download_images()
    assert "Check the network" in str(failed.args[0])
    assert shown(started) == before


def test_a_damaged_data_folder_is_told_when_nothing_may_be_downloaded(studio, data_dir, tmp_path, qtbot):
    folder = tmp_path / "data"
    shutil.copytree(data_dir / "FashionMNIST" / "raw", folder)
    for path in folder.iterdir():
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:1000])
    with qtbot.waitSignal(studio.failed, timeout=PATIENCE) as failed:
        studio.start(data_dir=folder, allow_download=False)
    assert "damaged" in str(failed.args[0])
    assert studio.images.drawn


def test_a_selected_image_is_traced(started, qtbot):
    with qtbot.waitSignal(started.scene_changed, timeout=PATIENCE) as changed:
        started.selection.set_image(3)
    expected = make_scene(View(images=started.images, index=3, held=started._exhibit.shown.held))
    np.testing.assert_array_equal(changed.args[0].trace.logits, expected.trace.logits)


def test_another_model_is_shown_in_one_step(started, save, qtbot):
    other = ViTConfig(patch_size=14, embed_dim=16, depth=1, num_heads=4)
    seen = []
    started.model_changed.connect(lambda info: seen.append((info.name, started.scene.info.name, started.config)))
    with qtbot.waitSignal(started.scene_changed, timeout=PATIENCE):
        started.open_model(save(other, name="other"))
    assert seen == [("other", "other", other)]
    assert started.scene.trace.attn_weights.shape == (1, 4, 5, 5)
    assert (started.selection.token, started.selection.layer) == (4, 0)
    at_rest(qtbot, started)
    assert started.told == []


@pytest.mark.parametrize("change", [{"image_size": 32, "patch_size": 8}, {"in_channels": 3}, {"num_classes": 4}])
def test_a_model_that_cannot_read_the_images_is_refused(started, save, small, qtbot, change):
    before = shown(started)
    path = save(dataclasses.replace(small, max_tokens=0, **change), name="foreign")
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.open_model(path)
    assert isinstance(failed.args[0], ConfigError)
    assert failed.args[0].hint
    assert shown(started) == before


def test_a_damaged_model_is_refused(started, tmp_path, qtbot):
    before = shown(started)
    (tmp_path / "damaged.safetensors").write_bytes(b"\x00" * 100)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.open_model(tmp_path / "damaged.safetensors")
    assert isinstance(failed.args[0], WeightsError)
    assert shown(started) == before


def test_a_last_model_that_is_gone_gives_way_to_the_bundled_one(studio, tmp_path, qtbot):
    with qtbot.waitSignals([studio.failed, studio.scene_changed], timeout=PATIENCE):
        studio.start(data_dir=tmp_path, model_path=tmp_path / "gone.safetensors", allow_download=False)
    assert studio.info.name == "bundled"
    assert [type(error) for error in studio.told] == [WeightsError]


def test_a_model_for_images_that_are_gone_by_then_is_refused(started, make_held, make_images, qtbot):
    before = shown(started)
    scene = make_scene(View(images=make_images(size=32), index=0, held=make_held(ViTConfig(image_size=32))))
    started._on_model_opened((make_held(ViTConfig(image_size=32)), scene))
    assert [type(error) for error in started.told] == [ConfigError]
    assert shown(started) == before


def test_a_saved_model_is_the_one_on_show(started, tmp_path, qtbot):
    path = tmp_path / "kept.safetensors"
    with qtbot.waitSignal(started.saver.saved, timeout=PATIENCE) as saved:
        started.saver.save_shown(path)
    assert saved.args == [path]
    again, _ = opening.open_model(path, None, 0)
    assert again.info == started.info
    assert torch.equal(again.model.head.weight, started._exhibit.shown.held.model.head.weight)


def test_a_model_that_cannot_be_saved_says_why(started, tmp_path, qtbot):
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.saver.save_shown(tmp_path / "no folder" / "kept.safetensors")
    assert isinstance(failed.args[0], WeightsError)


def test_a_save_is_not_replaced_by_the_next_one(started, tmp_path, monkeypatch, qtbot):
    gate, write = threading.Event(), opening.save_model
    monkeypatch.setattr(opening, "save_model", lambda path, held: gate.wait(20) and write(path, held))
    with qtbot.waitSignal(started.saver.saved, timeout=PATIENCE) as saved:
        started.saver.save_shown(tmp_path / "first.safetensors")
        started.saver.save_shown(tmp_path / "second.safetensors")
        gate.set()
    assert saved.args == [tmp_path / "first.safetensors"]
    assert "just being saved" in str(started.told[0])


def test_other_images_are_opened_from_the_folder_that_a_person_chose(started, data_dir, warm_cache, monkeypatch, qtbot):
    monkeypatch.setenv("VIT_STUDIO_CACHE", str(warm_cache))
    started.selection.set_image(3)
    at_rest(qtbot, started)
    with qtbot.waitSignal(started.scene_changed, timeout=PATIENCE):
        started.open_images(data_dir)
    assert len(started.images) == 70_000
    assert started.selection.image == started.scene.index == 60_000


def test_a_folder_without_images_is_refused(started, tmp_path, qtbot):
    before = shown(started)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.open_images(tmp_path)
    assert isinstance(failed.args[0], DataError)
    assert shown(started) == before


def test_images_that_the_model_cannot_read_are_refused(started, make_images):
    before = shown(started)
    started._on_images_opened(make_images(size=32))
    assert [type(error) for error in started.told] == [ConfigError]
    assert shown(started) == before


def test_a_crash_in_a_job_is_relayed_and_what_is_on_show_stays(started, tmp_path, monkeypatch, qtbot):
    def broken(*_):
        raise ZeroDivisionError

    before = shown(started)
    monkeypatch.setattr(opening, "open_model", broken)
    with qtbot.waitSignal(started.crashed, timeout=PATIENCE) as crashed:
        started.open_model(tmp_path)
    assert "ZeroDivisionError" in crashed.args[0]
    assert shown(started) == before


def test_the_model_on_show_grows_with_the_training_and_is_the_trained_one_at_its_end(
    started, small, monkeypatch, qtbot
):
    monkeypatch.setattr("vit_studio.session.growth.INTERVAL_S", 0.0)
    scenes, heads = [], []
    started.scene_changed.connect(scenes.append)
    started.scene_changed.connect(lambda _: heads.append(started._exhibit.shown.held.model.head.weight.clone()))
    started.training.train(small, ENDLESS)
    qtbot.waitUntil(lambda: len(scenes) >= 3, timeout=PATIENCE)
    with qtbot.waitSignal(started.trainer.finished, timeout=PATIENCE) as finished:
        started.trainer.stop()
    qtbot.waitUntil(lambda: not started.trainer.running, timeout=PATIENCE)
    at_rest(qtbot, started)
    steps = [scene.training_step for scene in scenes[:-1]]
    assert steps[0] == 0
    assert steps == sorted(set(steps))
    assert scenes[-1].training_step is None
    assert started.info.steps == finished.args[0].step
    assert started.info.trained_on == started.images.name
    for scene, later in itertools.pairwise(scenes[:-1]):  # the last may be of the same step, without its number
        assert not np.array_equal(scene.trace.attn_weights, later.trace.attn_weights)
    assert not torch.equal(heads[0], heads[1])
    assert started.told == []


def test_while_a_model_is_trained_no_other_is_opened_and_none_trained(started, bundled, small, qtbot):
    with qtbot.waitSignal(started.trainer.started, timeout=PATIENCE):
        started.training.train(small, ENDLESS)
    started.open_model(bundled)
    started.training.train(small, BRIEF)
    assert len(started.told) == 2
    assert all(error.hint for error in started.told)
    assert started.trainer.running


def test_a_training_that_falls_apart_leaves_a_model_that_is_not_in_training(started, small, monkeypatch, qtbot):
    from vit_studio.training.loop import Training

    events = Training.events

    def falling(training):
        for number, event in enumerate(events(training)):
            if number == 3:
                raise DataError("the training fell apart")
            yield event

    monkeypatch.setattr(Training, "events", falling)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE):
        started.training.train(small, BRIEF)
    qtbot.waitUntil(lambda: not started.trainer.running, timeout=PATIENCE)
    at_rest(qtbot, started)
    assert started.scene.training_step is None


def test_reset_shows_the_weights_that_a_training_begins_with_and_nothing_runs(started, small, qtbot):
    from vit_studio.training.initial import initial_model

    seeded = dataclasses.replace(BRIEF, seed=7)
    with qtbot.waitSignal(started.model_changed, timeout=PATIENCE):
        started.training.reset(small, seeded)
    head = started._exhibit.shown.held.model.head.weight
    assert torch.equal(head, initial_model(small, 7).head.weight)
    assert (started.info.steps, started.info.seed, started.scene.training_step) == (0, 7, None)
    assert not started.trainer.running


def test_reset_while_training_keeps_the_run_and_shows_the_first_weights(started, small, qtbot):
    from vit_studio.training.initial import initial_model

    with qtbot.waitSignal(started.trainer.progressed, timeout=PATIENCE):
        started.training.train(small, ENDLESS)
    started.training.reset(small, ENDLESS)
    qtbot.waitUntil(lambda: not started.trainer.running, timeout=PATIENCE)
    at_rest(qtbot, started)
    first = initial_model(small, ENDLESS.seed).head.weight
    qtbot.waitUntil(lambda: torch.equal(started._exhibit.shown.held.model.head.weight, first), timeout=PATIENCE)
    assert started.trainer.resumable is not None
    assert started.kept.trained is not None
    assert started.kept.held is None  # its run keeps it


def test_a_training_lies_in_a_folder_called_after_its_time_and_name(started, small, qtbot, monkeypatch, tmp_path):
    monkeypatch.setenv("VIT_STUDIO_RUNS", str(tmp_path / "runs"))
    with qtbot.waitSignal(started.trainer.finished, timeout=PATIENCE):
        started.training.train(small, BRIEF, name="tiny")
    qtbot.waitUntil(lambda: not started.trainer.running, timeout=PATIENCE)
    (folder,) = (tmp_path / "runs").iterdir()
    assert folder.name.endswith(" tiny")
    assert started.trainer.folder.path == folder
    assert started.trainer.folder.is_finished


def test_a_run_of_other_images_is_not_resumed(started, small, qtbot, make_images):
    with qtbot.waitSignal(started.trainer.progressed, timeout=PATIENCE):
        started.training.train(small, ENDLESS)
    started.trainer.stop()
    qtbot.waitUntil(lambda: not started.trainer.running, timeout=PATIENCE)
    at_rest(qtbot, started)
    started._on_images_opened(make_images(seed=5))
    at_rest(qtbot, started)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.training.resume(started.trainer.resumable)
    assert failed.args[0].hint
    qtbot.waitUntil(lambda: not started.trainer.running, timeout=PATIENCE)


def test_a_training_that_the_images_do_not_fit_is_refused(started):
    started.training.train(ViTConfig(image_size=32), BRIEF)
    assert [type(error) for error in started.told] == [ConfigError]
    assert not started.trainer.running


def test_before_anything_is_loaded_there_is_nothing_to_train_or_save(studio, small, tmp_path):
    studio.training.train(small, BRIEF)
    studio.saver.save_shown(tmp_path / "none.safetensors")
    assert len(studio.told) == 2
    assert (studio.images, studio.scene, studio.info, studio.config) == (None, None, None, None)


def test_shutdown_while_everything_is_going_on(started, small, bundled, tmp_path, qtbot, qapp):
    with qtbot.waitSignal(started.trainer.progressed, timeout=PATIENCE):
        started.training.train(small, ENDLESS)
    started.selection.set_image(1)
    started.saver.save_shown(tmp_path / "late.safetensors")
    started.open_images(tmp_path)
    assert started.shutdown()
    heard = []
    started.scene_changed.connect(heard.append)
    qapp.processEvents()
    assert heard == []
    assert not [thread.name for thread in threading.enumerate() if thread.name.startswith("vit-studio")]


def test_shutdown_right_after_the_start(studio, tmp_path):
    studio.start(data_dir=tmp_path)
    assert studio.shutdown()


def test_the_data_folder_is_the_named_one_or_the_usual(studio, tmp_path, monkeypatch, qtbot):
    assert studio.data_dir == places.data_dir()
    studio.start(data_dir=tmp_path, allow_download=False)
    assert studio.data_dir == tmp_path
