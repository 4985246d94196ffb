import dataclasses
import errno
import json

import pytest

from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.runs.run_error import RunError
from vit_studio.runs.run_folder import RunFolder, is_run
from vit_studio.runs.run_info import FORMAT, RunInfo


@pytest.fixture
def values(whole):
    return json.loads((whole / "run.json").read_text())


@pytest.fixture
def info(whole):
    return RunFolder.open(whole).info


@pytest.fixture
def altered(tmp_path, values):
    """A run whose run.json says something else."""

    def write(**changes):
        (tmp_path / "run.json").write_text(json.dumps(values | changes))
        return tmp_path

    return write


def test_what_was_written_is_opened(tmp_path, info):
    folder = RunFolder.create(tmp_path / "new" / "run", info)
    assert RunFolder.open(folder.path).info == info
    assert RunFolder.open(folder.path / "run.json").path == folder.path
    assert is_run(folder.path)
    assert not folder.is_finished
    assert RunInfo.from_dict(info.to_dict()) == info


def test_it_tells_what_decides_the_last_bit(values, garments, brief):
    assert values["settings"]["seed"] == brief.seed
    assert values["data"]["images"] == len(garments) == 240
    assert len(values["data"]["digest"]) == 64
    assert {"vit_studio", "torch", "numpy", "python"} <= set(values["versions"])
    assert values["threads"] == 1
    assert values["device"] == "cpu"


def test_the_same_images_have_the_same_fingerprint_and_one_pixel_makes_another(garments):
    images = garments.images.copy()
    same = dataclasses.replace(garments, images=images.copy())
    images[100, 14, 14] ^= 1
    assert DataFingerprint.of(same) == DataFingerprint.of(garments)
    assert DataFingerprint.of(dataclasses.replace(garments, images=images)) != DataFingerprint.of(garments)
    labels = garments.labels.copy()
    labels[[0, 1]] = labels[[1, 0]]
    assert DataFingerprint.of(dataclasses.replace(garments, labels=labels)) != DataFingerprint.of(garments)


@pytest.mark.parametrize("name", [".", "nowhere", "file.txt"])
def test_what_is_no_run_is_told(tmp_path, name):
    (tmp_path / "file.txt").touch()
    with pytest.raises(RunError, match=r"not the folder of a run.*run\.json.*Choose a folder"):
        RunFolder.open(tmp_path / name)
    assert not is_run(tmp_path / name)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"format": 1}', '{"format": "one"}'])
def test_a_damaged_description_is_told(tmp_path, text):
    (tmp_path / "run.json").write_text(text)
    with pytest.raises(RunError, match=r"run\.json is cut off or damaged\. ") as raised:
        RunFolder.open(tmp_path)
    assert "Expecting" not in str(raised.value)


def test_a_description_that_may_not_be_read_says_why(tmp_path):
    (tmp_path / "run.json").symlink_to(tmp_path / "run.json")
    with pytest.raises(RunError, match=r"run\.json cannot be read: "):
        RunFolder.open(tmp_path)


def test_no_piece_of_a_description_is_a_run(tmp_path, whole):
    data = (whole / "run.json").read_bytes()
    for length in range(0, len(data) - 1, 97):
        (tmp_path / "run.json").write_bytes(data[:length])
        with pytest.raises(RunError):
            RunFolder.open(tmp_path)


def test_a_newer_version_is_told(altered):
    with pytest.raises(RunError, match="newer version"):
        RunFolder.open(altered(format=FORMAT + 1))


@pytest.mark.parametrize("part", ["config", "settings"])
def test_a_recipe_of_a_newer_version_is_told(altered, values, part):
    with pytest.raises(RunError, match=r"does not know: mystery.*newer version"):
        RunFolder.open(altered(**{part: values[part] | {"mystery": 1}}))


def test_numbers_that_clash_are_told(altered, values):
    with pytest.raises(RunError, match="patch_size 5 does not divide"):
        RunFolder.open(altered(config=values["config"] | {"patch_size": 5}))


def test_a_run_is_never_made_over_another(tmp_path, info):
    RunFolder.create(tmp_path / "run", info)
    before = (tmp_path / "run" / "run.json").read_bytes()
    with pytest.raises(RunError, match=r"There is a run in .* already"):
        RunFolder.create(tmp_path / "run", info)
    assert (tmp_path / "run" / "run.json").read_bytes() == before


def test_a_folder_with_other_things_is_left_alone(tmp_path, info):
    (tmp_path / "thesis.tex").write_text("all of it")
    with pytest.raises(RunError, match="not empty"):
        RunFolder.create(tmp_path, info)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_file_is_no_place_for_a_run(tmp_path, info):
    (tmp_path / "file").touch()
    with pytest.raises(RunError, match="is a file"):
        RunFolder.create(tmp_path / "file", info)
    with pytest.raises(RunError, match="could not be written"):
        RunFolder.create(tmp_path / "file" / "run", info)


def test_what_a_killed_beginning_left_is_no_hindrance(tmp_path, info):
    (tmp_path / "snapshots").mkdir()
    (tmp_path / ".run.json.0a1b2c3d.part").touch()
    (tmp_path / "writer.json").touch()
    assert RunFolder.create(tmp_path, info).info == info


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no room on the disk.*Make room"),
        (errno.EROFS, "may not be written.*choose another folder"),
        (errno.EACCES, "may not be written.*choose another folder"),
        (errno.EIO, "could not be written.*still there"),
    ],
)
def test_a_disk_that_refuses_is_told_and_leaves_no_run(tmp_path, info, monkeypatch, number, words):
    def refuse(descriptor):
        raise OSError(number, "the disk says no")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(RunError, match=words):
        RunFolder.create(tmp_path / "run", info)
    assert not is_run(tmp_path / "run")
    assert list((tmp_path / "run").glob(".*")) == []
    monkeypatch.undo()
    assert RunFolder.create(tmp_path / "run", info).info == info
