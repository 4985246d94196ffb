import dataclasses

import hypothesis
import pytest
from hypothesis import strategies as st

from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.snapshots import (
    DEFAULT_BUDGET,
    GREATEST_COUNT,
    list_snapshots,
    snapshot_bytes,
    snapshot_file,
    snapshot_steps,
)
from vit_studio.training.initial import initial_model
from vit_studio.vit.config import DEFAULT, NOTEBOOK, PosEmbed
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.weights import model_bytes


@hypothesis.given(
    epochs=st.integers(1, 300),
    epoch_steps=st.integers(1, 2000),
    budget=st.integers(0, 10**9),
    each=st.integers(1, 10**8),
)
def test_a_schedule_keeps_to_its_budget_and_has_the_first_and_the_last(epochs, epoch_steps, budget, each):
    steps = epochs * epoch_steps
    kept = snapshot_steps(steps=steps, epoch_steps=epoch_steps, budget=budget, each=each)
    assert sorted(set(kept)) == list(kept)
    assert (kept[0], kept[-1]) == (0, steps)
    assert len(kept) <= min(max(2, budget // each), GREATEST_COUNT)


def test_a_default_run_has_its_first_steps_and_the_ends_of_its_epochs_and_more_early_than_late():
    kept = snapshot_steps(steps=4300, epoch_steps=430, budget=DEFAULT_BUDGET, each=snapshot_bytes(DEFAULT))
    assert len(kept) >= 70
    assert kept[:8] == tuple(range(8))
    assert set(range(430, 4301, 430)) <= set(kept)
    quarters = [sum(1 for step in kept if 1075 * quarter < step <= 1075 * (quarter + 1)) for quarter in range(4)]
    assert quarters == sorted(quarters, reverse=True)
    assert quarters[0] > 3 * quarters[1]


def test_the_bundled_timeline_fits_eight_megabytes():
    kept = snapshot_steps(steps=4300, epoch_steps=430, budget=8 * 2**20, each=snapshot_bytes(DEFAULT))
    assert 8 <= len(kept) <= 10


def test_a_budget_for_all_steps_keeps_all():
    assert snapshot_steps(steps=20, epoch_steps=5, budget=10**9, each=1) == tuple(range(21))


@pytest.mark.parametrize("kind", PosEmbed)
@pytest.mark.parametrize("config", [DEFAULT, dataclasses.replace(NOTEBOOK, max_tokens=0)])
def test_the_size_of_a_file_is_known_before_it_is_written(config, kind):
    config = dataclasses.replace(config, pos_embed=kind)
    info = ModelInfo(name="Fashion-MNIST ViT", class_names=("Ankle boot",) * 10)
    size = len(model_bytes(initial_model(config, 0), info))
    assert abs(snapshot_bytes(config) - size) < 0.03 * size + 1000


def test_snapshots_are_listed_by_step_and_nothing_else_is(tmp_path):
    folder = RunFolder(tmp_path, None)
    assert list_snapshots(folder) == ()
    folder.snapshots_dir.mkdir()
    for step in (12_345_678, 7, 0):
        snapshot_file(folder, step).touch()
    for name in (".step-0000009.safetensors.0a1b2c3d.part", "step-9.safetensors", "notes.txt"):
        (folder.snapshots_dir / name).touch()
    assert [snapshot.step for snapshot in list_snapshots(folder)] == [0, 7, 12_345_678]
    assert list_snapshots(folder)[1].path == tmp_path / "snapshots" / "step-0000007.safetensors"
