import math

import numpy as np
import pytest
import torch
from torch.nn import functional as F

from vit_studio.training.evaluate import Stopped, evaluate, predict_logits
from vit_studio.training.initial import initial_model
from vit_studio.vit.config import ViTConfig
from vit_studio.vit.pixels import to_input

CHOSEN = np.array([5, 3, 200, 17, 90])


@pytest.fixture
def model(tiny):
    return initial_model(tiny, 0)


def test_logits_are_the_explicit_ones_in_the_order_asked_for(model, garments):
    inputs = to_input(garments.images[CHOSEN], mean=garments.mean, std=garments.std)
    logits = predict_logits(model, garments, CHOSEN, batch_size=2)
    torch.testing.assert_close(logits, model.eval()(inputs).detach(), rtol=0, atol=1e-5)


def test_loss_and_accuracy_are_those_of_the_logits(model, garments):
    logits = predict_logits(model, garments, CHOSEN)
    labels = torch.from_numpy(garments.labels[CHOSEN]).long()
    score = evaluate(model, garments, CHOSEN, batch_size=2)
    assert score.loss == pytest.approx(F.cross_entropy(logits, labels).item(), abs=1e-5)
    assert score.accuracy == sum(int(row.argmax()) == label for row, label in zip(logits, labels, strict=True)) / 5


def test_the_confusion_counts_each_image_in_the_row_of_its_class(model, garments):
    indices = np.arange(200)
    score = evaluate(model, garments, indices, batch_size=64)
    confusion = np.array(score.confusion)
    assert confusion.sum(axis=1).tolist() == np.bincount(garments.labels[indices], minlength=10).tolist()
    predicted = predict_logits(model, garments, indices).argmax(dim=1).numpy()
    assert confusion.sum(axis=0).tolist() == np.bincount(predicted, minlength=10).tolist()
    assert np.trace(confusion) / len(indices) == score.accuracy
    true, said = int(garments.labels[17]), int(predicted[17])
    assert confusion[true, said] == sum(predicted[garments.labels[indices] == true] == said)


def test_dropout_is_off_and_the_mode_comes_back(garments):
    model = initial_model(ViTConfig(patch_size=14, embed_dim=8, depth=1, num_heads=2, dropout=0.5), 0).train()
    first, second = (evaluate(model, garments, CHOSEN) for _ in range(2))
    assert first == second
    assert model.training
    evaluate(model.eval(), garments, CHOSEN)
    assert not model.training


def test_no_images_have_no_score(model, garments):
    nothing = np.array([], dtype=np.int64)
    score = evaluate(model, garments, nothing)
    assert math.isnan(score.loss)
    assert math.isnan(score.accuracy)
    assert score.confusion == ()
    assert predict_logits(model, garments, nothing).shape == (0, 10)


def test_it_stops_between_batches_and_the_mode_comes_back(model, garments):
    answers = iter([False, False, True])
    with pytest.raises(Stopped):
        evaluate(model.train(), garments, CHOSEN, batch_size=1, should_stop=lambda: next(answers))
    assert model.training
