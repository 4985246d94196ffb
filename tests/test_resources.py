"""The resources are found where they lie: beside the package in a checkout, inside it when installed."""

import shutil
import subprocess
import sys
from pathlib import Path

import vit_studio.resources
from vit_studio.resources import resource_path

PACKAGE = Path(vit_studio.resources.__file__).parent


def test_a_checkout_keeps_them_beside_the_package():
    assert resource_path() == PACKAGE.parent / "resources"
    assert resource_path().is_dir()
    assert resource_path("icons", "play.svg") == PACKAGE.parent / "resources" / "icons" / "play.svg"


def test_an_installed_package_keeps_them_inside(tmp_path):
    package = tmp_path / "site" / "vit_studio"
    (package / "resources").mkdir(parents=True)
    (package / "resources" / "note.txt").write_text("here")
    for name in ("__init__.py", "resources.py"):
        shutil.copy(PACKAGE / name, package / name)
    code = "from vit_studio.resources import resource_path; print(resource_path('note.txt').read_text())"
    said = subprocess.run([sys.executable, "-c", code], cwd=package.parent, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "here"
