"""What the import contracts in pyproject.toml cannot say of the rooms."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "vit_studio"


def qt_modules(source: Path) -> set[str]:
    """The parts of Qt that a file imports, also within its functions."""
    found = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "PySide6":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
            found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("PySide6.")}
    return found


def test_the_session_uses_the_core_of_qt_alone():
    sources = sorted((PACKAGE / "session").rglob("*.py"))
    used = {source.name: qt_modules(source) for source in sources}
    assert set().union(*used.values()) == {"QtCore"}, used


@pytest.mark.parametrize(
    "room", ["vit", "tracing", "analysis", "data", "training", "runs", "studies", "session", "window"]
)
def test_packages_import_nothing_by_themselves(room):
    for init in (PACKAGE / room).rglob("__init__.py"):
        tree = ast.parse(init.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)], init


def test_the_window_comes_up_without_what_is_slow_to_import():
    """torch, torchvision and matplotlib take seconds; they come in the background, or when they are needed."""
    look = (
        "import sys, vit_studio.app, vit_studio.window.workplace\n"
        "print([name for name in ('torch', 'torchvision', 'matplotlib', 'safetensors') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
