"""Importing the session is cheap: torch and the like come in the background, later."""

import subprocess
import sys
from pathlib import Path

import vit_studio.session

HEAVY = ("torch", "torchvision", "matplotlib", "safetensors", "PySide6.QtGui", "PySide6.QtWidgets")


def test_no_module_of_the_session_imports_anything_heavy():
    folder = Path(vit_studio.session.__file__).parent
    modules = [f"vit_studio.session.{path.stem}" for path in folder.glob("*.py") if path.stem != "__init__"]
    assert "vit_studio.session.studio" in modules
    code = f"import sys, {', '.join(modules)}; print([name for name in {HEAVY} if name in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
