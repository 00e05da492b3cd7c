"""Rows are found as the command finds them, wherever Spark cuts a file."""

import csv
import io
import json
import random

import pytest
from carecircle_spark import records
from carecircle_spark.study import Source, StudyError


def text(tmp_path, name, content, **settings):
    path = tmp_path / name
    path.write_bytes(content)
    source = Source("estates", 0, str(path), name, settings)
    source.first_line = 2
    return source


def read(spark, source):
    return [(row.line, bytes(row.raw)) for row in records.text_rows(spark, source).orderBy("line").collect()]


@pytest.mark.parametrize("seed", range(2))
def test_rows_over_lines_are_found_wherever_a_file_is_cut(spark, tmp_path, seed):
    """Against Python's own reader of tables, in blocks of a few hundred bytes."""
    chance = random.Random(seed)
    cells = ["plain", "with, comma", 'a "quoted" word', "two\nlines", "\n\n\nmany" * chance.randint(1, 3), "", "幸福里", '"']
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    table = [["id", "name", "lon"]] + [[str(i), chance.choice(cells), chance.choice(cells)] for i in range(300)]
    # A cell that is longer than a block.
    table[150][1] = "\n".join(["long"] * 400)
    expected, line = [], 1
    for row in table:
        before = out.tell()
        writer.writerow(row)
        written = out.getvalue()[before:]
        if line > 1:
            expected.append((line, written[:-1].encode()))
        line += written.count("\n")
    source = text(tmp_path, "estates.csv", out.getvalue().encode())
    spark.conf.set("spark.sql.files.maxPartitionBytes", "1000")
    try:
        assert records._lines(spark, source).rdd.getNumPartitions() > 5
        assert read(spark, source) == expected
    finally:
        spark.conf.unset("spark.sql.files.maxPartitionBytes")


def test_bytes_stay_as_they_are(spark, tmp_path):
    rows = ["1,幸福里\r".encode("gb18030"), b"", b'2,5" pipe\r']
    source = text(tmp_path, "gbk.csv", b"id,name\r\n" + b"\n".join(rows), encoding="gb18030")
    assert read(spark, source) == [(2, rows[0]), (4, rows[2])]
    source.settings = {}
    with pytest.raises(StudyError, match="say its encoding"):
        records.text_rows(spark, source)


def test_a_quote_that_is_never_closed_is_refused(spark, tmp_path):
    with pytest.raises(StudyError, match="never closed"):
        records.text_rows(spark, text(tmp_path, "e.csv", b'id,name\n1,"x\n2,y\n'))


def test_a_table_of_parquet_has_the_lines_of_the_same_table_as_text(spark, tmp_path):
    path = str(tmp_path / "e.parquet")
    rows = [(1, "a,b", 120.1, b"\x01\x02"), (2, None, 0.1, None), (3, 'say "x"', 1e-7, None)]
    spark.createDataFrame(rows, "id int, name string, lon double, geometry binary").coalesce(1).write.parquet(path)
    source = Source("estates", 0, path, "e.parquet", {})
    assert records.head_of_parquet(spark, source, 1) == [b"id,name,lon,geometry", b'1,"a,b",120.1,0102']
    found = [(row.line, bytes(row.raw)) for row in records.parquet_rows(spark, source).orderBy("line").collect()]
    assert found == [(2, b'1,"a,b",120.1,0102'), (3, b"2,,0.1,"), (4, b'3,"say ""x""",1e-07,')]


@pytest.mark.parametrize("indent", [None, 1])
def test_features_are_found_with_their_lines(indent):
    features = [{"type": "Feature", "properties": {"n": n, "a": [1, {"b": "]}"}]}, "geometry": None} for n in range(3)]
    document = {"type": "FeatureCollection", "name": "features", "features": features, "more": [1]}
    written = json.dumps(document, indent=indent)
    rows, head, tail, separator = records.features_of(written, "x.geojson")
    assert [json.loads(raw) for _, raw in rows] == features
    assert json.loads(head + separator.join(raw.decode() for _, raw in rows) + tail) == document
    lines = written.split("\n")
    if indent is None:
        assert [line for line, _ in rows] == [1, 2, 3]
    else:
        assert all(lines[line - 1].strip() == "{" for line, _ in rows)
    with pytest.raises(StudyError, match="no features"):
        records.features_of('{"type": "Point", "coordinates": [1, 2]}', "x.geojson")


def test_units_far_away_keep_their_names(spark):
    table = Source("townships", 0, "t.csv", "t.csv", {})
    assert records.without_ground(table, '7,"POLYGON((0 0,1 0,1 1,0 0))","镇,一"'.encode()) == '7,,"镇,一"'.encode()
    layer = Source("townships", 0, "t.geojson", "t.geojson", {})
    bare = json.loads(records.without_ground(layer, b'{"type":"Feature","properties":{"name":"T"},"geometry":{"type":"x"}}'))
    assert bare == {"type": "Feature", "properties": {"name": "T"}, "geometry": None}
