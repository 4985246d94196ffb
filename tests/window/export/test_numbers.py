import csv
import dataclasses
import io
import json

import numpy as np
import pytest

from vit_studio.errors import VitStudioError
from vit_studio.window.export.numbers import csv_bytes, exact, save_numbers
from vit_studio.window.export.read_context import read_context
from vit_studio.window.export.view_data import HeatMapData
from vit_studio.window.views.colours.colour_maps import ColourMap
from vit_studio.window.views.colours.levels import Levels


def table(data):
    return list(csv.reader(io.StringIO(csv_bytes(data).decode("utf-8-sig"), newline="")))


def test_a_matrix_has_the_names_of_its_axes_and_the_numbers_that_people_call_rows_and_columns_by(data):
    rows = table(data["heat_map"])
    assert rows[0] == ["query \\ key", "0", "1", "2", "3", "4", "5", "6"]
    assert [row[0] for row in rows[1:]] == ["0", "1", "2", "3", "4"]


def test_every_float32_reads_back_as_itself(data):
    array = np.array([[np.nextafter(np.float32(1), np.float32(2)), 1e-30, -0.1], [3.4e38, 1 / 3, 0]], np.float32)
    shown = HeatMapData(array=array, levels=Levels(0, 1), colour_map=ColourMap.SEQUENTIAL)
    read = np.array([row[1:] for row in table(shown)[1:]], np.float32)
    np.testing.assert_array_equal(read, array)


def test_numpy_reads_the_table_with_one_call(tmp_path, data, make_picture, context):
    path = tmp_path / "weights.csv"
    save_numbers(path, make_picture("heat_map", "bars"), context)
    read = np.genfromtxt(path, delimiter=",", skip_header=1, dtype=np.float32, encoding="utf-8-sig")[:, 1:]
    np.testing.assert_array_equal(read, data["heat_map"].array)


def test_a_grid_of_pictures_is_one_long_table(data):
    rows, array = table(data["grid"]), data["grid"].array
    assert rows[0] == ["layer", "head", "y \\ x", "1", "2", "3", "4"]
    assert len(rows) == 1 + 2 * 3 * 4
    assert rows[1 + (1 * 3 + 2) * 4 + 1][:3] == ["2", "Mean", "2"]
    np.testing.assert_array_equal(np.array([row[3:] for row in rows[1:]], np.float32), array.reshape(-1, 4))


def test_pictures_without_rows_and_columns_are_counted(data):
    rows = table(data["wrapped"])
    assert rows[0][:2] == ["picture", "y \\ x"]
    assert [row[0] for row in rows[1::4]] == ["1", "2", "3", "4", "5", "6"]


def test_images_bars_columns_curves_and_lists(data):
    assert np.array([row[1:] for row in table(data["image"])[1:]], int).tolist() == data["image"].pixels.tolist()
    assert table(data["bars"]) == [["name", "p"], ["Coat", "0.25"], ["Shirt", "0.75"]]
    assert table(data["columns"])[:2] == [["key", "2"], ["0", exact(data["columns"].values[0])]]
    assert table(data["curves"])[:2] == [["curve", "epoch", "loss"], ["train", "0.0", "2.0"]]
    assert len(table(data["curves"])) == 1 + 4 + 2  # the faint twin is not told again
    assert table(data["table"])[1:] == [["class token", "0.125"], ["token 3", "0.5"]]


def test_points_have_a_line_each_with_how_much_those_behind_them_differ(data):
    rows, points = table(data["points"]), data["points"]
    assert rows[0] == ["layer", "point", "value", "standard deviation"]
    assert rows[1 + 3 + 2] == ["3", "2", exact(points.values[2, 1]), exact(points.spread[2, 1])]


def test_numbers_that_belong_together_are_one_table(tmp_path, data, make_picture, context):
    picture = dataclasses.replace(make_picture("heat_map", "row_bars"), together=data["table"])
    save_numbers(tmp_path / "a.csv", picture, context)
    assert (tmp_path / "a.csv").read_text("utf-8-sig").splitlines() == [
        "name,value",
        "class token,0.125",
        "token 3,0.5",
    ]


def test_with_a_map_over_the_image_the_map_is_the_table(data):
    read = np.array([row[1:] for row in table(data["overlay"])[1:]], np.float32)
    np.testing.assert_array_equal(read, data["overlay"].overlay)


@pytest.mark.parametrize(
    "kind",
    ["heat_map", "grid", "wrapped", "image", "overlay", "bars", "columns", "row_bars", "points", "curves", "table"],
)
def test_numpy_reads_every_array_back_without_a_pickle(tmp_path, data, make_picture, context, kind):
    path = tmp_path / "a.npz"
    save_numbers(path, make_picture(kind, "heat_map"), context)
    with np.load(path, allow_pickle=False) as read:
        expected = data[kind].arrays()
        first = next(iter(expected))
        np.testing.assert_array_equal(read["array"], expected.pop(first))
        for name, array in expected.items():
            np.testing.assert_array_equal(read[f"array.{name}"], array)
        np.testing.assert_array_equal(read["heat_map"], data["heat_map"].array)
        assert read["heat_map"].dtype == np.float32
        assert read["heat_map.axes"].tolist() == ["query", "key"]
        assert json.loads(str(read["vit_studio"]))["model_hash"] == context.model_hash


def test_equal_numbers_give_equal_files(tmp_path, make_picture, context):
    for name in ("a.npz", "b.npz"):
        save_numbers(tmp_path / name, make_picture("heat_map", "image"), context)
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_another_suffix_is_refused(tmp_path, make_picture, context):
    with pytest.raises(VitStudioError, match=r"\.csv, \.npz"):
        save_numbers(tmp_path / "a.xlsx", make_picture("heat_map"), context)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_file(tmp_path, make_picture, context, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(self, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(VitStudioError, match="full"):
        save_numbers(path, make_picture("heat_map"), context)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_of_a_difference_the_first_cell_names_both_models(tmp_path, make_picture, context):
    taken = dataclasses.replace(
        context, is_difference=True, other_model="tiny", other_hash="0123456789ab", other_step=20
    )
    save_numbers(tmp_path / "a.csv", make_picture("heat_map"), taken)
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        first, *rows = csv.reader(file)
    assert first[0] == (
        "query \\ key | A − B, A = Fashion-MNIST ViT 7b13b375ef2a, B = tiny 0123456789ab after 20 steps"
    )
    assert len(rows) == 5
    save_numbers(tmp_path / "a.npz", make_picture("heat_map"), taken)
    assert read_context(tmp_path / "a.npz") == taken
