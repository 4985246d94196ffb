"""How long the trainings of a study will take on this machine, found out by beginning one of each kind."""

from collections.abc import Callable, Iterator
from typing import Final

from vit_studio.data.images import ImageSet
from vit_studio.studies.study_plan import StudyPlan
from vit_studio.training.events import Finished, Progress
from vit_studio.vit.config import PosEmbed

STEPS: Final = 7
"""Of which the median counts: the first ones are slower."""


def expected_seconds(
    plan: StudyPlan, images: ImageSet, *, should_stop: Callable[[], bool]
) -> Iterator[tuple[PosEmbed, float]]:
    """Yield each kind of the plan with the seconds that one training of it will take; nothing is kept of the models.

    Raises ConfigError where model and images do not fit; ends early where it is asked to stop.
    """
    from vit_studio.training.initial import initial_model
    from vit_studio.training.loop import Training

    for kind in plan.kinds:
        settings = plan.settings_for(plan.seeds[0])
        model = initial_model(plan.config_for(kind), settings.seed)
        events = Training(model, images, settings, should_stop=should_stop).events()
        newest: Progress | None = None
        for event in events:
            if isinstance(event, Progress):
                newest = event
            if isinstance(event, Finished) or (newest is not None and newest.step >= STEPS):
                break
        if newest is None or should_stop():
            return
        yield kind, newest.seconds + newest.seconds_left
