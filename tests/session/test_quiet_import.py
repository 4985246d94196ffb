"""The garbage collector rests during an import, whatever happens in it, and leaves what came alone afterwards."""

import gc
import subprocess
import sys

import pytest

from vit_studio.session.quiet_import import quiet_import


@pytest.fixture(autouse=True)
def unfrozen():
    yield
    gc.unfreeze()
    assert gc.isenabled()


def test_it_rests_inside_and_works_again_afterwards():
    with quiet_import():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_works_again_after_an_import_that_failed():
    with pytest.raises(ImportError), quiet_import():
        raise ImportError
    assert gc.isenabled()


def test_of_blocks_within_each_other_the_outer_one_ends_the_rest():
    with quiet_import():
        with quiet_import():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_imported_is_set_apart(monkeypatch):
    gc.unfreeze()
    with quiet_import():
        monkeypatch.setitem(sys.modules, "something that was imported", sys)
    assert gc.get_freeze_count() > 0


def test_without_an_import_nothing_is_set_apart():
    gc.unfreeze()
    with quiet_import():
        pass
    assert gc.get_freeze_count() == 0


def test_all_is_back_at_the_end_of_the_program():
    code = (
        "import atexit, gc; atexit.register(lambda: print(gc.get_freeze_count()));"
        "from vit_studio.session.quiet_import import quiet_import\n"
        "with quiet_import(): import decimal\n"
        "print(gc.get_freeze_count() > 0)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["True", "0"]
