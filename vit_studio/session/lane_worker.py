"""A thread that runs one task after another and keeps only the newest of those that wait."""

import threading
from collections.abc import Callable

Task = Callable[[], None]


class LaneWorker:
    """One daemon thread, started by its first task.

    A task that still waits when the next one comes is forgotten. Tasks must not raise.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._change = threading.Condition()
        self._waiting: Task | None = None
        self._stopped = False
        self._thread: threading.Thread | None = None

    def submit(self, task: Task) -> None:
        """Run `task` after the one that runs now, in place of the one that waits."""
        with self._change:
            if self._stopped:
                return
            self._waiting = task
            self._change.notify()
            if self._thread is None:
                self._thread = threading.Thread(target=self._loop, name=self._name, daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Forget what waits and end the thread after the task that runs now."""
        with self._change:
            self._stopped = True
            self._waiting = None
            self._change.notify()

    def join(self, timeout: float) -> bool:
        """Wait at most `timeout` seconds for the thread's end; whether it has ended."""
        if self._thread is None:
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _loop(self) -> None:
        while task := self._next():
            task()
            # what the task held (images, a model) must not live until the next one comes
            del task

    def _next(self) -> Task | None:
        with self._change:
            self._change.wait_for(lambda: self._waiting is not None or self._stopped)
            task, self._waiting = self._waiting, None
            return task
