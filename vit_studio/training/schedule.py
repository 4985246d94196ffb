"""How the learning rate goes: up in a straight line, then down along a cosine."""

import math


def learning_rate_at(step: int, *, steps: int, peak: float, warmup: float, lowest: float = 0.0) -> float:
    """Learning rate of the step (from 0) out of `steps`.

    It rises over the first `warmup` (a fraction) of the steps to `peak`, and falls along half a cosine to nearly
    `lowest`: the last step still learns a little. Source: arXiv 1608.03983, without restarts.
    """
    rising = round(warmup * steps)
    if step < rising:
        return peak * (step + 1) / rising
    done = (step - rising) / (steps - rising)
    return lowest + (peak - lowest) * 0.5 * (1 + math.cos(math.pi * done))
