"""T-shirts, trousers, pullovers, dresses, coats and shirts, drawn from the numbers of their cut."""

import numpy as np

from vit_studio.data.canvas import Canvas, Grid, Number, Point, all_of, curve, only


def draw_t_shirt(canvas: Canvas) -> None:
    """Short sleeves that stand off, a round neck, and on some of them a print on the chest."""
    cloth = _cloth(canvas, canvas.vary(0.4, 0.95))
    hem, half = canvas.vary(25.5, 27.8), canvas.vary(6.2, 7.6)
    _short_sleeves(canvas, cloth * canvas.vary(0.92, 1.12), half)
    canvas.paint(_trunk(canvas, half, hem=hem), cloth)
    canvas.paint(all_of(0.35 - np.abs(canvas.y - hem + 0.9), half - canvas.aside), cloth * 0.82)
    _neck(canvas, cloth, canvas.vary(2.4, 3.4), canvas.vary(1.6, 3.2))
    print_ = canvas.ellipse((0, canvas.vary(9.5, 12)), canvas.vary(2, 4), canvas.vary(1.2, 3.2))
    canvas.paint(only(canvas.some(0.35), print_), canvas.vary(0.05, 0.95))


def draw_trousers(canvas: Canvas) -> None:
    """Two legs from a waistband, lighter along their middle."""
    y, aside = canvas.y, canvas.aside
    hip, ankle, crotch = canvas.vary(4.4, 5.6), canvas.vary(4.2, 6.2), canvas.vary(8, 10.5)
    outer = curve(y, [(0, hip - 0.9), (6, hip), (27, ankle)])
    inner = curve(y, [(crotch - 1, 0), (crotch, 0.3), (27, ankle - canvas.vary(2.6, 3.5))])
    legs = all_of(outer - aside, aside - inner, y - 0.5, canvas.vary(27, 28) - y)
    middle = (outer + inner) / 2
    light = 1.12 - 0.3 * np.abs(aside - middle) / (outer - inner + 0.5)
    cloth = _cloth(canvas, canvas.vary(0.45, 0.95), plain=0.85) * light
    canvas.paint(legs, cloth)
    canvas.paint(all_of(0.45 - np.abs(y - 2.2), outer - aside), cloth * 0.75)
    canvas.paint(all_of(0.3 - aside, y - 2.2, crotch - y), cloth * 0.8)


def draw_pullover(canvas: Canvas) -> None:
    """Long sleeves down to the hem, ribbed cuffs and hem, a round neck."""
    cloth = _cloth(canvas, canvas.vary(0.35, 0.95), stripes=0.7)
    hem, half = canvas.vary(23.5, 26.5), canvas.vary(6.2, 7.4)
    rib = cloth * (0.8 + 0.08 * np.cos(canvas.x * 3))
    _long_sleeves(canvas, cloth * canvas.vary(1, 1.15), half, wrist=hem + canvas.vary(-0.5, 1.2), cuff=rib)
    _shadow(canvas, cloth * canvas.vary(0, 0.4), half, hem)
    canvas.paint(_trunk(canvas, half, hem=hem), cloth)
    canvas.paint(all_of(half - canvas.aside, canvas.y - hem + 2, hem - canvas.y), rib)
    _neck(canvas, rib, canvas.vary(2.4, 3.2), canvas.vary(1.0, 2.4))


def draw_dress(canvas: Canvas) -> None:
    """A bodice, a waist and a skirt that falls in folds; some with short sleeves, the others with straps."""
    y = canvas.y
    bust, waist, flare = canvas.vary(3.8, 4.6), canvas.vary(2.8, 3.8), canvas.vary(3.8, 7.8)
    level, strap = canvas.vary(10, 13), canvas.vary(3, 3.8)
    bodice: list[Point] = [(0.5, strap), (2.5, strap + 0.4), (6.5, bust), (level, waist)]
    half = curve(y, [*bodice, (level + 5, waist * 0.45 + flare * 0.55), (27, flare)])
    folds = 1 + 0.1 * np.cos(canvas.x * canvas.vary(1.2, 2.4)) * (y > level)
    cloth = _cloth(canvas, canvas.vary(0.4, 0.95)) * folds
    sleeves = canvas.pair((strap - 0.5, 2.6), (strap + canvas.vary(2, 2.8), canvas.vary(6.5, 9)), width=3.2, to=2.8)
    canvas.paint(only(canvas.some(0.45), sleeves), cloth * 0.92)
    canvas.paint(all_of(half - canvas.aside, y - 0.4, canvas.vary(26.8, 28) - y), cloth)
    canvas.paint(only(canvas.some(0.5), all_of(0.6 - np.abs(y - level), half - canvas.aside)), cloth * 0.65)
    _neck(canvas, cloth, canvas.vary(1.8, 2.6), canvas.vary(2.2, 4.2))


def draw_coat(canvas: Canvas) -> None:
    """Long sleeves, lapels, a front that opens down to the hem, pockets."""
    y, aside = canvas.y, canvas.aside
    cloth = _cloth(canvas, canvas.vary(0.4, 0.95), plain=0.85)
    hem, half = canvas.vary(26, 28), canvas.vary(6.2, 7.2)
    _long_sleeves(canvas, cloth * 1.1, half, wrist=hem - canvas.vary(0, 2.5), cuff=cloth * 0.85)
    _shadow(canvas, cloth * canvas.vary(0, 0.4), half, hem)
    canvas.paint(_trunk(canvas, half, hem=hem, flare=0.5), cloth)
    canvas.paint(all_of(canvas.vary(0.35, 0.6) - aside, y - 3, hem - y), cloth * canvas.vary(0.15, 0.5))
    lapel = canvas.pair((canvas.vary(2.4, 3.2), 0.6), (0.3, canvas.vary(5.5, 9)), width=2.6, to=0.6)
    canvas.paint(lapel, cloth * canvas.vary(0.65, 1.25))
    level = canvas.vary(17, 19)
    canvas.paint(canvas.pair((2.4, level), (5.4, level + canvas.vary(0, 1)), width=0.8), cloth * 0.55)
    canvas.paint(all_of(1.6 - aside, y - 0.3, 2.2 - y), cloth * 0.4)


def draw_long_shirt(canvas: Canvas) -> None:
    """A shirt with long sleeves and buttoned cuffs."""
    cloth = _cloth(canvas, canvas.vary(0.35, 0.95), plain=0.5, stripes=0.1)
    half = canvas.vary(5.8, 6.8)
    _long_sleeves(canvas, cloth * canvas.vary(1, 1.15), half, wrist=canvas.vary(25, 27), cuff=cloth * 1.1)
    _shadow(canvas, 0.0, half, canvas.vary(27, 28))
    _shirt_front(canvas, cloth, half)


def draw_short_shirt(canvas: Canvas) -> None:
    """A shirt with short sleeves."""
    cloth = _cloth(canvas, canvas.vary(0.35, 0.95), plain=0.4, stripes=0.1)
    half = canvas.vary(6.0, 7.2)
    _short_sleeves(canvas, cloth * 0.95, half)
    _shirt_front(canvas, cloth, half)


def _shirt_front(canvas: Canvas, cloth: Grid, half: Grid) -> None:
    """A curved hem, a row of buttons, a turned-down collar and a pocket on the chest."""
    y, aside = canvas.y, canvas.aside
    hem = canvas.vary(26.5, 28)
    canvas.paint(_trunk(canvas, half, hem=hem - 1.8 * (aside / 7) ** 2, waist=canvas.vary(0.2, 1)), cloth)
    canvas.paint(all_of(0.8 - aside, y - 3, hem - y), cloth * 1.06)
    buttons = all_of(0.35 - aside, 0.4 - np.abs((y - 5) % 4 - 2), y - 4, hem - 1 - y)
    canvas.paint(buttons, cloth * canvas.vary(0.35, 0.75))
    canvas.paint(canvas.pair((3.3, 0.8), (0.5, 4), width=2), cloth * 1.25)
    canvas.paint(canvas.pair((3.9, 1.9), (1.2, 4.9), width=0.5), cloth * 0.6)
    canvas.paint(all_of(1.2 - aside, y - 0.3, 1.8 - y), cloth * 0.4)
    canvas.paint(canvas.line((2.2, 9.5), (4.8, 9.5), width=0.6), cloth * 0.7)


def _trunk(canvas: Canvas, half: Grid, *, hem: Number, waist: Number = 0.0, flare: float = 0.0) -> Grid:
    """Depth in a trunk whose shoulders fall away from the neck, about twice `half` as wide, down to `hem`."""
    width = curve(
        canvas.y,
        [(0.4, 2.8), (1.3, 4), (3.4, half + 0.2), (8, half - 0.3), (15, half - 0.2 - waist), (27, half + flare)],
    )
    return all_of(width - canvas.aside, canvas.y - 0.4, hem - canvas.y)


def _short_sleeves(canvas: Canvas, cloth: Grid, half: Grid) -> None:
    end = half + canvas.vary(2.8, 4.2), canvas.vary(7.5, 10.5)
    canvas.paint(canvas.pair((half - 2.2, 3.2), end, width=4.6, to=4.2), cloth)


def _long_sleeves(canvas: Canvas, cloth: Grid, half: Grid, *, wrist: Grid, cuff: Grid) -> None:
    """Sleeves that hang from round shoulders, with cuffs."""
    y, aside = canvas.y, canvas.aside
    out = half + canvas.vary(3.0, 4.6)
    outer = curve(y, [(1, 4), (3, half + 0.6), (6, half + 2), (14, out - 0.4), (26, out)])
    inner = outer - curve(y, [(8, 3.8), (26, canvas.vary(2.4, 3.2))])
    sleeves = all_of(outer - aside, aside - inner, y - 1.2, wrist - y)
    canvas.paint(sleeves, cloth)
    canvas.paint(all_of(sleeves, y - wrist + canvas.vary(1.2, 2.2)), cuff)


def _shadow(canvas: Canvas, grey: Number, half: Grid, hem: Grid) -> None:
    """The gap between the sleeves and the trunk, which is painted over its inner part."""
    canvas.paint(all_of(half + 0.7 - canvas.aside, canvas.y - canvas.vary(6, 8), hem - canvas.y), grey)


def _neck(canvas: Canvas, cloth: Grid, across: Grid, down: Grid) -> None:
    """An opening with a band around it."""
    canvas.paint(all_of(canvas.ellipse((0, 0.2), across + 0.8, down + 0.8), canvas.y - 0.4), cloth * 0.82)
    canvas.paint(canvas.ellipse((0, 0), across, down), 0.0)


def _cloth(canvas: Canvas, base: Grid, *, plain: float = 0.6, stripes: float = 0.4) -> Grid:
    """Greys of a cloth, darker to the sides, with folds; what is not `plain` is striped, else checked or printed."""
    curved = 1.05 - 0.2 * (canvas.x / 10) ** 2
    folds = 0.05 * np.sin(canvas.x * canvas.vary(0.5, 1.1) + canvas.y * canvas.vary(-0.3, 0.3) + canvas.vary(0, 6))
    weave = canvas.vary(0.01, 0.05) * canvas.speckle()
    kind, depth, pitch = canvas.vary(0, 1), canvas.vary(0.15, 0.5), canvas.vary(0.9, 2.2)
    across, down = np.cos(canvas.y * pitch) > 0, np.cos(canvas.x * pitch) > 0
    striped = plain + (1 - plain) * stripes
    checked = (striped + 1) / 2
    other = np.where(kind < checked, (across + down * np.float32(1)) / 2, 0.6 * canvas.blotches())
    pattern = np.where(kind < plain, 0, np.where(kind < striped, across, other))
    return np.asarray(base * (curved + folds + weave - depth * pattern), dtype=np.float32)
