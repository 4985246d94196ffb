import dataclasses
import json

import pytest
import torch

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.runs.metrics import read_metrics
from vit_studio.runs.recorded_training import start_run
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.studies.study_error import StudyError
from vit_studio.studies.study_folder import StudyFolder, is_study
from vit_studio.studies.study_info import StudyInfo
from vit_studio.studies.study_plan import Member
from vit_studio.studies.study_table import member_result, read_table
from vit_studio.training.events import Progress
from vit_studio.training.settings import Precision
from vit_studio.vit.config import PosEmbed
from vit_studio.vit.weights import load_model


def weights(folder, member):
    return load_model(folder.member_run(member).model_file).model.state_dict()


def losses(folder, member):
    return [event.loss for event in read_metrics(folder.member_run(member)) if isinstance(event, Progress)]


def assert_same(one, other):
    for member in one.plan.members:
        mine, yours = weights(one, member), weights(other, member)
        assert mine.keys() == yours.keys()
        assert all(torch.equal(mine[name], yours[name]) for name in mine), member
        assert losses(one, member) == losses(other, member)


@pytest.mark.parametrize("stop_after", [3, 8, 11, 31])
def test_left_anywhere_and_gone_on_with_it_gives_the_same_models_bit_for_bit(
    tmp_path, make_study, go_through, whole, stop_after
):
    """8 steps a member: in the first one, after its last step but before it is judged, in the second, at the end."""
    folder = make_study(tmp_path / "study")
    go_through(folder, stop_after=stop_after)
    assert read_table(folder).done == (stop_after - 1) // 8
    go_through(StudyFolder.open(folder.path))
    assert read_table(folder).is_complete
    assert_same(folder, whole)
    assert {result.valid_accuracy for result in read_table(folder).results.values()} == {
        result.valid_accuracy for result in read_table(whole).results.values()
    }


def test_what_is_finished_is_not_trained_again(tmp_path, make_study, go_through, garments):
    folder = make_study(tmp_path / "study")
    go_through(folder, stop_after=9)
    first, second, *_ = folder.plan.members
    file = folder.member_run(first).model_file
    before = file.stat().st_mtime_ns
    go_through(folder)
    assert file.stat().st_mtime_ns == before
    with pytest.raises(RunError, match="finished"):
        folder.begin(second, garments, should_stop=lambda: False)


def test_members_are_runs_like_any_other(whole, plan):
    for member in plan.members:
        run = RunFolder.open(whole.path / member.name)
        assert run.is_finished
        assert (run.info.config.pos_embed, run.info.settings.seed) == (member.kind, member.seed)
        assert (run.path / "snapshots" / "step-0000008.safetensors").is_file()


def test_it_opens_as_it_was_made(whole):
    for path in (whole.path, whole.path / "study.json"):
        opened = StudyFolder.open(path)
        assert (opened.path, opened.info) == (whole.path, whole.info)
    assert is_study(whole.path)
    assert not is_study(whole.member_path(whole.plan.members[0]))


def test_it_grows_on_disk(tmp_path, make_study, go_through):
    folder = make_study(tmp_path / "study")
    go_through(folder)
    folder.enlarge([PosEmbed.SINCOS_2D], [])
    again = StudyFolder.open(folder.path)
    assert again.plan.kinds == (PosEmbed.NONE, PosEmbed.SINCOS_2D, PosEmbed.RELATIVE)
    table = read_table(again)
    assert (table.done, len(table.plan.members)) == (4, 6)
    go_through(again)
    assert read_table(again).is_complete


def test_another_recipe_in_a_members_place_is_not_taken_for_it(tmp_path, make_study, plan, garments):
    folder = make_study(tmp_path / "study")
    member = plan.members[0]
    settings = dataclasses.replace(plan.settings_for(member.seed), epochs=1)
    with start_run(folder.member_path(member), garments, plan.config_for(member.kind), settings) as recorded:
        for _ in recorded:
            pass
    for ask in (lambda: member_result(folder, member), lambda: folder.begin(member, garments, should_stop=bool)):
        with pytest.raises(StudyError, match="another recipe"):
            ask()


def test_other_images_are_refused(whole, garments):
    whole.check_images(garments)
    with pytest.raises(StudyError, match="learns from 240 images of Drawn garments, and not from these 80"):
        whole.check_images(draw_garments(count=80, seed=1))


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path, make_study):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(StudyError, match="not empty"):
        make_study(tmp_path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(StudyError, match="not empty"):
        make_study(tmp_path / "notes.txt")


def test_what_no_study_is_says_so(tmp_path, make_study):
    with pytest.raises(StudyError, match=r"no study.json in it"):
        StudyFolder.open(tmp_path)
    folder = make_study(tmp_path / "study")
    file = folder.path / "study.json"
    values = json.loads(file.read_text())
    file.write_text(json.dumps(values | {"format": 2}))
    with pytest.raises(StudyError, match="newer version"):
        StudyFolder.open(folder.path)
    newer = values | {"plan": values["plan"] | {"settings": values["plan"]["settings"] | {"magic": 3}}}
    file.write_text(json.dumps(newer))
    with pytest.raises(StudyError, match="update"):
        StudyFolder.open(folder.path)
    for text in ("{", "[]", json.dumps({"format": 1}), json.dumps(values | {"plan": {"kinds": ["spiral"]}})):
        file.write_text(text)
        with pytest.raises(StudyError, match="cut off or damaged"):
            StudyFolder.open(folder.path)


def test_only_an_empty_study_is_taken_away(tmp_path, make_study, garments):
    folder = make_study(tmp_path / "study")
    folder.begin(Member(PosEmbed.NONE, 3), garments, should_stop=bool).close()
    folder.remove_empty()
    assert is_study(folder.path)
    other = make_study(tmp_path / "other")
    other.remove_empty()
    assert not other.path.exists()


def test_all_members_compute_in_the_numbers_that_its_first_device_is_made_for(tmp_path, plan, garments, monkeypatch):
    monkeypatch.setattr("vit_studio.training.precision._is_made_for_bfloat16", lambda device: False)
    settings = dataclasses.replace(plan.settings, precision="auto")
    info = StudyInfo(plan=dataclasses.replace(plan, settings=settings), data=DataFingerprint.of(garments), threads=1)
    StudyFolder.create(tmp_path / "study", info)
    monkeypatch.setattr("vit_studio.training.precision._is_made_for_bfloat16", lambda device: True)
    folder = StudyFolder.open(tmp_path / "study")
    for _ in folder.begin(folder.plan.members[0], garments, should_stop=lambda: False):
        pass
    run = folder.member_run(folder.plan.members[0])
    assert run is not None
    assert run.info.settings.precision is Precision.FLOAT32
