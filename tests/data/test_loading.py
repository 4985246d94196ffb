import os

import numpy as np
import pytest

from vit_studio.data import loading
from vit_studio.data.fashion_files import FILE_NAMES
from vit_studio.data.loading import load_images
from vit_studio.errors import DataError


def test_the_second_time_nothing_is_decoded(extracted_dir, oracle, tmp_path, monkeypatch):
    first = load_images(extracted_dir, tmp_path)

    def refuse(*args, **kwargs):
        raise AssertionError("the cache is fresh")

    monkeypatch.setattr(loading, "load", refuse)
    again = load_images(extracted_dir, tmp_path)
    assert np.array_equal(again.images[60_000:], oracle.test_images)
    assert (again.mean, again.std, again.source) == (first.mean, first.std, first.source)


def test_files_that_were_touched_are_looked_at_again(copy_to, tmp_path):
    folder, cache = copy_to(tmp_path / "data"), tmp_path / "cache"
    load_images(folder, cache)
    file = folder / f"{FILE_NAMES[3]}.gz"
    os.utime(file, (1, 1))
    steps: list[int] = []
    assert len(load_images(folder, cache, progress=lambda done, total: steps.append(done))) == 70_000
    assert steps
    file.write_bytes(b"damaged since")
    with pytest.raises(DataError, match="damaged"):
        load_images(folder, cache)


def test_an_empty_folder_is_told_with_what_belongs_there(tmp_path):
    with pytest.raises(DataError) as caught:
        load_images(tmp_path / "nowhere", tmp_path)
    assert str(tmp_path / "nowhere") in str(caught.value)
    assert all(name in str(caught.value) for name in FILE_NAMES)
