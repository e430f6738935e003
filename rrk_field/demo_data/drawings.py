"""Pictures drawn for the demonstration: small houses, plots, roads, sketches and signatures.

Every one shows that it is drawn; none is a photograph of a place or a person.
"""

import functools
import io
import random
from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING

from rrk_field.demo_data.ids import dice

if TYPE_CHECKING:
    from PIL import ImageDraw

WIDTH, HEIGHT = 560, 420
SKIES = ((176, 206, 232), (205, 214, 220), (226, 205, 184), (158, 190, 214))
GRASS = ((124, 148, 92), (146, 150, 98), (104, 130, 86), (168, 160, 112))
WALLS = ((214, 196, 168), (196, 122, 92), (186, 186, 182), (232, 224, 206), (176, 142, 112))
ROOFS = ((156, 74, 54), (120, 66, 56), (106, 112, 118), (178, 96, 62))
INK = (38, 42, 54)

Draw = Callable[["ImageDraw.ImageDraw", random.Random, int], None]
Point = tuple[int, int]


@functools.cache
def picture(kind: str, damage: int, number: int) -> tuple[str, bytes]:
    """Return sha256 and JPEG of a drawing; `damage` is 1 to 5, for the categories I to V."""
    from PIL import Image, ImageDraw

    size = (WIDTH, 180) if kind == "signature" else (WIDTH, HEIGHT)
    image = Image.new("RGB", size, (250, 250, 247))
    _DRAWINGS.get(kind, _house)(ImageDraw.Draw(image), dice("picture", kind, number), damage)
    if kind not in ("signature", "sketch"):
        image = _grained(image, number)
    file = io.BytesIO()
    image.save(file, "JPEG", quality=62)
    return sha256(file.getvalue()).hexdigest(), file.getvalue()


@functools.cache
def _noise(size: tuple[int, int]) -> bytes:
    return dice("grain").randbytes(size[0] * size[1])


def _grained(image, number: int):  # type: ignore[no-untyped-def]  # Pillow is loaded late
    from PIL import Image

    grain = Image.frombytes("L", image.size, _noise(image.size))
    grain = grain.rotate(180 * (number % 2)).convert("RGB")
    return Image.blend(image, grain, 0.04)


def _ground(draw: "ImageDraw.ImageDraw", random_: random.Random) -> None:
    horizon = random_.randint(200, 240)
    draw.rectangle((0, 0, WIDTH, horizon), fill=random_.choice(SKIES))
    ridge = [(x, horizon - random_.randint(15, 85)) for x in range(0, WIDTH + 80, 80)]
    draw.polygon([(0, horizon), *ridge, (WIDTH, horizon)], fill=(128, 146, 156))
    draw.rectangle((0, horizon, WIDTH, HEIGHT), fill=random_.choice(GRASS))
    for _ in range(60):
        x, y = random_.randint(0, WIDTH), random_.randint(horizon + 10, HEIGHT)
        draw.line(
            (x, y, x + random_.randint(-4, 4), y - random_.randint(4, 12)), fill=(96, 116, 70)
        )


def _tree(draw: "ImageDraw.ImageDraw", random_: random.Random) -> None:
    x, y, r = random_.randint(20, WIDTH - 20), random_.randint(250, 300), random_.randint(24, 46)
    draw.rectangle((x - 5, y - 10, x + 5, y + 46), fill=(96, 72, 54))
    draw.ellipse((x - r, y - 2 * r, x + r, y + 4), fill=(82, 112, 66))


def _house(draw: "ImageDraw.ImageDraw", random_: random.Random, damage: int) -> None:
    _ground(draw, random_)
    _tree(draw, random_)
    left, right = random_.randint(90, 140), random_.randint(400, 470)
    top, bottom = random_.randint(150, 190), random_.randint(330, 360)
    wall, roof = random_.choice(WALLS), random_.choice(ROOFS)
    draw.rectangle((left, top, right, bottom), fill=wall, outline=INK)
    _roof(draw, random_, (left, top), right, damage, roof)
    for index in range(random_.randint(2, 4)):
        _opening(draw, random_, (left + 34 + index * 78, top + 40), damage)
    draw.rectangle((right - 70, bottom - 92, right - 26, bottom), fill=(84, 62, 48), outline=INK)
    for _ in range(3 * (damage - 1)):
        _crack(draw, random_, (random_.randint(left, right), random_.randint(top, bottom - 40)))
    if damage >= 4:
        _rubble(draw, random_, (left, right), bottom)
    if damage == 5:
        gap = [(right - 10, top - 2), (right - 150, top - 2), (right - 60, top + 110)]
        draw.polygon([*gap, (right + 2, top + 60)], fill=SKIES[0])


def _roof(
    draw: "ImageDraw.ImageDraw",
    random_: random.Random,
    corner: Point,
    right: int,
    damage: int,
    colour: tuple[int, int, int],
) -> None:
    left, top = corner
    peak = ((left + right) // 2, top - random_.randint(70, 110))
    eaves = [(left - 22, top), (right + 22, top)]
    if damage < 4:
        draw.polygon([*eaves, peak], fill=colour, outline=INK)
    for step in range(9):
        x = left - 22 + step * (right - left + 44) // 8
        draw.line((x, top, *peak), fill=(92, 70, 54) if damage >= 3 else colour, width=3)
    if damage == 3:
        hole = (peak[0] - 60, peak[1] + 50, peak[0] + 20, peak[1] + 86)
        draw.ellipse(hole, fill=(60, 52, 48))


def _opening(
    draw: "ImageDraw.ImageDraw", random_: random.Random, corner: Point, damage: int
) -> None:
    x, y = corner
    glass = (152, 188, 208) if random_.random() > damage * 0.19 else (46, 42, 42)
    draw.rectangle((x, y, x + 46, y + 56), fill=glass, outline=(244, 242, 236), width=4)
    if glass[0] > 100:
        draw.line((x + 23, y, x + 23, y + 56), fill=(244, 242, 236), width=3)
    elif damage >= 3:
        draw.polygon([(x, y), (x + 46, y), (x + 34, y - 34), (x + 10, y - 26)], fill=(70, 62, 58))


def _crack(draw: "ImageDraw.ImageDraw", random_: random.Random, start: Point) -> None:
    points = [start]
    for _ in range(5):
        x, y = points[-1]
        points.append((x + random_.randint(-14, 14), y + random_.randint(4, 14)))
    draw.line(points, fill=(72, 60, 56), width=2)


def _rubble(
    draw: "ImageDraw.ImageDraw", random_: random.Random, span: tuple[int, int], bottom: int
) -> None:
    for _ in range(46):
        x, y = random_.randint(*span), random_.randint(bottom - 24, bottom + 22)
        r = random_.randint(4, 13)
        draw.polygon([(x - r, y + r), (x, y - r), (x + r, y + r // 2)], fill=(146, 128, 112))


def _plot(draw: "ImageDraw.ImageDraw", random_: random.Random, damage: int) -> None:
    del damage
    _ground(draw, random_)
    for _ in range(4):
        _tree(draw, random_)
    corners = [(90, 390), (170, 270), (430, 262), (520, 384)]
    draw.line([*corners, corners[0]], fill=(206, 60, 48), width=3)


def _road(draw: "ImageDraw.ImageDraw", random_: random.Random, damage: int) -> None:
    _ground(draw, random_)
    bend = random_.randint(-60, 60)
    surface = (132, 128, 124) if damage % 2 else (176, 160, 132)
    draw.polygon([(160, HEIGHT), (400, HEIGHT), (300 + bend, 232), (280 + bend, 232)], fill=surface)
    _tree(draw, random_)


def _inside(draw: "ImageDraw.ImageDraw", random_: random.Random, damage: int) -> None:
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=random_.choice(WALLS))
    draw.polygon([(0, HEIGHT), (120, 300), (440, 300), (WIDTH, HEIGHT)], fill=(122, 104, 88))
    draw.rectangle((120, 90, 440, 300), fill=random_.choice(WALLS), outline=INK)
    _opening(draw, random_, (250, 140), damage)
    for _ in range(5 * damage):
        _crack(draw, random_, (random_.randint(0, WIDTH), random_.randint(0, 260)))
    for _ in range(damage):
        x, y, r = random_.randint(130, 420), random_.randint(100, 260), random_.randint(16, 40)
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(104, 98, 88))
    if damage >= 3:
        _rubble(draw, random_, (60, 500), 380)


def _sketch(draw: "ImageDraw.ImageDraw", random_: random.Random, damage: int) -> None:
    del damage
    for x in range(0, WIDTH, 28):
        draw.line((x, 0, x, HEIGHT), fill=(228, 232, 236))
    for y in range(0, HEIGHT, 28):
        draw.line((0, y, WIDTH, y), fill=(228, 232, 236))
    width, depth = random_.randint(10, 14), random_.randint(6, 9)
    box = (84, 84, 84 + width * 28, 84 + depth * 28)
    draw.rectangle(box, outline=INK, width=4)
    middle = 84 + 28 * (width // 2)
    draw.line((middle, 84, middle, box[3]), fill=INK, width=3)
    draw.line((84, 168, middle, 168), fill=INK, width=3)
    draw.text((box[2] // 2, 60), f"{width * 0.8:.2f} m", fill=INK)
    draw.text((28, box[3] // 2), f"{depth * 0.8:.2f} m", fill=INK)


def _signature(draw: "ImageDraw.ImageDraw", random_: random.Random, damage: int) -> None:
    del damage
    x, y = 60, 100
    points = [(x, y)]
    while x < WIDTH - 80:
        x, y = x + random_.randint(6, 22), 100 + random_.randint(-46, 40)
        points.append((x, y))
    draw.line(points, fill=(28, 44, 120), width=4, joint="curve")
    draw.line((40, 150, WIDTH - 40, 150), fill=(150, 150, 150))


_DRAWINGS: dict[str, Draw] = {
    "plot": _plot,
    "access_road": _road,
    "worst_inside": _inside,
    "sketch": _sketch,
    "signature": _signature,
}
