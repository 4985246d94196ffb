"""Every text that a person reads is collected and translated, and the window speaks the language that was asked for."""

import ast
import dataclasses
import importlib.util
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from vit_studio.app import make_application
from vit_studio.data.drawn_garments import draw_garments
from vit_studio.errors import VitStudioError
from vit_studio.window.docks.training.training_bar import TrainingBar
from vit_studio.window.image_names import image_set_text
from vit_studio.window.pages.stage import Stage
from vit_studio.window.text import class_name_text, error_text, layer_text, percent_text

ROOT = Path(__file__).resolve().parent.parent
BRACES = re.compile(r"\{\w*\}")
ENGLISH_WORD = re.compile(r"[a-z]{2,}", re.IGNORECASE)
NAMES = {
    *("Notebook", "CPU", "CLS", "MLP", "Logits", "logits", "logit z", "exp", "z − max", "exp(z − max)", "MB"),
    *("ViT Studio {0}", "{0}  {1}\nAlt+{2}"),
}
"""Texts that read the same in every language."""


def load_tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_tool", ROOT / "tools" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = load_tool()
every_language = pytest.mark.parametrize("language", tool.LANGUAGES)


@pytest.fixture
def speak(qapp):
    """Lets the program speak a language for one test; the others go on in English."""
    names = qapp.applicationName(), qapp.applicationDisplayName()
    before = set(qapp.findChildren(QTranslator))
    yield lambda language: make_application([], language)
    for translator in set(qapp.findChildren(QTranslator)) - before:
        QCoreApplication.removeTranslator(translator)
        translator.setParent(None)
    qapp.setApplicationName(names[0])
    qapp.setApplicationDisplayName(names[1])


@every_language
def test_all_texts_are_collected_translated_and_compiled(language):
    assert tool.complaints(language) == []


@every_language
def test_translations_keep_what_is_filled_in(language):
    for source, translation in pairs(language):
        assert Counter(BRACES.findall(source)) == Counter(BRACES.findall(translation)), source


@every_language
def test_translations_keep_line_breaks_and_the_keys_of_menus(language):
    for source, translation in pairs(language):
        assert source.count("\n") == translation.count("\n"), source
        assert key_of_menu(source) == key_of_menu(translation), source


@every_language
def test_no_words_are_left_in_english(language):
    kept = {source for source, translation in pairs(language) if source == translation}
    assert {source for source in kept if ENGLISH_WORD.search(BRACES.sub("", source))} <= NAMES


def test_the_collector_sees_each_text_that_the_code_marks():
    """It overlooks markers that go by another name, and says nothing."""
    collected = tool.texts(ts_file(tool.LANGUAGES[0]))
    marked = {(mark.context, mark.text.value): mark.place for mark in marks() if isinstance(mark.text, ast.Constant)}
    assert {place: text for text, place in marked.items() if text not in collected} == {}
    assert collected <= marked.keys()


def test_no_text_is_put_together_before_it_is_translated():
    assert [mark.place for mark in marks() if isinstance(mark.text, ast.JoinedStr | ast.BinOp | ast.IfExp)] == []


def test_stages_classes_and_numbers_come_in_chinese(speak):
    speak("zh_CN")
    assert [stage.label for stage in Stage] == ["图像", "图像块", "嵌入", "词元", "编码器", "预测"]
    assert class_name_text("Ankle boot") == "短靴"
    assert layer_text(1, 6) == "第 2 / 6 层"
    assert percent_text(0.5) == "50.0%"
    assert image_set_text(draw_garments(10)) == "绘制的服装"


def test_a_widget_comes_in_chinese(speak, qtbot):
    speak("zh_CN")
    bar = TrainingBar()
    qtbot.addWidget(bar)
    assert bar.save_model.text() == "保存模型…"


def test_an_error_is_translated_before_it_is_filled(speak):
    speak("zh_CN")
    error = VitStudioError("{path} is a folder.", "Name a file in it, such as {example}.", path="/x", example="a.png")
    assert error_text(error) == ("/x 是文件夹。", "请指定其中的文件，例如 a.png。")


def test_a_language_that_nobody_has_translated_stays_english(speak):
    speak("fr_FR")
    assert Stage.IMAGE.label == "Image"
    assert percent_text(0.5) == "50.0 %"


def ts_file(language: str) -> Path:
    return tool.TRANSLATIONS / f"vit_studio_{language}.ts"


def pairs(language: str) -> list[tuple[str, str]]:
    """(source, translation) of every message."""
    messages = ET.parse(ts_file(language)).iter("message")
    return [(message.findtext("source") or "", message.findtext("translation") or "") for message in messages]


def key_of_menu(text: str) -> str:
    """The letter that opens a menu, "" for none: Chinese has it in brackets behind the name."""
    found = re.search(r"&(\w)", text)
    return found[1].upper() if found else ""


@dataclasses.dataclass(frozen=True)
class Mark:
    """A text where it is marked for translation."""

    place: str
    context: str
    text: ast.expr


def marks() -> list[Mark]:
    """All of the program's; where the text is a variable, its literal is marked elsewhere."""
    return [mark for path in sorted((ROOT / "vit_studio").rglob("*.py")) for mark in marks_in(path)]


def marks_in(path: Path) -> Iterator[Mark]:
    def visit(node: ast.AST, class_name: str) -> Iterator[Mark]:
        if isinstance(node, ast.ClassDef):
            class_name = node.name
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            match name.lstrip("_"), node.args:
                case "tr", [text, *_]:
                    yield Mark(place, class_name, text)
                # painters and strings have a translate as well, which is not told a context
                case "translate" | "QT_TRANSLATE_NOOP", [ast.Constant(value=str(context)), text, *_]:
                    yield Mark(place, context, text)
        for child in ast.iter_child_nodes(node):
            yield from visit(child, class_name)

    yield from visit(ast.parse(path.read_text(encoding="utf-8")), "")
