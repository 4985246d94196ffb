"""What a training frees is kept for its next step, and handed back in the end."""

import os
import subprocess
import sys

import pytest

FAULTS = """
import resource, sys
from vit_studio.heap import hand_back, keep_freed
if sys.argv[1] == "keep":
    keep_freed()
import threading, torch

def step():
    pieces = [torch.ones(1_000_000) for _ in range(20)]

def steps():
    for _ in range(3):
        step()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(5):
        step()
    faults.append(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)

def resident():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

faults = []
thread = threading.Thread(target=steps)
thread.start()
thread.join()
held = resident()
hand_back()
print(faults[0], held - resident())
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux's C library is told so")


def faults_and_freed(*, keep: bool, **environment: str) -> tuple[int, int]:
    """Page faults of five steps of 80 MB in a thread, and the bytes that are handed back after them."""
    others = {name: value for name, value in os.environ.items() if not name.startswith(("MALLOC_", "GLIBC_TUNABLES"))}
    script = [sys.executable, "-c", FAULTS, "keep" if keep else "leave"]
    done = subprocess.run(script, env=others | environment, capture_output=True, text=True, check=True, timeout=60)
    faults, freed = done.stdout.split()
    return int(faults), int(freed)


def test_steps_reuse_what_the_last_has_freed():
    kept, _ = faults_and_freed(keep=True)
    left, _ = faults_and_freed(keep=False)
    assert kept < 200
    assert left > 5000


def test_in_the_end_it_is_handed_back():
    _, freed = faults_and_freed(keep=True)
    assert freed > 60_000_000


def test_what_a_person_has_set_stays():
    faults, _ = faults_and_freed(keep=True, MALLOC_TRIM_THRESHOLD_="131072", MALLOC_MMAP_THRESHOLD_="131072")
    assert faults > 5000
