"""The grid of tiles: finer where more rows are, with the borders that ``carecircle run --tile`` uses."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import List, Optional, Tuple

import numpy as np

# The finest grid, of which every tile is a whole number of cells. The command allows 1,000 columns.
FINEST = 512

Box = Tuple[float, float, float, float]


@dataclass(frozen=True)
class Tile:
    column: int
    row: int
    count: int

    def __str__(self) -> str:
        return f"{self.column}/{self.row}/{self.count}"

    @property
    def folder(self) -> str:
        return f"{self.column}-{self.row}-{self.count}"


class Grid:
    """What is divided: a box in degrees."""

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        # A box without an area cannot be divided.
        self.west, self.south = west, south
        self.east = east if east > west else math.nextafter(west + 1e-6, math.inf)
        self.north = north if north > south else math.nextafter(south + 1e-6, math.inf)
        self._columns = self._lines(self.west, self.east)
        self._rows = self._lines(self.south, self.north)

    @property
    def text(self) -> str:
        return ",".join(repr(float(side)) for side in (self.west, self.south, self.east, self.north))

    @staticmethod
    def _lines(low: float, high: float) -> np.ndarray:
        """The lines between the cells of the finest grid, by the command's own formula."""
        numbers = np.arange(1, FINEST, dtype=np.float64)
        return low + (high - low) * (numbers / FINEST)

    def cells(self, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        """The number of each point's cell in the finest grid, row by row from the south. A line belongs to the east and
        north of it."""
        column = np.searchsorted(self._columns, lon, side="right")
        row = np.searchsorted(self._rows, lat, side="right")
        return row * FINEST + column

    def box(self, tile: Tile, around: Box) -> Box:
        """The box of a tile; an outermost tile also has what ``around`` has beyond the grid."""

        def line(number: int, low: float, high: float, ends: Tuple[float, float]) -> float:
            if number == 0:
                return min(low, ends[0])
            if number == tile.count:
                return max(high, ends[1])
            return low + (high - low) * (number / tile.count)

        return (
            line(tile.column, self.west, self.east, (around[0], around[2])),
            line(tile.row, self.south, self.north, (around[1], around[3])),
            line(tile.column + 1, self.west, self.east, (around[0], around[2])),
            line(tile.row + 1, self.south, self.north, (around[1], around[3])),
        )


def divided(counts: np.ndarray, wanted: int, most: Optional[int] = None) -> List[Tile]:
    """Tiles of about the same number of rows: the fullest is quartered until there are ``wanted`` of them, and as long as
    one has more than ``most`` rows. ``counts`` are the rows in each cell of the finest grid.
    """
    sums = np.zeros((FINEST + 1, FINEST + 1), dtype=np.int64)
    sums[1:, 1:] = counts.reshape(FINEST, FINEST).cumsum(0).cumsum(1)

    def rows_in(tile: Tile) -> int:
        width = FINEST // tile.count
        low, left = tile.row * width, tile.column * width
        high, right = low + width, left + width
        return int(sums[high, right] - sums[low, right] - sums[high, left] + sums[low, left])

    whole = Tile(0, 0, 1)
    queue = [(-rows_in(whole), 0, whole)]
    made, done = 1, []
    while queue:
        full, _, tile = heapq.heappop(queue)
        is_wanted = len(queue) + len(done) + 1 < wanted or (most is not None and -full > most)
        if not is_wanted or -full <= 1 or tile.count * 2 > FINEST:
            done.append(tile)
            continue
        for row in (0, 1):
            for column in (0, 1):
                quarter = Tile(tile.column * 2 + column, tile.row * 2 + row, tile.count * 2)
                heapq.heappush(queue, (-rows_in(quarter), made, quarter))
                made += 1
    # The first tile has what stands nowhere.
    return sorted(done, key=lambda tile: (tile.row * (FINEST // tile.count), tile.column * (FINEST // tile.count)))


def tile_of_cell(tiles: List[Tile]) -> np.ndarray:
    """The number of the tile to which each cell of the finest grid belongs."""
    numbers = np.empty((FINEST, FINEST), dtype=np.int32)
    for number, tile in enumerate(tiles):
        width = FINEST // tile.count
        rows = slice(tile.row * width, (tile.row + 1) * width)
        numbers[rows, tile.column * width : (tile.column + 1) * width] = number
    return numbers.reshape(-1)


def widened(box: Box, metres: float) -> Box:
    """A box that reaches at least so much farther on every side, as the command measures and a little more."""
    far = metres * 1.03
    # A degree of latitude is at least 110.57 km, one of longitude at least 111.3 km times the cosine of the latitude.
    high = far / 110_570
    south, north = max(-90.0, box[1] - high), min(90.0, box[3] + high)
    widest = max(abs(south), abs(north))
    if widest >= 88:
        return (-180.0, south, 180.0, north)
    wide = far / (111_300 * math.cos(math.radians(widest))) * 1.01
    if box[0] - wide < -180 or box[2] + wide > 180:
        return (-180.0, south, 180.0, north)
    return (box[0] - wide, south, box[2] + wide, north)


def joined(one: Box, other: Box) -> Box:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def meets(boxes: np.ndarray, box: Box) -> np.ndarray:
    """Which of some boxes, one in each row, have a point in common with another."""
    return (boxes[:, 0] <= box[2]) & (boxes[:, 2] >= box[0]) & (boxes[:, 1] <= box[3]) & (boxes[:, 3] >= box[1])
