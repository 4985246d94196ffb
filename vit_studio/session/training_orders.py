"""What a training is asked to do: go on, take a step, pause, stop; given in one thread, obeyed in another."""

import threading


class TrainingOrders:
    """The newest order counts. Each has a number, so that an answer can say which order it answers."""

    def __init__(self) -> None:
        self._given = threading.Condition()
        self._steps: int | None = None
        self._is_single_step = False
        self._number = 0
        self._stops = False
        self._is_abandoned = False

    def go_on(self) -> int:
        """Take as many steps as there are; the number of this order."""
        return self._give(steps=None)

    def pause(self) -> int:
        """Take no further step."""
        return self._give(steps=0)

    def step(self) -> int:
        """Take one step; a second one that is asked for meanwhile is the same."""
        return self._give(steps=1, is_single_step=True)

    def stop(self) -> int:
        """Take no further step and end; there is no way back."""
        self._stops = True
        return self._give(steps=None)

    def abandon(self) -> int:
        """End even if what was learned cannot be written."""
        self._is_abandoned = True
        return self.stop()

    @property
    def number(self) -> int:
        """Of the newest order."""
        return self._number

    @property
    def is_single_step(self) -> bool:
        """Whether the newest order was to take one step."""
        return self._is_single_step

    @property
    def stops(self) -> bool:
        """Whether the training is to end."""
        return self._stops

    @property
    def is_abandoned(self) -> bool:
        """Whether it is to end whatever becomes of its folder."""
        return self._is_abandoned

    def holds(self) -> int | None:
        """The number of the order by which the training is to wait now; None while it may go on."""
        with self._given:
            return self._number if self._steps == 0 else None

    def step_taken(self) -> None:
        """Count down."""
        with self._given:
            if self._steps:
                self._steps -= 1

    def wait_for_another(self, number: int) -> None:
        """Sleep until there is a newer order than that one."""
        with self._given:
            self._given.wait_for(lambda: self._number != number)

    def _give(self, *, steps: int | None, is_single_step: bool = False) -> int:
        with self._given:
            self._steps, self._is_single_step = steps, is_single_step
            self._number += 1
            self._given.notify_all()
            return self._number
