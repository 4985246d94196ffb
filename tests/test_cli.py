import importlib.metadata
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from vit_studio.cli import COMMANDS, main
from vit_studio.errors import VitStudioError

ROOT = Path(__file__).resolve().parent.parent
OPENS = """
import sys, types
window = types.ModuleType("vit_studio.app")
window.Options = dict
def run(options):
    heavy = {"torch", "torchvision", "matplotlib", "PySide6", "numpy"} & set(sys.modules)
    print("opened with", sorted(heavy))
    return 0
window.run = run
sys.modules["vit_studio.app"] = window
from vit_studio.cli import main
sys.exit(main([]))
"""


def test_the_window_is_opened_before_anything_heavy_is_imported():
    said = subprocess.run([sys.executable, "-c", OPENS], capture_output=True, text=True, check=True)
    assert said.stdout == "opened with []\n"


def test_help_lists_the_commands(capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["--help"])
    assert leaving.value.code == 0
    said = " ".join(capsys.readouterr().out.split())
    for name, summary in COMMANDS.items():
        assert f"{name} {summary}" in said


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_describes_its_options(name, capsys):
    with pytest.raises(SystemExit) as leaving:
        main([name, "--help"])
    assert leaving.value.code == 0
    assert "--data-dir" in capsys.readouterr().out


def test_it_tells_its_version(capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"vit-studio {importlib.metadata.version('vit-studio')}\n"


def test_an_unknown_command_is_refused(capsys):
    with pytest.raises(SystemExit) as leaving:
        main(["dance"])
    assert leaving.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_an_expected_error_is_told_with_what_to_do(capsys, monkeypatch):
    def refuse(options):
        raise VitStudioError("{name} is wrong.", "Take {other}.", name="this", other="that")

    monkeypatch.setattr("vit_studio.commands.train_command.run", refuse)
    assert main(["train", "--out", "x"]) == 2
    assert capsys.readouterr().err == "vit-studio: this is wrong.\nTake that.\n"


def test_ctrl_c_leaves_without_a_traceback(capsys, monkeypatch):
    def interrupt(options):
        raise KeyboardInterrupt

    monkeypatch.setattr("vit_studio.commands.train_command.run", interrupt)
    assert main(["train", "--out", "x"]) == 130
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("script", ["main.py", "vit_studio/__main__.py"])
def test_both_scripts_of_a_checkout_are_the_command_line(script, capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", [script, "--version"])
    with pytest.raises(SystemExit) as leaving:
        runpy.run_path(str(ROOT / script), run_name="__main__")
    assert leaving.value.code == 0
    assert capsys.readouterr().out.startswith("vit-studio ")
