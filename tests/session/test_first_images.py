import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.errors import ConfigError
from vit_studio.session.first_images import FirstImages, default_index


class Loader(QObject):
    """Knows some images already, or none, and keeps in mind what it was asked for."""

    drawn = Signal(object)
    found = Signal(object)

    def __init__(self):
        super().__init__()
        self.known = None
        self.asked = []

    def cached(self):
        return self.known

    def draw(self):
        self.asked.append("draw")

    def look(self, *, allow_download):
        self.asked.append(("look", allow_download))


class Exhibit:
    """Shows whatever is wanted."""

    def __init__(self):
        self.wish = types.SimpleNamespace(images=None)
        self.index = None
        self.image_was_chosen = False

    def want(self, images, index):
        if images.image_size != 28:
            raise ConfigError("too large", "")
        self.wish.images, self.index = images, index


@pytest.fixture
def loader(qapp):
    return Loader()


@pytest.fixture
def exhibit():
    return Exhibit()


@pytest.fixture
def selection():
    return types.SimpleNamespace(image=0)


@pytest.fixture
def first(loader, exhibit, selection):
    return FirstImages(loader, exhibit, selection)


def test_images_that_were_loaded_before_are_shown_and_no_others_looked_for(first, loader, exhibit, make_images):
    loader.known = make_images(100)
    first.start(index=7, allow_download=True)
    first.look()
    assert (exhibit.wish.images, exhibit.index) == (loader.known, 7)
    assert loader.asked == []


def test_others_are_looked_for_once_when_there_is_something_to_see(first, loader, exhibit, make_images):
    first.start(index=None, allow_download=True)
    first.look()
    assert loader.asked == ["draw"]
    drawn = make_images(60)
    loader.drawn.emit(drawn)
    assert (exhibit.wish.images, exhibit.index) == (drawn, default_index(drawn))
    first.look()
    first.look()
    assert loader.asked == ["draw", ("look", True)]


def test_the_image_asked_for_waits_for_a_set_that_has_it_but_not_for_one_that_was_chosen(
    first, loader, exhibit, selection, make_images
):
    first.start(index=90, allow_download=False)
    drawn, found = make_images(60), make_images(100)
    loader.drawn.emit(drawn)
    assert exhibit.index == default_index(drawn)
    loader.found.emit(found)
    assert (exhibit.wish.images, exhibit.index) == (found, 90)
    exhibit.image_was_chosen, selection.image = True, 5
    loader.found.emit(found)
    assert exhibit.index == 5


def test_nothing_is_looked_for_when_a_person_has_chosen_other_images(first, loader, make_images):
    first.start(index=None, allow_download=True)
    loader.drawn.emit(make_images(60))
    first.give_way()
    first.look()
    assert loader.asked == ["draw"]


def test_images_that_cannot_be_shown_are_told_of(first, loader, exhibit, make_images):
    told = []
    first.failed.connect(told.append)
    first.start(index=None, allow_download=True)
    loader.found.emit(make_images(60, size=32))
    assert [type(error) for error in told] == [ConfigError]
    assert exhibit.wish.images is None
