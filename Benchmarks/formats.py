"""Formats beside GDAL's own programs: the same files, read and written in turn, with the same answers.

usage: formats.py FORMATBENCHMARK CARECIRCLE FOLDER [--points N] [--turns N] [--geojson FILE] [--only JOB,…]

Makes FOLDER/m.geojson, m.shp, m.fgb, m.gpkg (a million points unless told otherwise) and k.xlsx (100,000 rows) once,
seeded; another GeoJSON, with id, name and households, may take the place of m.geojson. Then in turn, the least of
five:

- read: FormatBenchmark table and model beside pyogrio.read_dataframe, with and without Arrow. Each has to give rows,
  the sums of coordinates and households, and a hash of ids and names; all but the hash is timed with the reading.
- write: FormatBenchmark write beside pyogrio.write_dataframe and GeoDataFrame.to_file, 7 decimals; ours is read again
  by pyogrio and has to be what was read before, to the last digit. The peer's own file may be a digit off.
- workbook: FormatBenchmark model beside `ogr2ogr -f CSV`, which only reads.
- whole: `carecircle gaps` with one distant room beside pyogrio, which only reads.

Needs pyogrio, geopandas, pyarrow and openpyxl, and gdal-bin."""
import argparse
import json
import os
import resource
import subprocess
import sys
import time

import geopandas
import numpy
import pandas
import pyogrio


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
    pyogrio.write_dataframe(layer, f"{folder}/m.geojson", COORDINATE_PRECISION=7)
    rows = min(points, 100_000)
    table.head(rows).assign(lon=lon[:rows], lat=lat[:rows]).to_excel(f"{folder}/k.xlsx", index=False)
    with open(f"{folder}/one.csv", "w") as file:
        file.write("id,kind,area,status,lon,lat\nR1,care_room,200,in_use,130,45\n")


def sums(frame):
    """What reading has to give, with all values asked for."""
    def tenmillionths(values):
        return int(numpy.rint(numpy.asarray(values) * 1e7).astype("int64").sum())
    return {"rows": len(frame), "longitude": tenmillionths(frame.geometry.x),
            "latitude": tenmillionths(frame.geometry.y), "households": int(frame.households.sum())}


def texts(frame):
    return sum((sum(str(i).encode()) + sum(n.encode())) * ((place + 1) % 1009 + 1)
               for place, (i, n) in enumerate(zip(frame.id, frame.name)))


def processor(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def timed(work, who=resource.RUSAGE_SELF):
    cpu, start = processor(who), time.perf_counter()
    result = work()
    return time.perf_counter() - start, processor(who) - cpu, result


def run(*command):
    """A program of its own, from its start to its end."""
    return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL) and None,
                 resource.RUSAGE_CHILDREN)


def benchmark(*command):
    """What FormatBenchmark says of itself."""
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    found = json.loads(line)
    return found["wall_s"], found["cpu_s"], found["answer"]


def compare(title, turns, ours, **peers):
    """Runs all in turn; prints the least wall and CPU time of each, and how many times ours each peer takes."""
    jobs = {"ours": ours, **peers}
    times = {name: [] for name in jobs}
    answers = {}
    for _ in range(turns):
        for name, job in jobs.items():
            wall, cpu, answers[name] = job()
            times[name].append((wall, cpu))
    best = {name: tuple(min(column) for column in zip(*rows)) for name, rows in times.items()}
    for name, (wall, cpu) in best.items():
        ratio = "" if name == "ours" else f"  {wall / best['ours'][0]:6.2f} x wall {cpu / best['ours'][1]:6.2f} x CPU"
        print(f"{title:22} {name:14} wall {wall:6.2f} s  CPU {cpu:6.2f} s{ratio}", flush=True)
    return answers


def check(title, own, other):
    differing = {key: (own.get(key), value) for key, value in other.items() if own.get(key) != value}
    if differing:
        sys.exit(f"{title}: answers differ: {differing}")


def reading(program, path, title, turns):
    whole = pyogrio.read_dataframe(path)
    expected = {**sums(whole), "texts": texts(whole)}
    del whole
    for kind in ("table", "model"):
        answers = compare(
            f"read {title} {kind}", turns, lambda: benchmark(program, kind, path),
            pyogrio=lambda: timed(lambda: sums(pyogrio.read_dataframe(path))),
            arrow=lambda: timed(lambda: sums(pyogrio.read_dataframe(path, use_arrow=True))))
        check(path, answers["ours"], expected)
        check(path, answers["pyogrio"], sums_of(expected))


def sums_of(answer):
    return {key: value for key, value in answer.items() if key != "texts"}


def writing(program, path, folder, turns):
    frame = pyogrio.read_dataframe(path)[["id", "name", "households", "geometry"]]
    ours, theirs = f"{folder}/ours.geojson", f"{folder}/theirs.geojson"

    def write(save):
        if os.path.exists(theirs):
            os.remove(theirs)
        return timed(save)
    compare(
        "write geojson", turns, lambda: benchmark(program, "write", path, ours),
        pyogrio=lambda: write(lambda: pyogrio.write_dataframe(frame, theirs, COORDINATE_PRECISION=7)),
        to_file=lambda: write(lambda: frame.to_file(theirs, driver="GeoJSON", COORDINATE_PRECISION=7)))
    own = pyogrio.read_dataframe(ours)
    check(ours, {**sums(own), "texts": texts(own)}, {**sums(frame), "texts": texts(frame)})
    other = sums(pyogrio.read_dataframe(theirs))
    print(f"write geojson          the peer's coordinates are off by "
          f"{abs(other['longitude'] - sums(own)['longitude'])} and {abs(other['latitude'] - sums(own)['latitude'])} e-7")


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "command", "folder"):
        parser.add_argument(name)
    parser.add_argument("--points", type=int, default=1_000_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--geojson")
    parser.add_argument("--only", default="read,write,workbook,whole")
    options = parser.parse_args()
    program, command, folder, turns = options.program, options.command, options.folder, options.turns
    jobs = options.only.split(",")
    if not os.path.exists(f"{folder}/one.csv"):
        os.makedirs(folder, exist_ok=True)
        make(folder, options.points)
    layers = {name: f"{folder}/m.{name}" for name in ("shp", "fgb", "gpkg")}
    text, book = options.geojson or f"{folder}/m.geojson", f"{folder}/k.xlsx"

    def ogr2ogr(path):
        return run("ogr2ogr", "-f", "CSV", "/vsistdout/", path)

    def gaps(path, *flags):
        return run(command, "gaps", "--estates", path, *flags, "--facilities", f"{folder}/one.csv",
                   "--facilities-crs", "WGS84", "--out", "/dev/null", "--quiet")
    if "read" in jobs:
        for title, path in {**layers, "geojson": text}.items():
            reading(program, path, title, turns)
    if "write" in jobs:
        writing(program, text, folder, turns)
    if "workbook" in jobs:
        compare("read xlsx model", turns, lambda: benchmark(program, "model", book), ogr2ogr=lambda: ogr2ogr(book))
    if "whole" in jobs:
        compare("whole xlsx", turns, lambda: gaps(book, "--estates-crs", "WGS84"), ogr2ogr=lambda: ogr2ogr(book))
        for title, path in layers.items():
            compare(f"whole {title}", turns, lambda: gaps(path),
                    pyogrio=lambda: timed(lambda: sums(pyogrio.read_dataframe(path))))


main()
