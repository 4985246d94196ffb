import pytest

from vit_studio.session.viewing import ScaleMode
from vit_studio.window.views.colours.levels import Levels
from vit_studio.window.views.colours.scale import Scale

SHARED, OWN = Levels(-2, 3), Levels(0, 1)
NEXT_SHARED, NEXT_OWN = Levels(-9, 9), Levels(5, 6)


@pytest.mark.parametrize(("mode", "expected"), [(ScaleMode.SHARED, SHARED), (ScaleMode.VIEW, OWN)])
def test_shared_and_own_follow_what_is_shown(mode, expected):
    assert Scale().levels(mode, shared=SHARED, own=OWN, natural=Levels(0, 1)) == expected


@pytest.mark.parametrize(("before", "expected"), [(ScaleMode.SHARED, SHARED), (ScaleMode.VIEW, OWN)])
def test_a_fixed_range_is_the_one_that_was_in_use(before, expected):
    scale = Scale()
    scale.levels(before, shared=SHARED, own=OWN)
    for _ in range(2):
        assert scale.levels(ScaleMode.FIXED, shared=NEXT_SHARED, own=NEXT_OWN) == expected


def test_a_quantity_with_a_natural_range_is_fixed_to_that():
    scale = Scale()
    scale.levels(ScaleMode.SHARED, shared=SHARED, own=OWN)
    assert scale.levels(ScaleMode.FIXED, shared=SHARED, own=OWN, natural=Levels(-1, 1)) == Levels(-1, 1)


def test_what_starts_fixed_keeps_the_first_shared_range():
    scale = Scale()
    assert scale.levels(ScaleMode.FIXED, shared=SHARED, own=OWN) == SHARED
    assert scale.levels(ScaleMode.FIXED, shared=NEXT_SHARED, own=NEXT_OWN) == SHARED


def test_a_range_that_was_fixed_once_is_let_go():
    scale = Scale()
    scale.levels(ScaleMode.FIXED, shared=SHARED, own=OWN)
    assert scale.levels(ScaleMode.SHARED, shared=NEXT_SHARED, own=NEXT_OWN) == NEXT_SHARED
    assert scale.levels(ScaleMode.FIXED, shared=SHARED, own=OWN) == NEXT_SHARED


def test_each_range_is_named():
    captions = [Scale.caption(mode, "shared by all heads") for mode in ScaleMode]
    assert captions[0] == "shared by all heads"
    assert len(set(captions)) == 3
