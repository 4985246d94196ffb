import io

import pytest

from vit_studio.commands.progress_line import ProgressLine
from vit_studio.commands.training_images import images_for_training
from vit_studio.errors import DataError


@pytest.fixture
def stream():
    return io.StringIO()


@pytest.fixture
def downloads(monkeypatch):
    asked = []

    def refuse(folder, *, progress):
        asked.append(folder)
        raise DataError("no network here")

    monkeypatch.setattr("vit_studio.data.download.download", refuse)
    return asked


def test_drawn_garments_need_no_folder(stream, downloads):
    images = images_for_training(None, drawn=True, may_download=True, line=ProgressLine(stream))
    assert images.drawn
    assert not downloads


def test_real_images_are_read_where_they_are(stream, downloads, data_dir):
    images = images_for_training(data_dir, drawn=False, may_download=True, line=ProgressLine(stream))
    assert (len(images), images.drawn) == (70_000, False)
    assert not downloads
    assert str(data_dir) in stream.getvalue()


def test_missing_images_are_downloaded(stream, downloads, tmp_path):
    with pytest.raises(DataError, match="no network"):
        images_for_training(tmp_path, drawn=False, may_download=True, line=ProgressLine(stream))
    assert downloads == [tmp_path]


def test_missing_images_are_told_where_they_may_not_be_downloaded(stream, downloads, tmp_path):
    with pytest.raises(DataError, match="Fashion-MNIST"):
        images_for_training(tmp_path, drawn=False, may_download=False, line=ProgressLine(stream))
    assert not downloads
