import dataclasses

import numpy as np
import pytest

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.data.images import ImageId, Split
from vit_studio.window.memory.first_image import FirstImage, read_id, written_id


@pytest.fixture(scope="module")
def drawn():
    return draw_garments(40)


@pytest.fixture(scope="module")
def real(drawn):
    """The same pictures, all in the test split, counted from 0."""
    numbers = np.arange(len(drawn), dtype=np.int32)
    return dataclasses.replace(drawn, drawn=False, is_train=np.zeros(len(drawn), bool), numbers=numbers)


@pytest.fixture
def follow(desk):
    """Wish for a test image; what was missed is collected."""
    missed = []

    def wish(number):
        first = FirstImage(desk, ImageId(Split.TEST, number), desk)
        first.missing.connect(missed.append)
        return missed

    return wish


def test_the_same_number_is_found_in_each_set_that_comes(desk, follow, drawn, real):
    missed = follow(2)
    desk.load(drawn)
    assert drawn.image_id(desk.selection.image) == ImageId(Split.TEST, 2)
    desk.load(real)
    assert desk.selection.image == 2
    assert not missed


def test_whoever_has_chosen_another_image_keeps_it(desk, follow, drawn, real):
    follow(2)
    desk.load(drawn)
    desk.selection.set_image(11)
    desk.load(real)
    assert desk.selection.image == 11


def test_a_number_that_no_real_image_has_is_told(desk, follow, drawn, real):
    missed = follow(39_000)
    desk.load(drawn)
    assert not missed
    desk.load(real)
    assert str(missed[0]) == "There is no test image #39000. Choose another one in the gallery."


def test_what_is_remembered_is_read_back():
    wished = ImageId(Split.TRAIN, 59_999)
    assert read_id(written_id(wished)) == wished


@pytest.mark.parametrize("text", ["", "test", "test -1", "valid 3", "3", "test ３.5"])
def test_what_means_nothing_is_no_image(text):
    assert read_id(text) is None
