"""The background job that looks at the heads of a model over many images; torch is imported here, never before."""

import numpy as np
import numpy.typing as npt

from vit_studio.analysis.head_survey import HeadSurvey, HeadTally
from vit_studio.data.images import ImageSet, Split
from vit_studio.session.held_model import HeldModel
from vit_studio.session.jobs import JobControl
from vit_studio.session.torch_threads import use_one_thread
from vit_studio.vit.patch_grid import PatchGrid


def survey_indices(images: ImageSet, count: int) -> npt.NDArray[np.int64]:
    """The first images of the test set, which no training has seen; of a set without one, the first of all."""
    tested = images.indices(split=Split.TEST)
    return (tested if len(tested) else images.indices())[:count]


def survey_heads(held: HeldModel, images: ImageSet, count: int, control: JobControl) -> tuple[str, HeadSurvey]:
    """The hash of the model, and what its heads do on `count` images; raises Cancelled."""
    from vit_studio.tracing.head_survey import attention_by_layer, survey_batch
    from vit_studio.vit.pixels import to_input

    use_one_thread()
    config, indices = held.config, survey_indices(images, count)
    tally = HeadTally(config.depth, config.num_heads, grid=PatchGrid(config.image_size, config.patch_size))
    step = survey_batch(config)
    for start in range(0, len(indices), step):
        pixels = np.asarray(images.images[indices[start : start + step]])
        batch = to_input(pixels, mean=held.info.pixel_mean, std=held.info.pixel_std)
        for layer, attn_weights in enumerate(attention_by_layer(held.model, batch)):
            control.check()
            tally.add(layer, attn_weights)
        control.progress(min(start + step, len(indices)), len(indices))
    return held.hash, tally.survey()
