"""What comes back: the folders of the tiles, checked, and the tables as Parquet."""

from __future__ import annotations

import json
import os
import re
from typing import Dict, List

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv
import pyarrow.parquet as parquet
from pyspark.sql import DataFrame

from .study import CUT

# The columns that are not text, by table. Columns that later versions add are text until they are named here.
_WHOLE_NUMBERS = {
    "estates": "in_reach built_year built_from built_to households elders",
    "townships": "unit_number estates covered gap indeterminate not_applicable n of",
    "issues": "id line",
}
_PEOPLE = re.compile(r"(households|elders|elders_\d+)(_(covered|gap|indeterminate|not_applicable|unplaced|unknown_estates))?")
_NUMBERS = re.compile(r".*_(m|min|km2|percent|p50|p90|max)|percent.*|longitude|latitude")
_FLAGS = ("estimated",)


class RowsLostError(RuntimeError):
    """The tiles together do not account for every row."""


def fetch(written: DataFrame, paths: List[str]) -> None:
    """Writes the folders of the tiles, one piece of a file after the other."""
    for path in paths:
        os.makedirs(path, exist_ok=True)
    for row in written.toLocalIterator(prefetchPartitions=True):
        name = os.path.basename(row.name)
        with open(os.path.join(paths[row.tile], name), "wb" if row.number == 0 else "ab") as file:
            file.write(row.bytes)
    empty = [path for path in paths if not os.path.exists(os.path.join(path, "provenance.json"))]
    if empty:
        raise RowsLostError(f"{len(empty)} of {len(paths)} tiles gave no results; run the job again")


def check_rows(paths: List[str], rows_in: Dict[str, int]) -> None:
    """Rows in are rows used and rows rejected, over all tiles and as Spark read them."""
    counted = {role: [0, 0, 0] for role in rows_in}
    for path in paths:
        with open(os.path.join(path, "provenance.json"), encoding="utf-8") as file:
            inputs = json.load(file)["inputs"]
        for info in inputs:
            if info["role"] in counted:
                for at, key in enumerate(("rows_in", "rows_used", "rows_rejected")):
                    counted[info["role"]][at] += info[key]
    for role, (found, used, rejected) in counted.items():
        if role in CUT and not rows_in[role] == found == used + rejected:
            raise RowsLostError(
                f"{role}: {rows_in[role]:,} rows were read, but the tiles used {used:,} and rejected {rejected:,}; "
                "the results would not be those of the whole, and none are written"
            )


def check_ids(out: str) -> None:
    """Two estates with one id would mean that tiles settled ids differently."""
    with open(os.path.join(out, "estates.csv"), "rb") as file:
        ids = _read(file, ["id"]).column("id")
    twice = len(ids) - pc.count_distinct(ids).as_py()
    if twice:
        raise RowsLostError(f"estates.csv: {twice:,} ids come twice; give each estate an id of its own and run again")


def summary(out: str) -> Dict:
    with open(os.path.join(out, "summary.json"), encoding="utf-8") as file:
        return json.load(file)


def _read(file, only=None) -> pa.Table:
    options = arrow_csv.ConvertOptions(include_columns=only or [], strings_can_be_null=True, null_values=[""])
    header = file.readline().decode("utf-8-sig")
    file.seek(0)
    names = [name.strip('"\r\n ') for name in header.split(",")]
    options.column_types = {name: pa.string() for name in names}
    return arrow_csv.read_csv(file, parse_options=arrow_csv.ParseOptions(newlines_in_values=True), convert_options=options)


def write_parquet(out: str) -> None:
    """Writes each table beside itself as Parquet, with the same columns."""
    for name in ("estates", "townships", "issues"):
        path = os.path.join(out, f"{name}.csv")
        if not os.path.exists(path):
            continue
        with open(path, "rb") as file:
            table = _read(file)
        columns = [table.column(column).cast(kind(name, column)) for column in table.column_names]
        parquet.write_table(pa.table(columns, names=table.column_names), os.path.join(out, f"{name}.parquet"))


def kind(table: str, name: str) -> pa.DataType:
    """The type of a column, whatever is in it."""
    if name in _WHOLE_NUMBERS[table].split() or (table == "townships" and _PEOPLE.fullmatch(name)):
        return pa.int64()
    if name in _FLAGS:
        return pa.bool_()
    return pa.float64() if table != "issues" and _NUMBERS.fullmatch(name) else pa.string()
