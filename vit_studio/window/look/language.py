"""The languages of the window: which there are, and how the program comes to speak one."""

import enum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

from vit_studio.resources import resource_path


class Language(enum.StrEnum):
    """What a person may ask for."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh_CN"

    @classmethod
    def read(cls, text: str) -> "Language":
        """From a remembered text; anything unknown means the system's."""
        return cls(text) if text in list(cls) else cls.SYSTEM

    @classmethod
    def of_locale(cls, locale: str) -> "Language | None":
        """From an option such as zh or en_GB; None for a language that nobody has translated."""
        spoken = QLocale(locale).language()
        return {QLocale.Language.English: cls.ENGLISH, QLocale.Language.Chinese: cls.CHINESE}.get(spoken)

    @property
    def label(self) -> str:
        """A language's name in that language; who cannot read the present one finds it."""
        names = {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
        return names.get(self) or QCoreApplication.translate("language", "As the system")

    @property
    def locale(self) -> QLocale:
        """What Qt calls it."""
        return QLocale.system() if self is Language.SYSTEM else QLocale(self.value)


def speak(app: QCoreApplication, locale: QLocale) -> None:
    """Let all texts that are made from now on be in a language; what is on screen stays as it is."""
    for before in app.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly):
        app.removeTranslator(before)
        before.deleteLater()
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("vit_studio", str(resource_path("translations"))),
    ):
        translator = QTranslator(app)
        # English needs no file, and for a language that nobody has translated there is none
        if translator.load(locale, name, "_", folder):
            app.installTranslator(translator)
        else:
            translator.deleteLater()
