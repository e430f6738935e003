"""Functions of positions on the earth: lengths, areas and whether a point lies inside."""

import math
from itertools import pairwise

from rrk_field.forms.functions_text import texts
from rrk_field.forms.registry import function
from rrk_field.forms.values import NAN, Value, number_of

RADIUS_M = 6_378_100
"""Of the earth, as ODK takes it."""

Point = tuple[float, float]


def points_of(values: tuple[Value, ...]) -> list[Point] | None:
    """Return (latitude, longitude) of each point in degrees, None where one is no point."""
    found: list[Point] = []
    for text in texts(values):
        for part in filter(None, (part.strip() for part in text.split(";"))):
            point = point_of(part)
            if point is None:
                return None
            found.append(point)
    return found


def point_of(text: str) -> Point | None:
    """Return latitude and longitude of `latitude longitude [altitude [accuracy]]`."""
    numbers = [number_of(part) for part in text.split()]
    if not 2 <= len(numbers) <= 4 or any(map(math.isnan, numbers)):
        return None
    latitude, longitude = numbers[:2]
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


@function("distance", "v*", "number")
def distance(*values: Value) -> float:
    """Return metres along points."""
    points = points_of(values)
    if points is None:
        return NAN
    return _rounded(math.fsum(_between(a, b) for a, b in pairwise(points)))


@function("area", "v*", "number")
def area(*values: Value) -> float:
    """Return square metres inside a line of points."""
    points = points_of(values)
    if points is None:
        return NAN
    if len(points) < 3:
        return 0.0
    if points[0] != points[-1]:
        points.append(points[0])
    total = 0.0
    for (lat, lon), (next_lat, next_lon) in pairwise(points):
        total += math.radians(next_lon - lon) * (
            2 + math.sin(math.radians(lat)) + math.sin(math.radians(next_lat))
        )
    return _rounded(abs(total * RADIUS_M * RADIUS_M / 2))


def _rounded(value: float) -> float:
    """To centimetres, as ODK does."""
    return math.floor(value * 100 + 0.5) / 100


@function("geofence", "tv", "boolean")
def geofence(point: str, shape: Value) -> bool:
    """Whether a point lies inside a closed line of points."""
    here, corners = point_of(point), points_of((shape,))
    if here is None or corners is None or len(corners) < 3:
        return False
    inside = False
    for (lat, lon), (next_lat, next_lon) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (lon > here[1]) != (next_lon > here[1]):
            crossing = lat + (here[1] - lon) / (next_lon - lon) * (next_lat - lat)
            inside ^= here[0] < crossing
    return inside


def _between(a: Point, b: Point) -> float:
    first, second = math.radians(a[0]), math.radians(b[0])
    half_lat, half_lon = (second - first) / 2, math.radians(b[1] - a[1]) / 2
    square = math.sin(half_lat) ** 2 + math.cos(first) * math.cos(second) * math.sin(half_lon) ** 2
    return 2 * RADIUS_M * math.asin(min(1.0, math.sqrt(square)))
