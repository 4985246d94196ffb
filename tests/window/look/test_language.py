import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTranslator

from vit_studio.window.look.language import Language, speak


@pytest.fixture(autouse=True)
def english_again(qapp):
    yield
    speak(qapp, Language.ENGLISH.locale)


def test_a_text_is_made_in_the_language_that_is_spoken(qapp):
    speak(qapp, Language.CHINESE.locale)
    assert QCoreApplication.translate("Stage", "Image") == "图像"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    speak(qapp, Language.ENGLISH.locale)
    assert QCoreApplication.translate("Stage", "Image") == "Image"


def test_languages_replace_each_other(qapp):
    for language in (Language.CHINESE, Language.ENGLISH, Language.CHINESE, Language.CHINESE):
        speak(qapp, language.locale)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(qapp.findChildren(QTranslator)) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [("zh_CN", Language.CHINESE), ("en", Language.ENGLISH), ("system", Language.SYSTEM), ("de", Language.SYSTEM)],
)
def test_a_remembered_language_is_read(text, language):
    assert Language.read(text) is language


@pytest.mark.parametrize(
    ("option", "language"), [("zh", Language.CHINESE), ("en_GB", Language.ENGLISH), ("de", None), ("", None)]
)
def test_an_option_names_a_locale(option, language):
    assert Language.of_locale(option) is language


def test_each_language_has_its_own_name_whatever_is_spoken(qapp):
    names = [language.label for language in (Language.ENGLISH, Language.CHINESE)]
    speak(qapp, Language.CHINESE.locale)
    assert [language.label for language in (Language.ENGLISH, Language.CHINESE)] == names == ["English", "简体中文"]
