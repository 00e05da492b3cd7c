"""Frames in, frames out: the same answers as the command's own."""

import csv
import subprocess

import geopandas as gpd
import pandas as pd
import pytest
import shapely

import carecircle


def scene(crs="EPSG:4326"):
    """Three estates 500 m, 692 m and 700 m north of a room of 300 m2, and one that is too new."""
    metre = 1 / 110_900
    estates = gpd.GeoDataFrame(
        {
            "id": ["E1", "E2", "E3", "E4"],
            "built_year": [1990, 1990, 1990, 2015],
            "setting": ["urban"] * 4,
            "elders": [10, 20, 30, 40],
        },
        geometry=[shapely.Point(120.7, 28 + metres * metre) for metres in (500, 690, 700, 100)],
        crs="EPSG:4326",
    )
    rooms = gpd.GeoDataFrame(
        {"id": ["R1"], "kind": ["care_room"], "area": [300.0], "status": ["in_use"]},
        geometry=[shapely.Point(120.7, 28)],
        crs="EPSG:4326",
    )
    return estates.to_crs(crs), rooms.to_crs(crs)


COLUMNS = {"facility_type": "kind", "gross_area": "area", "use_status": "status"}


def ask(estates, rooms, **more):
    return carecircle.gaps(
        carecircle.Input(estates, columns={"built_year": "built_year", "setting": "setting"}),
        carecircle.Input(rooms, columns=COLUMNS),
        as_of="2026-11-30",
        **more,
    )


# Geographic and projected, with the longitude first and, by the letter of EPSG, with the latitude first.
@pytest.mark.parametrize("crs", ["EPSG:4326", "OGC:CRS84", "EPSG:4549", "EPSG:4490", "EPSG:32651", "EPSG:3857"])
def test_the_crs_of_a_frame_is_taken_from_it(crs):
    found = ask(*scene(crs), all=True)
    assert found["id"].tolist() == ["E1", "E2", "E3", "E4"]
    assert found["verdict"].tolist() == ["covered", "covered", "gap", "not_applicable"]
    # 500/110,900 of a degree along the meridian at 28 degrees north are 499.6 m.
    assert found["straight_m"][0] == pytest.approx(499.6, abs=0.2)
    assert found.crs == "EPSG:4326" and found.geometry[0].distance(shapely.Point(120.7, 28.00450857)) < 1e-6


def test_only_gaps_without_all():
    found = ask(*scene())
    assert found["id"].tolist() == ["E3"] and found["reason"].tolist() == ["too_far"]


def test_no_gap_is_a_frame_with_all_columns():
    estates, rooms = scene()
    found = ask(estates[:2], rooms)
    assert len(found) == 0 and {"id", "verdict", "walk_m", "reason"} <= set(found.columns)
    assert found.crs == "EPSG:4326"


def test_a_frame_without_crs_is_refused():
    estates, rooms = scene()
    estates = estates.set_crs(None, allow_override=True)
    with pytest.raises(carecircle.UsageError, match="estates: the frame has no CRS"):
        ask(estates, rooms)


def test_a_table_of_coordinates_needs_a_crs():
    estates, rooms = scene()
    table = pd.DataFrame(estates.drop(columns="geometry")).assign(lon=estates.geometry.x, lat=estates.geometry.y)
    with pytest.raises(carecircle.UsageError, match="does not say what its coordinates are"):
        carecircle.gaps(table, rooms)
    found = carecircle.gaps(
        carecircle.Input(table, crs="WGS84", columns={"built_year": "built_year", "setting": "setting"}),
        carecircle.Input(rooms, columns=COLUMNS),
        as_of="2026-11-30",
        all=True,
    )
    assert found["verdict"].tolist() == ["covered", "covered", "gap", "not_applicable"]


def test_the_errors_of_the_command_are_typed(tmp_path):
    estates, rooms = scene()
    with pytest.raises(carecircle.InputMissingError, match="nowhere.csv") as missing:
        carecircle.gaps(carecircle.Input(tmp_path / "nowhere.csv", crs="WGS84"), rooms)
    assert missing.value.exit_code == 66 and missing.value.messages
    with pytest.raises(carecircle.UsageError, match="minutes"):
        ask(estates, rooms, minutes=100_000)
    with pytest.raises(carecircle.UsageError, match="no-such-flag"):
        ask(estates, rooms, no_such_flag=1)
    broken = tmp_path / "broken.geojson"
    broken.write_text('{"type":"FeatureCollection","features":[')
    with pytest.raises(carecircle.BadDataError, match="broken.geojson"):
        carecircle.gaps(carecircle.Input(broken, crs="WGS84"), rooms)


def test_geoparquet_points(tmp_path):
    pytest.importorskip("pyarrow")
    estates, rooms = scene("EPSG:4549")
    estates.to_parquet(tmp_path / "estates.parquet")
    found = ask(tmp_path / "estates.parquet", rooms, all=True)
    assert found["verdict"].tolist() == ["covered", "covered", "gap", "not_applicable"]
    found.to_parquet(tmp_path / "found.parquet")
    again = gpd.read_parquet(tmp_path / "found.parquet")
    assert again["walk_m"].equals(found["walk_m"]) and again.crs == "EPSG:4326"


def test_the_answer_equals_that_of_the_command(sample):
    found = carecircle.gaps(study=sample / "study.yaml", all=True)
    run = subprocess.run(
        [carecircle.command(), "gaps", str(sample / "study.yaml"), "--all", "--format", "csv", "--quiet"],
        capture_output=True,
        check=True,
        text=True,
    )
    rows = list(csv.reader(run.stdout.lstrip("\ufeff").splitlines()))
    place = rows[0].index("walk_m")
    assert found["id"].tolist() == [row[0] for row in rows[1:]]
    for ours, row in zip(found["walk_m"], rows[1:]):
        assert (row[place] == "" and pd.isna(ours)) or float(row[place]) == ours


def test_progress_is_told(sample):
    lines = []
    carecircle.gaps(study=sample / "study.yaml", progress=lines.append)
    assert all("\x1b" not in line and "\r" not in line for line in lines)


def test_a_run_can_be_cancelled(sample, tmp_path):
    from carecircle._command import execute

    with pytest.raises(carecircle.InterruptedRunError):
        execute(
            ["site", str(sample / "study.yaml"), "--time-limit", "60", "--minimise", "walk", "--sites", "20"]
            + ["--out", str(tmp_path / "plan")],
            is_cancelled=lambda: True,
        )
    assert list(tmp_path.iterdir()) == []


def test_the_command_that_is_missing_is_said(monkeypatch):
    monkeypatch.setenv("CARECIRCLE", "/no/such/program")
    monkeypatch.setattr("carecircle._command._chosen", None)
    with pytest.raises(carecircle.CommandNotFoundError, match="/no/such/program"):
        carecircle.gaps("a.csv", "b.csv")
