"""What the start leaves for later: it is imported when somebody first asks for it, and not before the first view."""

import os
import subprocess
import sys

import pytest

START = """
import sys
from pathlib import Path
from vit_studio import app
from vit_studio.window.pages.stage import Stage

ASKED_FOR = (
    "vit_studio.window.docks.inspector.code_tab",
    "vit_studio.window.docks.inspector.inspector_selection",
    "vit_studio.window.keys.key_sheet",
    "vit_studio.window.pages.encoder.rollout_section",
)
OTHERS = (
    "vit_studio.window.export.panel_picture",
    "vit_studio.window.export.numbers",
    "vit_studio.window.export.read_context",
    "vit_studio.window.files.save_dialog",
    "vit_studio.window.files.panel_menu",
    "vit_studio.window.memory.preferences_dialog",
    "vit_studio.window.pages.encoder.query_section",
    "vit_studio.window.docks.training.training_details",
    "vit_studio.window.pages.tokens.tokens_page",
    "vit_studio.tracing.line_source",
    "vit_studio.session.position_study",
    "vit_studio.training.loop",
    "pygments",
    "matplotlib",
    "torchvision",
)

class Watched(app.MainWindow):
    def furnish(self, studio, *more):
        workplace = super().furnish(studio, *more)
        studio.scene_changed.connect(self.on_scene)
        return workplace

    def on_scene(self):
        print("too early:", [name for name in ASKED_FOR + OTHERS if name in sys.modules])
        place = self.workplace
        place.inspection.step()
        print("code is seen:", place.inspector.code.isVisible())
        place.dialogs.show_keys()
        place.pages.page(Stage.ENCODER).show_section("rollout")
        print("still not there:", [name for name in ASKED_FOR if name not in sys.modules])
        self.close()

app.MainWindow = Watched
sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1]), no_download=True)))
"""


@pytest.fixture
def said(tmp_path):
    """What the program says that starts in an empty home, line by line."""
    environment = os.environ | {"VIT_STUDIO_CACHE": str(tmp_path), "VIT_STUDIO_CONFIG": str(tmp_path)}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path / "none")],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return done.stdout.splitlines()


def test_what_is_not_seen_at_first_comes_when_it_is_asked_for(said):
    assert said == ["too early: []", "code is seen: True", "still not there: []"]
