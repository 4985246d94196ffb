"""A study that was left is offered to go on; one that is finished, written, gone or no study at all is not."""

import shutil

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.session.jobs import Jobs, Lane
from vit_studio.session.study_desk import StudyDesk
from vit_studio.session.unfinished_study import LeftStudy, UnfinishedStudy, read_left
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_info import StudyInfo
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.training.events import Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig

PATIENCE = 60_000


class Trainer(QObject):
    running_changed = Signal(bool)
    running = is_taken = False


@pytest.fixture(scope="module")
def garments():
    return draw_garments(count=240, seed=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory, garments):
    """Two trainings of 12 steps each, left after the second step of the second."""
    plan = StudyPlan(
        config=ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2),
        settings=TrainSettings(epochs=3, batch_size=48, valid_images=40, eval_train_images=40),
        kinds=(PosEmbed.NONE, PosEmbed.RELATIVE),
        seeds=(0,),
    )
    path = tmp_path_factory.mktemp("left") / "study"
    folder = StudyFolder.create(path, StudyInfo(plan=plan, data=DataFingerprint.of(garments), threads=1))
    train(folder, garments, stop_after=14)
    return path


def train(folder, garments, *, stop_after=None):
    taken = []
    for member in folder.plan.members:
        run = folder.member_run(member)
        if (run is None or not run.is_finished) and len(taken) != stop_after:
            with folder.begin(member, garments, should_stop=lambda: len(taken) == stop_after) as recorded:
                taken.extend(event for event in recorded if isinstance(event, Progress))


@pytest.fixture
def left(made, tmp_path):
    """A copy to go on with."""
    return shutil.copytree(made, tmp_path / "left")


@pytest.fixture
def jobs(qapp):
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def desk(jobs):
    desk = StudyDesk(Trainer(), jobs)
    yield desk
    assert desk.shutdown()


@pytest.fixture
def unfinished(desk, jobs):
    return UnfinishedStudy(desk, jobs)


def test_it_says_how_far_a_study_came(left):
    assert read_left(left) == LeftStudy(path=left, done=1, total=2)


def test_a_study_that_another_process_writes_says_so(left, garments):
    folder = StudyFolder.open(left)
    with folder.begin(folder.plan.members[1], garments, should_stop=lambda: False) as recorded:
        next(recorded)
        assert read_left(left).is_written
    assert not read_left(left).is_written


def test_a_finished_study_and_a_folder_that_is_gone_are_nothing_to_go_on_with(left, garments):
    train(StudyFolder.open(left), garments)
    assert read_left(left) is None
    shutil.rmtree(left)
    assert read_left(left) is None


def test_a_damaged_one_is_told_where_somebody_asks(left):
    (left / "study.json").write_text("{")
    with pytest.raises(StudyError, match="damaged"):
        read_left(left)


def test_it_offers_until_somebody_declines(qtbot, unfinished, left):
    with qtbot.waitSignal(unfinished.changed, timeout=PATIENCE):
        unfinished.look(left)
    assert unfinished.found == LeftStudy(path=left, done=1, total=2)
    with qtbot.waitSignals([unfinished.changed, unfinished.forgotten]):
        unfinished.dismiss()
    assert unfinished.found is None


def test_one_whose_folder_is_gone_is_forgotten(qtbot, unfinished, tmp_path):
    with qtbot.assertNotEmitted(unfinished.changed), qtbot.waitSignal(unfinished.forgotten, timeout=PATIENCE):
        unfinished.look(tmp_path / "gone")


def test_one_that_cannot_be_read_or_is_written_is_passed_over_and_the_reminder_stays(
    qtbot, unfinished, jobs, left, garments
):
    folder = StudyFolder.open(left)
    with (
        qtbot.assertNotEmitted(unfinished.forgotten),
        folder.begin(folder.plan.members[1], garments, should_stop=lambda: False) as recorded,
    ):
        next(recorded)
        unfinished.look(left)
        qtbot.waitUntil(lambda: not jobs.is_busy(Lane.STUDY), timeout=PATIENCE)
        assert unfinished.found is None
    (left / "study.json").write_text("{")
    with qtbot.assertNotEmitted(unfinished.forgotten):
        unfinished.look(left)
        qtbot.waitUntil(lambda: not jobs.is_busy(Lane.STUDY), timeout=PATIENCE)
    assert unfinished.found is None


def test_taken_up_it_is_opened_and_offered_no_more(qtbot, unfinished, desk, left):
    assert desk.made is None
    with qtbot.waitSignal(unfinished.changed, timeout=PATIENCE):
        unfinished.look(left)
    with qtbot.assertNotEmitted(unfinished.forgotten):
        unfinished.take_up()
        assert desk.study.is_opening
        qtbot.waitUntil(lambda: unfinished.found is None, timeout=PATIENCE)
    assert not desk.study.is_opening
    assert (desk.study.folder.path, desk.study.table.done) == (left, 1)
    ((member, begun),) = desk.study.table.begun.items()
    assert (member.kind, begun.step, begun.steps) == (PosEmbed.RELATIVE, 2, 12)


def test_another_study_that_trains_ends_the_offer_and_the_reminder_stays(
    qtbot, unfinished, desk, left, garments, tmp_path
):
    with qtbot.waitSignal(unfinished.changed, timeout=PATIENCE):
        unfinished.look(left)
    with qtbot.assertNotEmitted(unfinished.forgotten):
        desk.study.start(StudyFolder.open(left).plan, garments, path=tmp_path / "other")
        assert unfinished.found is None
        qtbot.waitUntil(lambda: not desk.running, timeout=PATIENCE)
