"""How long torch's helper threads wait in a loop for the next part of a step before they sleep: not long.

By default they burn their core for some milliseconds. Alone on a machine that costs nothing; beside other programs
each part of a step then waits for a thread that has no core (2 cores, 4 other programs: 20 to 70 images/s in training
where a short wait gives 180 to 350).
"""

import os
from typing import Final

SPINS: Final = 2000
"""Turns of the loop: some microseconds, in which the next part of a step begins if nothing is in the way."""


def wait_briefly() -> None:
    """To be called before torch is imported; what a person has set stays."""
    if "OMP_WAIT_POLICY" not in os.environ:
        os.environ.setdefault("GOMP_SPINCOUNT", str(SPINS))
