"""Where rows stand, as the command reads them: ``carecircle rows`` on pieces of a file."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import tempfile
from typing import Dict, Iterator, List, Tuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from .command import execute
from .study import Source, Study, piece_input

# A row with what the command says of it. status: 0 is rejected whatever the other rows say, 1 used, 2 used with a doubt.
# rows_in: the rows of a piece, on its first row.
PLACED = pa.schema(
    [
        ("line", pa.int64()), ("raw", pa.binary()), ("key", pa.string()), ("name", pa.string()), ("owner", pa.string()),
        ("lon", pa.float64()), ("lat", pa.float64()), ("west", pa.float64()), ("south", pa.float64()),
        ("east", pa.float64()), ("north", pa.float64()), ("status", pa.int8()), ("rows_in", pa.int64()),
    ]
)
PLACED_SQL = (
    "line long, raw binary, key string, name string, owner string, lon double, lat double, west double, south double, "
    "east double, north double, status byte, rows_in long"
)
_TEXTS = ("id", "name", "owner")
_NUMBERS = ("lon", "lat", "west", "south", "east", "north")
_TYPES = {
    "line": pa.int64(), "doubtful": pa.int8(), **{name: pa.string() for name in _TEXTS},
    **{name: pa.float64() for name in _NUMBERS},
}
PIECE_ROWS = 100_000


def write_piece(folder: str, source: Source, lines: List[int], raws: List[bytes]) -> Dict:
    """Writes a piece of a file, with the lines of its rows, and returns the input that reads it."""
    path = os.path.join(folder, source.piece)
    with open(path, "wb") as file:
        if source.kind == "geojson":
            file.write(source.head.encode("utf-8"))
            file.write(source.separator.encode().join(raws))
            file.write(source.tail.encode("utf-8"))
            numbers = lines
        else:
            head = source.head.encode("utf-8", "surrogateescape")
            file.write(head)
            file.write(b"".join(raw + b"\n" for raw in raws))
            numbers = list(range(1, head.count(b"\n") + 1))
            for line, raw in zip(lines, raws):
                numbers.extend(range(line, line + raw.count(b"\n") + 1))
    with open(path + ".lines", "w", encoding="ascii") as file:
        file.write("".join(f"{number}\n" for number in numbers))
    return piece_input(source, os.path.basename(path), os.path.basename(path) + ".lines")


def rows_of(study: Study, source: Source, folder: str, entry: Dict, policy: str) -> Tuple[Dict, pa.Table]:
    """What the command says of a file and of its rows. ``policy`` is the file of the study's policy, if it is one."""
    path = os.path.join(folder, "rows.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(study.piece({source.role: [entry]}, policy or None))
    said = execute(["rows", path, "--of", source.role])
    facts, _, table = said.partition(b"\n")
    options = arrow_csv.ConvertOptions(column_types=_TYPES, strings_can_be_null=True, null_values=[""])
    parsing = arrow_csv.ParseOptions(newlines_in_values=True)
    rows = arrow_csv.read_csv(io.BytesIO(table), parse_options=parsing, convert_options=options)
    return json.loads(facts), rows


def placed(study: Study, source: Source, policy: str):
    """Says of each row where it stands."""

    def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        waiting: List[pa.RecordBatch] = []
        for batch in batches:
            if batch.num_rows:
                waiting.append(batch)
            if sum(part.num_rows for part in waiting) >= PIECE_ROWS:
                yield _placed(study, source, policy, waiting)
                waiting = []
        if waiting:
            yield _placed(study, source, policy, waiting)

    return of


def _placed(study: Study, source: Source, policy: str, batches: List[pa.RecordBatch]) -> pa.RecordBatch:
    table = pa.Table.from_batches(batches)
    lines, raws = table.column("line").to_pylist(), table.column("raw").to_pylist()
    folder = tempfile.mkdtemp(prefix="carecircle-")
    try:
        entry = write_piece(folder, source, lines, raws)
        facts, rows = rows_of(study, source, folder, entry, policy)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    found = pc.index_in(table.column("line"), value_set=rows.column("line").combine_chunks()).combine_chunks()
    columns = {name: rows.column(name).take(found).combine_chunks() for name in (*_TEXTS, *_NUMBERS, "doubtful")}
    keys = columns["id"].to_pylist() if columns["id"].null_count else None
    if keys is not None:
        # Rows with neither id nor name are identical where their bytes are.
        at = found.to_pylist()
        columns["id"] = pa.array(
            [
                "\0" + hashlib.md5(raw.rstrip(b"\r")).hexdigest() if key is None and place is not None else key
                for key, raw, place in zip(keys, raws, at)
            ],
            pa.string(),
        )
    status = pc.fill_null(pc.add(pc.cast(columns["doubtful"], pa.int8()), pa.scalar(1, pa.int8())), 0)
    counts = [facts["rows_in"]] + [0] * (len(lines) - 1)
    return pa.record_batch(
        [
            table.column("line").combine_chunks(), table.column("raw").combine_chunks(), columns["id"],
            columns["name"], columns["owner"], *[columns[name] for name in _NUMBERS],
            pc.cast(status, pa.int8()), pa.array(counts, pa.int64()),
        ],
        schema=PLACED,
    )
