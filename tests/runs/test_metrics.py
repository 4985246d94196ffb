import pytest

from vit_studio.runs.event_lines import to_line
from vit_studio.runs.metrics import MetricsTail
from vit_studio.runs.metrics_writer import MetricsWriter
from vit_studio.runs.run_error import BusyError
from vit_studio.training.events import Evaluated, Finished, Progress, Started


def started(step=0):
    return Started(steps=9, epochs=1, train_images=9, valid_images=0, step=step, epoch_steps=9)


def progress(step, rate=1.0):
    return Progress(
        step=step, steps=9, epoch=step / 9, loss=1, accuracy=0, learning_rate=1, images_per_second=rate, seconds_left=1
    )


def evaluated(step):
    return Evaluated(step=step, epoch=step / 9, train_loss=1, train_accuracy=0, valid_loss=1, valid_accuracy=0)


def finished(step):
    return Finished(step=step, steps=9, seconds=1, images_per_second=1, stopped=True)


def mine():
    """Nobody else writes the run."""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "metrics.jsonl"


def written(path, *events, **at):
    writer = MetricsWriter(path, **{"step": None, "check": mine} | at)
    for event in events:
        writer.write(event)
    writer.close()


def read(path):
    return MetricsTail(path).new_events()


def test_what_is_written_is_read(path):
    events = (started(), progress(1), progress(2))
    written(path, *events)
    assert read(path) == events


def test_where_nothing_is_nothing_is_read(path):
    assert read(path) == ()


@pytest.mark.parametrize("torn", [b'{"event":"prog', b'{"event":"progress","step":3}', b"\0\0\0\0\n"])
def test_a_torn_last_line_is_passed_over_and_then_cut_away(path, torn):
    written(path, started(), progress(1), progress(2))
    with path.open("ab") as file:
        file.write(torn)
    assert read(path) == (started(), progress(1), progress(2))
    written(path, started(2), progress(3), step=2)
    assert read(path) == (started(), progress(1), progress(2), started(2), progress(3))


@pytest.mark.parametrize("step", [1, 3, 5])
def test_no_step_is_there_twice_after_a_resume(path, step):
    written(path, started(), *map(progress, range(1, 6)), evaluated(5), progress(6))
    written(path, started(step), *(progress(later, rate=2.0) for later in range(step + 1, 8)), step=step)
    steps = [event.step for event in read(path) if isinstance(event, Progress)]
    assert steps == list(range(1, 8))
    rates = [event.images_per_second for event in read(path) if isinstance(event, Progress)]
    assert rates == [1.0] * step + [2.0] * (7 - step)


def test_a_resume_without_a_checkpoint_begins_anew(path):
    written(path, started(), progress(1))
    written(path, started(), step=None)
    assert read(path) == (started(),)


def test_an_evaluation_that_will_come_again_is_cut_away(path):
    written(path, started(), progress(1), progress(2), evaluated(2))
    written(path, step=2, evaluation_due=True)
    assert read(path) == (started(), progress(1), progress(2))
    written(path, started(2), evaluated(2), step=2, evaluation_due=True)
    written(path, step=2)
    assert read(path) == (started(), progress(1), progress(2), started(2), evaluated(2))


def test_starts_that_came_to_nothing_leave_no_line(path):
    written(path, started(), progress(1), finished(1))
    for _ in range(3):
        written(path, started(1), progress(2), step=1)
    assert read(path) == (started(), progress(1), finished(1), started(1), progress(2))


def test_a_tail_tells_each_event_once(path):
    tail = MetricsTail(path)
    assert tail.new_events() == ()
    writer = MetricsWriter(path, step=None, check=mine)
    for step in range(1, 5):
        writer.write(progress(step))
        assert tail.new_events() == (progress(step),)
        assert not tail.was_cut
        assert tail.new_events() == ()
    writer.close()


def test_a_tail_waits_for_the_end_of_a_line(path):
    tail = MetricsTail(path)
    line = to_line(progress(1))
    for cut in range(len(line)):
        path.write_bytes(line[:cut])
        assert tail.new_events() == ()
    path.write_bytes(line)
    assert tail.new_events() == (progress(1),)


def test_a_tail_waits_where_a_shared_disk_shows_zeros(path):
    tail = MetricsTail(path)
    line = to_line(progress(2))
    path.write_bytes(to_line(progress(1)) + b"\0" * len(line))
    assert tail.new_events() == (progress(1),)
    path.write_bytes(to_line(progress(1)) + line)
    assert tail.new_events() == (progress(2),)


@pytest.mark.parametrize("grown_to", [3, 5, 9])
def test_a_tail_tells_all_again_where_the_file_was_cut(path, grown_to):
    tail = MetricsTail(path)
    written(path, started(), *map(progress, range(1, 6)))
    tail.new_events()
    written(path, started(2), *(progress(step, rate=2.0) for step in range(3, grown_to)), step=2)
    events = tail.new_events()
    assert tail.was_cut
    assert events == read(path)
    assert tail.new_events() == ()
    assert not tail.was_cut


def test_a_tail_goes_on_where_a_resume_had_nothing_to_cut(path):
    tail = MetricsTail(path)
    written(path, started(), progress(1), finished(1))
    tail.new_events()
    written(path, started(1), progress(2), step=1)
    assert tail.new_events() == (started(1), progress(2))
    assert not tail.was_cut


def test_lines_of_whoever_took_the_run_over_are_not_taken_away(path):
    """A process that slept for long does not know them, and would take them for a half line of its own."""

    def taken_over():
        raise BusyError("another process writes the run")

    sleeper = MetricsWriter(path, step=None, check=taken_over)
    sleeper.write(progress(1))
    written(path, progress(2), progress(3), step=1)
    with pytest.raises(BusyError):
        sleeper.write(progress(2))
    sleeper.close()
    assert read(path) == (progress(1), progress(2), progress(3))


@pytest.mark.parametrize("at_a_time", [1, 7, 50])
def test_a_disk_that_takes_a_line_in_pieces_gets_all_of_it(path, monkeypatch, at_a_time):
    writer = MetricsWriter(path, step=None, check=mine)
    whole = writer._file

    class Piecewise:
        def write(self, data):
            return whole.write(data[:at_a_time])

        def __getattr__(self, name):
            return getattr(whole, name)

    monkeypatch.setattr(writer, "_file", Piecewise())
    writer.write(progress(1))
    writer.write(progress(2))
    writer.close()
    assert read(path) == (progress(1), progress(2))


def test_a_disk_that_takes_nothing_does_not_hold_the_training_for_ever(path, monkeypatch):
    writer = MetricsWriter(path, step=None, check=mine)
    whole = writer._file

    class Deaf:
        def write(self, data):
            return 0

        def __getattr__(self, name):
            return getattr(whole, name)

    monkeypatch.setattr(writer, "_file", Deaf())
    with pytest.raises(OSError, match="Input/output error"):
        writer.write(progress(1))
    writer.close()
