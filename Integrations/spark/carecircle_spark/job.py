"""The whole job: read, divide, send, run, join, check."""

from __future__ import annotations

import contextlib
import copy
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import reduce
from typing import Callable, Dict, Iterator, List, Optional

import numpy as np
import pyarrow as pa
from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from . import records, results, sending
from .command import execute
from .grid import Box, Grid, divided, joined
from .places import PLACED_SQL, placed, rows_of, write_piece
from .study import GROUNDS, UNITS, Source, Study, StudyError
from .worker import WRITTEN_SQL, TileRun

_KEPT = StorageLevel.MEMORY_AND_DISK


@contextlib.contextmanager
def _settings(spark: SparkSession) -> Iterator[None]:
    """Shuffles of few rows want few tasks; tiles are balanced already."""
    settings = {
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.shuffle.partitions": str(max(2, spark.sparkContext.defaultParallelism)),
    }
    before = {key: spark.conf.get(key) for key in settings}
    try:
        for key, value in settings.items():
            spark.conf.set(key, value)
        yield
    finally:
        for key, value in before.items():
            spark.conf.set(key, value)


@dataclass
class _Facts:
    """What is known of the rows of each role: their number, the box of their points and that of all of their ground."""

    rows_in: Dict[str, int] = field(default_factory=dict)
    anchors: Dict[str, Box] = field(default_factory=dict)
    boxes: Dict[str, Box] = field(default_factory=dict)


class StudyJob:
    """A study, run on a cluster.

    :param tiles: how many tiles to make, at least; finer ones where more rows are.
    :param rows_per_tile: quarter tiles also as long as one has more rows than this.
    :param parts: a folder that driver and workers share; without one, results go through Spark to the driver.
    :param arguments: further arguments of ``carecircle run``.
    :param tell: is called with each line about how far the job is.
    """

    def __init__(
        self,
        spark: SparkSession,
        study: str,
        out: str,
        tiles: int = 1,
        rows_per_tile: Optional[int] = None,
        command: Optional[str] = None,
        parts: Optional[str] = None,
        arguments: Optional[List[str]] = None,
        tell: Callable[[str], None] = lambda line: print(line, file=sys.stderr),
    ) -> None:
        if tiles < 1:
            raise StudyError(f"--tiles {tiles}: expected a whole number from 1")
        self.spark, self.out, self.parts = spark, out, parts
        self.tiles_wanted, self.rows_per_tile = tiles, rows_per_tile
        self.arguments, self.tell = arguments or [], tell
        self.study = Study(study)
        self._units: Dict = {}
        self._ship(command)

    # Steps

    def run(self) -> Dict:
        """Runs the study; the folder ``out`` then holds the results. Returns ``summary.json``."""
        start = time.time()
        try:
            with _settings(self.spark):
                self._run_all(start)
        finally:
            shutil.rmtree(self._staged, ignore_errors=True)
        self.tell(f"results in {self.out}; {time.time() - start:.1f} s")
        return results.summary(self.out)

    def _run_all(self, start: float) -> None:
        rows = sending.united([self._placed(source) for source in self.study.sources]).persist(_KEPT)
        facts = self._facts(rows)
        self.tell(f"read: {', '.join(f'{count:,} rows of {role}' for role, count in facts.rows_in.items())}")
        send = self._divided(rows, facts)
        finest = max(tile.count for tile in send.tiles)
        self.tell(f"{len(send.tiles)} tiles, the finest of {finest} by {finest}; {time.time() - start:.1f} s")
        sent = self._sent(rows, send)
        run = TileRun(
            self.study, send.grid.text, self._study_id(), send.tiles, self._whole, self._policy_name, self._units,
            self.parts and os.path.abspath(self.parts), self.arguments,
        )
        written = self._run(sent, run)
        self._finish(written, run, facts.rows_in)
        written.unpersist()
        rows.unpersist()

    # Reading

    def _ship(self, command: Optional[str]) -> None:
        """Sends what every worker needs: the command, if it is given, and the inputs that are not cut."""
        context = self.spark.sparkContext
        self._staged = tempfile.mkdtemp(prefix="carecircle-spark-")
        if command is not None:
            found = shutil.which(command)
            if found is None:
                raise StudyError(f"--command {command}: is not a program that can be run")
            context.addFile(self._stage(found, "carecircle"))
        self._whole = []
        for number, source in enumerate(self.study.whole):
            if "://" in source.uri:
                raise StudyError(f"{source.name}: inputs.{source.role} is sent whole and has to be a file of the driver")
            name = f"{number}-{os.path.basename(source.uri)}"
            context.addFile(self._stage(source.uri, name))
            self._whole.append((source, name))
        self._policy_name = None
        if self.study.policy_file:
            self._policy_name = "policy-" + os.path.basename(self.study.policy_file)
            context.addFile(self._stage(self.study.policy_file, self._policy_name))

    def _stage(self, path: str, name: str) -> str:
        staged = os.path.join(self._staged, name)
        shutil.copy2(os.path.realpath(path), staged)
        return staged

    @property
    def _policy(self) -> str:
        return self.study.policy_file or ""

    def _placed(self, source: Source) -> DataFrame:
        """The rows of a file, with where each stands."""
        if source.kind == "geojson":
            frame, _ = records.geojson_rows(self.spark, source)
        else:
            is_text = source.kind == "text"
            lines = records.head_of_text(self.spark, source) if is_text else records.head_of_parquet(self.spark, source)
            self._set_head(source, lines)
            frame = (records.text_rows if is_text else records.parquet_rows)(self.spark, source)
        # The study without its policy: where rows stand does not depend on it, and workers have no file of it yet.
        said = frame.mapInArrow(placed(self._bare, source, ""), PLACED_SQL)
        hashed = {
            column: F.when(F.col(name).isNotNull(), F.xxhash64(name)) for column, name in (("kh", "key"), ("scope", "owner"))
        }
        said = said.withColumns({**hashed, "source": F.lit(source.number), "role": F.lit(source.role)})
        return said.drop("key", "owner")

    @property
    def _bare(self) -> Study:
        bare = copy.copy(self.study)
        bare.document = {key: value for key, value in self.study.document.items() if key not in ("policy", "parameters")}
        return bare

    def _set_head(self, source: Source, lines: List[bytes]) -> None:
        """Finds out from its first lines where the rows of a table start."""
        with tempfile.TemporaryDirectory(prefix="carecircle-") as folder:
            path = os.path.join(folder, source.piece)
            with open(path, "wb") as file:
                file.write(b"".join(line + b"\n" for line in lines))
            entry = {"path": path, **source.settings, "origin": {"file": source.name}}
            facts, _ = rows_of(self._bare, source, folder, entry, "")
        names = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
        source.first_line = facts["first_line"] or 1
        source.delimiter = names.get(facts["delimiter"], facts["delimiter"] or ",")
        if facts["encoding"].startswith("utf-16"):
            raise StudyError(f"{source.name}: is UTF-16, in which rows cannot be found one by one; save it as UTF-8")
        # Where places stand may be told from the cells, and a piece may have too few of them.
        places = {key: header for key, header in facts["columns"].items() if key in ("lon", "lat", "geometry")}
        if places:
            source.settings["columns"] = {**places, **source.settings.get("columns", {})}
        head = b"".join(line + b"\n" for line in lines[: source.first_line - 1])
        source.head = head.decode("utf-8", "surrogateescape")

    def _facts(self, rows: DataFrame) -> "_Facts":
        """How many rows there are, and between which meridians and parallels they stand."""
        aggregates = [F.sum("rows_in"), F.min("lon"), F.min("lat"), F.max("lon"), F.max("lat")]
        aggregates += [F.min("west"), F.min("south"), F.max("east"), F.max("north")]
        facts = _Facts()
        for role, count, *sides in rows.groupBy("role").agg(*aggregates).collect():
            facts.rows_in[role] = count
            if sides[0] is not None:
                facts.anchors[role], facts.boxes[role] = tuple(sides[:4]), tuple(sides[4:])
        for source in self.study.sources:
            facts.rows_in.setdefault(source.role, 0)
        return facts

    # Dividing

    def _divided(self, rows: DataFrame, facts: "_Facts") -> sending.Sending:
        known: List[Box] = [facts.boxes[role] for role in UNITS if role in facts.boxes]
        known += [box for box in [facts.anchors.get("estates")] if box]
        for source in self.study.whole:
            box = self._box_of_whole(source) if source.role in GROUNDS else None
            known += [box] if box else []
        if "estates" not in facts.anchors:
            raise StudyError(f"{self.study.path}: no estate has a place that can be read; see carecircle inspect")
        ground = reduce(joined, known)
        grid = Grid(*ground)
        around = reduce(joined, [facts.boxes[role] for role in ("estates", "gates") if role in facts.boxes], ground)
        standing = rows.where(F.col("role").isin("estates", "facilities"))
        tiles = divided(sending.rows_by_cell(standing, grid), self.tiles_wanted, self.rows_per_tile)
        return sending.Sending(grid, tiles, around, self._margin())

    def _margin(self) -> float:
        """How far around a tile anything can matter, as the command knows it."""
        source = next(s for s in self.study.sources if s.role == "estates")
        with tempfile.TemporaryDirectory(prefix="carecircle-") as folder:
            entry = write_piece(folder, source, [], [])
            inputs = {source.role: [entry]}
            # Legs to streets count only where there are any.
            for other in self.study.whole:
                if other.role == "network":
                    inputs["network"] = [{"path": other.uri, **other.settings}]
            path = os.path.join(folder, "rows.yaml")
            with open(path, "w", encoding="utf-8") as file:
                file.write(self._bare.piece(inputs))
            said = execute(["rows", path, "--of", source.role])
        return float(json.loads(said.partition(b"\n")[0])["margin_m"])

    def _box_of_whole(self, source: Source) -> Optional[Box]:
        with tempfile.TemporaryDirectory(prefix="carecircle-") as folder:
            entry = {"path": source.uri, **source.settings}
            _, table = rows_of(self._bare, source, folder, entry, "")
        boxes = [box for box in zip(*(table.column(side).to_pylist() for side in ("west", "south", "east", "north")))]
        found: Optional[Box] = None
        for box in boxes:
            if box[0] is not None:
                found = joined(found, box) if found else box
        return found

    # Sending

    def _sent(self, rows: DataFrame, send: sending.Sending) -> DataFrame:
        by_role = {role: rows.where(F.col("role") == role) for role in {source.role for source in self.study.sources}}
        shared = sending.shared_keys(rows.where(F.col("role").isin("estates", "facilities", "gates")))
        none = np.empty(0, dtype=np.int64)
        together, boxes = send.survey(by_role["estates"], shared.get("estates", none))
        send.widen(boxes)
        estates = send.sent(by_role["estates"], together)
        frames = [estates]
        if "gates" in by_role:
            frames += self._gates(by_role["gates"], by_role["estates"], estates, shared.get("gates", none), send)
        together = {}
        if "facilities" in shared:
            together, _ = send.survey(by_role["facilities"], shared["facilities"], with_near=True)
        frames.append(send.sent(by_role["facilities"], together, with_near=True))
        frames += [self._ground_of_units(by_role[role], send) for role in UNITS if role in by_role]
        tiles = self.spark.range(len(send.tiles)).selectExpr(
            "cast(id as int) as tile", "-1 as source", "id as line", "cast(null as binary) as raw"
        )
        return sending.united([*map(sending.bare, frames), tiles])

    def _gates(
        self, gates: DataFrame, estates: DataFrame, sent: DataFrame, twice: np.ndarray, send: sending.Sending
    ) -> List[DataFrame]:
        """Gates go wherever their estate goes, and an estate without a place of its own to where its gates stand."""
        own = send.with_tile(gates.select("source", "line", "raw", "scope", "lon", "lat", *sending.SIDES))
        places = own.where("scope is not null").select(F.col("scope").alias("kh"), "tile").distinct()
        more = [estates.where("lon is null").join(places, "kh")]
        if len(twice):
            # Where a gate comes twice, the first tile tells of it, and needs its estate for that.
            owners = self.spark.createDataFrame(pa.table({"kh": pa.array(twice)}), schema="kh long")
            more.append(estates.join(F.broadcast(owners), "kh").withColumn("tile", F.lit(sending.FIRST)))
        more = [frame.select("tile", "source", "line", "raw", "kh") for frame in more]
        keys = sending.united([frame.select("kh", "tile") for frame in [sent, *more]]).where("kh is not null").distinct()
        keys = keys.select(F.col("kh").alias("scope"), F.col("tile").alias("to"))
        gone = own.drop("tile").join(keys, "scope", "left").withColumn("tile", F.coalesce("to", F.lit(sending.FIRST)))
        gone = gone.persist(_KEPT)
        send.widen(sending.boxes_of(gone.where("to is not null")))
        return [*more, gone]

    def _ground_of_units(self, units: DataFrame, send: sending.Sending) -> DataFrame:
        """The rows of units with their ground, to the tiles that it touches; all tiles know the names of all."""
        by_source = {source.number: source for source in self.study.sources}
        known = units.where("status > 0")

        def bare(batches):
            for batch in batches:
                raws = [
                    records.without_ground(by_source[source], raw)
                    for source, raw in zip(batch.column(0).to_pylist(), batch.column(2).to_pylist())
                ]
                yield pa.record_batch(
                    [*batch.columns[:2], pa.array(raws, pa.binary()), *batch.columns[3:]], schema=batch.schema
                )

        columns = ["source", "line", "raw", "name", "west", "south", "east", "north", "status"]
        stripped = known.select(*columns).mapInArrow(
            bare, "source int, line long, raw binary, name string, west double, south double, east double, north double, "
            "status byte",
        ).collect()
        tiles: Dict = {}
        for row in stripped:
            lines, raws = self._units.setdefault(row.source, ([], []))
            lines.append(row.line)
            raws.append(bytes(row.raw))
            # Rows of one name are one unit, whose ground is that of all of them.
            own = tiles.setdefault(row.name if row.name is not None else (row.source, row.line), set())
            if row.west is not None:
                own.update(send.tiles_meeting((row.west, row.south, row.east, row.north)))
            if row.status == 2:
                own.add(sending.FIRST)
        for source in {s.number for s in self.study.sources if s.role in UNITS}:
            self._units.setdefault(source, ([], []))
        pairs = [
            (row.source, row.line, tile)
            for row in stripped
            for tile in tiles[row.name if row.name is not None else (row.source, row.line)]
        ]
        where = pa.table(
            {
                "source": pa.array([p[0] for p in pairs], pa.int32()), "line": pa.array([p[1] for p in pairs], pa.int64()),
                "tile": pa.array([p[2] for p in pairs], pa.int32()),
            }
        )
        frame = self.spark.createDataFrame(where, schema="source int, line long, tile int")
        near = sending.bare(units.join(F.broadcast(frame), ["source", "line"]))
        return near.unionByName(sending.bare(units.where("status = 0").withColumn("tile", F.lit(sending.FIRST))))

    # Running

    def _study_id(self) -> str:
        """A name that every tile of this study has, and tiles of another have not."""
        text = repr((self.study.document, [(s.role, s.name) for s in self.study.sources], self.arguments))
        return "spark-" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]

    def _run(self, sent: DataFrame, run: TileRun) -> DataFrame:
        if self.parts:
            os.makedirs(self.parts, exist_ok=True)
        tiles = len(run.tiles)
        one_each = sent.repartitionById(tiles, F.col("tile"))
        written = one_each.mapInArrow(run, WRITTEN_SQL).persist(StorageLevel.DISK_ONLY)
        # Every tile is run now, side by side; what it wrote is fetched afterwards, one tile after the other.
        written.count()
        return written

    def _finish(self, written: DataFrame, run: TileRun, rows_in: Dict[str, int]) -> None:
        own = None
        folder = self.parts
        if folder is None:
            beside = os.path.dirname(os.path.abspath(self.out))
            os.makedirs(beside, exist_ok=True)
            folder = own = tempfile.mkdtemp(prefix=".carecircle-parts-", dir=beside)
        try:
            paths = [os.path.join(folder, f"part-{tile.folder}") for tile in run.tiles]
            if own:
                results.fetch(written, paths)
            results.check_rows(paths, rows_in)
            execute(["join", *paths, "--out", self.out, "--quiet"])
            results.check_ids(self.out)
            results.write_parquet(self.out)
        finally:
            if own:
                shutil.rmtree(own, ignore_errors=True)
