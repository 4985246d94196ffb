import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from vit_studio.data.download import COMPRESSED_BYTES, Cancelled, download
from vit_studio.data.fashion_files import FILE_NAMES, TEST_IMAGES, TEST_LABELS, TRAIN_IMAGES, TRAIN_LABELS
from vit_studio.data.loading import load_images
from vit_studio.errors import DataError

RAW = Path("FashionMNIST", "raw")


@pytest.fixture
def data(tmp_path) -> Path:
    return tmp_path / "data"


def parts(folder: Path) -> list[Path]:
    return list(folder.rglob("*.part"))


def cancel_after(calls: int) -> Callable[[], bool]:
    left = iter(range(calls))
    return lambda: next(left, None) is None


def test_four_files_arrive_whole(serve, packed, data):
    server, told = serve(packed), []
    found = download(data, progress=lambda done, total: told.append((done, total)), mirrors=[server.url])
    assert found.folder == data / RAW
    for name, body in packed.items():
        assert (data / RAW / name).read_bytes() == body
    assert not parts(data)
    done = [done for done, _ in told]
    total = sum(len(body) for body in packed.values())
    assert done == sorted(done) and told[-1] == (total, total) and {total for _, total in told} == {total}
    assert len(told) > 100


def test_the_known_sizes_are_those_of_the_files(packed):
    assert {f"{name}.gz": size for name, size in COMPRESSED_BYTES.items()} == {
        name: len(body) for name, body in packed.items()
    }


def test_whole_files_are_kept_and_only_the_others_fetched(serve, packed, data, copy_to, extracted_dir):
    folder = copy_to(data / RAW, TRAIN_IMAGES, TEST_IMAGES)
    (folder / TRAIN_LABELS).write_bytes((extracted_dir / RAW / TRAIN_LABELS).read_bytes())
    half = folder / f"{TEST_IMAGES}.gz"
    half.write_bytes(half.read_bytes()[:1000])
    kept = (folder / f"{TRAIN_IMAGES}.gz").stat().st_mtime_ns
    server, told = serve(packed), []
    download(data, progress=lambda done, total: told.append((done, total)), mirrors=[server.url])
    assert sorted(server.requested) == [f"{TEST_IMAGES}.gz", f"{TEST_LABELS}.gz"]
    assert (folder / f"{TRAIN_IMAGES}.gz").stat().st_mtime_ns == kept
    assert half.read_bytes() == packed[half.name]
    wanted = COMPRESSED_BYTES[TEST_IMAGES] + COMPRESSED_BYTES[TEST_LABELS]
    assert told[-1] == (wanted, wanted)


def test_a_damaged_extracted_file_does_not_stand_in_the_way(serve, packed, data, copy_to, tmp_path):
    folder = copy_to(data, *FILE_NAMES[:3])
    (folder / TEST_LABELS).write_bytes(b"damaged")
    server = serve(packed)
    assert download(data, mirrors=[server.url]).folder == folder
    assert server.requested == [f"{TEST_LABELS}.gz"]
    assert len(load_images(data, tmp_path / "cache")) == 70_000


def test_where_all_is_there_no_server_is_asked(data, copy_to):
    copy_to(data)
    assert download(data, mirrors=["http://127.0.0.1:1/"]).folder == data


def damaged(body: bytes) -> bytes:
    return body[:-1] + bytes([body[-1] ^ 1])


@pytest.mark.parametrize(
    "spoil",
    [damaged, lambda body: body[:-7], lambda body: body + b"more", lambda body: b"<html>Sign in first</html>"],
    ids=["damaged", "short", "long", "something else"],
)
def test_what_is_not_the_published_file_is_not_kept(serve, packed, data, spoil):
    server = serve(packed | {f"{TRAIN_LABELS}.gz": spoil(packed[f"{TRAIN_LABELS}.gz"])})
    with pytest.raises(DataError, match="checksum is wrong"):
        download(data, mirrors=[server.url])
    assert [path.name for path in (data / RAW).iterdir()] == [f"{TRAIN_IMAGES}.gz"]


def test_the_next_mirror_helps_out(serve, packed, data):
    gone, bad, good = serve({}), serve({name: damaged(body) for name, body in packed.items()}), serve(packed)
    told = []
    mirrors = [gone.url, bad.url, good.url]
    download(data, progress=lambda done, total: told.append(done / total), mirrors=mirrors)
    assert [len(server.requested) for server in (gone, bad, good)] == [4, 4, 4]
    assert told[-1] == 1 and max(told) == 1
    assert not parts(data)


def test_a_server_error_is_told(serve, packed, data):
    server = serve(packed)
    server.statuses[f"{TRAIN_IMAGES}.gz"] = 503
    with pytest.raises(DataError, match="error 503"):
        download(data, mirrors=[server.url])
    assert not any((data / RAW).iterdir())


def test_no_network_is_told(data, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(DataError, match="cannot be reached") as caught:
        download(data, mirrors=[f"http://127.0.0.1:{port}/"])
    assert "network" in caught.value.hint


def test_cancel_in_the_middle_leaves_whole_files_only(serve, packed, data):
    server = serve(packed)
    with pytest.raises(Cancelled):
        download(data, cancelled=cancel_after(20), mirrors=[server.url])
    assert not any((data / RAW).iterdir())
    download(data, mirrors=[server.url])
    assert len(list((data / RAW).iterdir())) == 4


def test_cancel_is_heard_while_the_server_says_nothing(serve, packed, data):
    server = serve(packed)
    server.stalled.add(f"{TRAIN_IMAGES}.gz")
    half, done = COMPRESSED_BYTES[TRAIN_IMAGES] // 2, [0]
    with pytest.raises(Cancelled):
        download(
            data,
            progress=lambda now, total: done.append(now),
            cancelled=lambda: done[-1] == half,
            mirrors=[server.url],
        )
    assert not server.go_on.is_set() and not parts(data)


def test_the_leftover_of_a_killed_download_is_written_over(serve, packed, data):
    (data / RAW).mkdir(parents=True)
    left = data / RAW / f"{TEST_LABELS}.gz.part"
    left.write_bytes(b"x" * 100_000)
    download(data, mirrors=[serve(packed).url])
    assert not left.exists()
    assert (data / RAW / f"{TEST_LABELS}.gz").read_bytes() == packed[f"{TEST_LABELS}.gz"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_told_and_no_other_mirror_asked(serve, packed, data):
    (data / RAW).mkdir(parents=True)
    (data / RAW / f"{TRAIN_IMAGES}.gz.part").symlink_to("/dev/full")
    first, second = serve(packed), serve(packed)
    with pytest.raises(DataError, match="disk is full") as caught:
        download(data, mirrors=[first.url, second.url])
    assert "room" in caught.value.hint
    assert not second.requested and not any((data / RAW).iterdir())


def test_a_folder_without_rights_is_told(serve, packed, data, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(DataError, match="no rights"):
        download(data, mirrors=["http://127.0.0.1:1/"])


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser has all rights")
def test_a_read_only_folder_is_told(serve, packed, data):
    (data / RAW).mkdir(parents=True)
    (data / RAW).chmod(0o555)
    try:
        with pytest.raises(DataError, match="no rights"):
            download(data, mirrors=[serve(packed).url])
    finally:
        (data / RAW).chmod(0o755)


def test_a_file_in_place_of_the_folder_is_told(data):
    data.write_bytes(b"")
    with pytest.raises(DataError, match=str(RAW)):
        download(data, mirrors=["http://127.0.0.1:1/"])


def test_torchvisions_mirrors_are_the_default(serve, packed, data, monkeypatch):
    from torchvision.datasets import FashionMNIST

    server = serve(packed)
    monkeypatch.setattr(FashionMNIST, "mirrors", [server.url])
    download(data)
    assert len(server.requested) == 4
