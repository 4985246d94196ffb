import datetime

import pytest

from vit_studio.session.run_names import new_run_path

NOON = datetime.datetime(2025, 11, 25, 12, 0, 5)


def test_names_begin_with_the_time_and_say_what_trains(tmp_path):
    assert new_run_path(tmp_path, "tiny", NOON) == tmp_path / "2025-11-25 12.00.05 tiny"
    assert new_run_path(tmp_path, "", NOON) == tmp_path / "2025-11-25 12.00.05"
    assert not list(tmp_path.iterdir())


def test_a_second_one_in_the_same_second_has_a_name_of_its_own(tmp_path):
    for name in ("2025-11-25 12.00.05 tiny", "2025-11-25 12.00.05 tiny 2"):
        (tmp_path / name).mkdir()
    assert new_run_path(tmp_path, "tiny", NOON).name == "2025-11-25 12.00.05 tiny 3"


@pytest.mark.parametrize(
    ("name", "fit"), [("a/b", "ab"), ("../up", "up"), ('what? "x"', "what x"), ("dots...", "dots"), ("模型", "模型")]
)
def test_what_no_file_may_be_called_is_left_out(tmp_path, name, fit):
    assert new_run_path(tmp_path, name, NOON).name == f"2025-11-25 12.00.05 {fit}"
