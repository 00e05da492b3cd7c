"""Whole runs on layers and workbooks beside GDAL's own programs, on the same files.

usage: formats.py PATH/TO/carecircle FOLDER [POINTS]

Makes FOLDER/m.shp, m.fgb, m.gpkg (a million points unless told otherwise) and k.xlsx (100,000 rows) once, then times
`carecircle gaps` with one distant room, which reads, places and judges every row and writes nothing, beside
`pyogrio.read_dataframe` and `ogr2ogr -f CSV`, which only read. The best of three.
Needs pyogrio, geopandas and openpyxl, and gdal-bin."""
import os
import subprocess
import sys
import time

import geopandas
import numpy
import pandas
import pyogrio

COLUMNS = ["id", "name", "households", "built_year"]


def make(folder, points):
    random = numpy.random.default_rng(1)
    table = pandas.DataFrame({
        "id": [f"E{i}" for i in range(points)],
        "name": [f"小区{i % 5000}号" for i in range(points)],
        "households": random.integers(50, 3000, points),
        "built_year": random.integers(1980, 2020, points),
    })
    lon, lat = (numpy.round(random.uniform(a, a + 1, points), 7) for a in (120, 27))
    layer = geopandas.GeoDataFrame(table, geometry=geopandas.points_from_xy(lon, lat), crs=4326)
    for name in ("m.shp", "m.fgb", "m.gpkg"):
        pyogrio.write_dataframe(layer, f"{folder}/{name}", encoding="UTF-8" if name == "m.shp" else None)
    rows = min(points, 100_000)
    table.head(rows).assign(lon=lon[:rows], lat=lat[:rows]).to_excel(f"{folder}/k.xlsx", index=False)
    with open(f"{folder}/one.csv", "w") as file:
        file.write("id,kind,area,status,lon,lat\nR1,care_room,200,in_use,130,45\n")


def best(work):
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main():
    program, folder = sys.argv[1:3]
    points = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    if not os.path.exists(f"{folder}/one.csv"):
        os.makedirs(folder, exist_ok=True)
        make(folder, points)

    def ours(name, *flags):
        subprocess.run(
            [program, "gaps", "--estates", f"{folder}/{name}", *flags, "--facilities", f"{folder}/one.csv",
             "--facilities-crs", "WGS84", "--out", "/dev/null", "--quiet"], check=True)

    theirs = best(lambda: subprocess.run(
        ["ogr2ogr", "-f", "CSV", "/vsistdout/", f"{folder}/k.xlsx"], check=True, stdout=subprocess.DEVNULL))
    own = best(lambda: ours("k.xlsx", "--estates-crs", "WGS84"))
    print(f"k.xlsx  ogr2ogr {theirs:6.2f} s  carecircle {own:6.2f} s  ratio {own / theirs:.2f}")
    for name in ("m.shp", "m.fgb", "m.gpkg"):
        theirs = best(lambda: pyogrio.read_dataframe(f"{folder}/{name}"))
        own = best(lambda: ours(name))
        print(f"{name:7} pyogrio {theirs:6.2f} s  carecircle {own:6.2f} s  ratio {own / theirs:.2f}")


main()
