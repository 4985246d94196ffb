"""How long the trainings of a study will take, about, on a machine of known speed."""

from vit_studio.studies.study_plan import StudyPlan
from vit_studio.training.speed import Speed
from vit_studio.vit.config import PosEmbed


def expected_seconds(plan: StudyPlan, speed: Speed, *, train_images: int) -> dict[PosEmbed, float]:
    """Of one training of each kind, on a set of so many training images, held-out ones among them."""
    return {
        kind: speed.training_seconds(plan.config_for(kind), plan.settings, train_images=train_images)
        for kind in plan.kinds
    }
