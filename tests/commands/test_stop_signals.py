import os
import signal

import pytest

from vit_studio.commands.stop_signals import StopSignals


@pytest.fixture(autouse=True)
def handlers_come_back():
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    after = {number: signal.getsignal(number) for number in before}
    for number, handler in before.items():
        signal.signal(number, handler)
    assert after == before


@pytest.mark.parametrize(("number", "exit_code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_the_first_signal_is_remembered_and_the_second_would_end_the_program(number, exit_code):
    with StopSignals() as signals:
        assert not signals.asked()
        assert signals.exit_code == 0
        os.kill(os.getpid(), number)
        assert signals.asked()
        assert signals.exit_code == exit_code
        assert signal.getsignal(signal.SIGINT) == signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


def test_without_a_signal_nothing_is_asked():
    with StopSignals() as signals:
        pass
    assert not signals.asked()
