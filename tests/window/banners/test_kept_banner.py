import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.window.banners.kept_banner import KeptBanner


class Kept(QObject):
    changed = Signal()

    def __init__(self):
        super().__init__()
        self.held = None

    def keep(self, held):
        self.held = held
        self.changed.emit()

    def forget(self):
        self.keep(None)


@pytest.fixture
def kept(qapp):
    return Kept()


@pytest.fixture
def banner(make_banner, kept):
    return make_banner(KeptBanner, kept=kept)


def test_it_speaks_only_while_a_model_is_kept(qtbot, kept, banner):
    assert banner.text == ""
    kept.keep(object())
    assert "not saved" in banner.text
    with qtbot.waitSignal(banner.action_clicked):
        banner.action.click()
    kept.forget()
    assert banner.text == ""


def test_sent_away_it_lets_the_model_go(kept, banner):
    kept.keep(object())
    banner.cross.click()
    assert kept.held is None
    assert banner.text == ""
