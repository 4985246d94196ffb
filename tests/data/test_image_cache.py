import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vit_studio.data.fashion_files import FILE_NAMES, SourceFile
from vit_studio.data.image_cache import load_cached, save
from vit_studio.data.images import ImageSet
from vit_studio.data.loading import load_images


@pytest.fixture
def data(tmp_path) -> Path:
    """A data folder; what is in its files is of no concern to the cache."""
    folder = tmp_path / "data"
    folder.mkdir()
    for name in FILE_NAMES:
        (folder / name).write_text(name)
    return folder


@pytest.fixture
def cache(tmp_path) -> Path:
    return tmp_path / "cache"


def keep(images: ImageSet, data: Path, cache: Path) -> None:
    save(images, [SourceFile.of(data / name) for name in FILE_NAMES], data_dir=data, cache_dir=cache)


def kept_files(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def assert_equal(one: ImageSet | None, other: ImageSet) -> None:
    assert one is not None
    for name in ("images", "labels", "is_train", "numbers"):
        assert np.array_equal(getattr(one, name), getattr(other, name))
    for name in ("name", "class_names", "mean", "std", "source", "drawn"):
        assert getattr(one, name) == getattr(other, name)


def test_what_was_kept_comes_back_mapped(small_set, data, cache):
    keep(small_set, data, cache)
    cached = load_cached(data, cache)
    assert_equal(cached, small_set)
    assert isinstance(cached.images, np.memmap) and not cached.images.flags.writeable


def test_where_nothing_was_kept_there_is_nothing(data, cache):
    assert load_cached(data, cache) is None


def test_a_source_that_changed_makes_it_out_of_date(small_set, data, cache):
    keep(small_set, data, cache)
    file = data / FILE_NAMES[2]
    was = file.stat()
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns + 1))
    if file.stat().st_mtime_ns != was.st_mtime_ns:  # some disks count in coarser steps
        assert load_cached(data, cache) is None
    file.write_text("longer than it was before")
    os.utime(file, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert load_cached(data, cache) is None


def test_a_source_that_is_gone_makes_it_out_of_date(small_set, data, cache):
    keep(small_set, data, cache)
    (data / FILE_NAMES[0]).unlink()
    assert load_cached(data, cache) is None


def test_folders_are_kept_side_by_side(small_set, data, cache, tmp_path):
    other = shutil.copytree(data, tmp_path / "other")
    fewer = ImageSet(
        name="fewer",
        images=small_set.images[:5],
        labels=small_set.labels[:5],
        class_names=small_set.class_names,
        is_train=small_set.is_train[:5],
        numbers=small_set.numbers[:5],
        mean=0.1,
        std=0.2,
        source="another",
    )
    keep(small_set, data, cache)
    keep(fewer, other, cache)
    assert_equal(load_cached(data, cache), small_set)
    assert_equal(load_cached(other, cache), fewer)


def test_another_way_to_the_same_folder_finds_the_same(small_set, data, cache, tmp_path, monkeypatch):
    keep(small_set, data, cache)
    monkeypatch.chdir(tmp_path)
    assert_equal(load_cached(Path("data"), cache), small_set)


def test_keeping_again_leaves_nothing_behind_and_what_is_mapped_valid(small_set, data, cache):
    keep(small_set, data, cache)
    mapped = load_cached(data, cache)
    for _ in range(3):
        keep(small_set, data, cache)
    assert len(kept_files(cache)) == 2
    assert_equal(mapped, small_set)
    assert_equal(load_cached(data, cache), small_set)


def test_leftovers_of_a_killed_process_are_cleared(small_set, data, cache):
    keep(small_set, data, cache)
    folder = kept_files(cache)[0].parent
    (folder / "pixels-0.npy.0.part").write_bytes(b"half")
    keep(small_set, data, cache)
    assert len(kept_files(cache)) == 2


@pytest.mark.parametrize("suffix", [".npy", ".npz"])
@pytest.mark.parametrize("damage", ["gone", "empty", "half", "foreign"])
def test_a_torn_or_foreign_file_counts_as_nothing(small_set, data, cache, suffix, damage):
    keep(small_set, data, cache)
    (file,) = (path for path in kept_files(cache) if path.suffix == suffix)
    content = file.read_bytes()
    file.unlink()
    if damage != "gone":
        file.write_bytes({"empty": b"", "half": content[: len(content) // 2], "foreign": b"%PDF-1.4 " * 100}[damage])
    assert load_cached(data, cache) is None


def test_pixels_of_the_same_size_that_were_written_over_count_as_nothing(small_set, data, cache):
    keep(small_set, data, cache)
    (pixels,) = (path for path in kept_files(cache) if path.suffix == ".npy")
    was = pixels.stat()
    pixels.write_bytes(pixels.read_bytes()[:-1] + b"x")
    os.utime(pixels, ns=(was.st_atime_ns, was.st_mtime_ns + 1_000_000_000))
    assert load_cached(data, cache) is None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(draw=st.data())
def test_no_damage_to_the_index_does_harm(small_set, data, cache, draw):
    if not kept_files(cache):
        keep(small_set, data, cache)
    (index,) = (path for path in kept_files(cache) if path.suffix == ".npz")
    whole = index.read_bytes()
    place = draw.draw(st.integers(0, len(whole) - 1))
    byte = draw.draw(st.integers(0, 255))
    index.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
    try:
        cached = load_cached(data, cache)
        if cached is not None:
            assert_equal(cached, small_set)
    finally:
        index.write_bytes(whole)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize("full", ["pixels-0.npy.0.part", "set.npz.0.part"])
def test_a_full_disk_leaves_what_was_kept(small_set, data, cache, monkeypatch, full):
    keep(small_set, data, cache)
    before = kept_files(cache)
    monkeypatch.setattr("secrets.token_hex", lambda length: "0")
    (before[0].parent / full).symlink_to("/dev/full")
    with pytest.raises(OSError):
        keep(small_set, data, cache)
    assert kept_files(cache) == before
    assert_equal(load_cached(data, cache), small_set)


def test_the_real_set_comes_in_an_instant_and_without_torch(extracted_dir, cache):
    loaded = load_images(extracted_dir, cache)
    script = """
import sys, time
from pathlib import Path
from vit_studio.data.image_cache import load_cached
best = 1.0
for _ in range(5):
    start = time.perf_counter()
    images = load_cached(Path(sys.argv[1]), Path(sys.argv[2]))
    best = min(best, time.perf_counter() - start)
heavy = {"torch", "torchvision", "matplotlib", "PySide6", "PIL"} & set(sys.modules)
print(len(images), images.labels[60000], int(images.images[69999].sum()), best < 0.05, sorted(heavy))
"""
    command = [sys.executable, "-c", script, str(extracted_dir), str(cache)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]).stdout
    assert told.strip() == f"70000 {loaded.labels[60000]} {int(loaded.images[69999].sum())} True []"
