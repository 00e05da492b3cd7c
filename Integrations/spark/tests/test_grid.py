"""Tiles: every point in one, the fullest quartered, margins wide enough."""

import numpy as np
import pytest
from carecircle_spark.grid import FINEST, Grid, Tile, divided, meets, tile_of_cell, widened


def contains(grid, tile, lon, lat):
    """Whether a tile has a point, as Sources/Coverage/Tiles/TileGrid.swift says it."""

    def line(number, low, high, ends):
        if number in (0, tile.count):
            return ends[number > 0]
        return low + (high - low) * (number / tile.count)

    west, east = (line(tile.column + add, grid.west, grid.east, (-180, 180)) for add in (0, 1))
    south, north = (line(tile.row + add, grid.south, grid.north, (-90, 90)) for add in (0, 1))
    is_last = (tile.column == tile.count - 1, tile.row == tile.count - 1)
    return lon >= west and lat >= south and (is_last[0] or lon < east) and (is_last[1] or lat < north)


@pytest.mark.parametrize("seed", range(5))
def test_every_point_is_in_the_tile_that_the_command_says(seed):
    chance = np.random.default_rng(seed)
    west, south = chance.uniform(70, 130), chance.uniform(18, 50)
    grid = Grid(west, south, west + chance.uniform(0.01, 60), south + chance.uniform(0.01, 30))
    numbers = chance.integers(0, FINEST + 1, 3000)
    lon, lat = chance.uniform(grid.west - 1, grid.east + 1, 3000), chance.uniform(grid.south - 1, grid.north + 1, 3000)
    # Every second point lies on a line.
    lon[::2] = grid.west + (grid.east - grid.west) * (numbers[::2] / FINEST)
    lat[1::4] = grid.south + (grid.north - grid.south) * (numbers[1::4] / FINEST)
    cells = grid.cells(lon, lat)
    counts = np.bincount(cells, minlength=FINEST * FINEST)
    tiles = divided(counts, 20)
    assert len({tile.count for tile in tiles}) > 1
    own = tile_of_cell(tiles)[cells]
    for number, tile in enumerate(tiles):
        for at in range(len(lon)):
            assert contains(grid, tile, lon[at], lat[at]) == (own[at] == number)


def test_the_fullest_tiles_are_quartered():
    counts = np.zeros(FINEST * FINEST, dtype=np.int64)
    counts[5 * FINEST + 5] = 1000
    counts[300 * FINEST + 300] = 10
    tiles = divided(counts, 10)
    assert tiles[0].column == tiles[0].row == 0
    area = sum((FINEST // tile.count) ** 2 for tile in tiles)
    assert area == FINEST * FINEST and 10 <= len(tiles) <= 12
    assert max(tile.count for tile in tiles) >= 8
    assert divided(counts, 1) == [Tile(0, 0, 1)]
    # One cell cannot be divided, however many rows are in it.
    assert max(tile.count for tile in divided(counts, 1, most=10)) == FINEST
    assert divided(np.zeros(FINEST * FINEST, dtype=np.int64), 9) == [Tile(0, 0, 1)]


@pytest.mark.parametrize("latitude", [0.0, 31.2, 53.0, -45.0])
def test_a_margin_is_wide_enough(latitude):
    """Against the radius of curvature of the ellipsoid, which is what the command measures with."""
    a, e2 = 6378137.0, 6.69437999014e-3
    box = widened((120, latitude, 120, latitude), 5000)
    edge = np.radians(max(abs(box[1]), abs(box[3])))
    east = np.radians(box[2] - 120) * a / np.sqrt(1 - e2 * np.sin(edge) ** 2) * np.cos(edge)
    north = np.radians(box[3] - latitude) * a * (1 - e2) / (1 - e2 * np.sin(np.radians(latitude)) ** 2) ** 1.5
    assert 5000 < east < 5500 and 5000 < north < 5300


def test_boxes_that_touch_meet():
    boxes = np.array([[0.0, 0, 1, 1], [2, 2, 3, 3]])
    assert meets(boxes, (1, 1, 1.5, 1.5)).tolist() == [True, False]
