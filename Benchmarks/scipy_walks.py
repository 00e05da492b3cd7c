"""The peer of the walk benchmark: scipy's dijkstra(min_only=True) on the same edges with the same lengths.

usage: scipy_walks.py NODES.csv EDGES.csv FACILITIES.csv ANSWER.csv [REPEATS]
"""
import json
import statistics
import sys
import time

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra


def main():
    nodes, edges, facilities = (np.loadtxt(path, delimiter=",", skiprows=1) for path in sys.argv[1:4])
    answer = np.loadtxt(sys.argv[4])
    repeats = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    count = len(nodes)
    lengths, ours = answer[: len(edges)], answer[len(edges) :]
    u, v = edges[:, 0].astype(np.int32), edges[:, 1].astype(np.int32)
    # Of parallel edges scipy would add the lengths up: the shortest stays.
    order = np.lexsort((lengths, np.maximum(u, v), np.minimum(u, v)))
    low, high, lengths = np.minimum(u, v)[order], np.maximum(u, v)[order], lengths[order]
    first = np.ones(len(low), bool)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    low, high, lengths = low[first], high[first], lengths[first]
    graph = csr_matrix(
        (np.r_[lengths, lengths], (np.r_[low, high], np.r_[high, low])), (count, count)
    )
    seeds = facilities[:, 1].astype(np.int64)
    walls = []
    for _ in range(repeats):
        start = time.perf_counter()
        metres = dijkstra(graph, directed=True, indices=seeds, min_only=True, limit=1200.0)
        walls.append(time.perf_counter() - start)
    reached = np.isfinite(metres)
    both = reached & (ours >= 0)
    print(
        json.dumps(
            {
                "job": "walks",
                "peer": "scipy",
                "wall_s": round(statistics.median(walls), 4),
                "wall_min": round(min(walls), 4),
                "nodes_reached": int(reached.sum()),
                "sum_m": float(metres[reached].sum()),
                "differently_reached": int((reached != (ours >= 0)).sum()),
                "largest_difference_m": float(np.abs(metres - ours)[both].max()),
            }
        )
    )


main()
