import pytest
from PySide6.QtCore import QObject, Signal

from vit_studio.runs.terms import Difference
from vit_studio.session.resumed_terms import ResumedTerms

THREADS = Difference(name="threads", before="4", now="2")


class ScriptedTrainer(QObject):
    began = Signal(object)
    resumed_otherwise = Signal(object)


@pytest.fixture
def trainer(qapp):
    return ScriptedTrainer()


@pytest.fixture
def terms(trainer):
    return ResumedTerms(trainer)


def test_what_differs_stands_until_it_was_read(trainer, terms, qtbot):
    trainer.began.emit(None)
    with qtbot.waitSignal(terms.changed):
        trainer.resumed_otherwise.emit((THREADS,))
    assert terms.differences == (THREADS,)
    with qtbot.waitSignal(terms.changed):
        terms.forget()
    assert terms.differences == ()


def test_another_training_has_terms_of_its_own(trainer, terms, qtbot):
    trainer.resumed_otherwise.emit((THREADS,))
    trainer.began.emit(None)
    assert terms.differences == ()
    with qtbot.assertNotEmitted(terms.changed):
        trainer.began.emit(None)
