from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.session.unfinished_run import Unfinished
from vit_studio.window.banners.unfinished_banner import UnfinishedBanner


class UnfinishedRun(QObject):
    changed = Signal()
    found = None

    def find(self, found):
        self.found = found
        self.changed.emit()

    def dismiss(self):
        self.find(None)


@pytest.fixture
def run(qapp):
    return UnfinishedRun()


@pytest.fixture
def banner(make_banner, run):
    return make_banner(UnfinishedBanner, unfinished=run)


def test_it_names_the_training_and_how_far_it_came(qtbot, run, banner):
    assert banner.text == ""
    run.find(Unfinished(path=Path("/runs/2026-11-25 tiny"), step=712, steps=4300))
    assert banner.text == "The training “2026-11-25 tiny” stopped at step 712 of 4,300."
    with qtbot.waitSignal(banner.action_clicked):
        banner.action.click()
    run.find(None)
    assert banner.text == ""


def test_sent_away_it_is_declined(run, banner):
    run.find(Unfinished(path=Path("/runs/tiny"), step=1, steps=2))
    banner.cross.click()
    assert run.found is None
    assert banner.text == ""
