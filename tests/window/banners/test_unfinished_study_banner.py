from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.session.unfinished_study import LeftStudy
from vit_studio.window.banners.unfinished_study_banner import UnfinishedStudyBanner


class UnfinishedStudy(QObject):
    changed = Signal()
    found = None

    def find(self, found):
        self.found = found
        self.changed.emit()

    def dismiss(self):
        self.find(None)


@pytest.fixture
def study(qapp):
    return UnfinishedStudy()


@pytest.fixture
def banner(make_banner, study):
    return make_banner(UnfinishedStudyBanner, unfinished_study=study)


def test_it_names_the_study_and_how_far_it_came(qtbot, study, banner):
    assert banner.text == ""
    study.find(LeftStudy(path=Path("/runs/2026-11-26 positions"), done=3, total=15))
    assert banner.text == "The study “2026-11-26 positions” was left after 3 of 15 trainings."
    with qtbot.waitSignal(banner.action_clicked):
        banner.action.click()
    study.find(None)
    assert banner.text == ""


def test_sent_away_it_is_declined(study, banner):
    study.find(LeftStudy(path=Path("/runs/positions"), done=0, total=2))
    banner.cross.click()
    assert study.found is None
    assert banner.text == ""
