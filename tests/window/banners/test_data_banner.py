import dataclasses
import types

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.window.banners.data_banner import DataBanner


class Source(QObject):
    """The part of a studio that brings images."""

    images_changed = Signal()
    busy_changed = Signal(str, bool)
    download_progressed = Signal(int, int)
    load_progressed = Signal(int, int)

    def __init__(self):
        super().__init__()
        self.images = None
        self.jobs = types.SimpleNamespace(is_busy=lambda lane: False)
        self.asked = []

    def show(self, images):
        self.images = images
        self.images_changed.emit()

    def download_images(self):
        self.asked.append("download")
        self.busy_changed.emit("download", True)

    def cancel_download(self):
        self.asked.append("cancel")
        self.busy_changed.emit("download", False)


@pytest.fixture(scope="module")
def drawn():
    return draw_garments(20)


@pytest.fixture
def source(qapp):
    return Source()


@pytest.fixture
def banner(qtbot, source):
    banner = DataBanner(source)
    qtbot.addWidget(banner)
    return banner


def test_drawn_garments_say_that_they_are_drawn(source, banner, drawn):
    assert banner.text == ""
    source.show(drawn)
    assert "drawn by the program" in banner.text
    assert banner.action.text() == "Download Fashion-MNIST"


def test_real_images_need_no_word(source, banner, drawn):
    source.show(drawn)
    source.show(dataclasses.replace(drawn, drawn=False))
    assert banner.text == ""


def test_the_download_is_one_click_away_and_can_be_called_off(source, banner, drawn):
    source.show(drawn)
    banner.action.click()
    source.download_progressed.emit(12_345_678, 30_878_645)
    assert banner.text == "Fetching Fashion-MNIST: 12.3 of 30.9 MB"
    assert banner.progress.value() == 400
    assert banner.action.text() == "Cancel"
    banner.action.click()
    assert source.asked == ["download", "cancel"]
    assert banner.action.text() == "Download Fashion-MNIST"


def test_images_that_come_during_a_download_do_not_hide_it(source, banner, drawn):
    source.busy_changed.emit("download", True)
    source.show(drawn)
    assert banner.action.text() == "Cancel"


def test_reading_for_the_first_time_shows_how_far_it_is(source, banner, drawn):
    source.busy_changed.emit("images", True)
    source.load_progressed.emit(1, 4)
    assert "first time" in banner.text
    assert banner.progress.value() == 250
    source.show(dataclasses.replace(drawn, drawn=False))
    source.busy_changed.emit("images", False)
    assert banner.text == ""


def test_once_dismissed_it_stays_away(source, banner, drawn):
    source.show(drawn)
    banner.dismiss()
    source.busy_changed.emit("images", True)
    source.busy_changed.emit("images", False)
    assert banner.text == ""
