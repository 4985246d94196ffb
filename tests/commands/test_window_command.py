from pathlib import Path

import pytest

from vit_studio.app import Options
from vit_studio.cli import main


@pytest.fixture
def opened(monkeypatch):
    asked = []
    monkeypatch.setattr("vit_studio.app.run", lambda options: asked.append(options) or 7)
    return asked


@pytest.mark.parametrize("command", [[], ["window"]])
def test_the_window_opens_and_its_exit_code_is_the_programs(opened, command):
    assert main(command) == 7
    assert opened == [Options()]


@pytest.mark.parametrize("command", [[], ["window"]])
def test_all_options_reach_the_window(opened, command):
    words = "--data-dir data --model m.safetensors --run r --image 12 --theme dark --language zh_CN --no-download"
    main([*command, *words.split()])
    assert opened == [
        Options(
            data_dir=Path("data"),
            model=Path("m.safetensors"),
            run=Path("r"),
            image=12,
            theme="dark",
            language="zh_CN",
            no_download=True,
        )
    ]
