import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.runs.terms import Difference
from vit_studio.window.banners.terms_banner import TermsBanner


class Terms(QObject):
    changed = Signal()
    differences: tuple[Difference, ...] = ()

    def differ(self, *differences):
        self.differences = differences
        self.changed.emit()

    def forget(self):
        self.differ()


@pytest.fixture
def terms(qapp):
    return Terms()


@pytest.fixture
def banner(make_banner, terms):
    return make_banner(TermsBanner, terms=terms)


def test_it_says_what_was_and_what_is(terms, banner):
    assert banner.text == ""
    terms.differ(
        Difference(name="threads", before="4", now="2"), Difference(name="torch", before="2.4.0", now="2.15.0")
    )
    assert "(threads: 4 then, 2 now; PyTorch: 2.4.0 then, 2.15.0 now)" in banner.text
    assert not banner.action.isVisibleTo(banner)
    terms.differ()
    assert banner.text == ""


def test_sent_away_it_is_forgotten(terms, banner):
    terms.differ(Difference(name="device", before="cuda:0", now="cpu"))
    banner.cross.click()
    assert terms.differences == ()
    assert banner.text == ""
