"""What the tests of the pages share: real scenes, and a studio that hands them over at once, without threads."""

import dataclasses

import pytest
import torch
from PySide6.QtCore import QObject, Signal

from vit_studio.data.drawn_garments import draw_garments
from vit_studio.data.images import ImageSet
from vit_studio.session.derived import Derived
from vit_studio.session.jobs import Jobs
from vit_studio.session.model_hash import model_hash
from vit_studio.session.prediction_table import PredictionTable
from vit_studio.session.scene import Scene
from vit_studio.session.selection import Selection, SelectionLimits
from vit_studio.session.viewing import Viewing
from vit_studio.tracing.embedding_proof import prove_embedding
from vit_studio.tracing.positions import position_tables
from vit_studio.tracing.tracer import trace
from vit_studio.vit.config import NOTEBOOK, ViTConfig
from vit_studio.vit.model import VisionTransformer, count_parameters
from vit_studio.vit.model_info import ModelInfo
from vit_studio.vit.pixels import to_input
from vit_studio.window.pages.section import Section
from vit_studio.window.pages.tokens.tokens_page import TokensPage

TINT = (1.0, 0.8, 0.5)
"""How strong the grey image is in each of three channels, so that they can be told apart."""


class DeskPredictions(QObject):
    """Predictions that come when the test gives them."""

    changed = Signal()
    progressed = Signal(int, int)
    running_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.table: PredictionTable | None = None
        self.is_running = False
        self.times_asked = 0

    @property
    def tables(self) -> tuple[PredictionTable, ...] | None:
        return None if self.table is None else (self.table,)

    def ask(self) -> None:
        if not self.is_running and self.table is None:
            self.times_asked += 1
            self.set_running(True)

    def cancel(self) -> None:
        self.set_running(False)

    def set_running(self, running: bool) -> None:
        self.is_running = running
        self.running_changed.emit(running)

    def give(self, table: "PredictionTable | None") -> None:
        """The table is made, or dropped."""
        self.is_running, self.table = False, table
        self.changed.emit()
        self.running_changed.emit(False)


class SurveyDesk(QObject):
    """Surveys of heads as the studio has them; a test lays them in `made`, and reads in `asked` what was asked for."""

    changed = Signal()
    progressed = Signal(int, int)
    running_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.is_running = False
        self.made: dict[int, object] = {}
        self.asked: list[int] = []
        self.cancelled = 0

    def of(self, count: int) -> object:
        return self.made.get(count)

    def ask(self, count: int) -> None:
        self.asked.append(count)

    def cancel(self) -> None:
        self.cancelled += 1


class DeskStudio(QObject):
    """The part of the studio that pages see; `show` takes over a scene in the order that the studio keeps."""

    scene_changed = Signal(object)
    images_changed = Signal()
    model_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.selection = Selection(self)
        self.viewing = Viewing(self)
        self.head_survey = SurveyDesk(self)
        self.predictions = DeskPredictions(self)
        self.derived = Derived(Jobs(self), self)
        self.scene_changed.connect(lambda scene: self.derived.keep_only(scene))
        self.images: ImageSet | None = None
        self.scene: Scene | None = None

    @property
    def config(self) -> ViTConfig | None:
        return None if self.scene is None else self.scene.config

    @property
    def info(self) -> ModelInfo | None:
        return None if self.scene is None else self.scene.info

    def show_images(self, images: ImageSet) -> None:
        """Images have come, a model has not."""
        self.images = images
        self.selection.set_limits(dataclasses.replace(self.selection.limits, num_images=len(images)))
        self.images_changed.emit()

    def show(self, scene: Scene) -> None:
        """A new image, model or snapshot is complete."""
        self.scene, self.images = scene, scene.images
        with self.selection.hold():
            self.selection.set_limits(SelectionLimits.of(scene.config, len(scene.images)))
            self.selection.set_image(scene.index)
        self.model_changed.emit(scene.info)
        self.scene_changed.emit(scene)


@pytest.fixture(scope="session")
def images() -> ImageSet:
    return draw_garments(40, seed=0)


@pytest.fixture(scope="session")
def make_scene(images):
    """make_scene(config, index=0, seed=0): a scene of a seeded model; the same one for the same arguments."""
    made = {}

    def make(config: ViTConfig = ViTConfig(), index: int = 0, seed: int = 0) -> Scene:  # noqa: B008  # frozen
        key = (config, index, seed)
        if key not in made:
            made[key] = _scene(images, config, index=index, seed=seed)
        return made[key]

    return make


@pytest.fixture
def scene(make_scene) -> Scene:
    """The first image in a model of the default shape: patch 4, 49 patches, D 64, 6 layers of 4 heads."""
    return make_scene()


@pytest.fixture
def notebook_scene(make_scene) -> Scene:
    """Patch 14, 4 patches of 196 pixels, D 8."""
    return make_scene(NOTEBOOK)


@pytest.fixture
def studio(qapp):
    """A studio without images or model; `studio.show(scene)` gives it both."""
    return DeskStudio()


@pytest.fixture
def open_tokens(qtbot, studio):
    """open_tokens(scene, section, size=(1000, 620)): a section of the Tokens page; its `window()` is the page."""
    kept = []

    def opened(scene: Scene, section: str, size: tuple[int, int] = (1000, 620)) -> Section:
        page = TokensPage(studio)
        qtbot.addWidget(page)
        kept.append(page)  # qtbot holds it weakly
        page.resize(*size)
        page.show_section(section)
        page.show()
        studio.show(scene)
        return page.section(section)

    return opened


def _scene(images: ImageSet, config: ViTConfig, *, index: int, seed: int) -> Scene:
    torch.manual_seed(seed)
    model = VisionTransformer(config).eval()
    info = ModelInfo(
        name="seeded", pixel_mean=images.mean, pixel_std=images.std, class_names=images.class_names, seed=seed
    )
    pixels = images.images[index]
    tensor = to_input(pixels[None], mean=info.pixel_mean, std=info.pixel_std)[0]  # (1, S, S)
    if config.in_channels > 1:
        tensor = torch.cat([tensor * TINT[channel % 3] for channel in range(config.in_channels)])
    return Scene(
        images=images,
        index=index,
        pixels=pixels,
        label=int(images.labels[index]),
        image_id=images.image_id(index),
        class_names=images.class_names,
        info=info,
        config=config,
        num_parameters=count_parameters(model),
        model_hash=model_hash(model),
        trace=trace(model, tensor),
        proof=prove_embedding(model, tensor),
        positions=position_tables(model),
    )
