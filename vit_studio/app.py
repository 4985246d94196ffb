"""Wires session and window; the one place that knows both."""

import dataclasses
import signal
import sys
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from vit_studio.data import places
from vit_studio.session.plain_import import import_plainly
from vit_studio.window.error_dialog import CrashReporter
from vit_studio.window.log import Watch, start_logging, stop_logging
from vit_studio.window.look.language import Language, speak
from vit_studio.window.look.theme_switch import ThemeChoice
from vit_studio.window.main_window import MainWindow
from vit_studio.window.memory.preferences import Key, Preferences

HEARTBEAT_MS: Final = 300


@dataclasses.dataclass(frozen=True, kw_only=True)
class Options:
    """What the command line may ask of the window; None leaves it to what is remembered, or to the system."""

    data_dir: Path | None = None
    model: Path | None = None
    run: Path | None = None
    image: int | None = None
    """Number of a test image."""
    theme: str | None = None
    language: str | None = None
    no_download: bool = False


def run(options: Options) -> int:
    """Open the window and stay until it is closed; the exit code."""
    import_plainly()
    log_file = places.log_file()
    handler = start_logging(log_file)
    preferences = Preferences(places.config_dir())
    language = Language.read(preferences.text(Key.LANGUAGE))
    remembered = None if language is Language.SYSTEM else language.value
    app = make_application(sys.argv[:1], options.language or remembered)
    theme = ThemeChoice.read(options.theme) if options.theme else None
    wished = Language.of_locale(options.language) if options.language else None
    window = MainWindow(preferences=preferences, theme=theme, language=wished)
    reporter = CrashReporter(window, log_file.parent)
    watch = Watch(window)
    watch.crashed.connect(reporter.report)
    watch.install()
    _Opening(window, reporter, options)
    interrupt = _close_on_ctrl_c(window)
    window.show()
    try:
        return app.exec()
    finally:
        signal.signal(signal.SIGINT, interrupt)
        watch.uninstall()
        stop_logging(handler)
        dispose(window)


def make_application(arguments: list[str], language: str | None) -> QApplication:
    """The one QApplication, speaking `language` (such as zh_CN), else the system's language."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(arguments)
    app.setApplicationName(places.APP_NAME)
    app.setApplicationDisplayName("ViT Studio")
    locale = QLocale(language) if language else QLocale.system()
    speak(app, locale)
    return app


def dispose(window: MainWindow) -> None:
    """Take a closed window apart, here and now."""
    # left to the garbage collector, widgets might be taken apart on whatever thread it happens to run
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class _Opening(QObject):
    """Once the frame is on screen: the session, the workplace, and then all that loads in the background."""

    def __init__(self, window: MainWindow, reporter: CrashReporter, options: Options) -> None:
        super().__init__(window)
        self._window = window
        self._reporter = reporter
        self._options = options
        window.first_painted.connect(self._on_first_painted)

    @Slot()
    def _on_first_painted(self) -> None:
        from vit_studio.data.images import ImageId, Split
        from vit_studio.session.studio import Studio
        from vit_studio.window.memory.first_image import FirstImage

        studio = Studio(self._window)
        studio.crashed.connect(self._reporter.report)
        self._window.furnish(studio)
        last_shown = self._window.last_shown
        assert last_shown is not None
        wished = last_shown.image_id
        if self._options.image is not None:
            wished = ImageId(Split.TEST, self._options.image)
        if wished is not None:
            FirstImage(studio, wished, self).missing.connect(self._window.show_error)
        is_told = self._options.model is not None or self._options.run is not None
        studio.start(
            data_dir=self._options.data_dir,
            model_path=self._options.model if is_told else last_shown.model,
            run_path=self._options.run if is_told else last_shown.run,
            allow_download=not self._options.no_download,
        )


def _close_on_ctrl_c(window: MainWindow) -> Any:
    """Returns the handler that was there before."""
    before = signal.signal(signal.SIGINT, lambda *_: window.close())
    # Python hears of a signal only when it runs: Qt's own loop would sleep through it
    heartbeat = QTimer(window)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start(HEARTBEAT_MS)
    return before
