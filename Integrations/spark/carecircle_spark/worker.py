"""What a task does: the rows of one tile go to the command, and its results come back."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Optional, Tuple

import pyarrow as pa

from .command import execute
from .grid import Tile
from .places import write_piece
from .study import UNITS, Source, Study

# A row on its way to a tile. source -1: the tile itself, so that a tile without rows is run, too.
SENT = pa.schema([("tile", pa.int32()), ("source", pa.int32()), ("line", pa.int64()), ("raw", pa.binary())])
SENT_SQL = "tile int, source int, line long, raw binary"
# A piece of a file that a run wrote.
WRITTEN = pa.schema([("tile", pa.int32()), ("name", pa.string()), ("number", pa.int32()), ("bytes", pa.binary())])
WRITTEN_SQL = "tile int, name string, number int, bytes binary"
PIECE_BYTES = 8 << 20


@dataclass
class TileRun:
    """Everything that a task has to know to run any tile."""

    study: Study
    extent: str
    study_id: str
    tiles: List[Tile]
    # The inputs that are sent whole, by the name under which SparkFiles knows each.
    whole: List[Tuple[Source, str]] = field(default_factory=list)
    policy: Optional[str] = None
    # The units' rows without their ground, which every tile needs: by source, lines and rows.
    units: Dict[int, Tuple[List[int], List[bytes]]] = field(default_factory=dict)
    # A folder that every worker and the driver see; None: results go through Spark.
    parts: Optional[str] = None
    arguments: List[str] = field(default_factory=list)

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        folder = tempfile.mkdtemp(prefix="carecircle-")
        try:
            tile, rows = self._received(batches)
            if tile is None:
                return
            study = self._write(folder, tile, rows)
            del rows
            yield from self._run(folder, study, tile)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _received(self, batches: Iterator[pa.RecordBatch]) -> Tuple[Optional[int], Dict[int, Dict[int, bytes]]]:
        """The rows of each file by line. A row that has been sent for two reasons is there once."""
        tile: Optional[int] = None
        rows: Dict[int, Dict[int, bytes]] = {}
        for batch in batches:
            numbers = batch.column(0).to_pylist()
            if any(number != numbers[0] for number in numbers) or (tile not in (None, *numbers[:1])):
                raise RuntimeError("a task was given rows of two tiles")
            tile = numbers[0] if numbers else tile
            for source, line, raw in zip(*(batch.column(at).to_pylist() for at in (1, 2, 3))):
                if source >= 0:
                    rows.setdefault(source, {})[line] = raw
        return tile, rows

    def _write(self, folder: str, tile: int, rows: Dict[int, Dict[int, bytes]]) -> str:
        from pyspark import SparkFiles

        inputs: Dict[str, List[Dict]] = {}
        for source in self.study.sources:
            own = rows.pop(source.number, {})
            if source.role in UNITS:
                own = {**dict(zip(*self.units[source.number])), **own}
            lines = sorted(own)
            entry = write_piece(folder, source, lines, [own[line] for line in lines])
            inputs.setdefault(source.role, []).append(entry)
        for source, name in self.whole:
            inputs.setdefault(source.role, []).append(
                {"path": SparkFiles.get(name), **source.settings, "origin": {"file": source.name}}
            )
        policy = SparkFiles.get(self.policy) if self.policy else None
        path = os.path.join(folder, "study.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(self.study.piece(inputs, policy))
        return path

    def _run(self, folder: str, study: str, number: int) -> Iterator[pa.RecordBatch]:
        tile = self.tiles[number]
        out = os.path.join(self.parts or folder, f"part-{tile.folder}")
        execute(
            ["run", study, "--quiet", "--no-report", "--tile", str(tile), "--tile-extent", self.extent]
            + ["--study-id", self.study_id, "--out", out, *self.arguments]
        )
        if self.parts:
            yield _written(number, "", 0, b"")
            return
        for name in sorted(os.listdir(out)):
            with open(os.path.join(out, name), "rb") as file:
                piece, data = 0, file.read(PIECE_BYTES)
                while data or piece == 0:
                    yield _written(number, name, piece, data)
                    piece, data = piece + 1, file.read(PIECE_BYTES)


def _written(tile: int, name: str, number: int, data: bytes) -> pa.RecordBatch:
    return pa.record_batch([[tile], [name], [number], [data]], schema=WRITTEN)
