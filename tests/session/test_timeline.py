"""A run is a line of moments: shown as they were, followed while it is written, and the latch stays where it is put."""

import dataclasses
import shutil
import time

import numpy as np
import pytest
import torch

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import ConfigError
from vit_studio.runs.recorded_training import start_run
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import list_snapshots
from vit_studio.session import studio as studio_module
from vit_studio.session import timeline_fetcher
from vit_studio.session.jobs import Lane
from vit_studio.session.studio import Studio
from vit_studio.tracing.tracer import trace
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.weights import load_model, save_model

PATIENCE = 60_000
TINY = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2)
BRIEF = TrainSettings(epochs=3, batch_size=48, learning_rate=5e-3, valid_images=40, eval_train_images=40)
ENDLESS = TrainSettings(epochs=10_000, batch_size=20, valid_images=20, eval_train_images=20)


@pytest.fixture(scope="module")
def garments():
    return draw_garments(count=240, seed=1)


@pytest.fixture(scope="module")
def finished(tmp_path_factory, garments):
    """A run of 12 steps, each kept."""
    path = tmp_path_factory.mktemp("finished") / "run"
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    for _ in start_run(path, garments, TINY, BRIEF):
        pass
    torch.set_num_threads(before)
    return path


@pytest.fixture
def run(finished, tmp_path):
    """A copy to spoil."""
    return shutil.copytree(finished, tmp_path / "run")


@pytest.fixture
def bundled(monkeypatch, save):
    path = save(name="bundled")
    monkeypatch.setattr(studio_module, "bundled_model", lambda: path)
    return path


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
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE):
        studio.start(data_dir=tmp_path / "nothing", allow_download=False)
    at_rest(qtbot, studio)
    return studio


def at_rest(qtbot, studio):
    qtbot.waitUntil(lambda: not any(studio.jobs.is_busy(lane) for lane in Lane), timeout=PATIENCE)


def opened(studio, path, qtbot):
    with qtbot.waitSignal(studio.timeline.settled, timeout=PATIENCE):
        studio.open_run(path)
    qtbot.waitUntil(lambda: studio.scene.step == studio.timeline.step, timeout=PATIENCE)
    return studio.timeline


def wait_for_step(studio, step, qtbot):
    qtbot.waitUntil(lambda: studio.scene.step == step, timeout=PATIENCE)


def weights_of(studio, path):
    before = torch.get_num_threads()
    torch.set_num_threads(1)  # as the session traces; two threads round otherwise
    weights = trace(load_model(path).model, torch.from_numpy(studio.scene.trace.image.copy())).attn_weights
    torch.set_num_threads(before)
    return weights


def steps(timeline):
    return [moment.step for moment in timeline.moments]


def test_a_run_that_is_opened_shows_its_newest_moment(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    assert steps(timeline) == list(range(13))
    assert (timeline.position, timeline.step) == (12, 12)
    assert not timeline.is_live
    assert not timeline.can_follow
    assert started.scene.model_file == run / "snapshots" / "step-0000012.safetensors"
    assert started.told == []


def test_each_moment_shows_what_its_snapshot_computes(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    for place in (0, 5, 12, 1):
        timeline.go_to(place)
        wait_for_step(started, place, qtbot)
        np.testing.assert_array_equal(
            started.scene.trace.attn_weights, weights_of(started, timeline.moments[place].path)
        )
        assert (
            started.scene.model_hash
            == type(started._exhibit.shown.held)(
                model=load_model(timeline.moments[place].path).model, info=started.info
            ).hash
        )


def test_moments_know_epochs_accuracies_and_the_best(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    ends = [moment.step for moment in timeline.moments if moment.is_epoch_end]
    assert ends == [4, 8, 12]
    assert timeline.moments[6].epoch == 1.5
    assert timeline.moments[5].valid_accuracy is None
    told = {moment.step: moment.valid_accuracy for moment in timeline.moments if moment.valid_accuracy is not None}
    assert set(told) >= {0, 4, 8, 12}
    best = [moment.step for moment in timeline.moments if moment.is_best]
    assert best == [timeline.record.best] == [min(told, key=lambda step: (-told[step], step))]
    timeline.go_to_best()
    wait_for_step(started, best[0], qtbot)


def test_of_many_wishes_the_last_one_is_shown_in_the_end(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    for place in (3, 9, 2, 7):
        timeline.go_to(place)
    assert timeline.position == 7
    at_rest(qtbot, started)
    assert started.scene.step == 7


def test_what_comes_late_is_not_shown_over_what_was_at_hand(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    timeline.go_to(3)
    wait_for_step(started, 3, qtbot)
    started.timeline._fetcher.rest()
    shown = []
    started.scene_changed.connect(lambda scene: shown.append(scene.step))
    timeline.go_to(8)  # on its way
    timeline.go_to(3)  # at hand
    assert shown == [3]
    at_rest(qtbot, started)
    assert shown == [3]


def test_another_run_is_shown_though_a_moment_of_the_first_was_on_its_way(started, run, tmp_path, qtbot):
    other = shutil.copytree(run, tmp_path / "other")
    timeline = opened(started, run, qtbot)
    timeline.go_to(3)
    assert started.jobs.is_busy(Lane.MOMENT)
    opened(started, other, qtbot)
    timeline.go_to(5)
    wait_for_step(started, 5, qtbot)
    assert started.scene.model_file == other / "snapshots" / "step-0000005.safetensors"


def test_another_image_keeps_the_moment(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    timeline.go_to(4)
    wait_for_step(started, 4, qtbot)
    started.selection.set_image(3)
    qtbot.waitUntil(lambda: started.scene.index == 3, timeout=PATIENCE)
    assert started.scene.step == 4
    timeline.go_by(1)
    wait_for_step(started, 5, qtbot)
    assert started.scene.index == 3


def test_what_is_near_is_there_before_it_is_asked_for(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    timeline.go_to(6)
    wait_for_step(started, 6, qtbot)
    store = timeline._fetcher.store
    where = started.images, started.selection.image
    qtbot.waitUntil(lambda: all(store.scene(step, *where) is not None for step in range(13)), timeout=PATIENCE)
    with qtbot.waitSignal(started.scene_changed, timeout=1) as shown:
        timeline.go_to(2)
    assert shown.args[0].step == 2


def test_while_somebody_moves_only_what_another_such_move_would_reach_is_fetched(started, run, monkeypatch, qtbot):
    timeline = opened(started, run, qtbot)
    fetched, fetch = [], timeline_fetcher.fetch
    monkeypatch.setattr(timeline_fetcher, "fetch", lambda errand: (fetched.append(errand.step), fetch(errand))[1])
    monkeypatch.setattr(timeline_fetcher, "WARM_AFTER_MS", PATIENCE)
    timeline.go_to(9)
    wait_for_step(started, 9, qtbot)
    timeline.go_to(7)
    qtbot.waitUntil(lambda: 5 in fetched, timeout=PATIENCE)
    at_rest(qtbot, started)
    qtbot.wait(50)
    assert fetched[-2:] == [7, 5]
    timeline.go_to(5)
    assert started.scene.step == 5, "it was there"


@pytest.mark.parametrize("error", [RuntimeError("no memory"), ConfigError("It does not fit.")], ids=["crash", "error"])
def test_what_nobody_asked_for_and_fails_is_not_fetched_over_and_over(started, run, monkeypatch, qtbot, error):
    timeline = opened(started, run, qtbot)
    fetched, fetch = [], timeline_fetcher.fetch

    def fails_at_3(errand):
        fetched.append(errand.step)
        if errand.step == 3:
            raise error
        return fetch(errand)

    monkeypatch.setattr(timeline_fetcher, "fetch", fails_at_3)
    timeline.go_to(6)
    wait_for_step(started, 6, qtbot)
    store = timeline._fetcher.store
    others = set(range(13)) - {3}
    qtbot.waitUntil(lambda: all(store.model(step) is not None for step in others), timeout=PATIENCE)
    at_rest(qtbot, started)
    qtbot.wait(50)
    assert fetched.count(3) == 1
    assert len(started.told) == isinstance(error, RuntimeError)


def test_steps_are_taken_from_what_is_on_show_and_end_at_the_ends(started, run, qtbot):
    timeline = opened(started, run, qtbot)
    timeline.go_by(-2)
    assert timeline.step == 10
    timeline.go_by(50)
    assert timeline.step == 12
    timeline.go_by(-50)
    assert timeline.step == 0
    at_rest(qtbot, started)


def test_a_damaged_snapshot_is_told_and_the_rest_works(started, run, qtbot):
    (run / "snapshots" / "step-0000005.safetensors").write_bytes(b"nothing of worth")
    timeline = opened(started, run, qtbot)
    timeline.go_to(5)
    qtbot.waitUntil(lambda: bool(started.told), timeout=PATIENCE)
    assert "step-0000005" in str(started.told[0].values["path"])
    assert started.scene.step == timeline.step == 12
    assert timeline.broken == {5}
    timeline.go_to(4)
    wait_for_step(started, 4, qtbot)
    assert len(started.told) == 1


def test_where_the_newest_is_damaged_the_newest_that_can_be_read_is_shown(started, run, qtbot):
    for step in (11, 12):
        (run / "snapshots" / f"step-{step:07}.safetensors").write_bytes(b"torn")
    started.open_run(run)
    wait_for_step(started, 10, qtbot)
    timeline = started.timeline
    assert (timeline.step, timeline.position, timeline.broken) == (10, 10, {11, 12})
    assert timeline.is_on_show
    assert [str(error) for error in started.told] == [
        "The moment after step 12 is damaged; the others can be shown. "
        "Choose another one on the time bar; a red mark tells which cannot be read."
    ]


def test_damage_that_is_come_upon_is_marked_and_not_told(started, run, qtbot):
    (run / "snapshots" / "step-0000010.safetensors").write_bytes(b"torn")
    timeline = opened(started, run, qtbot)
    marked = []
    timeline.changed.connect(lambda: marked.append(timeline.broken))
    timeline.warm_up()
    qtbot.waitUntil(lambda: {10} in marked, timeout=PATIENCE)
    assert (started.told, timeline.step) == ([], 12)


def test_a_run_that_is_damaged_throughout_is_not_opened(started, run, qtbot):
    for snapshot in list_snapshots(RunFolder.open(run)):
        snapshot.path.write_bytes(b"torn")
    before = started.scene
    started.open_run(run)
    qtbot.waitUntil(lambda: len(started.told) == 2, timeout=PATIENCE)
    assert "All moments" in started.told[1].message
    assert (started.timeline.folder, started.timeline.step, started.scene) == (None, None, before)


def test_a_folder_that_is_no_run_changes_nothing(started, run, tmp_path, qtbot):
    before = started.scene
    with qtbot.waitSignal(started.failed, timeout=PATIENCE):
        started.open_run(tmp_path / "nowhere")
    assert started.scene is before
    assert started.timeline.moments == ()


def test_a_folder_that_is_no_run_leaves_the_run_on_show(started, run, tmp_path, qtbot):
    timeline = opened(started, run, qtbot)
    timeline.go_to(5)
    wait_for_step(started, 5, qtbot)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE), qtbot.assertNotEmitted(timeline.changed):
        started.open_run(tmp_path / "nowhere")
    assert (timeline.opened_folder.path, timeline.step, timeline.is_opening) == (run, 5, False)
    timeline.go_to(6)
    wait_for_step(started, 6, qtbot)


def test_a_run_that_is_written_is_followed_on_though_another_cannot_be_opened(started, garments, tmp_path, qtbot):
    recorded = start_run(tmp_path / "written", garments, TINY, dataclasses.replace(BRIEF, epochs=10))
    told = recorded.events()
    while recorded.training.step < 2:
        next(told)
    timeline = opened(started, tmp_path / "written", qtbot)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE):
        started.open_run(tmp_path / "nowhere")
    while recorded.training.step < 6:
        next(told)
    qtbot.waitUntil(lambda: timeline.record.newest_step >= 5, timeout=PATIENCE)
    told.close()


def test_a_run_may_be_what_the_program_starts_with(studio, run, tmp_path, qtbot):
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE) as first:
        studio.start(data_dir=tmp_path / "nothing", allow_download=False, run_path=run)
    assert first.args[0].step == 12


def test_where_that_is_no_run_the_bundled_model_is_shown(studio, tmp_path, qtbot):
    with qtbot.waitSignal(studio.scene_changed, timeout=PATIENCE):
        studio.start(data_dir=tmp_path / "nothing", allow_download=False, run_path=tmp_path)
    assert studio.info.name == "bundled"
    assert len(studio.told) == 1


# a run beside a model


def test_a_model_brings_the_run_beside_it(started, run, tmp_path, qtbot):
    model = tmp_path / "good.safetensors"
    shutil.copy(run / "model.safetensors", model)
    run.rename(tmp_path / "good.run")
    with qtbot.waitSignal(started.timeline.changed, timeout=PATIENCE):
        started.open_model(model)
    assert (started.timeline.position, started.timeline.step) == (12, 12)
    assert started.scene.model_file == model
    with qtbot.assertNotEmitted(started.scene_changed, wait=50):
        pass  # the model itself stays on show
    started.timeline.go_to(3)
    wait_for_step(started, 3, qtbot)
    started.timeline.go_to(12)
    wait_for_step(started, 12, qtbot)
    assert started.scene.model_file == model


def test_a_snapshot_opened_as_a_model_stands_at_its_moment(started, run, qtbot):
    with qtbot.waitSignal(started.timeline.changed, timeout=PATIENCE):
        started.open_model(run / "snapshots" / "step-0000007.safetensors")
    assert (started.timeline.step, started.scene.step) == (7, 7)


def test_a_model_without_a_run_has_no_moments(started, run, save, qtbot):
    timeline = opened(started, run, qtbot)
    with qtbot.waitSignal(started.model_changed, timeout=PATIENCE):
        started.open_model(save(name="alone"))
    assert (timeline.moments, timeline.position, timeline.step) == ((), -1, None)


def test_a_model_that_does_not_fit_the_images_leaves_the_run(started, run, save, qtbot):
    timeline = opened(started, run, qtbot)
    other = ViTConfig(image_size=14, patch_size=7, embed_dim=8, depth=1, num_heads=2)
    with qtbot.waitSignal(started.failed, timeout=PATIENCE):
        started.open_model(save(other, name="other"))
    assert len(timeline.moments) == 13
    assert timeline.is_on_show


def test_half_precision_is_good_enough(started, run, qtbot):
    """The bundled run keeps its weights in float16."""
    for snapshot in list_snapshots(RunFolder.open(run)):
        loaded = load_model(snapshot.path)
        save_model(snapshot.path, loaded.model.half(), loaded.info)
    timeline = opened(started, run, qtbot)
    timeline.go_to(4)
    wait_for_step(started, 4, qtbot)
    assert started.scene.trace.tokens.dtype == np.float32
    np.testing.assert_array_equal(started.scene.trace.attn_weights, weights_of(started, timeline.moments[4].path))
    assert started.told == []


# what is written now


def test_a_run_that_is_written_is_followed_until_somebody_moves(started, garments, tmp_path, qtbot):
    path = tmp_path / "live"
    settings = TrainSettings(epochs=5, batch_size=48, valid_images=40, eval_train_images=40)
    with start_run(path, garments, TINY, settings) as recorded:
        while recorded.training.step < 4:
            next(recorded)
        timeline = opened(started, path, qtbot)
        assert timeline.is_live
        assert timeline.can_follow
        assert timeline.record.planned
        while recorded.training.step < 8:
            next(recorded)
        qtbot.waitUntil(lambda: started.scene.step >= 7, timeout=PATIENCE)
        timeline.go_to(2)
        assert not timeline.is_live
        while recorded.training.step < 12:
            next(recorded)
        qtbot.waitUntil(lambda: steps(timeline)[-1] >= 11, timeout=PATIENCE)
        at_rest(qtbot, started)
        assert started.scene.step == 2
        timeline.set_live(True)
        qtbot.waitUntil(lambda: started.scene.step >= 11, timeout=PATIENCE)
        for _ in recorded:
            pass
    qtbot.waitUntil(lambda: not timeline.can_follow, timeout=PATIENCE)
    qtbot.waitUntil(lambda: started.scene.step == recorded.training.steps, timeout=PATIENCE)
    assert timeline.record.planned == ()


def test_the_training_of_this_window_is_followed_by_its_growing_model(started, qtbot):
    timeline = started.timeline
    started.training.train(TINY, ENDLESS)
    qtbot.waitUntil(lambda: started.scene.training_step is not None and len(timeline.moments) > 2, timeout=PATIENCE)
    assert timeline.is_live
    assert timeline.can_follow
    qtbot.waitUntil(lambda: timeline.step == started.scene.training_step, timeout=PATIENCE)
    timeline.go_to(1)
    wait_for_step(started, timeline.moments[1].step, qtbot)
    grown = started.trainer.model_grew
    started.trainer.snapshot_shown()
    with qtbot.waitSignal(grown, timeout=PATIENCE):
        pass
    at_rest_but_training(qtbot, started)
    assert started.scene.training_step is None  # what grows is not shown
    assert not timeline.is_live
    timeline.set_live(True)
    qtbot.waitUntil(lambda: started.scene.training_step is not None, timeout=PATIENCE)
    with qtbot.waitSignal(started.trainer.running_changed, timeout=PATIENCE):
        started.trainer.stop()
    at_rest_but_training(qtbot, started)
    assert started.scene.step is None
    assert timeline.is_on_show
    assert started.told == []


def test_the_moments_of_a_training_are_awaited_from_its_first_instant(started, qtbot):
    timeline, told = started.timeline, []
    timeline.changed.connect(lambda: told.append((timeline.is_awaited, steps(timeline), timeline.record.planned[:3])))
    started.training.train(TINY, ENDLESS)
    qtbot.waitUntil(lambda: len(timeline.moments) > 2, timeout=PATIENCE)
    assert told[0] == (True, [], (0, 1, 2))
    assert all(awaited for awaited, *_ in told)
    with qtbot.waitSignal(started.trainer.running_changed, timeout=PATIENCE):
        started.trainer.stop()
    assert not timeline.is_awaited


def test_a_moment_stays_on_show_when_the_training_ends(started, qtbot):
    started.training.train(TINY, ENDLESS)
    timeline = started.timeline
    qtbot.waitUntil(lambda: len(timeline.moments) > 2, timeout=PATIENCE)
    timeline.go_to(1)
    with qtbot.waitSignal(started.trainer.running_changed, timeout=PATIENCE):
        started.trainer.stop()
    at_rest_but_training(qtbot, started)
    assert started.scene.step == timeline.moments[1].step
    qtbot.waitUntil(lambda: not timeline.can_follow, timeout=PATIENCE)
    assert started.kept.held is None


def test_who_has_moved_stays_there_when_the_run_is_resumed(started, qtbot):
    timeline = started.timeline
    started.training.train(TINY, ENDLESS)
    qtbot.waitUntil(lambda: len(timeline.moments) > 2, timeout=PATIENCE)
    timeline.go_to(1)
    step = timeline.moments[1].step
    wait_for_step(started, step, qtbot)
    for resumed in (True, False):
        with qtbot.waitSignal(started.trainer.running_changed, timeout=PATIENCE):
            started.trainer.stop()
        at_rest_but_training(qtbot, started)
        started.training.resume(started.trainer.resumable)
        qtbot.waitUntil(lambda: len(timeline.moments) > 2, timeout=PATIENCE)
        assert timeline.can_follow
        if resumed:
            assert (timeline.is_live, timeline.step, started.scene.step) == (False, step, step)
            assert timeline.is_on_show
            timeline.set_live(True)  # asked for again: from now on it is followed
        else:
            assert timeline.is_live
    with qtbot.waitSignal(started.trainer.running_changed, timeout=PATIENCE):
        started.trainer.stop()


def test_no_run_is_opened_while_a_model_trains(started, run, qtbot):
    started.training.train(TINY, ENDLESS)
    qtbot.waitUntil(lambda: started.timeline.folder is not None, timeout=PATIENCE)
    folder = started.timeline.folder
    started.open_run(run)
    assert len(started.told) == 1
    assert started.timeline.folder is folder
    with qtbot.waitSignal(started.trainer.running_changed, timeout=PATIENCE):
        started.trainer.stop()


def at_rest_but_training(qtbot, studio):
    deadline = time.monotonic() + 0.2
    lanes = (Lane.TRACE, Lane.MOMENT, Lane.RUN)
    qtbot.waitUntil(
        lambda: time.monotonic() > deadline and not any(studio.jobs.is_busy(lane) for lane in lanes), timeout=PATIENCE
    )


def test_a_run_without_snapshots_says_so(started, run, qtbot):
    before = started.scene
    shutil.rmtree(run / "snapshots")
    with qtbot.waitSignal(started.failed, timeout=PATIENCE) as failed:
        started.open_run(run)
    assert "no snapshots" in failed.args[0].message
    assert started.scene is before
    assert started.timeline.folder is None
