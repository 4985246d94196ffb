"""Sandals, sneakers, ankle boots and bags, drawn from the numbers of their shape; shoes look to the left."""

import numpy as np

from vit_studio.data.canvas import Canvas, Grid, Point, all_of, curve, only


def draw_flat_sandal(canvas: Canvas) -> None:
    """A flat sole, a bow over the toes, straps to the ankle and around the heel."""
    ground, thick = canvas.vary(18.5, 21), canvas.vary(1, 2.4)
    leather = _leather(canvas, canvas.vary(0.4, 1))
    floor = _flat_sole(canvas, leather, ground, thick)
    width, ankle = canvas.vary(1, 2), floor - canvas.vary(6.5, 9.5)
    toe, instep = canvas.vary(-11, -9), canvas.vary(-1.5, 1)
    canvas.paint(canvas.arch(toe, instep, foot=floor, height=canvas.vary(3.5, 5.5), width=width * 1.4), leather)
    canvas.paint(canvas.arch(instep - 3, 13, foot=floor, height=floor - ankle, width=width), leather * 0.95)
    canvas.paint(canvas.line((-4, floor - 4), (4.5, ankle + 0.5), width=width), leather)
    canvas.paint(canvas.line((3.5, floor), (8, ankle + 0.5), width=width * 0.8), leather * 0.8)
    canvas.paint(canvas.line((12.4, ankle + 2.5), (11.8, floor), width=width), leather)


def draw_slide(canvas: Canvas) -> None:
    """A flat sole with nothing but one broad strap."""
    ground, thick = canvas.vary(18, 20.5), canvas.vary(1.4, 3)
    leather = _leather(canvas, canvas.vary(0.4, 1))
    floor = _flat_sole(canvas, leather, ground, thick)
    left, right, height = canvas.vary(-11, -8.5), canvas.vary(-1, 3), canvas.vary(4, 6.5)
    bow = curve(canvas.x, [(left, 0), (left + 1.5, height * 0.45), (left + 4, height * 0.8), (right, height)])
    strap = all_of(canvas.y - floor + bow, floor - canvas.y, canvas.x - left, right - canvas.x)
    canvas.paint(strap, leather)
    canvas.paint(all_of(strap, 0.5 - np.abs(canvas.y - floor + bow - 1)), leather * 0.75)
    canvas.paint(all_of(strap, canvas.x - right + 1.2), leather * canvas.vary(0.4, 0.8))


def draw_heeled_sandal(canvas: Canvas) -> None:
    """A sole that climbs to a thin heel, straps over the toes and around the ankle."""
    heel, ground = canvas.vary(13, 16.5), canvas.vary(25, 26.5)
    leather = _leather(canvas, canvas.vary(0.5, 1))
    width, ankle, back = canvas.vary(0.9, 1.6), canvas.vary(3, 7), canvas.vary(10.2, 12)
    floor = curve(canvas.x, [(-12.5, ground - 1), (-6, ground - 0.8), (-2, ground - 3.5), (5, heel + 1.2), (12, heel)])
    sole = all_of(0.8 - np.abs(canvas.y - floor), canvas.x + 12.8, 11.8 - canvas.x)
    canvas.paint(canvas.line((10.2, heel), (back, ground), width=2.6, to=0.9), leather * 0.9)
    canvas.paint(sole, leather * 0.85)
    canvas.paint(canvas.arch(-11.5, -4, foot=ground - 1, height=canvas.vary(3, 5), width=width * 1.5), leather)
    canvas.paint(canvas.line((11, heel + 0.5), (11.2, ankle), width=width), leather)
    loop, middle = canvas.vary(2.8, 4), ankle + 1.2
    hollow = canvas.ellipse((11.6 - loop, middle), loop - width, 1.8 - width * 0.8)
    canvas.paint(all_of(canvas.ellipse((11.6 - loop, middle), loop, 1.8), -hollow), leather)
    crossed = canvas.line((12 - 2 * loop, middle), (canvas.vary(-4, -1), ground - 4), width=width * 0.8)
    canvas.paint(only(canvas.some(0.5), crossed), leather)


def draw_sneaker(canvas: Canvas) -> None:
    """A low shoe with laces, stripes on its side and a pale sole."""
    x, y = canvas.x, canvas.y
    ground, collar = canvas.vary(19.5, 21.5), canvas.vary(11, 12.8)
    tongue, heel, toe = canvas.vary(8.6, 10.4), canvas.vary(9.2, 11), canvas.vary(15.6, 17.4)
    front = curve(x, [(-13.4, toe + 2), (-12.6, toe + 0.4), (-11, toe - 0.8), (-6, toe - 2.2), (-1, 11.8), (2, tongue)])
    top = (
        curve(x, [(2, 0), (4, collar - tongue), (9, collar - tongue), (12.2, heel - tongue), (13.6, heel - 8)]) + front
    )
    shoe = all_of(y - top, ground - y, 13.6 - np.abs(x))
    leather = _leather(canvas, canvas.vary(0.45, 1))
    canvas.paint(shoe, leather)
    canvas.paint(all_of(shoe, top + 0.9 - y), leather * 0.8)
    canvas.paint(all_of(shoe, 0.4 - np.abs(x + 7.5 - 0.25 * (y - 17) ** 2)), leather * 0.75)
    for step in range(4):
        lace = canvas.line((-5.5 + 1.9 * step, 14.8 - 1.1 * step), (-3.6 + 1.9 * step, 16.2 - 1.1 * step), width=0.8)
        canvas.paint(all_of(lace, shoe), canvas.vary(0.85, 1))
    stripe, lean, striped = canvas.vary(0.1, 1), canvas.vary(1, 3.5), canvas.some(0.6)
    for step in range(2):
        band = canvas.line((1.8 + 2.4 * step, 17.8), (1.8 + 2.4 * step + lean, 12.4), width=1.1)
        canvas.paint(only(striped, all_of(band, shoe)), stripe)
    sole = canvas.vary(1.2, 2.2)
    canvas.paint(all_of(shoe, y - ground + sole), leather * 0.2 + canvas.vary(0.5, 0.8))
    canvas.paint(all_of(shoe, 0.3 - np.abs(y - ground + sole)), leather * 0.4)


def draw_low_boot(canvas: Canvas) -> None:
    """A sturdy boot on a flat sole, laced."""
    ground, rim, front = canvas.vary(23, 26), canvas.vary(4.5, 8.5), canvas.vary(-0.5, 2.5)
    boot, leather = _boot(canvas, ground, rim, front, arch=canvas.vary(0.6, 1.4))
    for step in range(4):
        left, down = front - 0.2 - 0.9 * step, rim + 2 + 1.7 * step
        canvas.paint(all_of(canvas.line((left, down), (left + 2.8, down + 0.8), width=0.8), boot), canvas.vary(0.8, 1))
    canvas.paint(all_of(boot, canvas.y - ground + canvas.vary(1.6, 2.6)), leather * canvas.vary(0.35, 0.7))


def draw_heeled_boot(canvas: Canvas) -> None:
    """A higher shaft with a gusset or a zip, on a heel."""
    ground, rim, front = canvas.vary(25, 26.5), canvas.vary(1.6, 5), canvas.vary(0, 3)
    boot, leather = _boot(canvas, ground, rim, front, arch=canvas.vary(3, 5.5))
    gore = canvas.line((front + 4.5, rim + 0.5), (front + 4, ground - 10), width=canvas.vary(0.7, 3.6), to=1)
    canvas.paint(only(canvas.some(0.6), all_of(gore, boot)), leather * canvas.vary(0.45, 0.75))
    canvas.paint(all_of(boot, 0.5 - np.abs(canvas.y - rim - 1)), leather * 0.75)
    canvas.paint(all_of(boot, canvas.y - ground + 1), leather * canvas.vary(0.4, 1))


def draw_handbag(canvas: Canvas) -> None:
    """A bag under a bow to hold it by."""
    top, base, half = canvas.vary(10, 13), canvas.vary(24.5, 27.5), canvas.vary(8.5, 12.5)
    leather = _leather(canvas, canvas.vary(0.4, 1))
    reach = canvas.vary(3.5, 6.5)
    canvas.paint(
        canvas.arch(-reach, reach, foot=top + 0.5, height=top - canvas.vary(0.8, 3.5), width=1.5), leather * 0.9
    )
    body = _bag(canvas, leather, top, base, half - canvas.vary(0, 3), half)
    canvas.paint(all_of(body, 0.4 - np.abs(canvas.y - top - 1.8)), leather * 0.6)
    canvas.paint(canvas.ellipse((0, top + canvas.vary(3, 6)), canvas.vary(0.8, 2.4), 1), canvas.vary(0.1, 1))
    canvas.paint(only(canvas.some(0.4), all_of(body, 0.35 - np.abs(canvas.aside - half * 0.55))), leather * 0.65)


def draw_satchel(canvas: Canvas) -> None:
    """A bag with a flap and a clasp, its long strap hanging at the sides."""
    x, y, aside = canvas.x, canvas.y, canvas.aside
    top, base, half = canvas.vary(6.5, 10), canvas.vary(20.5, 24.5), canvas.vary(9.5, 12)
    leather = _leather(canvas, canvas.vary(0.4, 1))
    strap = canvas.arch(-half - 1, half + 1, foot=base - 4, height=base - 4 - top + canvas.vary(-1, 4), width=1.5)
    canvas.paint(strap, leather * 0.75)
    body = _bag(canvas, leather, top, base, half, half - canvas.vary(0, 2))
    flap = (top + base) / 2 + canvas.vary(-1, 3) - canvas.vary(0.5, 4) * (x / half) ** 2
    canvas.paint(all_of(body, flap - y), leather * canvas.vary(0.9, 1.15))
    canvas.paint(all_of(body, 0.4 - np.abs(y - flap)), leather * 0.5)
    canvas.paint(all_of(1.1 - aside, 0.9 - np.abs(y - flap)), canvas.vary(0.1, 1))


def _flat_sole(canvas: Canvas, leather: Grid, ground: Grid, thick: Grid) -> Grid:
    """Paint a sole and return the height of its upper side, (count, 1, columns)."""
    floor = ground - thick - 0.7 * (canvas.x / 13) ** 2
    sole = all_of(canvas.y - floor, ground - canvas.y, 13.4 - np.abs(canvas.x))
    canvas.paint(sole, leather * canvas.vary(0.5, 0.9))
    return floor


def _boot(canvas: Canvas, ground: Grid, rim: Grid, front: Grid, *, arch: Grid) -> tuple[Grid, Grid]:
    """Paint a boot with the gap that `arch` leaves before the heel; return its depth and its greys."""
    x, y = canvas.x, canvas.y
    toe, instep = canvas.vary(-13.4, -12), ground - canvas.vary(10.5, 12.5)
    foot: list[Point] = [
        (toe, ground - 3),
        (toe + 0.8, ground - 4.6),
        (toe + 3, ground - 6),
        (-5, ground - 8),
    ]
    top = curve(x, [*foot, (front - 2, instep), (front, (rim + instep) / 2), (front + 0.8, rim)])
    back = curve(y, [(rim, canvas.vary(10.5, 13)), (ground - 10, 11.4), (ground - 5, 12.8), (ground, 12.2)])
    heel = canvas.vary(5, 8)
    gap = all_of(x - canvas.vary(-3.5, -1), heel - x, y - ground + arch * np.clip((x + 5) / (heel + 5), 0, 1))
    boot = all_of(y - top, ground - y, back - x, x - toe, -gap)
    leather = _leather(canvas, canvas.vary(0.45, 1))
    canvas.paint(boot, leather)
    return boot, leather


def _bag(canvas: Canvas, leather: Grid, top: Grid, base: Grid, above: Grid, below: Grid) -> Grid:
    """Paint a body with soft corners, so wide above and below, and return its depth."""
    sides = curve(canvas.y, [(top, above - 0.9), (top + 1.2, above), (base - 1.5, below), (base, below - 1.2)])
    body = all_of(sides - canvas.aside, canvas.y - top, base - canvas.y)
    canvas.paint(body, leather)
    canvas.paint(all_of(body, 0.35 - np.abs(canvas.y - base + 1)), leather * 0.7)
    return body


def _leather(canvas: Canvas, base: Grid) -> Grid:
    """Greys of leather or rubber: lighter above, a gloss that differs from one to the next."""
    gloss = 0.12 * np.sin(canvas.x * canvas.vary(0.2, 0.5) + canvas.vary(0, 6))
    grain = canvas.vary(0.01, 0.06) * canvas.speckle()
    return np.asarray(base * (1.1 - 0.009 * canvas.y + gloss + grain), dtype=np.float32)
