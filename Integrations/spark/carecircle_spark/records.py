"""Files as numbered rows: each with the line on which it starts, and its bytes as they stand."""

from __future__ import annotations

import csv
import io
import json
from typing import Dict, Iterator, List, Optional, Tuple

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

from .study import Source, StudyError

# A row: its line, and its bytes without the line's end.
ROWS = "line long, raw binary"
_ROWS = pa.schema([("line", pa.int64()), ("raw", pa.binary())])
_BLOCKS = pa.schema(
    [("block", pa.int64()), ("lines", pa.int64()), ("closed", pa.bool_()), ("opened", pa.bool_()), ("utf8", pa.bool_())]
)


def batch(lines: List[int], raws: List[bytes]) -> pa.RecordBatch:
    return pa.record_batch([pa.array(lines, pa.int64()), pa.array(raws, pa.binary())], schema=_ROWS)


# Text: Spark cuts it into blocks anywhere. A line within quotes is not a row, so that whether a block starts within
# quotes has to be found out first.


def is_open_after(line: bytes, delimiter: bytes, is_open: bool) -> bool:
    """Whether a cell in quotes is still open at the end of a line."""
    at = 0
    while True:
        if is_open:
            at = line.find(b'"', at)
            if at < 0:
                return True
            if line[at + 1 : at + 2] == b'"':
                at += 2
                continue
            is_open = False
            at = line.find(delimiter, at + 1)
            if at < 0:
                return False
            at += 1
        elif line[at : at + 1] == b'"':
            is_open = True
            at += 1
        else:
            at = line.find(delimiter, at)
            if at < 0 or line.find(b'"', at) < 0:
                return False
            at += 1


def _survey(delimiter: bytes):
    """For each block its number of lines, and whether it ends within quotes: if it starts outside of them, and if not."""

    def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        block, lines, closed, opened, utf8 = None, 0, False, True, True
        found: List[Tuple] = []
        for batch in batches:
            for start, line in zip(batch.column(1).to_pylist(), batch.column(0).to_pylist()):
                if start != block:
                    if block is not None:
                        found.append((block, lines, closed, opened, utf8))
                    block, lines, closed, opened, utf8 = start, 0, False, True, True
                lines += 1
                if b'"' in line:
                    closed = is_open_after(line, delimiter, closed)
                    opened = is_open_after(line, delimiter, opened)
                if utf8 and not line.isascii():
                    try:
                        line.decode("utf-8")
                    except UnicodeDecodeError:
                        utf8 = False
        if block is not None:
            found.append((block, lines, closed, opened, utf8))
        columns = [list(column) for column in zip(*found)] or [[] for _ in _BLOCKS]
        yield pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, _BLOCKS)], schema=_BLOCKS)

    return of


def _leading(delimiter: bytes):
    """The lines of each block that belong to a row that started before it."""

    def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        block, is_open = None, True
        for batch_ in batches:
            starts, raws = [], []
            for start, line in zip(batch_.column(1).to_pylist(), batch_.column(0).to_pylist()):
                if start != block:
                    block, is_open = start, True
                if is_open:
                    starts.append(start)
                    raws.append(line)
                    is_open = is_open_after(line, delimiter, True)
            yield batch(starts, raws)

    return of


def _rows(delimiter: bytes, starts: Dict[int, int], opens: Dict[int, bool], rest: Dict[int, List[bytes]], first: int):
    """The rows that start in each block."""

    def of(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        block, line, is_open, skips, row = None, 0, False, False, None  # type: ignore[var-annotated]
        order = sorted(starts)
        after = dict(zip(order, order[1:]))
        for batch_ in batches:
            lines: List[int] = []
            raws: List[bytes] = []
            for start, raw in zip(batch_.column(1).to_pylist(), batch_.column(0).to_pylist()):
                if start != block:
                    if row is not None:
                        lines.append(row[0])
                        raws.append(b"\n".join(row[1] + rest.get(after.get(block), [])))
                    block, line, row = start, starts[start], None
                    is_open = skips = opens[start]
                number, line = line, line + 1
                was_open = is_open
                if is_open or b'"' in raw:
                    is_open = is_open_after(raw, delimiter, is_open)
                if skips:
                    skips = is_open
                elif was_open:
                    row[1].append(raw)  # type: ignore[index]
                    if not is_open:
                        lines.append(row[0])  # type: ignore[index]
                        raws.append(b"\n".join(row[1]))  # type: ignore[index]
                        row = None
                elif is_open:
                    row = (number, [raw])
                elif number >= first and raw.strip():
                    lines.append(number)
                    raws.append(raw)
            yield batch(lines, raws)
        if row is not None:
            yield batch([row[0]], [b"\n".join(row[1] + rest.get(after.get(block), []))])

    return of


def _lines(spark: SparkSession, source: Source) -> DataFrame:
    table = spark.read.option("lineSep", "\n").text(source.address)
    return table.select(F.col("value").cast("binary").alias("value"), F.col("_metadata.file_block_start").alias("block"))


def head_of_text(spark: SparkSession, source: Source, count: int = 200) -> List[bytes]:
    """The first lines of a text."""
    rows = _lines(spark, source).where("block = 0").limit(count).collect()
    return [bytes(row.value) for row in rows]


def text_rows(spark: SparkSession, source: Source) -> DataFrame:
    lines = _lines(spark, source)
    delimiter = source.delimiter.encode()
    blocks = sorted(lines.mapInArrow(_survey(delimiter), "block long, lines long, closed boolean, opened boolean, utf8 boolean").collect())
    if "encoding" not in source.settings and not all(block.utf8 for block in blocks):
        raise StudyError(f"{source.name}: is not UTF-8; say its encoding in the study file, such as encoding: gb18030")
    starts: Dict[int, int] = {}
    opens: Dict[int, bool] = {}
    line, is_open = 1, False
    for block in blocks:
        starts[block.block], opens[block.block] = line, is_open
        line += block.lines
        is_open = block.opened if is_open else block.closed
    if is_open:
        raise StudyError(f"{source.name}: a quote opens a cell and is never closed")
    rest: Dict[int, List[bytes]] = {}
    inside = [start for start, value in opens.items() if value]
    if inside:
        for row in lines.where(F.col("block").isin(inside)).mapInArrow(_leading(delimiter), ROWS).collect():
            rest.setdefault(row.line, []).append(bytes(row.raw))
    # A row that spans whole blocks goes on through each of them.
    for block, after in reversed(list(zip(blocks, blocks[1:]))):
        if opens[block.block] and opens[after.block] and len(rest[block.block]) == block.lines:
            rest[block.block] = rest[block.block] + rest[after.block]
    return lines.mapInArrow(_rows(delimiter, starts, opens, rest, source.first_line), ROWS)


# Parquet: rows are written as a table, geometries as WKB in hexadecimal digits, which the command reads in any table.


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    return repr(value) if isinstance(value, float) else str(value)


def _record(cells: List[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue().encode("utf-8")


def _written(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for found in batches:
        columns = [[_cell(value) for value in column.to_pylist()] for column in found.columns[1:]]
        yield batch(found.column(0).to_pylist(), [_record(list(cells)) for cells in zip(*columns)])


def _parquet(spark: SparkSession, source: Source) -> DataFrame:
    table = spark.read.parquet(source.address)
    nested = [field.name for field in table.schema.fields if field.dataType.typeName() in ("struct", "array", "map")]
    return table.drop(*nested)


def head_of_parquet(spark: SparkSession, source: Source, count: int = 200) -> List[bytes]:
    """The header and some rows, as lines of a table."""
    table = _parquet(spark, source)
    rows = [_record([_cell(value) for value in row]) for row in table.head(count)]
    return [_record(table.columns), *rows]


def parquet_rows(spark: SparkSession, source: Source) -> DataFrame:
    table = _parquet(spark, source)
    names = table.columns
    files = sorted(
        (row.path, row.rows)
        for row in table.groupBy(F.col("_metadata.file_path").alias("path")).agg(F.count("*").alias("rows")).collect()
    )
    # The header is line 1, so that a row has the number that it would have in a table.
    starts, line = {}, 2
    for path, rows in files:
        starts[path], line = line, line + rows
    first = F.create_map(*[F.lit(part) for item in starts.items() for part in item]) if starts else F.lit(None)
    number = (first[F.col("_metadata.file_path")] + F.col("_metadata.row_index")).cast("long")
    return table.select(number.alias("line"), *[F.col(f"`{name}`") for name in names]).mapInArrow(_written, ROWS)


# GeoJSON has no places where it could be cut: the driver reads it, and its features are rows.


def geojson_rows(spark: SparkSession, source: Source) -> Tuple[DataFrame, List[Tuple[int, bytes]]]:
    content = spark.read.format("binaryFile").load(source.address).select("content").first()
    text = bytes(content[0]).decode("utf-8-sig")
    rows, source.head, source.tail, source.separator = features_of(text, source.name)
    table = pa.table(batch([line for line, _ in rows], [raw for _, raw in rows]).to_pydict(), schema=_ROWS)
    return spark.createDataFrame(table, schema=ROWS), rows


def features_of(text: str, name: str) -> Tuple[List[Tuple[int, bytes]], str, str, str]:
    """The features of a document by line, or by number where several share a line; what is around and between them."""
    decoder = json.JSONDecoder()
    start = _array_of_features(text, name, decoder)
    at, found = start, []
    while True:
        at = _past_blanks(text, at, ",")
        if at >= len(text):
            raise StudyError(f"{name}: the features end in the middle")
        if text[at] == "]":
            break
        _, end = decoder.raw_decode(text, at)
        found.append((at, end))
        at = end
    lines, line, last = [], 1, 0
    for begin, _ in found:
        line += text.count("\n", last, begin)
        lines.append(line)
        last = begin
    counts = any(one == other for one, other in zip(lines, lines[1:]))
    numbers = range(1, len(lines) + 1) if counts else lines
    rows = [(number, text[begin:end].encode("utf-8")) for number, (begin, end) in zip(numbers, found)]
    return rows, text[:start], text[at:], "," if counts else ",\n"


def _array_of_features(text: str, name: str, decoder: json.JSONDecoder) -> int:
    """The offset after the bracket that opens the features."""
    at = _past_blanks(text, 0)
    if text[at : at + 1] == "[":
        return at + 1
    if text[at : at + 1] != "{":
        raise StudyError(f"{name}: is no GeoJSON")
    at += 1
    while True:
        at = _past_blanks(text, at, ",")
        if text[at : at + 1] != '"':
            raise StudyError(f"{name}: has no features; only collections of features can be cut into tiles")
        try:
            key, at = decoder.raw_decode(text, at)
            at = _past_blanks(text, _past_blanks(text, at) + 1)
            if key == "features" and text[at : at + 1] == "[":
                return at + 1
            _, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise StudyError(f"{name}: is no JSON: {error}") from error


def _past_blanks(text: str, at: int, also: str = "") -> int:
    while at < len(text) and text[at] in " \t\r\n" + also:
        at += 1
    return at


def without_ground(source: Source, raw: bytes) -> bytes:
    """A row of a unit without its geometry: every tile needs the names of all units, and the ground of few."""
    if source.kind == "geojson":
        feature = json.loads(raw)
        feature["geometry"] = None
        return json.dumps(feature, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    encoding = str(source.settings.get("encoding", "utf-8"))
    rows = list(csv.reader(io.StringIO(raw.decode(encoding), newline=""), delimiter=source.delimiter))
    cells = ["" if _is_geometry(cell) else cell for cell in (rows[0] if rows else [])]
    text = io.StringIO()
    csv.writer(text, delimiter=source.delimiter, lineterminator="").writerow(cells)
    return text.getvalue().encode(encoding)


def _is_geometry(cell: str) -> bool:
    start = cell.lstrip()[:12].upper()
    return (
        start.startswith(("POLYGON", "MULTIPOLYGON", "SRID=", "GEOMETRYCOLL", "{", "[["))
        or (len(cell) > 40 and all(sign in "0123456789abcdefABCDEF" for sign in cell))
    )
