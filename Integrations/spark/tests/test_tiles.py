"""Tiles of a study, joined, are the whole: against a run of the whole by the command."""

import csv
import json
import struct

import comparing
import pyarrow.parquet as parquet
import pytest
from carecircle_spark import StudyError, StudyJob
from conftest import ROOT
from studies import write_study


def assert_parquet_says_the_same(folder):
    """Parquet beside each table: the same columns, the same values, numbers as numbers."""
    for name in ("estates", "townships", "issues"):
        rows = comparing.table(folder / f"{name}.csv")
        table = parquet.read_table(folder / f"{name}.parquet")
        assert table.column_names == list(rows[0]) and table.num_rows == len(rows)
        for key in table.column_names:
            for row, value in zip(rows, table.column(key).to_pylist()):
                text = row[key]
                assert (value is None) == (text == ""), key
                if isinstance(value, bool):
                    assert str(value).lower() == text
                elif isinstance(value, (int, float)):
                    assert float(text) == value, key
                elif value is not None:
                    assert value == text
    estates = parquet.read_table(folder / "estates.parquet")
    assert {str(estates.schema.field(key).type) for key in ("walk_m", "longitude")} == {"double"}
    assert str(estates.schema.field("in_reach").type) == "int64"


def job(spark, study, out, **options):
    told = []
    StudyJob(spark, str(study), str(out), tell=told.append, **options).run()
    return told


def test_a_study_with_every_trouble(spark, tmp_path):
    study = write_study(tmp_path, 1)
    whole = comparing.run_whole(study, tmp_path / "whole")
    job(spark, study, tmp_path / "out", tiles=9)
    comparing.assert_same(whole, tmp_path / "out")
    counts = comparing.rows_of(tmp_path / "out")
    assert counts == comparing.rows_of(whole)
    # The trouble is there: rows that are rejected, in several inputs.
    assert counts["estates"][2] > 20 and counts["gates"][2] > 1
    ids = [row["id"] for row in comparing.table(whole / "estates.csv")]
    assert sum("#" in own for own in ids) > 10
    assert_parquet_says_the_same(tmp_path / "out")


def test_tables_as_parquet(spark, tmp_path):
    """The same rows, estates and rooms as Parquet, the rooms with their places as WKB."""
    study = write_study(tmp_path, 3, estates=300, rooms=100)
    for name, skipped in (("estates", 1), ("rooms", 0)):
        rows = list(csv.reader(open(tmp_path / f"{name}.csv", encoding="utf-8", newline="")))[skipped:]
        # A row of Parquet has a number and no line: cells of several lines would set the two apart in made-up ids.
        rows = [[cell.replace("\n", " ") for cell in row] for row in rows if any(row)]
        if name == "rooms":
            def wkb(lon, lat):
                return bytearray(struct.pack("<BIdd", 1, 1, float(lon), float(lat))) if lon else None

            rows = [rows[0][:4] + ["geometry"]] + [row[:4] + [wkb(*row[4:])] for row in rows[1:] if row[4]]
            text = [row[:4] + [row[4].hex() if isinstance(row[4], bytearray) else row[4]] for row in rows]
        else:
            text = rows
        types = ", ".join(f"`{key}` {'binary' if key == 'geometry' else 'string'}" for key in rows[0])
        spark.createDataFrame([[v if v != "" else None for v in row] for row in rows[1:]], types).coalesce(1).write.parquet(
            str(tmp_path / f"{name}.parquet")
        )
        with open(tmp_path / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(text)
    whole = comparing.run_whole(study, tmp_path / "whole")
    as_parquet = tmp_path / "parquet.yaml"
    as_parquet.write_text(study.read_text().replace("estates.csv", "estates.parquet").replace("rooms.csv", "rooms.parquet"))
    job(spark, as_parquet, tmp_path / "out", tiles=4)
    own, other = (sorted(comparing.lines(folder / "estates.csv")) for folder in (whole, tmp_path / "out"))
    assert own == other
    assert (whole / "summary.json").read_bytes() == (tmp_path / "out/summary.json").read_bytes()


def test_streets_are_sent_whole(spark, tmp_path):
    sample = ROOT / "SampleData"
    study = tmp_path / "streets.yaml"
    text = (sample / "study.yaml").read_text(encoding="utf-8").replace("path: ", f"path: {sample}/")
    study.write_text(
        text.replace("inputs:\n", f"inputs:\n  network: {{ path: {sample}/streets.geojson, crs: WGS84 }}\n"), encoding="utf-8"
    )
    whole = comparing.run_whole(study, tmp_path / "whole")
    assert b",street," in (whole / "estates.csv").read_bytes()
    job(spark, study, tmp_path / "out", tiles=4, parts=str(tmp_path / "parts"))
    comparing.assert_same(whole, tmp_path / "out")


@pytest.mark.parametrize(
    "change, message",
    [
        (lambda text: text.replace("  gates:", "  population: { path: x.csv }\n  gates:"), "population needs rows of the whole"),
        (lambda text: text.replace("estates.csv", "nowhere.csv"), "nowhere.csv is not there"),
        (lambda text: text.replace("crs: GCJ02 }\n  facilities", "header: false }\n  facilities"), "without a header"),
        (lambda text: "inputs: [", "cannot be read as a study file"),
        (lambda text: "as_of: 2026-01-01\n", "has no inputs"),
    ],
)
def test_what_cannot_be_done_is_said_before_anything_is_run(spark, tmp_path, change, message):
    study = write_study(tmp_path, 5, estates=20, rooms=10)
    study.write_text(change(study.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(StudyError, match=message):
        StudyJob(spark, str(study), str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_lost_rows_are_told_of(tmp_path):
    from carecircle_spark import results

    part = tmp_path / "part"
    part.mkdir()
    info = {"role": "estates", "rows_in": 9, "rows_used": 8, "rows_rejected": 1}
    (part / "provenance.json").write_text(json.dumps({"inputs": [info]}))
    results.check_rows([str(part)], {"estates": 9})
    with pytest.raises(results.RowsLostError, match="10 rows were read"):
        results.check_rows([str(part)], {"estates": 10})
