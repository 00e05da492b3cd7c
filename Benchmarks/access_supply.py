"""The peer of the supply benchmark: PySAL's access on the same points, with its matrix of costs.

usage: access_supply.py ESTATES.csv FACILITIES.csv [REPEATS] [ANSWER.csv]

The matrix is made the fastest way there is in Python: pairs by a KD-tree over points of the WGS 84 ellipsoid, with
two workers. It gives chords, corrected to geodesics, over 1 m/s and a detour of 1.3; `access` then does both steps of
its enhanced two-step floating catchment areas on it. ANSWER.csv is what SupplyBenchmark wrote: the largest relative
difference is told.
"""
import json
import resource
import statistics
import sys
import time

import numpy as np
import pandas as pd
from access import Access, weights
from scipy.spatial import cKDTree

AXIS = 6_378_137.0
ECCENTRICITY = (2 - 1 / 298.257223563) / 298.257223563
SHORTFALL = 1 / (24 * 6_367_000.0**2)
ZONES = {300: 1, 600: 0.68, 900: 0.22}
LIMIT = 900 / 1.3


def earth_centred(table):
    lon, lat = np.radians(table["lon"].to_numpy()), np.radians(table["lat"].to_numpy())
    normal = AXIS / np.sqrt(1 - ECCENTRICITY * np.sin(lat) ** 2)
    return np.column_stack(
        [
            normal * np.cos(lat) * np.cos(lon),
            normal * np.cos(lat) * np.sin(lon),
            normal * (1 - ECCENTRICITY) * np.sin(lat),
        ]
    )


def matrix(estates, facilities):
    one, other = cKDTree(earth_centred(estates)), cKDTree(earth_centred(facilities))
    found = one.sparse_distance_matrix(other, LIMIT, output_type="ndarray")
    metres = found["v"] + found["v"] ** 3 * SHORTFALL
    cost = np.round(metres * 1.3, 4)
    kept = cost <= 900
    return pd.DataFrame({"origin": found["i"][kept], "dest": found["j"][kept], "cost": cost[kept]})


def supply(estates, facilities):
    costs = matrix(estates, facilities)
    people = pd.DataFrame({"id": np.arange(len(estates)), "people": estates["households"]})
    rooms = pd.DataFrame(
        {"id": np.arange(len(facilities)), "area": (np.arange(len(facilities)) % 7 + 1) * 100.0}
    )
    job = Access(
        demand_df=people, demand_index="id", demand_value="people",
        supply_df=rooms, supply_index="id", supply_value="area",
        cost_df=costs, cost_origin="origin", cost_dest="dest", cost_name="cost",
        # The second step of the peer walks from the people to the supply on the same costs.
        neighbor_cost_df=costs, neighbor_cost_origin="origin", neighbor_cost_dest="dest",
        neighbor_cost_name="cost",
    )
    found = job.enhanced_two_stage_fca(name="found", cost="cost", max_cost=900, weight_fn=weights.step_fn(ZONES))
    values = found.reindex(people["id"]).iloc[:, 0].fillna(0).to_numpy()
    return len(costs), values


def main():
    estates, facilities = pd.read_csv(sys.argv[1]), pd.read_csv(sys.argv[2])
    repeats = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    walls, processor, answer = [], [], None
    for _ in range(repeats):
        start, before = time.perf_counter(), time.process_time()
        answer = supply(estates, facilities)
        walls.append(time.perf_counter() - start)
        processor.append(time.process_time() - before)
    pairs, values = answer
    report = {
        "job": "supply", "peer": "access", "estates": len(estates), "facilities": len(facilities),
        "wall_s": round(statistics.median(walls), 3), "wall_min": round(min(walls), 3),
        "cpu_s": round(statistics.median(processor), 3),
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "answer": {"pairs": pairs, "served": int((values > 0).sum()), "sum": float(values.sum())},
    }
    if len(sys.argv) > 4:
        other = np.loadtxt(sys.argv[4])
        report["largest_difference"] = float(np.max(np.abs(values - other) / np.maximum(1e-12, np.abs(other))))
    print(json.dumps(report))


main()
