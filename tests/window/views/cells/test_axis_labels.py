from hypothesis import given
from hypothesis import strategies as st

from vit_studio.window.views.cells.axis_labels import Axis, AxisCells, LabelKind, place_labels

WIDTH = 7.0


def extent(kind, text):
    return WIDTH * len(text)


def labels(axis, count=50, length=400.0, selected=None, hovered=None):
    cells = AxisCells(range(count), length, length / max(count, 1))
    return place_labels(axis, cells, extent, selected=selected, hovered=hovered)


def texts(placed, kind):
    return [label.text for label in placed if label.kind is kind]


def test_first_and_last_number_and_the_name():
    placed = labels(Axis("tokens", 0))
    assert texts(placed, LabelKind.END) == ["0", "49"]
    assert texts(placed, LabelKind.NAME) == ["tokens"]


def test_people_count_from_one():
    assert texts(labels(Axis("dimensions"), count=64), LabelKind.END) == ["1", "64"]


def test_one_cell_has_one_number():
    assert texts(labels(Axis("token", 0), count=1), LabelKind.END) == ["0"]


def test_without_cells_there_are_no_labels():
    assert labels(Axis("tokens"), count=0) == []


def test_the_selected_number_stands_at_its_cell():
    (selected,) = [label for label in labels(Axis("tokens", 0), selected=12) if label.kind is LabelKind.SELECTED]
    assert selected.text == "12"
    assert (selected.start + selected.end) / 2 == 12.5 * 8


def test_the_first_number_makes_way_for_a_selected_neighbour():
    assert texts(labels(Axis("tokens", 0), selected=1), LabelKind.END) == ["49"]


def test_the_name_stands_still_whatever_is_selected():
    names = [
        [label for label in labels(Axis("tokens", 0), selected=selected, hovered=hovered) if label.kind == "name"]
        for selected, hovered in ((None, None), (24, None), (25, 23), (0, 49))
    ]
    assert [(label.text, (label.start + label.end) / 2) for label in names[0]] == [("tokens", 200.0)]
    assert all(name == names[0] for name in names)


def test_a_name_without_room_is_left_out():
    assert texts(labels(Axis("a very long name indeed"), length=80.0), LabelKind.NAME) == []


def test_a_selection_outside_is_no_label():
    assert texts(labels(Axis("tokens"), selected=50), LabelKind.SELECTED) == []


@given(
    count=st.integers(1, 2000),
    length=st.floats(4, 900),
    first=st.integers(0, 1),
    data=st.data(),
)
def test_numbers_never_touch(count, length, first, data):
    selected = data.draw(st.none() | st.integers(0, count - 1))
    placed = labels(Axis("tokens", first), count=count, length=length, selected=selected)
    numbers = [label for label in placed if label.kind is not LabelKind.NAME]
    for index, label in enumerate(numbers):
        assert all(label.clears(other) for other in numbers[index + 1 :])
    assert selected is None or texts(placed, LabelKind.SELECTED) == [str(selected + first)]
