import pytest

from vit_studio.errors import ConfigError
from vit_studio.training.settings import TrainSettings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("epochs", 0),
        ("epochs", 2.5),
        ("epochs", True),
        ("batch_size", 0),
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("weight_decay", -0.1),
        ("warmup", 1.5),
        ("clip_norm", -1.0),
        ("label_smoothing", 1.0),
        ("shift", -1),
        ("shift", 65),
        ("valid_images", -1),
        ("seed", -1),
        ("seed", 2**63),
    ],
)
def test_a_number_that_makes_no_sense_is_refused_by_name(name, value):
    with pytest.raises(ConfigError, match=name):
        TrainSettings(**{name: value})


def test_a_whole_learning_rate_is_a_number_too():
    assert TrainSettings(learning_rate=1, weight_decay=0).learning_rate == 1
