"""What the background jobs do: images and models come in, and become scenes; torch is imported here, never before."""

import dataclasses
import logging
from pathlib import Path

import numpy as np

from vit_studio.data.fashion_files import find
from vit_studio.data.images import ImageSet
from vit_studio.data.loading import load_images
from vit_studio.session.fitting import check_fit
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import Cancelled, JobControl
from vit_studio.session.model_hash import model_hash
from vit_studio.session.quiet_import import quiet_import
from vit_studio.session.scene import Scene
from vit_studio.session.torch_threads import use_one_thread
from vit_studio.training.settings import TrainSettings
from vit_studio.vit.config import ViTConfig

log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """What is to be on show: this image of these images, seen by this model."""

    images: ImageSet
    index: int
    held: HeldModel


def make_scene(view: View) -> Scene:
    """Trace the image through the model; raises ConfigError if they do not belong together."""
    import torch

    from vit_studio.tracing.embedding_proof import prove_embedding
    from vit_studio.tracing.positions import position_tables
    from vit_studio.tracing.tracer import trace
    from vit_studio.vit.model import count_parameters
    from vit_studio.vit.pixels import to_input

    use_one_thread()
    images, index, held = view.images, view.index, view.held
    check_fit(held.config, images)
    pixels = np.array(images.images[index])  # a copy: the set may be mapped from a disk
    pixels.setflags(write=False)
    with torch.inference_mode():
        image = to_input(pixels[None], mean=held.info.pixel_mean, std=held.info.pixel_std)[0]
        return Scene(
            images=images,
            index=index,
            pixels=pixels,
            label=int(images.labels[index]),
            image_id=images.image_id(index),
            class_names=images.class_names,
            info=held.info,
            config=held.config,
            num_parameters=count_parameters(held.model),
            model_hash=held.hash,
            trace=trace(held.model, image),
            proof=prove_embedding(held.model, image),
            positions=position_tables(held.model),
            training_step=held.step,
            kept_step=held.kept_step,
            model_file=held.file,
        )


def open_model(path: Path, images: ImageSet | None, index: int) -> tuple[HeldModel, Scene | None]:
    """Read, check and build a model, and trace the image if there is one; raises WeightsError or ConfigError."""
    with quiet_import():
        from vit_studio.runs.snapshots import snapshot_step
        from vit_studio.vit.weights import load_model

        loaded = load_model(path)
        held = HeldModel(model=loaded.model, info=loaded.info, file=path, kept_step=snapshot_step(path))
        log.info("Opened the model %s", path)
        return held, None if images is None else make_scene(View(images=images, index=index, held=held))


def untrained_model(
    config: ViTConfig, settings: TrainSettings, images: ImageSet, index: int
) -> tuple[HeldModel, Scene | None]:
    """The model that a training with these settings would begin with, traced; raises ConfigError."""
    with quiet_import():
        from vit_studio.training.initial import info_for, initial_model

        check_fit(config, images)
        model = initial_model(config, settings.seed).eval().requires_grad_(False)
        held = HeldModel(model=model, info=info_for(images, settings))
        return held, make_scene(View(images=images, index=index, held=held))


def hash_of_model(path: Path) -> str:
    """The hash of the model in a file; raises WeightsError."""
    with quiet_import():
        from vit_studio.vit.weights import load_model

        return model_hash(load_model(path).model)


def save_model(path: Path, held: HeldModel) -> Path:
    """Write a model whole or not at all, and return where; raises WeightsError."""
    from vit_studio.vit.weights import save_model as write

    write(path, held.model, held.info)
    log.info("Saved the model to %s", path)
    return path


def open_images(folder: Path, cache_dir: Path, control: JobControl) -> ImageSet:
    """Read the images in a folder, from the cache if they are there; raises DataError."""

    def progress(done: int, total: int) -> None:
        control.check()
        control.progress(done, total)

    with quiet_import():  # the first load decodes, for which it imports torchvision
        images = load_images(folder, cache_dir, progress=progress)
    log.info("Opened %d images of %s", len(images), folder)
    return images


def look_for_images(data_dir: Path, cache_dir: Path, control: JobControl) -> ImageSet | None:
    """Read the images in a folder that need not hold any; raises DataError for damaged ones."""
    return open_images(data_dir, cache_dir, control) if find(data_dir) else None


def fetch_images(data_dir: Path, cache_dir: Path, control: JobControl) -> ImageSet:
    """Download what is missing, then read it; raises DataError."""
    from vit_studio.data import download

    with quiet_import():
        from torchvision.datasets import FashionMNIST  # noqa: F401 - it names the servers
    try:
        download.download(data_dir, progress=control.progress, cancelled=lambda: control.cancelled)
    except download.Cancelled:
        raise Cancelled from None
    # no progress from here on: it would count other things than bytes
    return load_images(data_dir, cache_dir, progress=lambda done, total: control.check())
