"""The peers of ShareBenchmark: estates, dwellings and elders by township, from points and polygons in memory.

usage: share_peers.py geopandas|sedonadb ESTATES.csv TOWNSHIPS.geojson [REPEATS]
"""
import json
import statistics
import sys
import time

import geopandas
import numpy as np
import pandas as pd

COLUMNS = ["estates", "covered", "households", "covered_households", "elders", "covered_elders"]


def read(estates, townships):
    table = pd.read_csv(estates, usecols=["households", "elders", "lon", "lat"])
    even = np.arange(len(table)) % 2 == 0
    points = geopandas.GeoDataFrame(
        {"estates": 1, "covered": even.astype(np.int64), "households": table.households,
         "covered_households": table.households * even, "elders": table.elders,
         "covered_elders": table.elders * even},
        geometry=geopandas.points_from_xy(table.lon, table.lat), crs=4326)
    units = geopandas.read_file(townships)[["geometry"]]
    units["unit"] = np.arange(len(units))
    return points, units


def with_geopandas(points, units):
    def shares():
        joined = geopandas.sjoin(points, units, how="inner", predicate="intersects")
        return joined.groupby("unit")[COLUMNS].sum()
    return shares


def with_sedonadb(points, units):
    import sedonadb
    session = sedonadb.connect()
    # Both tables are in memory before the clock starts.
    session.create_data_frame(points).to_memtable().to_view("points")
    session.create_data_frame(units).to_memtable().to_view("units")
    sums = ", ".join(f"SUM(p.{name}) AS {name}" for name in COLUMNS)

    def shares():
        return session.sql(
            f"SELECT u.unit, {sums} FROM points p JOIN units u "
            "ON ST_Intersects(u.geometry, p.geometry) GROUP BY u.unit").to_pandas().set_index("unit")
    return shares


def answer(sums):
    unit = sums.index.to_numpy().astype(object)
    weighted = (sums.estates + 3 * sums.covered + sums.households + 7 * sums.covered_households
                + sums.elders + 5 * sums.covered_elders).to_numpy().astype(object)
    return {"placed": int(sums.estates.sum()), "elders": int(sums.elders.sum()),
            "hash": int(sum((u % 997 + 1) * int(w) for u, w in zip(unit, weighted)))}


def main():
    peer, estates, townships = sys.argv[1:4]
    repeats = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    points, units = read(estates, townships)
    shares = {"geopandas": with_geopandas, "sedonadb": with_sedonadb}[peer](points, units)
    wall, cpu = [], []
    for _ in range(repeats):
        start, before = time.perf_counter(), time.process_time()
        sums = shares()
        wall.append(time.perf_counter() - start)
        cpu.append(time.process_time() - before)
    print(json.dumps({
        "job": "shares", "peer": peer, "estates": len(points), "units": len(units),
        "wall_s": statistics.median(wall), "wall_min": min(wall), "cpu_s": statistics.median(cpu),
        "cpu_min": min(cpu), "answer": answer(sums)}))


main()
