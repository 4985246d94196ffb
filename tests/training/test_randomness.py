import numpy as np

from vit_studio.training.randomness import Stream, generator, torch_seed


def drawn(stream, **choices):
    return generator(stream, **choices).integers(2**40, size=4).tolist()


def test_chance_follows_from_stream_seed_and_number():
    assert drawn(Stream.ORDER, seed=3, number=5) == drawn(Stream.ORDER, seed=3, number=5)
    others = [(Stream.AUGMENTATION, 3, 5), (Stream.ORDER, 4, 5), (Stream.ORDER, 3, 6), (Stream.ORDER, 5, 3)]
    for stream, seed, number in others:
        assert drawn(stream, seed=seed, number=number) != drawn(Stream.ORDER, seed=3, number=5)


def test_the_greatest_seed_is_taken():
    assert 0 <= torch_seed(Stream.DROPOUT, seed=2**63 - 1, number=10**9) < 2**63


def test_numpys_own_generator_is_left_alone():
    before = np.random.get_state()[1].tolist()
    drawn(Stream.ORDER, seed=1, number=1)
    assert np.random.get_state()[1].tolist() == before
