"""The waiting of torch's threads is shortened before torch is there, and never against a person's wish."""

import os
import subprocess
import sys

import pytest

from vit_studio.openmp import SPINS, wait_briefly


def test_waits_briefly(monkeypatch):
    monkeypatch.delenv("OMP_WAIT_POLICY", raising=False)
    monkeypatch.delenv("GOMP_SPINCOUNT", raising=False)
    wait_briefly()
    assert os.environ["GOMP_SPINCOUNT"] == str(SPINS)


@pytest.mark.parametrize(("name", "value"), [("OMP_WAIT_POLICY", "active"), ("GOMP_SPINCOUNT", "7")])
def test_leaves_what_a_person_has_set(monkeypatch, name, value):
    for either in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT"):
        monkeypatch.delenv(either, raising=False)
    monkeypatch.setenv(name, value)
    before = dict(os.environ)
    wait_briefly()
    assert dict(os.environ) == before


def test_the_command_line_does_so_before_torch():
    script = (
        "import os, sys\n"
        "import vit_studio.cli as cli\n"
        "cli._parser = lambda chosen: sys.exit('torch' in sys.modules or 'GOMP_SPINCOUNT' not in os.environ)\n"
        "cli.main(['train'])"
    )
    environment = {
        name: value for name, value in os.environ.items() if name not in ("OMP_WAIT_POLICY", "GOMP_SPINCOUNT")
    }
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=False, timeout=60)
    assert done.returncode == 0
