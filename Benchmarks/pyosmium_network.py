"""A walking graph of an OpenStreetMap file with pyosmium and numpy: junction to junction, in compressed rows.

usage: pyosmium_network.py CITY.osm.pbf [REPEATS]
Prints one JSON line with the same members as NetworkBenchmark. It takes ways by `highway` alone, which is less than
NetworkBenchmark asks, and knows neither barriers nor names.
"""
import json
import resource
import sys
import time

import numpy as np
import osmium

CLOSED = {
    "motorway", "motorway_link", "trunk", "trunk_link", "construction", "proposed", "abandoned", "razed", "cycleway",
    "bridleway", "raceway", "services", "rest_area",
}
RADIUS = 6371008.8


def ways(path):
    """The node ids of all ways that are walked, one way after the other, and how many each has."""
    ids, counts = [], []
    source = osmium.FileProcessor(path, osmium.osm.WAY).with_filter(osmium.filter.KeyFilter("highway"))
    for way in source:
        tags = way.tags
        if tags["highway"] in CLOSED or tags.get("foot") == "no" or tags.get("access") == "no":
            continue
        nodes = [node.ref for node in way.nodes]
        if len(nodes) > 1:
            ids.extend(nodes)
            counts.append(len(nodes))
    return np.array(ids, np.int64), np.array(counts)


def places(path, ids):
    """Longitude and latitude of sorted ids, NaN where a node is missing."""
    found, x, y = [], [], []
    source = osmium.FileProcessor(path, osmium.osm.NODE).with_filter(osmium.filter.IdFilter(ids.tolist()))
    for node in source:
        found.append(node.id)
        x.append(node.lon)
        y.append(node.lat)
    lon, lat = np.full(len(ids), np.nan), np.full(len(ids), np.nan)
    at = np.searchsorted(ids, np.array(found, np.int64))
    lon[at], lat[at] = x, y
    return np.radians(lon), np.radians(lat)


def build(path):
    references, counts = ways(path)
    ids, number, uses = np.unique(references, return_inverse=True, return_counts=True)
    lon, lat = places(path, ids)
    ends = np.cumsum(counts)
    is_junction = uses > 1
    is_junction[number[ends - counts]] = True
    is_junction[number[ends - 1]] = True
    a, b = number[:-1], number[1:]
    half = np.sin((lat[b] - lat[a]) / 2) ** 2 + np.cos(lat[a]) * np.cos(lat[b]) * np.sin((lon[b] - lon[a]) / 2) ** 2
    length = 2 * RADIUS * np.arcsin(np.sqrt(half))
    length[ends[:-1] - 1] = 0
    along = np.concatenate([[0.0], np.cumsum(np.nan_to_num(length))])
    stops = np.flatnonzero(is_junction[number])
    way = np.repeat(np.arange(len(counts)), counts)
    first, last = stops[:-1], stops[1:]
    inside = way[first] == way[last]
    first, last = first[inside], last[inside]
    metres = along[last] - along[first]
    junction = np.cumsum(is_junction) - 1
    start = np.concatenate([junction[number[first]], junction[number[last]]])
    other = np.concatenate([junction[number[last]], junction[number[first]]])
    order = np.argsort(start, kind="stable")
    rows = np.searchsorted(start[order], np.arange(int(is_junction.sum()) + 1))
    return rows, other[order], np.tile(metres, 2)[order]


def main():
    path = sys.argv[1]
    repeats = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    wall, processor = [], []
    for _ in range(repeats):
        start, before = time.perf_counter(), time.process_time()
        rows, _, metres = build(path)
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - before)
    middle = repeats // 2
    print(json.dumps({
        "job": "network", "peer": "pyosmium", "wall_s": sorted(wall)[middle], "cpu_s": sorted(processor)[middle],
        "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10,
        "answer": {"nodes": len(rows) - 1, "edges": len(metres) // 2, "length_km": float(metres.sum()) / 2000},
    }))


main()
