"""Folders of results, and the other questions, on the sample district."""

import shapely

import carecircle


def test_run(sample, tmp_path):
    result = carecircle.run(sample / "study.yaml", out=tmp_path / "out")
    verdicts = result["summary"]["estates"]["verdict"]
    assert len(result.layers["gaps"]) == verdicts["gap"] == (result.layers["estates"]["verdict"] == "gap").sum()
    assert result.folder == tmp_path / "out" and (result.folder / "gaps.geojson").exists()
    assert result["townships"].shape[0] >= 8


def test_nothing_is_left_without_a_folder(sample):
    result = carecircle.run(sample / "study.yaml")
    assert result.folder is None and len(result["circles"])


def test_check_finds_what_the_command_finds(sample):
    findings = carecircle.check(sample / "study.yaml", policy="wenzhou", as_of="2026-11-30")["findings"]
    assert {"pass", "fail"} <= set(findings["verdict"])
    assert findings["clause"].str.startswith("WZ-").all()


def test_a_plan_of_sites_closes_gaps(sample):
    result = carecircle.site(sample / "study.yaml", sites=3, maximise="estates")
    plan = result["plan"]
    assert len(plan["sites"]) == 3 and result.after is not None
    before = carecircle.gaps(study=sample / "study.yaml")
    after = result.after.layers["gaps"]
    assert len(before) - len(after) == plan["covered_after"] > 0


def test_coverage_and_supply(sample):
    coverage = carecircle.coverage(sample / "study.yaml")
    assert coverage.crs == "EPSG:4326" and len(coverage) >= 8
    supply = carecircle.supply(sample / "study.yaml")
    assert len(supply) and supply["id"].map(type).eq(str).all()


def test_circles_and_isochrones(sample):
    rooms = carecircle.Input(sample / "rooms.csv", crs="GCJ02")
    circles = carecircle.circles(rooms, radius="500m")
    in_metres = circles.to_crs(circles.estimate_utm_crs()).area
    assert in_metres.between(0.99 * 785_398, 1.01 * 785_398).all()
    network = carecircle.Input(sample / "streets.geojson", crs="WGS84")
    found = carecircle.isochrones(rooms, network=network, minutes=[5, 15])
    assert sorted(found["value"].unique()) == [5, 15]
    five, fifteen = (found[found["value"] == minutes].set_index("id").geometry for minutes in (5, 15))
    assert len(five) == len(fifteen) > 0
    for name, ground in five.items():
        # A tenth of a square metre: coordinates are written to a centimetre.
        assert ground.difference(fifteen[name]).area < 1e-11
        assert isinstance(ground, (shapely.Polygon, shapely.MultiPolygon))


def test_a_datum_that_geopandas_does_not_know(sample):
    rooms = carecircle.Input(sample / "rooms.csv", crs="GCJ02")
    estates = carecircle.Input(sample / "estates.csv", crs="BD09")
    found = carecircle.gaps(estates, rooms, as_of="2026-11-30", all=True)
    shifted = carecircle.gaps(estates, carecircle.Input(sample / "rooms.csv", crs="WGS84"), as_of="2026-11-30", all=True)
    # Taken for another datum, rooms are off by some 500 m.
    assert (found["nearest_id"].fillna("") != shifted["nearest_id"].fillna("")).any()
