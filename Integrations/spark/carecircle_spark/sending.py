"""Which row goes to which tiles: its own, and as margin to those around it.

More is sent than is needed rather than less: the command takes from a piece what its tile needs, and a row of the margin
counts in no tile but its own. What would be settled between rows that stand apart, such as which of two equal ids is
renamed, is settled in every tile that has one of them, because it has both.
"""

from __future__ import annotations

from functools import reduce
from typing import Dict, Iterator, List, Set, Tuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from .grid import FINEST, Box, Grid, Tile, joined, meets, tile_of_cell, widened

# The tile of what stands nowhere, and of rows that are rejected.
FIRST = 0
# Rows that share a key, by its hash, and the tiles that need all of them.
Together = Dict[int, List[int]]

_SENT = pa.schema(
    [("tile", pa.int32()), ("source", pa.int32()), ("line", pa.int64()), ("raw", pa.binary()), ("kh", pa.int64())]
)
_SENT_SQL = "tile int, source int, line long, raw binary, kh long"
_FOUND = pa.schema(
    [("tile", pa.int32()), ("kh", pa.int64()), *[(side, pa.float64()) for side in ("west", "south", "east", "north")]]
)
_FOUND_SQL = "tile int, kh long, west double, south double, east double, north double"
SIDES = ("west", "south", "east", "north")


def _numbers(batch: pa.RecordBatch, name: str) -> np.ndarray:
    return batch.column(name).to_numpy(zero_copy_only=False).astype(np.float64)


def rows_by_cell(rows: DataFrame, grid: Grid) -> np.ndarray:
    """The rows that stand in each cell of the finest grid."""

    def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        counts = np.zeros(FINEST * FINEST, dtype=np.int64)
        for batch in batches:
            lon, lat = _numbers(batch, "lon"), _numbers(batch, "lat")
            stands = ~np.isnan(lon)
            counts += np.bincount(grid.cells(lon[stands], lat[stands]), minlength=len(counts))
        filled = np.flatnonzero(counts)
        schema = pa.schema([("cell", pa.int32()), ("rows", pa.int64())])
        yield pa.record_batch([pa.array(filled, pa.int32()), pa.array(counts[filled])], schema=schema)

    counts = np.zeros(FINEST * FINEST, dtype=np.int64)
    for cell, count in rows.select("lon", "lat").mapInArrow(of, "cell int, rows long").toLocalIterator():
        counts[cell] += count
    return counts


class Sending:
    """Sends the rows of a study to its tiles."""

    def __init__(self, grid: Grid, tiles: List[Tile], around: Box, margin: float) -> None:
        self.grid, self.tiles, self.margin = grid, tiles, margin
        self._of_cell = tile_of_cell(tiles)
        self.near = np.array([widened(grid.box(tile, around), margin) for tile in tiles], dtype=np.float64)

    def _own(self, batch: pa.RecordBatch) -> np.ndarray:
        """The tile in which each row stands; those that stand nowhere or are rejected belong to the first."""
        lon, lat = _numbers(batch, "lon"), _numbers(batch, "lat")
        stands = ~np.isnan(lon)
        tiles = np.full(len(lon), FIRST, dtype=np.int32)
        tiles[stands] = self._of_cell[self.grid.cells(lon[stands], lat[stands])]
        return tiles

    def _near(self, batch: pa.RecordBatch, own: np.ndarray) -> Tuple[np.ndarray, np.ndarray]:
        """The rows near tiles that are not their own, and these tiles."""
        lon, lat = _numbers(batch, "lon"), _numbers(batch, "lat")
        stands = np.flatnonzero(~np.isnan(lon))
        order = stands[np.argsort(lon[stands], kind="stable")]
        sorted_lon, sorted_lat = lon[order], lat[order]
        places: List[np.ndarray] = [np.empty(0, dtype=np.int64)]
        tiles: List[np.ndarray] = [np.empty(0, dtype=np.int32)]
        for tile, (west, south, east, north) in enumerate(self.near):
            part = slice(np.searchsorted(sorted_lon, west), np.searchsorted(sorted_lon, east, side="right"))
            found = order[part][(sorted_lat[part] >= south) & (sorted_lat[part] <= north)]
            found = found[own[found] != tile]
            places.append(found)
            tiles.append(np.full(len(found), tile, dtype=np.int32))
        return np.concatenate(places), np.concatenate(tiles)

    # What has to be known before rows are sent

    def survey(self, rows: DataFrame, shared: np.ndarray, with_near: bool = False) -> Tuple[Together, Dict[int, Box]]:
        """The tiles of the rows that share a key, and the boxes around the places of all rows of each tile."""

        def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            boxes: Dict[int, Box] = {}
            for batch in batches:
                own = self._own(batch)
                sides = np.column_stack([_numbers(batch, side) for side in SIDES])
                for tile in np.unique(own[~np.isnan(sides[:, 0])]).tolist():
                    part = sides[(own == tile) & ~np.isnan(sides[:, 0])]
                    box = (part[:, 0].min(), part[:, 1].min(), part[:, 2].max(), part[:, 3].max())
                    boxes[tile] = joined(boxes[tile], box) if tile in boxes else box
                is_shared = pc.is_in(batch.column("kh"), value_set=pa.array(shared)).to_numpy(zero_copy_only=False)
                places, tiles = np.flatnonzero(is_shared), own[is_shared]
                if with_near:
                    near, its = self._near(batch, own)
                    places = np.concatenate([places, near[is_shared[near]]])
                    tiles = np.concatenate([tiles, its[is_shared[near]]])
                keys = batch.column("kh").take(pa.array(places))
                nothing = pa.nulls(len(places), pa.float64())
                yield pa.record_batch([pa.array(tiles, pa.int32()), keys, *[nothing] * 4], schema=_FOUND)
            sides_ = list(zip(*boxes.values())) or [[]] * 4
            none = pa.nulls(len(boxes), pa.int64())
            columns = [pa.array(list(side), pa.float64()) for side in sides_]
            yield pa.record_batch([pa.array(list(boxes), pa.int32()), none, *columns], schema=_FOUND)

        together: Dict[int, Set[int]] = {}
        boxes: Dict[int, Box] = {}
        columns = ["lon", "lat", "kh", *SIDES]
        for tile, key, *box in rows.select(*columns).mapInArrow(of, _FOUND_SQL).toLocalIterator():
            if key is not None:
                together.setdefault(key, {FIRST}).add(tile)
            else:
                boxes[tile] = joined(boxes[tile], tuple(box)) if tile in boxes else tuple(box)
        return {key: sorted(tiles) for key, tiles in together.items()}, boxes

    def widen(self, boxes: Dict[int, Box]) -> None:
        """Reaches around the places of the estates of each tile, too: their gates and corners may lie outside of it."""
        for tile, box in boxes.items():
            self.near[tile] = joined(tuple(self.near[tile]), widened(box, self.margin))  # type: ignore[arg-type]

    def tiles_meeting(self, box: Box) -> List[int]:
        return np.flatnonzero(meets(self.near, box)).tolist()

    # Sending

    def sent(self, rows: DataFrame, together: Together, with_near: bool = False) -> DataFrame:
        """Rows to their own tiles, to those that have one with the same key and, if asked, to those that they are near."""
        shared = pa.array(list(together), pa.int64())

        def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                own = self._own(batch)
                places, tiles = [np.arange(len(own))], [own]
                if with_near:
                    near, its = self._near(batch, own)
                    places.append(near)
                    tiles.append(its)
                keys = batch.column("kh")
                if together:
                    for place in np.flatnonzero(pc.is_in(keys, value_set=shared).to_numpy(zero_copy_only=False)).tolist():
                        more = together[keys[place].as_py()]
                        places.append(np.full(len(more), place))
                        tiles.append(np.array(more, dtype=np.int32))
                at = pa.array(np.concatenate(places))
                columns = [batch.column(name).take(at) for name in ("source", "line", "raw", "kh")]
                yield pa.record_batch([pa.array(np.concatenate(tiles)), *columns], schema=_SENT)

        return rows.select("lon", "lat", "source", "line", "raw", "kh").mapInArrow(of, _SENT_SQL)

    def with_tile(self, rows: DataFrame) -> DataFrame:
        """Rows with the tile in which each stands."""

        def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            for batch in batches:
                yield batch.append_column("tile", pa.array(self._own(batch)))

        fields = ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in rows.schema.fields)
        return rows.mapInArrow(of, fields + ", tile int")


def bare(rows: DataFrame) -> DataFrame:
    return rows.select("tile", "source", "line", "raw")


def shared_keys(rows: DataFrame) -> Dict[str, np.ndarray]:
    """By role the hashes of the keys that several rows have; of gates the estates of which two gates have one id."""
    counted = rows.where("kh is not null").groupBy("role", "scope", "kh").count().where("count > 1")
    found: Dict[str, List[int]] = {}
    for role, scope, key in counted.select("role", "scope", "kh").toLocalIterator():
        found.setdefault(role, []).append(scope if role == "gates" else key)
    return {role: np.unique(np.array(keys, dtype=np.int64)) for role, keys in found.items()}


def boxes_of(rows: DataFrame) -> Dict[int, Box]:
    """The box around the places of rows in each tile."""
    sides = [F.min("west"), F.min("south"), F.max("east"), F.max("north")]
    found = rows.where("west is not null").groupBy("tile").agg(*sides).collect()
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in found}


def united(frames: List[DataFrame]) -> DataFrame:
    return reduce(DataFrame.unionByName, frames)
