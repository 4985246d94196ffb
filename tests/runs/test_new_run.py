import multiprocessing

import pytest

from vit_studio.runs.new_run import new_run
from vit_studio.runs.recorded_training import start_run
from vit_studio.runs.run_error import BusyError, RunError
from vit_studio.runs.run_folder import RunFolder
from vit_studio.runs.writer_lock import WriterLock


@pytest.fixture
def info(whole):
    return RunFolder.open(whole).info


def test_the_maker_holds_what_it_made(tmp_path, info):
    with new_run(tmp_path / "run", info) as (folder, lock):
        pass
    assert RunFolder.open(folder.path).info == info
    with pytest.raises(BusyError):
        WriterLock.claim(folder.writer_file)
    lock.release()


def test_what_fails_leaves_nothing(tmp_path, info):
    with pytest.raises(ZeroDivisionError), new_run(tmp_path / "run", info):
        raise ZeroDivisionError
    assert not (tmp_path / "run").exists()


def test_what_was_there_before_a_failure_stays(tmp_path, info):
    with new_run(tmp_path / "run", info) as (folder, lock):
        pass
    for _ in ("while it is held", "and afterwards"):
        with pytest.raises(RunError), new_run(tmp_path / "run", info):
            pytest.fail("begun twice")
        lock.release()
    assert RunFolder.open(folder.path).info == info


def test_of_two_at_once_the_later_takes_nothing_away(tmp_path, garments, tiny, brief, monkeypatch):
    """The other begins in the very moment after this process has seen that the folder is free."""
    others = []
    real = WriterLock.claim.__func__

    def claim(cls, path):
        if not others:
            others.append(None)
            others[0] = start_run(tmp_path / "run", garments, tiny, brief)
        return real(cls, path)

    monkeypatch.setattr(WriterLock, "claim", classmethod(claim))
    with pytest.raises(BusyError):
        start_run(tmp_path / "run", garments, tiny, brief)
    (winner,) = others
    list(winner)
    assert RunFolder.open(tmp_path / "run").is_finished


def test_one_that_ended_before_this_process_could_write_is_not_begun_anew(
    tmp_path, garments, tiny, brief, monkeypatch, whole, assert_same_run
):
    real, seen = WriterLock.claim.__func__, []

    def claim(cls, path):
        if not seen:
            seen.append(path)
            list(start_run(tmp_path / "run", garments, tiny, brief))
        return real(cls, path)

    monkeypatch.setattr(WriterLock, "claim", classmethod(claim))
    with pytest.raises(RunError, match=r"There is a run in .* already"):
        start_run(tmp_path / "run", garments, tiny, brief)
    assert_same_run(tmp_path / "run", whole)


def _race(path, info, gate, won):
    gate.wait()
    try:
        with new_run(path, info) as (_, lock):
            won.put(True)
        lock.release()
    except RunError:
        won.put(False)


def test_of_many_processes_one_makes_it(tmp_path, info):
    context = multiprocessing.get_context("fork")
    for number in range(5):
        path, gate, won = tmp_path / f"run {number}", context.Barrier(4), context.Queue()
        racers = [context.Process(target=_race, args=(path, info, gate, won)) for _ in range(4)]
        for racer in racers:
            racer.start()
        assert sorted(won.get(timeout=60) for _ in racers) == [False, False, False, True]
        for racer in racers:
            racer.join()
        assert RunFolder.open(path).info == info
