"""The peer of the reach benchmark: scipy's cKDTree with two workers, on the same files and the same earth.

usage: scipy_reach.py search|gaps ESTATES.csv FACILITIES.csv [REPEATS] [OUT.geojson]

`search` starts from arrays in memory and times tree and queries; `gaps` goes from the two tables to a
GeoJSON file with the columns id, name, reach, nearest_id, straight_m and in_reach.
"""
import json
import resource
import statistics
import sys
import time

import numpy as np
import pyarrow.csv as tables
from scipy.spatial import cKDTree

RADIUS = 1000.0
AXIS = 6_378_137.0
FLATTENING = 1 / 298.257223563
ECCENTRICITY = FLATTENING * (2 - FLATTENING)
# A chord of a metre falls short of its geodesic by this much times its cube: 1 / 24 R^2, at a middle radius.
SHORTFALL = 1 / (24 * 6_367_000.0**2)


def earth_centred(longitude, latitude):
    """Points on the ellipsoid of WGS 84."""
    lon, lat = np.radians(longitude), np.radians(latitude)
    normal = AXIS / np.sqrt(1 - ECCENTRICITY * np.sin(lat) ** 2)
    return np.column_stack(
        [
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1 - ECCENTRICITY) * np.sin(lat),
        ]
    )


def search(estates, facilities, ids):
    # A distance that rounds to the radius at a tenth of a millimetre is inside.
    limit = RADIUS + 5e-5
    chord = limit - limit**3 * SHORTFALL
    tree = cKDTree(earth_centred(*facilities), balanced_tree=False, compact_nodes=True)
    points = earth_centred(*estates)
    distance, place = tree.query(points, k=1, distance_upper_bound=chord, workers=2)
    count = tree.query_ball_point(points, chord, return_length=True, workers=2)
    found = np.isfinite(distance)
    nearest = np.full(len(points), -1, np.int64)
    nearest[found] = ids[place[found]]
    metres = np.where(found, distance + np.where(found, distance, 0) ** 3 * SHORTFALL, np.nan)
    return nearest, metres, count


def answer(nearest, metres, count):
    found = nearest >= 0
    weights = np.flatnonzero(found) % 1009 + 1
    return {
        "covered": int(found.sum()),
        "pairs": int(count.sum()),
        "sum_nearest_m": round(float(metres[found].sum()), 1),
        "nearest_hash": int(((nearest[found] + 1) * weights).sum() % 1_000_000_007),
    }


def gaps(estates_path, facilities_path, out):
    estates, facilities = tables.read_csv(estates_path), tables.read_csv(facilities_path)
    lon, lat = estates["lon"].to_numpy(), estates["lat"].to_numpy()
    nearest, metres, count = search(
        (lon, lat),
        (facilities["lon"].to_numpy(), facilities["lat"].to_numpy()),
        facilities["id"].to_numpy(),
    )
    names, ids = estates["name"], estates["id"].to_numpy()
    with open(out, "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for first in range(0, len(lon), 50_000):
            last = min(len(lon), first + 50_000)
            rows = zip(
                ids[first:last].tolist(),
                names[first:last].to_pylist(),
                nearest[first:last].tolist(),
                np.nan_to_num(metres[first:last], nan=-1).tolist(),
                count[first:last].tolist(),
                lon[first:last].tolist(),
                lat[first:last].tolist(),
            )
            file.write(
                ",\n".join(
                    '{"type":"Feature","properties":{"id":"%d","name":"%s","reach":"%s","nearest_id":%s,'
                    '"straight_m":%s,"in_reach":%d},"geometry":{"type":"Point","coordinates":[%.7f,%.7f]}}'
                    % (
                        number,
                        name,
                        "covered" if near >= 0 else "gap",
                        '"%d"' % near if near >= 0 else "null",
                        "%.2f" % metre if near >= 0 else "null",
                        inside,
                        x,
                        y,
                    )
                    for number, name, near, metre, inside, x, y in rows
                )
            )
            file.write(",\n" if last < len(lon) else "\n")
        file.write("]}\n")
    return nearest, metres, count


def main():
    job, estates_path, facilities_path = sys.argv[1:4]
    repeats = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    if job == "search":
        estates, facilities = tables.read_csv(estates_path), tables.read_csv(facilities_path)
        data = (
            (estates["lon"].to_numpy().copy(), estates["lat"].to_numpy().copy()),
            (facilities["lon"].to_numpy().copy(), facilities["lat"].to_numpy().copy()),
            facilities["id"].to_numpy().copy(),
        )
        run = lambda: search(*data)
    else:
        run = lambda: gaps(estates_path, facilities_path, sys.argv[5])
    walls, result = [], None
    for _ in range(repeats):
        start = time.perf_counter()
        result = run()
        walls.append(time.perf_counter() - start)
    print(
        json.dumps(
            {
                "job": job,
                "peer": "scipy",
                "wall_s": round(statistics.median(walls), 4),
                "wall_min": round(min(walls), 4),
                "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "answer": answer(*result),
            }
        )
    )


main()
