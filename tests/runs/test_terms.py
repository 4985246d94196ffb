import dataclasses

import pytest
import torch

from vit_studio.errors import ConfigError
from vit_studio.runs import terms
from vit_studio.runs.recorded_training import resume_run, start_run
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.terms import Difference, Terms, differences, terms_here
from vit_studio.training.events import Progress
from vit_studio.training.settings import Precision


@pytest.fixture
def cores(monkeypatch):
    monkeypatch.setattr(terms, "_cores", lambda: 2)


@pytest.fixture
def info(whole, cores):
    info = RunFolder.open(whole).info
    return dataclasses.replace(info, settings=dataclasses.replace(info.settings, precision="float32"))


def on(info, **changes):
    settings = dataclasses.replace(info.settings, precision=changes.pop("precision", "float32"))
    return terms_here(dataclasses.replace(info, settings=settings, **changes))


def test_a_run_goes_on_as_it_began(info):
    assert on(info, threads=2) == Terms(device="cpu", threads=2, precision=Precision.FLOAT32)


def test_a_device_that_is_not_here_is_the_processor(info):
    assert on(info, device="cuda:9").device == "cpu"


def test_more_threads_than_cores_are_not_taken(info):
    assert on(info, threads=64).threads == torch.get_num_threads()


@pytest.mark.parametrize(("has_it", "precision"), [(True, Precision.BFLOAT16), (False, Precision.FLOAT32)])
def test_where_16_bits_are_not_to_be_had_it_is_32(info, monkeypatch, has_it, precision):
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: has_it)
    assert on(info, precision="bfloat16").precision is precision


@pytest.fixture
def left(tmp_path, garments, tiny, brief, monkeypatch):
    """A run in bfloat16, left after five steps, and no device any more that has that."""
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: True)
    path = tmp_path / "left"
    with start_run(path, garments, tiny, dataclasses.replace(brief, precision="bfloat16")) as recorded:
        for event in recorded:
            if isinstance(event, Progress) and event.step == 5:
                recorded.save_checkpoint()
                break
    monkeypatch.setattr("vit_studio.training.precision.has_bfloat16", lambda device: False)
    return path


def test_a_run_in_16_bits_goes_on_in_32_where_that_is_said(left, garments):
    with pytest.raises(ConfigError, match="does not compute in bfloat16"):
        resume_run(left, garments)
    recorded = resume_run(left, garments, precision=Precision.FLOAT32)
    assert recorded.settings.precision is Precision.FLOAT32
    assert differences(recorded) == (Difference(name="precision", before="bfloat16", now="float32"),)
    list(recorded)
    folder = RunFolder.open(left)
    assert folder.is_finished
    assert folder.info.settings.precision is Precision.BFLOAT16  # what it began with stays written down


def test_threads_are_the_runs_while_it_trains_and_put_back_after(left, garments):
    assert torch.get_num_threads() == 1
    recorded = resume_run(left, garments, precision=Precision.FLOAT32, threads=2)
    assert torch.get_num_threads() == 2
    assert Difference(name="threads", before="1", now="2") in differences(recorded)
    list(recorded)
    assert torch.get_num_threads() == 1


def test_threads_are_put_back_where_nothing_begins(left, garments):
    with pytest.raises(ConfigError):
        resume_run(left, garments, threads=2)
    assert torch.get_num_threads() == 1


def test_other_versions_are_a_difference_and_unknown_ones_are_none(left, garments):
    with resume_run(left, garments, precision=Precision.FLOAT32) as recorded:
        info = recorded.folder.info
        recorded.folder.info = dataclasses.replace(info, device="cuda:0", processes=3, versions={"torch": "1.0"})
        assert [(each.name, each.before) for each in differences(recorded)] == [
            ("device", "cuda:0"),
            ("processes", "3"),
            ("precision", "bfloat16"),
            ("torch", "1.0"),
        ]
