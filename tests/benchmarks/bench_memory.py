"""Memory of the process with images loaded and the model shown, above a bare `import torch, torchvision`.

Resident memory without the pages that are only a mapped file (RssAnon + RssShmem), and all of it (VmRSS), Linux.

    uv run python tests/benchmarks/bench_memory.py --data-dir FOLDER
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench_startup import WARM_CACHE, environment_in
from measure import report

TELL = """
def tell():
    import json
    from pathlib import Path
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    kilobytes = {name: int(lines[name].split()[0]) for name in ("VmRSS", "RssAnon", "RssFile", "RssShmem")}
    print(json.dumps({name: value / 1024 for name, value in kilobytes.items()}), flush=True)
"""

BARE = TELL + "import torch, torchvision; tell()"

OURS = (
    TELL
    + """
import sys
from pathlib import Path
from painted import paint_all
from vit_studio import app
from vit_studio.window.pages.stage import Stage

class Watched(app.MainWindow):
    def furnish(self, studio, *more):
        workplace = super().furnish(studio, *more)
        studio.scene_changed.connect(self.on_scene)
        return workplace

    def on_scene(self, scene):
        for stage in Stage:
            self.workplace.pages.show_stage(stage)
            self.repaint()
            paint_all()
        tell()
        self.close()

app.MainWindow = Watched
sys.exit(app.run(app.Options(data_dir=Path(sys.argv[1]), no_download=True)))
"""
)


def megabytes(script: str, argument: str, environment: dict[str, str]) -> dict[str, float]:
    """What a process of its own says of its memory."""
    done = subprocess.run(
        [sys.executable, "-c", script, argument],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data-dir", type=Path, required=True)
    data_dir = str(parser.parse_args().data_dir.resolve())
    with tempfile.TemporaryDirectory() as places:
        environment = environment_in(places)
        subprocess.run([sys.executable, "-c", WARM_CACHE, data_dir], env=environment, check=True)
        bare, ours = (megabytes(script, data_dir, environment) for script in (BARE, OURS))
    report(
        "memory",
        bare_mb={name: round(value) for name, value in bare.items()},
        ours_mb={name: round(value) for name, value in ours.items()},
        above_mb=round(ours["VmRSS"] - bare["VmRSS"]),
        wanted="<= 250 MB",
    )


if __name__ == "__main__":
    main()
