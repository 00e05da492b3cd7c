"""The provider in QGIS without a screen: run with the Python of QGIS.

    QT_QPA_PLATFORM=offscreen CARECIRCLE=.build/release/carecircle python3 Integrations/qgis/tests/test_provider.py
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, os.path.dirname(HERE))
for place in ("/usr/share/qgis/python", "/usr/share/qgis/python/plugins"):
    if os.path.isdir(place):
        sys.path.insert(0, place)

from qgis.core import (  # noqa: E402
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

APP = QgsApplication([], False)
APP.initQgis()

import processing  # noqa: E402
from processing.core.Processing import Processing  # noqa: E402

Processing.initialize()

from carecircle_qgis.plugin import CareCirclePlugin  # noqa: E402

PLUGIN = CareCirclePlugin()
PLUGIN.initProcessing()

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
METRE = 1 / 110_900


def layer(crs, kind, fields, records):
    """A layer in memory: records are geometries in WGS 84 and values."""
    made = QgsVectorLayer(f"{kind}?crs={crs}&" + "&".join(f"field={field}" for field in fields), "layer", "memory")
    transform = QgsCoordinateTransform(WGS84, QgsCoordinateReferenceSystem(crs), QgsProject.instance())
    for geometry, values in records:
        feature = QgsFeature(made.fields())
        geometry.transform(transform)
        feature.setGeometry(geometry)
        feature.setAttributes(values)
        made.dataProvider().addFeature(feature)
    return made


def point(metres):
    """A place north of the room."""
    return QgsGeometry.fromPointXY(QgsPointXY(120.7, 28 + metres * METRE))


def scene(crs="EPSG:4549"):
    """Estates 500 m, 690 m and 700 m north of a room of 300 m2, and a new one beside it."""
    estates = layer(
        crs,
        "Point",
        ["小区编号:string", "建成年份:integer", "城乡属性:string", "60岁以上人口:integer"],
        [(point(m), [f"E{n}", year, "城镇", 10]) for n, (m, year) in enumerate([(500, 1990), (690, 1990), (700, 1990), (100, 2015)])],
    )
    rooms = layer(
        crs,
        "Point",
        ["设施编号:string", "设施类型:string", "建筑面积:double", "使用状态:string"],
        [(point(0), ["R1", "居家养老服务用房", 300.0, "正常运营"])],
    )
    return estates, rooms


def square(metres):
    """A square around the room."""
    half = metres * METRE
    return QgsGeometry.fromWkt(
        f"POLYGON(({120.7 - half} {28 - half},{120.7 + half} {28 - half},"
        f"{120.7 + half} {28 + half},{120.7 - half} {28 + half},{120.7 - half} {28 - half}))"
    )


def ask(name, **parameters):
    """The features of a result."""
    if name == "site":
        parameters["LINES"] = "TEMPORARY_OUTPUT"
    found = processing.run(f"carecircle:{name}", {"OUTPUT": "TEMPORARY_OUTPUT", **parameters})
    result = found["OUTPUT"]
    return list(result.getFeatures()), found["LINES"] if name == "site" else result


class ProviderTests(unittest.TestCase):
    """Layers of a project in, layers out."""

    def test_the_toolbox_has_every_algorithm(self):
        names = sorted(one.name() for one in QgsApplication.processingRegistry().providerById("carecircle").algorithms())
        self.assertEqual(names, ["check", "circles", "coverage", "gapareas", "gaps", "site", "supply"])

    def test_gaps_in_any_crs(self):
        for crs in ("EPSG:4549", "EPSG:4326", "EPSG:32651"):
            estates, rooms = scene(crs)
            found, result = ask("gaps", ESTATES=estates, FACILITIES=rooms, AS_OF="2026-11-30")
            verdicts = {one["id"]: one["verdict"] for one in found}
            self.assertEqual(
                verdicts, {"E0": "covered", "E1": "covered", "E2": "gap", "E3": "not_applicable"}, crs
            )
            # 500/110,900 of a degree along the meridian at 28 degrees north are 499.6 m.
            self.assertAlmostEqual(found[0]["straight_m"], 499.6, delta=0.2)
            self.assertEqual(result.crs().authid(), "EPSG:4326")

    def test_areas_circles_coverage_supply_and_sites(self):
        estates, rooms = scene()
        boundary = layer("EPSG:4326", "Polygon", ["name:string"], [(square(1500), ["all"])])
        areas, _ = ask("gapareas", FACILITIES=rooms, BOUNDARY=boundary, AS_OF="2026-11-30")
        self.assertTrue(areas and not any(one.geometry().contains(point(0)) for one in areas))
        circles, _ = ask("circles", FACILITIES=rooms)
        self.assertTrue(circles[0].geometry().contains(point(690)))
        self.assertFalse(circles[0].geometry().contains(point(700)))
        townships = layer("EPSG:4326", "Polygon", ["乡镇名称:string"], [(square(1500), ["甲镇"])])
        coverage, _ = ask("coverage", ESTATES=estates, FACILITIES=rooms, TOWNSHIPS=townships, AS_OF="2026-11-30")
        self.assertTrue(any(one["unit_name"] == "甲镇" for one in coverage))
        supply, _ = ask("supply", ESTATES=estates, FACILITIES=rooms, AS_OF="2026-11-30")
        self.assertEqual(len(supply), 4)
        sites = layer("EPSG:4326", "Point", ["点位编号:string", "建筑面积:double"], [(point(1200), ["A", 300.0])])
        plan, lines = ask("site", ESTATES=estates, FACILITIES=rooms, CANDIDATES=sites, AS_OF="2026-11-30")
        self.assertEqual([one["site_id"] for one in plan], ["A"])
        self.assertEqual([one["estate_id"] for one in lines.getFeatures()], ["E2"])

    def test_streets_from_a_layer(self):
        # The only street leads 300 m east, 690 m north and 300 m back west: 1,290 m to an estate 690 m away.
        estates, rooms = scene()
        east = 300 / (111_320 * 0.8829)
        corners = [(0, 0), (east, 0), (east, 690 * METRE), (0, 690 * METRE)]
        line = QgsGeometry.fromPolylineXY([QgsPointXY(120.7 + x, 28 + y) for x, y in corners])
        streets = layer("EPSG:4549", "LineString", ["highway:string"], [(line, ["residential"])])
        found, _ = ask("gaps", ESTATES=estates, FACILITIES=rooms, STREETS=streets, AS_OF="2026-11-30")
        walked = {one["id"]: one for one in found}["E1"]
        self.assertEqual((walked["verdict"], walked["method"]), ("gap", "street"))
        self.assertAlmostEqual(walked["walk_m"], 1290, delta=2)
        with self.assertRaisesRegex(QgsProcessingException, "one of them|一种"):
            ask("gaps", ESTATES=estates, FACILITIES=rooms, STREETS=streets, NETWORK=__file__)

    def test_check(self):
        estates, rooms = scene()
        found, _ = ask("check", ESTATES=estates, FACILITIES=rooms, POLICY=0, AS_OF="2026-11-30")
        self.assertTrue(found)

    def test_a_layer_without_crs_is_refused(self):
        estates, rooms = scene()
        estates.setCrs(QgsCoordinateReferenceSystem())
        with self.assertRaisesRegex(QgsProcessingException, "coordinate reference system|坐标系"):
            ask("gaps", ESTATES=estates, FACILITIES=rooms)

    def test_errors_are_those_of_the_command(self):
        estates, rooms = scene()
        with self.assertRaisesRegex(QgsProcessingException, "2026-13-45"):
            ask("gaps", ESTATES=estates, FACILITIES=rooms, AS_OF="2026-13-45")

    def test_cancelling_ends_the_command(self):
        estates, rooms = scene()
        feedback = QgsProcessingFeedback()
        feedback.cancel()
        algorithm = QgsApplication.processingRegistry().algorithmById("carecircle:gaps")
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        found, _ = algorithm.run(
            {"ESTATES": estates, "FACILITIES": rooms, "OUTPUT": "TEMPORARY_OUTPUT"}, context, feedback
        )
        self.assertEqual(found, {})

    def test_qgis_process(self):
        program = next((p for p in ("/usr/bin/qgis_process.bin", "/usr/bin/qgis_process") if os.path.exists(p)), None)
        if program is None:
            self.skipTest("qgis_process is not installed")
        with tempfile.TemporaryDirectory() as folder:
            plugins = os.path.join(folder, "plugins")
            os.mkdir(plugins)
            os.symlink(os.path.join(os.path.dirname(HERE), "carecircle_qgis"), os.path.join(plugins, "carecircle_qgis"))
            environment = {**os.environ, "QGIS_PLUGINPATH": plugins, "HOME": folder, "XDG_RUNTIME_DIR": folder}
            for name, source in zip(("estates", "rooms"), scene("EPSG:4326")):
                features = [json.loads(self.feature(one, source)) for one in source.getFeatures()]
                with open(os.path.join(folder, f"{name}.geojson"), "w", encoding="utf-8") as file:
                    json.dump({"type": "FeatureCollection", "features": features}, file, ensure_ascii=False)
            subprocess.run(
                [program, "plugins", "enable", "carecircle_qgis"], env=environment, check=True, capture_output=True
            )
            out = os.path.join(folder, "out.geojson")
            run = subprocess.run(
                [program, "run", "carecircle:gaps", "--", f"ESTATES={folder}/estates.geojson"]
                + [f"FACILITIES={folder}/rooms.geojson", "AS_OF=2026-11-30", f"OUTPUT={out}"],
                env=environment,
                capture_output=True,
                text=True,
            )
            self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
            with open(out, encoding="utf-8") as file:
                found = {one["properties"]["id"]: one["properties"]["verdict"] for one in json.load(file)["features"]}
            self.assertEqual(found, {"E0": "covered", "E1": "covered", "E2": "gap", "E3": "not_applicable"})

    @staticmethod
    def feature(one, source):
        """A feature as GeoJSON."""
        values = dict(zip((field.name() for field in source.fields()), one.attributes()))
        return json.dumps(
            {"type": "Feature", "properties": values, "geometry": json.loads(one.geometry().asJson(12))},
            ensure_ascii=False,
        )


if __name__ == "__main__":
    done = unittest.main(exit=False)
    PLUGIN.unload()
    # QGIS's own clean-up may fault at the end of a process without a screen, after the tests have been counted.
    sys.stdout.flush()
    os._exit(0 if done.result.wasSuccessful() else 1)
