"""Changes the language of the open window: everything in it is built anew on the same session."""

import dataclasses
import gc
import weakref
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from vit_studio.window.look.language import Language, speak

if TYPE_CHECKING:
    from vit_studio.session.studio import Studio
    from vit_studio.window.main_window import MainWindow
    from vit_studio.window.memory.handover import Handover
    from vit_studio.window.workplace import Workplace

RETRY_MS: Final = 100


class LanguageSwitch(QObject):
    """Waits until no menu, dialog or file that is being written would be lost on the way; that is hardly ever long."""

    def __init__(self, window: "MainWindow", choice: Language) -> None:
        super().__init__(window)
        self._window = window
        self.choice = choice
        self._spoken = choice
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._speak_if_calm)

    def choose(self, choice: Language) -> None:
        """Speak another language, as soon as whoever asks has returned."""
        self.choice = choice
        # the action that asks is taken apart with the menu that holds it
        self._later.start(0)

    @Slot()
    def _speak_if_calm(self) -> None:
        if self.choice is self._spoken:
            return
        if not _is_calm(self._window.workplace):
            self._later.start(RETRY_MS)
            return
        self._spoken = self.choice
        # the picture of before stays on screen until the new is complete
        self._window.setUpdatesEnabled(False)
        try:
            self._build_anew()
        finally:
            self._window.setUpdatesEnabled(True)
        self._window.look_changed.emit()

    def _build_anew(self) -> None:
        left = self._take_apart()
        if left is not None:
            _collect(left.workplace)
        _speak(self._spoken)
        self._window.renew_frame()
        if left is not None:
            self._window.refurnish(left.studio, left.handover)

    def _take_apart(self) -> "_Left | None":
        from vit_studio.window.memory.handover import Handover

        workplace = self._window.workplace
        if workplace is None:
            return None
        left = _Left(workplace.studio, Handover.of(workplace), weakref.ref(workplace))
        # the focus must not walk through what is being taken apart
        self._window.workplace = None
        self._window.setFocus()
        workplace.dismantle()
        return left


@dataclasses.dataclass(frozen=True)
class _Left:
    """What a workplace leaves."""

    studio: "Studio"
    handover: "Handover"
    workplace: "weakref.ref[Workplace]"


def _collect(workplace: "weakref.ref[Workplace]") -> None:
    """Delete the widgets, and what Python holds of them: here and now, and on no other thread."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    if workplace() is not None:
        # what was there when torch came is frozen, see `quiet_import`: thaw it this once, and freeze torch alone
        gc.unfreeze()
        gc.collect()
        gc.freeze()


def _is_calm(workplace: "Workplace | None") -> bool:
    if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
        return False
    return workplace is None or workplace.may_be_dismantled


def _speak(language: Language) -> None:
    app = QCoreApplication.instance()
    assert app is not None, "there is a window, so there is an application"
    speak(app, language.locale)
