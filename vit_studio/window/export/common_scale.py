"""Pictures of one panel at several moments, on one scale, so that a change of colour is a change of value."""

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from vit_studio.window.export.panel_picture import PanelPicture, Part
from vit_studio.window.export.view_data import BarsData, CurvesData, MeasuredData, ScatterData, ViewData
from vit_studio.window.text import translate

Limits = tuple[float, float]


def on_common_scale(pictures: Sequence[PanelPicture]) -> list[PanelPicture]:
    """The same pictures, each part with the range of values that holds those of all."""
    columns = [_alike([picture.parts[place] for picture in pictures]) for place in range(len(pictures[0].parts))]
    words = translate("caption", "one range for all moments")
    return [
        dataclasses.replace(picture, parts=parts, scale=words)
        for picture, parts in zip(pictures, zip(*columns, strict=True), strict=True)
    ]


def _alike(parts: Sequence[Part]) -> list[Part]:
    data = [part.data for part in parts]
    changes = _common(data)
    return [
        dataclasses.replace(part, data=dataclasses.replace(part.data, **changes), scale="") if changes else part
        for part in parts
    ]


def _common(data: Sequence[ViewData]) -> dict[str, Any]:
    first = data[0]
    if isinstance(first, BarsData):
        return {"limits": _limits([each.limits for each in data], [each.values for each in data])}  # type: ignore[union-attr]
    if isinstance(first, ScatterData):
        return {"y_limits": _limits([each.y_limits for each in data], [each.values for each in data])}  # type: ignore[union-attr]
    if isinstance(first, CurvesData):
        ys = [curve.ys for each in data for curve in each.curves]  # type: ignore[union-attr]
        return {"y_limits": _limits([each.y_limits for each in data], ys)}  # type: ignore[union-attr]
    if not isinstance(first, MeasuredData):
        return {}
    levels = first.levels
    for each in data[1:]:
        levels = levels.union(each.levels)  # type: ignore[union-attr]
    return {"levels": levels}


def _limits(given: Sequence[Limits | None], values: Sequence[Any]) -> Limits | None:
    """The ends that were chosen, else those of the values; None where there is no number."""
    chosen = [limits for limits in given if limits is not None]
    if not chosen:
        finite = [array[np.isfinite(array)] for array in map(np.asarray, values)]
        chosen = [(float(array.min()), float(array.max())) for array in finite if array.size]
    return (min(low for low, _ in chosen), max(high for _, high in chosen)) if chosen else None
