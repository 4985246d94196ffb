"""The study in the background: begun, left, gone on with, refused, and what it tells meanwhile."""

import errno
import os
from pathlib import Path

import pytest
import torch
from PySide6.QtCore import QObject

from vit_studio.data import places
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import VitStudioError
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.session.jobs import Jobs
from vit_studio.session.position_study import PositionStudy
from vit_studio.session.study_run import StudyRun
from vit_studio.session.trainer import Trainer
from vit_studio.studies.study_folder import StudyFolder, is_study
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.studies.study_table import read_table
from vit_studio.training.learner import Learner
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig
from vit_studio.vit.weights import load_model

SHAPE = ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2)
PATIENCE_MS = 60_000


@pytest.fixture(scope="module")
def garments():
    return draw_garments(count=240, seed=1)


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def plan(*kinds, epochs=2, seeds=(0,)):
    settings = TrainSettings(epochs=epochs, batch_size=48, valid_images=40, eval_train_images=20)
    return StudyPlan(config=SHAPE, settings=settings, kinds=kinds, seeds=seeds)


TWO = plan(PosEmbed.NONE, PosEmbed.RELATIVE)


@pytest.fixture
def study(qapp, qtbot):
    """What the window has; `told` keeps what it says, `wait_for` waits for it."""
    parent = QObject()
    jobs = Jobs(parent)
    study = PositionStudy(Trainer(parent), jobs, parent)
    study.trainer = study._trainer
    study.told = []
    study.failed.connect(lambda error: study.told.append(str(error)))
    study.crashed.connect(lambda text: study.told.append(text))
    study.wait_for = lambda condition: qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)
    yield study
    assert study.shutdown()
    assert study.trainer.shutdown()
    jobs.shutdown()


def weights(folder, member):
    return load_model(folder.member_path(member) / "model.safetensors").model.state_dict()


def test_it_trains_all_members_and_tells_as_they_finish(study, garments, tmp_path):
    done, seen = [], []
    study.changed.connect(lambda: done.append(study.table.done if study.table else None))
    study.progressed.connect(lambda progress: seen.append((study.member, progress.step)))
    study.start(TWO, garments, path=tmp_path / "study")
    assert study.running
    assert (study.table.plan, study.table.done) == (TWO, 0)
    study.wait_for(lambda: not study.running)
    assert study.told == []
    assert sorted(set(done)) == [0, 1, 2]
    assert done == sorted(done)
    assert [step for member, step in seen if member == TWO.members[0]][-1] == 8
    assert [step for member, step in seen if member == TWO.members[1]][-1] == 8
    assert study.table == read_table(StudyFolder.open(tmp_path / "study"))
    assert (study.member, study.progress, study.trouble) == (None, None, None)
    assert (tmp_path / "study" / "positions.csv").is_file()


def test_a_new_study_gets_a_folder_of_its_own_among_the_runs(study, garments):
    study.start(plan(PosEmbed.NONE, epochs=1), garments)
    study.wait_for(lambda: not study.running)
    assert study.folder.path.parent == places.runs_dir()
    assert study.folder.path.name.endswith(" positions")


def test_stopped_and_gone_on_with_it_gives_the_same_models(study, garments, tmp_path):
    long = plan(PosEmbed.NONE, PosEmbed.RELATIVE, epochs=30)
    study.start(long, garments, path=tmp_path / "left")
    study.wait_for(lambda: study.member == long.members[1] and study.progress is not None)
    study.stop()
    assert study.is_stopping
    study.wait_for(lambda: not study.running)
    assert (study.table.done, study.is_stopping) == (1, False)
    assert not RunFolder.open(study.folder.member_path(long.members[1])).is_finished
    left = study.folder
    study.go_on(garments)
    study.wait_for(lambda: not study.running)
    assert study.table.is_complete
    study.start(long, garments, path=tmp_path / "whole")
    study.wait_for(lambda: not study.running)
    for member in long.members:
        one, other = weights(left, member), weights(study.folder, member)
        assert all(torch.equal(one[name], other[name]) for name in one)
    assert study.told == []


def test_it_can_grow(study, garments, tmp_path):
    study.start(plan(PosEmbed.NONE, epochs=1), garments, path=tmp_path / "study")
    study.wait_for(lambda: not study.running)
    first = study.folder.member_path(study.table.plan.members[0]) / "model.safetensors"
    before = first.stat().st_mtime_ns
    study.go_on(garments, plan(PosEmbed.SINCOS_2D, epochs=1, seeds=(1,)))
    study.wait_for(lambda: not study.running)
    assert (study.table.plan.kinds, study.table.plan.seeds) == ((PosEmbed.NONE, PosEmbed.SINCOS_2D), (0, 1))
    assert study.table.is_complete
    assert first.stat().st_mtime_ns == before


def test_a_study_is_opened_and_put_away(study, garments, tmp_path):
    study.start(plan(PosEmbed.NONE, epochs=1), garments, path=tmp_path / "study")
    study.wait_for(lambda: not study.running)
    table = study.table
    study.close()
    assert (study.folder, study.table) == (None, None)
    study.open(tmp_path / "study")
    study.wait_for(lambda: study.folder is not None)
    assert study.table == table
    study.open(tmp_path / "nothing")
    study.wait_for(lambda: study.told)
    assert "is not the folder of a study" in study.told[0]
    assert study.table == table


def test_no_two_trainings_at_once(study, garments, tmp_path):
    long = plan(PosEmbed.NONE, epochs=5000)
    study.start(long, garments, path=tmp_path / "study")
    study.start(long, garments, path=tmp_path / "other")
    assert "already" in study.told.pop()
    with pytest.raises(VitStudioError, match="beside it no other training runs"):
        study.trainer.start(tmp_path / "run", garments, SHAPE, TrainSettings())
    study.open(tmp_path)
    assert "already" in study.told.pop()
    study.stop()
    study.wait_for(lambda: not study.running)
    study.trainer.start(tmp_path / "run", garments, SHAPE, TrainSettings(epochs=5000, batch_size=48))
    study.start(long, garments, path=tmp_path / "other")
    assert "slow both down" in study.told.pop()
    assert not (tmp_path / "other").exists()
    study.trainer.stop()
    study.wait_for(lambda: not study.trainer.running)
    assert study.told == []


def test_a_study_that_cannot_begin_leaves_nothing(study, garments, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    study.start(TWO, garments, path=tmp_path)
    study.wait_for(lambda: not study.running)
    assert "is not empty" in study.told[0]
    assert (study.folder, study.table) == (None, None)
    assert not is_study(tmp_path)


def test_other_images_are_refused_and_the_study_stays(study, garments, tmp_path):
    study.start(plan(PosEmbed.NONE, epochs=1), garments, path=tmp_path / "study")
    study.wait_for(lambda: not study.running)
    table = study.table
    study.go_on(draw_garments(count=80, seed=1))
    study.wait_for(lambda: not study.running)
    assert "and not from these 80" in study.told[0]
    assert study.table == table


def test_a_full_disk_lets_it_wait_and_go_on(study, garments, tmp_path, monkeypatch):
    full, real = [], os.fsync
    real_open = Path.open

    def sync(descriptor):
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(descriptor)

    def open_file(path, mode="r", *arguments, **more):
        if full and "x" in mode:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real_open(path, mode, *arguments, **more)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "open", open_file)
    long = plan(PosEmbed.NONE, epochs=12)
    study.progressed.connect(lambda _: full.append(True) if not full and study.progress.step > 3 else None)
    study.start(long, garments, path=tmp_path / "study")
    study.wait_for(lambda: study.trouble is not None)
    assert "no room on the disk" in str(study.trouble)
    assert study.running
    study.retry()
    study.wait_for(lambda: study.trouble is not None)
    study.progressed.disconnect()
    full.clear()
    study.retry()
    study.wait_for(lambda: not study.running)
    assert study.table.is_complete
    assert study.told == []


def test_where_one_training_falls_apart_the_others_go_on(study, garments, tmp_path, monkeypatch):
    learn = Learner.learn

    def diverge(self, batch, *, step, **more):
        if self._model.config.pos_embed is PosEmbed.NONE and step == 3:
            batch.inputs.fill_(float("nan"))
        return learn(self, batch, step=step, **more)

    monkeypatch.setattr(Learner, "learn", diverge)
    study.start(TWO, garments, path=tmp_path / "study")
    study.wait_for(lambda: not study.running)
    fallen, other = TWO.members
    assert set(study.table.results) == {other}
    assert study.table.begun[fallen].step == 3
    (told,) = study.told
    assert "“None” with seed 0 fell apart: at step 4" in told
    assert (tmp_path / "study" / "positions.csv").is_file()


def test_an_order_to_stop_that_comes_with_the_trouble_is_not_lost(garments):
    class Full:
        """Cannot be written, and somebody stops just as that is noted."""

        def __next__(self):
            raise RunError("full", "make room")

    run = StudyRun(lambda: None, garments, lambda _: None)
    clear = run._order.clear
    run._order.clear = lambda: (clear(), run.stop())
    assert run._next(Full()) is None
    run = StudyRun(lambda: None, garments, lambda _: run.stop())
    assert run._next(Full()) is None


def test_a_bug_is_told_and_the_next_study_can_begin(study, garments, tmp_path, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("vit_studio.session.study_run.read_table", lambda folder: 1 / 0)
        study.start(TWO, garments, path=tmp_path / "study")
        study.wait_for(lambda: not study.running)
    assert "ZeroDivisionError" in study.told.pop()
    study.start(plan(PosEmbed.NONE, epochs=1), garments, path=tmp_path / "other")
    study.wait_for(lambda: not study.running)
    assert study.table.is_complete


def test_a_window_that_closes_leaves_a_study_to_go_on_with(study, garments, tmp_path):
    long = plan(PosEmbed.NONE, epochs=5000)
    study.start(long, garments, path=tmp_path / "study")
    study.wait_for(lambda: study.progress is not None)
    assert study.shutdown()
    folder = StudyFolder.open(tmp_path / "study")
    assert read_table(folder).done == 0
    with folder.begin(long.members[0], garments, should_stop=lambda: True) as recorded:
        assert recorded.training.step > 0
