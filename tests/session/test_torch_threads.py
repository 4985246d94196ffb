"""A thread that looks at one image takes one thread of torch, and leaves the others to the training."""

import threading

import pytest
import torch

from vit_studio.session.torch_threads import use_one_thread


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


def threads_after(*acts) -> list[int]:
    """How many threads torch has, in a thread of its own, after each act."""
    found = []

    def work():
        for act in acts:
            act()
            found.append(torch.get_num_threads())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found


def test_the_thread_itself_has_one_and_all_others_what_they_had(two_threads):
    assert threads_after(use_one_thread, use_one_thread) == [1, 1]
    assert torch.get_num_threads() == 2
    assert threads_after(lambda: torch.zeros(1)) == [2]
    assert threads_after(use_one_thread) == [1]
