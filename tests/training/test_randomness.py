import numpy as np
import torch

from vit_studio.training.randomness import Stream, generator, torch_seeded


def drawn(stream, **choices):
    return generator(stream, **choices).integers(2**40, size=4).tolist()


def test_chance_follows_from_stream_seed_and_number():
    assert drawn(Stream.ORDER, seed=3, number=5) == drawn(Stream.ORDER, seed=3, number=5)
    others = [(Stream.AUGMENTATION, 3, 5), (Stream.ORDER, 4, 5), (Stream.ORDER, 3, 6), (Stream.ORDER, 5, 3)]
    for stream, seed, number in others:
        assert drawn(stream, seed=seed, number=number) != drawn(Stream.ORDER, seed=3, number=5)


def test_each_process_has_chance_of_its_own():
    alone = drawn(Stream.DROPOUT, seed=3, number=5)
    assert drawn(Stream.DROPOUT, seed=3, number=5, rank=0) == alone
    assert drawn(Stream.DROPOUT, seed=3, number=5, rank=1) != alone


def test_torch_s_chance_follows_from_it_and_its_generator_comes_back():
    def tossed(number, seed=2**63 - 1):  # the greatest that is taken
        with torch_seeded(Stream.DROPOUT, seed=seed, number=number):
            return torch.rand(5).tolist()

    before = torch.get_rng_state()
    once = tossed(4)
    assert torch.equal(torch.get_rng_state(), before)
    torch.rand(3)
    assert tossed(4) == once
    assert tossed(5) != once
    assert tossed(4, seed=1) != once


def test_numpys_own_generator_is_left_alone():
    before = np.random.get_state()[1].tolist()
    drawn(Stream.ORDER, seed=1, number=1)
    assert np.random.get_state()[1].tolist() == before
