"""Places on an axis: heads from 1, all else from 0, and told only when a person chooses."""

import pytest

from vit_studio.window.docks.inspector.inspector_axes import AxisKind
from vit_studio.window.docks.inspector.inspector_place import PlaceChooser


@pytest.fixture
def chooser(qtbot):
    made = PlaceChooser()
    qtbot.addWidget(made)
    return made


def test_heads_are_counted_from_one(chooser):
    chooser.set_axis(AxisKind.HEAD, 4)
    assert (chooser.text(), chooser.place) == ("Head 1 of 4", 0)
    chooser.set_place(3)
    assert (chooser.text(), chooser.place) == ("Head 4 of 4", 3)


def test_all_else_is_counted_as_the_code_does(chooser):
    chooser.set_axis(AxisKind.OTHER, 50)
    chooser.set_place(17)
    assert (chooser.text(), chooser.place) == ("Index 17 / 49", 17)


def test_the_place_stays_where_it_can(chooser):
    chooser.set_axis(AxisKind.OTHER, 50)
    chooser.set_place(2)
    chooser.set_axis(AxisKind.HEAD, 4)
    assert chooser.place == 2
    chooser.set_axis(AxisKind.HEAD, 2)
    assert chooser.place == 1


def test_only_a_person_is_told_of(qtbot, chooser):
    with qtbot.assertNotEmitted(chooser.valueChanged):
        chooser.set_axis(AxisKind.HEAD, 4)
        chooser.set_place(2)
    with qtbot.waitSignal(chooser.valueChanged):
        chooser.stepUp()
