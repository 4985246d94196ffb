import gzip
import logging
import shutil
import tempfile
from pathlib import Path

import numpy as np
import pytest

from vit_studio.data import fashion_mnist, image_cache
from vit_studio.data.fashion_files import FILE_NAMES, TEST_IMAGES, TRAIN_IMAGES, FoundFiles, require
from vit_studio.data.images import FASHION_CLASSES, ImageId, ImageSet, Split
from vit_studio.errors import DataError


def assert_is_the_oracle(images: ImageSet, oracle) -> None:
    assert np.array_equal(images.images[:60_000], oracle.train_images)
    assert np.array_equal(images.images[60_000:], oracle.test_images)
    assert np.array_equal(images.labels, np.concatenate([oracle.train_labels, oracle.test_labels]))


@pytest.fixture(scope="module")
def temporary(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("temporary")


@pytest.fixture(scope="module")
def loaded(data_dir, official, temporary, tmp_path_factory) -> ImageSet:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(temporary))
        return fashion_mnist.load(require(data_dir), cache_dir=tmp_path_factory.mktemp("cache"))


def test_compressed_files_are_read_as_torchvision_reads_the_extracted_ones(loaded, oracle):
    assert_is_the_oracle(loaded, oracle)


def test_split_and_number_of_each_image(loaded):
    assert loaded.is_train.sum() == 60_000
    assert loaded.image_id(0) == ImageId(Split.TRAIN, 0)
    assert loaded.image_id(59_999) == ImageId(Split.TRAIN, 59_999)
    assert loaded.image_id(60_000) == ImageId(Split.TEST, 0)
    assert loaded.image_id(69_999) == ImageId(Split.TEST, 9_999)
    assert loaded.class_names == FASHION_CLASSES and not loaded.drawn


def test_mean_and_deviation_are_the_published_ones(loaded):
    assert loaded.mean == pytest.approx(0.28604, abs=5e-6)
    assert loaded.std == pytest.approx(0.35302, abs=5e-6)


def test_what_is_returned_is_mapped_and_cannot_be_changed(loaded):
    assert isinstance(loaded.images, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        loaded.images[0] = 0


def test_extracted_files_are_read_where_they_lie_and_progress_told(extracted_dir, oracle, tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("nothing is to be extracted")

    monkeypatch.setattr(tempfile, "TemporaryDirectory", refuse)
    told: list[tuple[int, int]] = []
    images = fashion_mnist.load(
        require(extracted_dir), cache_dir=tmp_path, progress=lambda done, total: told.append((done, total))
    )
    assert_is_the_oracle(images, oracle)
    total = told[0][1]
    assert told == [(step, total) for step in range(1, total + 1)]


def test_a_flat_read_only_mixture_is_left_as_it_was(extracted_dir, copy_to, oracle, tmp_path):
    folder = copy_to(tmp_path / "flat", *FILE_NAMES[1:])
    shutil.copyfile(extracted_dir / "FashionMNIST" / "raw" / TRAIN_IMAGES, folder / TRAIN_IMAGES)
    before = sorted(folder.rglob("*"))
    folder.chmod(0o555)
    try:
        images = fashion_mnist.load(require(folder), cache_dir=tmp_path / "cache")
        assert sorted(folder.rglob("*")) == before
    finally:
        folder.chmod(0o755)
    assert_is_the_oracle(images, oracle)


def test_nothing_temporary_stays(loaded, temporary):
    assert not any(temporary.iterdir())


def test_a_progress_that_raises_ends_the_work(extracted_dir, tmp_path):
    def stop(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fashion_mnist.load(require(extracted_dir), cache_dir=tmp_path, progress=stop)
    assert not any(tmp_path.iterdir())


def truncate(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flip_a_bit(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def pack_something_else(data: bytes) -> bytes:
    return gzip.compress(gzip.decompress(data)[:-1], compresslevel=1)


@pytest.mark.parametrize("damage", [truncate, flip_a_bit, pack_something_else, lambda data: b""])
def test_a_damaged_file_is_named_and_not_used(copy_to, tmp_path, damage):
    folder = copy_to(tmp_path / "data")
    file = folder / f"{TEST_IMAGES}.gz"
    file.write_bytes(damage(file.read_bytes()))
    with pytest.raises(DataError, match="damaged") as caught:
        fashion_mnist.load(require(folder), cache_dir=tmp_path / "cache")
    assert str(file) in str(caught.value) and "Download" in caught.value.hint
    assert image_cache.load_cached(folder, tmp_path / "cache") is None


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(extracted_dir, oracle, tmp_path, caplog):
    not_a_folder = tmp_path / "cache"
    not_a_folder.touch()
    with caplog.at_level(logging.INFO):
        images = fashion_mnist.load(require(extracted_dir), cache_dir=not_a_folder)
    assert_is_the_oracle(images, oracle)
    assert not images.images.flags.writeable
    assert str(not_a_folder) in caplog.text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_temporary_disk_is_told(official, tmp_path, monkeypatch):
    class FullFolder:
        """A temporary folder on a disk that is full."""

        def __init__(self, prefix):
            self.folder = tmp_path / prefix

        def __enter__(self):
            self.folder.mkdir()
            (self.folder / TRAIN_IMAGES).symlink_to("/dev/full")
            return str(self.folder)

        def __exit__(self, *_):
            pass

    monkeypatch.setattr(tempfile, "TemporaryDirectory", FullFolder)
    folder = official[TRAIN_IMAGES].parent
    found = FoundFiles(folder, folder, {name: (path,) for name, path in official.items()})
    with pytest.raises(DataError, match="disk is full"):
        fashion_mnist.load(found, cache_dir=tmp_path / "cache")
