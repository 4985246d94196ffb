"""The windows beside the window that stay open while one works: keys, preferences, settings, and the study."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QDialog

from vit_studio.window.training_choices import STUDY

if TYPE_CHECKING:
    from vit_studio.window.workplace import Workplace


class Dialogs(QObject):
    """Each is open once at most; a second request brings it to the front."""

    def __init__(self, workplace: "Workplace") -> None:
        super().__init__(workplace)
        self._workplace = workplace
        self._open: dict[str, QDialog] = {}
        workplace.closing.connect(self.close_all)
        workplace.studio.viewing.changed.connect(self._on_viewing_changed)
        workplace.studio.studies.running_changed.connect(self._on_study_changed)
        workplace.study_banner.action_clicked.connect(self.show_left_study)
        workplace.status.study_asked.connect(self.show_study)

    @Slot()
    def show_keys(self) -> None:
        """Show all keys, or put the sheet away if it is in front."""
        sheet = self._open.get("keys")
        if sheet is not None and sheet.isActiveWindow():
            sheet.close()
        else:
            self._show("keys")

    @Slot()
    def show_study(self) -> None:
        """Show the study of positions: the one that is here, else one that was left, if that is offered."""
        studio = self._workplace.studio
        if studio.position_study.table is None:
            studio.unfinished_study.take_up()
        self._show("study")

    @Slot()
    def show_left_study(self) -> None:
        """Show the study that was left, ready to go on."""
        self._workplace.studio.unfinished_study.take_up()
        self._show("study")

    @Slot()
    def show_preferences(self) -> None:
        """Show the preferences."""
        self._show("preferences")

    @Slot()
    def show_settings(self) -> None:
        """Show every setting of the training."""
        self._show("settings")

    @property
    def open_at(self) -> dict[str, QPoint]:
        """Which are open, and where on the screen."""
        return {name: dialog.pos() for name, dialog in self._open.items()}

    def open_again(self, places: dict[str, QPoint]) -> None:
        """Open what was open, where it was."""
        for name, place in places.items():
            self._show(name).move(place)

    @Slot()
    def close_all(self) -> None:
        """They speak for a workplace that is taken apart."""
        for dialog in list(self._open.values()):
            dialog.close()
            dialog.deleteLater()
        self._open.clear()

    def _show(self, name: str) -> QDialog:
        if name not in self._open:
            dialog = self._made(name)
            self._open[name] = dialog
            dialog.finished.connect(self._on_finished)
        self._open[name].show()
        self._open[name].raise_()
        self._open[name].activateWindow()
        return self._open[name]

    def _made(self, name: str) -> QDialog:
        from vit_studio.window.keys.key_sheet import KeySheet
        from vit_studio.window.memory.preferences_dialog import PreferencesDialog

        window = self._workplace.window
        if name == "keys":
            return KeySheet(window.menuBar(), window)
        if name == "settings":
            return self._made_settings()
        if name == "study":
            return self._made_study()
        return PreferencesDialog(window, self._workplace.studio.viewing)

    def _made_settings(self) -> QDialog:
        from vit_studio.window.docks.training.all_settings import AllSettings

        training = self._workplace.training
        settings = AllSettings(self._workplace.studio, training.choice, self._workplace.window)
        settings.train_asked.connect(training.controls.start)
        return settings

    def _made_study(self) -> QDialog:
        from vit_studio.window.pages.tokens.kinds_study_dialog import KindsStudyDialog

        window = self._workplace.window
        return KindsStudyDialog(self._workplace.studio, self._workplace.training.choice, window.preferences, window)

    @Slot(str, str)
    def _on_viewing_changed(self, name: str, value: str) -> None:
        """The Tokens page asks for the study."""
        if name == STUDY and value == "yes":
            self.show_study()

    @Slot(bool)
    def _on_study_changed(self, running: bool) -> None:
        line = self._workplace.status.study
        if not running and line is not None and "study" in self._open:
            line.put_away()  # the dialog tells how it ended

    @Slot()
    def _on_finished(self) -> None:
        for name, dialog in list(self._open.items()):
            if dialog is self.sender():
                del self._open[name]
                dialog.deleteLater()
