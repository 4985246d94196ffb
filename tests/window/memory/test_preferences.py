from pathlib import Path

from PySide6.QtCore import QByteArray

from vit_studio.window.memory.preferences import FILE_NAME, Key, Preferences


def test_what_is_remembered_comes_back(tmp_path):
    first = Preferences(tmp_path)
    first.remember(Key.THEME, "dark")
    first.remember(Key.LAYOUT, QByteArray(b"\x00\x01layout"))
    first.remember(Key.FOLDER, str(tmp_path))
    first.save()
    again = Preferences(tmp_path)
    assert again.text(Key.THEME) == "dark"
    assert again.blob(Key.LAYOUT) == QByteArray(b"\x00\x01layout")
    assert again.folder(Key.FOLDER) == tmp_path


def test_the_first_start_remembers_nothing(tmp_path):
    fresh = Preferences(tmp_path / "absent")
    assert fresh.text(Key.THEME) == ""
    assert fresh.blob(Key.GEOMETRY) is None
    assert fresh.folder(Key.FOLDER) == Path.home()


def test_without_a_folder_nothing_is_written():
    forgetful = Preferences(None)
    forgetful.remember(Key.THEME, "dark")
    forgetful.save()
    assert forgetful.text(Key.THEME) == ""


def test_a_damaged_file_is_set_aside(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"\x00\x93 no ini at all \xff")
    preferences = Preferences(tmp_path)
    assert preferences.text(Key.THEME) == ""
    preferences.remember(Key.THEME, "light")
    preferences.save()
    assert Preferences(tmp_path).text(Key.THEME) == "light"
    assert (tmp_path / f"{FILE_NAME}.damaged").read_bytes().startswith(b"\x00\x93")


def test_a_value_of_the_wrong_kind_counts_as_absent(tmp_path):
    written = "[window]\ngeometry=seven\nlayout=1, 2, 3\ntheme=dark, light\nlanguage=@ByteArray(zh)\n"
    (tmp_path / FILE_NAME).write_text(written + "[views]\nmagnitudes=@Size(3 4)\nsigned_values=a, b\n")
    preferences = Preferences(tmp_path)
    assert preferences.blob(Key.GEOMETRY) is None
    assert preferences.blob(Key.LAYOUT) is None
    for key in (Key.THEME, Key.LANGUAGE, Key.MAGNITUDES, Key.SIGNED_VALUES, Key.THUMBNAILS):
        assert preferences.text(key) == ""


def test_a_folder_that_has_gone_leads_home(tmp_path):
    preferences = Preferences(tmp_path)
    preferences.remember(Key.FOLDER, str(tmp_path / "gone"))
    assert preferences.folder(Key.FOLDER) == Path.home()


def test_a_disk_that_refuses_costs_only_the_memory(tmp_path):
    (tmp_path / "file").write_text("")
    preferences = Preferences(tmp_path / "file" / "below")
    preferences.remember(Key.THEME, "dark")
    preferences.save()
