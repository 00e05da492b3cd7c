"""Makes the inputs of the benchmarks, seeded: estates and facilities that lie as towns do over China.

usage: make_points.py FOLDER ESTATES FACILITIES
"""
import os
import sys

import numpy as np


def towns(random, count=300):
    """Centres, weights and widths of towns, denser in the east."""
    longitude = 98 + 24 * random.beta(3, 2, count)
    latitude = 22 + 22 * random.beta(2, 2, count)
    weight = 1 / (np.arange(count) + 8.0) ** 0.8
    return longitude, latitude, weight / weight.sum(), 2 + 4 * np.sqrt(weight / weight.max())


def points(random, count, places):
    longitude, latitude, weight, width = places
    town = random.choice(len(longitude), size=count, p=weight)
    # Two scales: quarters within a town, and houses within a quarter.
    quarter = random.integers(0, 30, count)
    seeds = np.random.default_rng(3).normal(0, 1, (len(longitude), 30, 2))
    east = (seeds[town, quarter, 0] + 0.3 * random.normal(0, 1, count)) * width[town]
    north = (seeds[town, quarter, 1] + 0.3 * random.normal(0, 1, count)) * width[town]
    y = latitude[town] + north / 111.2
    x = longitude[town] + east / (111.2 * np.cos(np.radians(y)))
    return np.round(x, 7), np.round(y, 7)


def main():
    folder, estates, facilities = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    os.makedirs(folder, exist_ok=True)
    random = np.random.default_rng(20261130)
    places = towns(random)
    x, y = points(random, estates, places)
    households = random.integers(50, 3000, estates)
    with open(f"{folder}/estates.csv", "w", encoding="utf-8") as file:
        file.write("id,name,lon,lat,households\n")
        for row in zip(range(estates), range(estates), x.tolist(), y.tolist(), households.tolist()):
            file.write("%d,小区%07d,%.7f,%.7f,%d\n" % row)
    x, y = points(random, facilities, places)
    with open(f"{folder}/facilities.csv", "w", encoding="utf-8") as file:
        file.write("id,kind,lon,lat,care_room\n")
        for row in zip(range(facilities), x.tolist(), y.tolist()):
            file.write("%d,日间照料中心,%.7f,%.7f,1\n" % row)


main()
