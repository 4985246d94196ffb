"""A study of tiny models on drawn garments, and what came of it when nobody disturbed it."""

import pytest
import torch

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.runs.data_fingerprint import DataFingerprint
from vit_studio.studies.study_folder import StudyFolder
from vit_studio.studies.study_info import StudyInfo
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.training.events import Progress
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import PosEmbed, ViTConfig


@pytest.fixture(scope="session")
def garments():
    """200 training images and 40 of the test split."""
    return draw_garments(count=240, seed=1)


@pytest.fixture(scope="session")
def plan():
    """Two kinds, two seeds; 8 steps each."""
    return StudyPlan(
        config=ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2, dropout=0.2),
        settings=TrainSettings(
            epochs=2, batch_size=48, learning_rate=5e-3, precision="float32", valid_images=40, eval_train_images=50
        ),
        kinds=(PosEmbed.RELATIVE, PosEmbed.NONE),
        seeds=(4, 3),
    )


@pytest.fixture(autouse=True, scope="module")
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def make_study(garments, plan):
    """make_study(path): the study's folder, with nothing trained."""

    def make(path, **more):
        info = StudyInfo(plan=plan, data=DataFingerprint.of(garments), threads=1, **more)
        return StudyFolder.create(path, info)

    return make


@pytest.fixture(scope="session")
def go_through(garments):
    """go_through(folder, stop_after=…): train the members in their order, all or so many steps of all of them."""

    def train(folder, *, stop_after=None):
        from vit_studio.studies.study_table import member_result

        taken = []
        for member in folder.plan.members:
            if member_result(folder, member) is not None:
                continue
            with folder.begin(member, garments, should_stop=lambda: len(taken) == stop_after) as recorded:
                taken.extend(event for event in recorded if isinstance(event, Progress))
            if len(taken) == stop_after:
                return

    return train


@pytest.fixture(scope="module")
def whole(tmp_path_factory, make_study, go_through, one_thread):
    """A study that went through."""
    folder = make_study(tmp_path_factory.mktemp("whole") / "study")
    go_through(folder)
    return folder
