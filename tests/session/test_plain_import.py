import subprocess
import sys

LOOK = """
import sys
import PySide6.QtWidgets
from vit_studio.session.plain_import import import_plainly

looked_at = []
feature = sys.modules["shibokensupport.feature"]
look = feature._mod_uses_pyside
feature._mod_uses_pyside = lambda module: looked_at.append(module.__name__) or look(module)
import colorsys
import_plainly()
import sndhdr
import_plainly()
import wave
print(looked_at, wave.__name__)
"""


def test_pyside_reads_the_sources_of_imported_modules_until_it_is_told_not_to():
    said = subprocess.run([sys.executable, "-W", "ignore", "-c", LOOK], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "['colorsys'] wave"


def test_without_pyside_there_is_nothing_to_change():
    look = (
        "import builtins; from vit_studio.session.plain_import import import_plainly; before = builtins.__import__; "
        "import_plainly(); print(builtins.__import__ is before)"
    )
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"
