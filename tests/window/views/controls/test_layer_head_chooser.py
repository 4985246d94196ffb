import pytest

from vit_studio.analysis.heads import Fuse
from vit_studio.window.views.controls.layer_head_chooser import LayerHeadChooser, Offer


@pytest.fixture
def chooser(qtbot):
    chooser = LayerHeadChooser()
    qtbot.addWidget(chooser)
    chooser.set_limits(depth=3, num_heads=2)
    return chooser


def texts(combo):
    return [combo.itemText(index) for index in range(combo.count())]


def test_people_count_from_1(chooser):
    assert texts(chooser.layers) == ["Layer 1 of 3", "Layer 2 of 3", "Layer 3 of 3"]
    assert texts(chooser.heads) == ["Mean of 2 heads", "Maximum of 2 heads", "Head 1 of 2", "Head 2 of 2"]


def test_it_shows_what_is_chosen_without_telling(chooser):
    told = []
    chooser.layer_chosen.connect(told.append)
    chooser.head_chosen.connect(told.append)
    chooser.set_chosen(2, 1)
    assert (chooser.layers.currentIndex(), chooser.heads.currentIndex()) == (2, 3)
    chooser.set_chosen(0, None)
    assert (chooser.layers.currentIndex(), chooser.heads.currentIndex()) == (0, 0)
    chooser.set_chosen(0, None, Fuse.MAX)
    assert chooser.heads.currentIndex() == 1
    assert told == []


def test_it_tells_what_a_person_chose(chooser, qtbot):
    with qtbot.waitSignal(chooser.layer_chosen) as layer:
        chooser.layers.activated.emit(1)
    assert layer.args == [1]
    heads = []
    chooser.head_chosen.connect(heads.append)
    fuses = []
    chooser.fuse_chosen.connect(fuses.append)
    chooser.heads.activated.emit(3)
    chooser.heads.activated.emit(1)
    assert (heads, fuses) == ([1, None], ["max"])


@pytest.mark.parametrize(
    ("offer", "expected"),
    [
        (Offer.HEADS, ["Head 1 of 2", "Head 2 of 2"]),
        (Offer.MEAN_AND_HEADS, ["Mean of 2 heads", "Head 1 of 2", "Head 2 of 2"]),
        (Offer.MERGED, ["Mean of 2 heads", "Maximum of 2 heads"]),
    ],
)
def test_it_offers_what_there_is_to_choose_from(qtbot, offer, expected):
    chooser = LayerHeadChooser(offer)
    qtbot.addWidget(chooser)
    chooser.set_limits(depth=3, num_heads=2)
    assert texts(chooser.heads) == expected


def test_the_merged_heads_alone_leave_the_selected_head_alone(qtbot):
    chooser = LayerHeadChooser(Offer.MERGED)
    qtbot.addWidget(chooser)
    chooser.set_limits(depth=3, num_heads=2)
    heads, fuses = [], []
    chooser.head_chosen.connect(heads.append)
    chooser.fuse_chosen.connect(fuses.append)
    chooser.heads.activated.emit(1)
    assert (heads, fuses) == ([], ["max"])


def test_the_same_limits_keep_the_choice(chooser):
    chooser.set_chosen(2, 1)
    chooser.set_limits(depth=3, num_heads=2)
    assert chooser.layers.currentIndex() == 2


def test_a_single_head_is_its_own_mean(chooser):
    chooser.set_limits(depth=1, num_heads=1)
    assert texts(chooser.heads) == ["Head 1 of 1"]
    chooser.set_chosen(0, None)
    assert chooser.heads.currentIndex() == 0
