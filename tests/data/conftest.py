"""The official files in the forms that people have them, torchvision's reading of them, and a small web server."""

import gzip
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

from vit_studio.data.fashion_files import FILE_NAMES
from vit_studio.data.images import ImageSet


class Oracle(NamedTuple):
    """What torchvision reads."""

    train_images: np.ndarray
    train_labels: np.ndarray
    test_images: np.ndarray
    test_labels: np.ndarray


@pytest.fixture(scope="session")
def official(data_dir) -> dict[str, Path]:
    """The four compressed files by their names."""
    files = {name: sorted(data_dir.rglob(f"{name}.gz")) for name in FILE_NAMES}
    if not all(files.values()):
        pytest.skip(f"the four .gz files of Fashion-MNIST are not all in {data_dir}")
    return {name: found[0] for name, found in files.items()}


@pytest.fixture(scope="session")
def extracted_dir(official, tmp_path_factory) -> Path:
    """A folder in torchvision's layout with the extracted files; tests only read it."""
    folder = tmp_path_factory.mktemp("extracted")
    raw = folder / "FashionMNIST" / "raw"
    raw.mkdir(parents=True)
    for name, packed in official.items():
        (raw / name).write_bytes(gzip.decompress(packed.read_bytes()))
    return folder


@pytest.fixture(scope="session")
def oracle(extracted_dir) -> Oracle:
    from torchvision.datasets import FashionMNIST

    train, test = (FashionMNIST(str(extracted_dir), train=train) for train in (True, False))
    return Oracle(train.data.numpy(), train.targets.numpy(), test.data.numpy(), test.targets.numpy())


@pytest.fixture
def copy_to(official) -> Callable[..., Path]:
    """Copies the compressed files, or those that are named, into a new folder."""

    def copy(folder: Path, *names: str) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        for name in names or FILE_NAMES:
            shutil.copyfile(official[name], folder / f"{name}.gz")
        return folder

    return copy


@pytest.fixture
def small_set() -> ImageSet:
    """Forty images, a few of them of the test split."""
    rng = np.random.default_rng(7)
    return ImageSet(
        name="small",
        images=rng.integers(0, 256, (40, 28, 28), dtype=np.uint8),
        labels=rng.integers(0, 3, 40).astype(np.uint8),
        class_names=("one", "two", "three"),
        is_train=np.arange(40) < 30,
        numbers=np.concatenate([np.arange(30), np.arange(10)]).astype(np.int32),
        mean=0.25,
        std=0.5,
        source="a test",
    )


class FileServer:
    """Serves `files` by their names; `statuses` answers with an error, `stalled` names send half and then nothing."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files
        self.statuses: dict[str, int] = {}
        self.stalled: set[str] = set()
        self.requested: list[str] = []
        self.go_on = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = False  # closing joins them
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def close(self) -> None:
        self.go_on.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        served = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                name = self.path.strip("/")
                served.requested.append(name)
                if name in served.statuses or name not in served.files:
                    self.send_error(served.statuses.get(name, 404))
                    return
                body = served.files[name]
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                try:
                    if name in served.stalled:
                        self.wfile.write(body[: len(body) // 2])
                        self.wfile.flush()
                        served.go_on.wait()
                    else:
                        self.wfile.write(body)
                except (BrokenPipeError, ConnectionResetError):
                    pass  # whoever asked has left

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


@pytest.fixture
def serve(monkeypatch) -> Iterator[Callable[[dict[str, bytes]], FileServer]]:
    """Starts servers on this machine, asked directly even where the environment names a proxy."""
    monkeypatch.setenv("no_proxy", "*")
    servers: list[FileServer] = []

    def start(files: dict[str, bytes]) -> FileServer:
        servers.append(FileServer(files))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="session")
def packed(official) -> dict[str, bytes]:
    """The compressed files as a server sends them."""
    return {f"{name}.gz": path.read_bytes() for name, path in official.items()}
