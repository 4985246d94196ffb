import errno
import os
import shutil
from pathlib import Path

import pytest

from vit_studio.data import fashion_files
from vit_studio.data.fashion_files import FILE_NAMES, SourceFile, find, published_md5, require, survey, verified
from vit_studio.errors import DataError


def put(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()
    return folder


def packed_names() -> list[str]:
    return [f"{name}.gz" for name in FILE_NAMES]


@pytest.mark.parametrize("layout", ["FashionMNIST/raw", "raw", "", "FashionMNIST"])
@pytest.mark.parametrize("packed", [True, False])
def test_it_finds_every_layout(tmp_path, layout, packed):
    names = packed_names() if packed else FILE_NAMES
    put(tmp_path / layout, *names)
    found = find(tmp_path)
    assert found is not None and found.folder == tmp_path / layout
    assert [found.choices[name] for name in FILE_NAMES] == [(tmp_path / layout / name,) for name in names]


def test_it_finds_a_mixture_of_both_forms(tmp_path):
    put(tmp_path, *FILE_NAMES[:2], *packed_names()[1:])
    found = find(tmp_path)
    assert found is not None
    assert [len(found.choices[name]) for name in FILE_NAMES] == [1, 2, 1, 1]


def test_the_fullest_of_several_places_counts(tmp_path):
    put(tmp_path / "FashionMNIST" / "raw", *FILE_NAMES[:3])
    put(tmp_path, *FILE_NAMES)
    found = find(tmp_path)
    assert found is not None and found.folder == tmp_path


def test_three_files_are_not_the_set(tmp_path):
    put(tmp_path, *FILE_NAMES[1:])
    assert find(tmp_path) is None
    with pytest.raises(DataError, match="incomplete") as caught:
        require(tmp_path)
    assert f"{FILE_NAMES[0]}.gz" in str(caught.value)
    assert FILE_NAMES[1] not in str(caught.value)


@pytest.mark.parametrize("folder", ["empty", "absent", "a file"])
def test_where_nothing_is_the_hint_names_the_folder_and_the_files(tmp_path, folder):
    (tmp_path / "empty").mkdir()
    (tmp_path / "a file").touch()
    assert find(tmp_path / folder) is None
    with pytest.raises(DataError, match="no Fashion-MNIST") as caught:
        require(tmp_path / folder)
    assert all(part in str(caught.value) for part in (str(tmp_path / folder), *packed_names()))


def test_no_folder_holds_nothing():
    assert find(None) is None


def test_what_is_to_be_fetched_goes_where_torchvision_looks(tmp_path):
    assert survey(tmp_path).folder == tmp_path / "FashionMNIST" / "raw"


def test_a_folder_of_that_name_is_no_file(tmp_path):
    (tmp_path / FILE_NAMES[0]).mkdir()
    put(tmp_path, *FILE_NAMES[1:])
    assert find(tmp_path) is None


def test_a_folder_without_rights_is_told_from_an_empty_one(tmp_path, monkeypatch):
    def refuse(self, **_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(DataError, match="no rights"):
        find(tmp_path)


def test_the_names_are_torchvisions():
    assert list(published_md5()) == packed_names()


def test_both_forms_of_the_official_files_are_verified(official, extracted_dir):
    md5 = published_md5()
    for name, path in official.items():
        packed, extracted = put(path.parent), extracted_dir / "FashionMNIST" / "raw"
        for folder, form in ((packed, path), (extracted, extracted / name)):
            found = fashion_files.FoundFiles(folder, folder, {name: (form,)})
            assert verified(found, name, md5) == SourceFile.of(form)


def test_a_damaged_form_gives_way_to_a_whole_one(copy_to, tmp_path):
    name = FILE_NAMES[3]
    copy_to(tmp_path, name)
    (tmp_path / name).write_bytes(b"not what it should be")
    source = verified(survey(tmp_path), name, published_md5())
    assert source is not None and source.path == tmp_path / f"{name}.gz"
    (tmp_path / f"{name}.gz").write_bytes(b"neither")
    assert verified(survey(tmp_path), name, published_md5()) is None


def test_a_file_without_rights_is_not_called_damaged(copy_to, tmp_path, monkeypatch):
    copy_to(tmp_path, FILE_NAMES[3])
    found = survey(tmp_path)

    def refuse(self, *_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DataError, match="no rights"):
        verified(found, FILE_NAMES[3], published_md5())


def test_a_change_shows_in_size_or_time(tmp_path):
    file = tmp_path / "file"
    file.write_bytes(b"one")
    before = SourceFile.of(file)
    assert SourceFile.of(file) == before
    shutil.copyfile(file, tmp_path / "other")
    os.utime(file, ns=(before.mtime_ns, before.mtime_ns + 1_000_000_000))
    assert SourceFile.of(file) != before
