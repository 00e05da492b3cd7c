"""Makes the inputs of a national study, seeded: estates, rooms, townships as polygons, and the study file.

usage: make_nation.py FOLDER [SHARE]

SHARE 1 is 1,000,000 estates, 400,000 rooms and 40,000 townships; 0.01 is a hundredth of each, on a hundredth of the
ground.
"""
import os
import sys

import numpy as np

WEST, SOUTH = 104, 24


def towns(random, share, width, height):
    """Centres and weights of towns: few large ones, many small ones."""
    count = max(4, int(6000 * share))
    x, y = random.uniform(WEST, WEST + width, count), random.uniform(SOUTH, SOUTH + height, count)
    weight = random.pareto(1.2, count) + 0.3
    return x, y, weight / weight.sum()


def points(random, count, places, width, height):
    x, y, weight = places
    town = random.choice(len(x), count, p=weight)
    # A town of four times the people is twice as wide: no town is much denser than the others.
    wide = (0.01 + 0.03 * random.random(count)) * np.sqrt(np.maximum(1, weight[town] * len(x)))
    east = x[town] + random.normal(0, 1, count) * wide * 1.2
    north = y[town] + random.normal(0, 1, count) * wide
    return (np.clip(east, WEST + 1e-4, WEST + width - 1e-4),
            np.clip(north, SOUTH + 1e-4, SOUTH + height - 1e-4))


def estates(path, random, count, places, width, height):
    x, y = points(random, count, places, width, height)
    year = random.choice(["1985", "1992", "1998", "2008", ""], count)
    households, elders = random.integers(50, 2000, count), random.integers(10, 600, count)
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,name,built_year,households,elders,lon,lat\n")
        for i in range(count):
            file.write(f"E{i},苑{i},{year[i]},{households[i]},{elders[i]},{x[i]:.6f},{y[i]:.6f}\n")


def rooms(path, random, count, places, width, height):
    x, y = points(random, count, places, width, height)
    area = random.choice([250, 400, 180, 220], count)
    status = random.choice(["in_use", "in_use", "in_use", "idle"], count)
    with open(path, "w", encoding="utf-8") as file:
        file.write("id,kind,area,status,lon,lat\n")
        for i in range(count):
            file.write(f"R{i},care_room,{area[i]},{status[i]},{x[i]:.6f},{y[i]:.6f}\n")


def townships(path, random, side, width, height):
    """A jittered grid without gaps or overlaps, 16 corners each."""
    x = np.linspace(WEST, WEST + width, 4 * side + 1)
    y = np.linspace(SOUTH, SOUTH + height, 4 * side + 1)
    x, y = np.meshgrid(x, y)
    most = width / side / 14
    inside = (x > WEST) & (x < WEST + width) & (y > SOUTH) & (y < SOUTH + height)
    x = x + random.uniform(-most, most, x.shape) * inside
    y = y + random.uniform(-most, most, y.shape) * 0.6 * inside
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for unit in range(side * side):
            j, i = divmod(unit, side)
            j, i = 4 * j, 4 * i
            ring = ([(j, i + k) for k in range(4)] + [(j + k, i + 4) for k in range(4)]
                    + [(j + 4, i + 4 - k) for k in range(4)] + [(j + 4 - k, i) for k in range(4)])
            corners = ",".join(f"[{x[q]:.7f},{y[q]:.7f}]" for q in ring + ring[:1])
            file.write(("" if unit == 0 else ",\n")
                       + f'{{"type":"Feature","properties":{{"id":"T{unit}","name":"镇{unit}"}},'
                       + f'"geometry":{{"type":"Polygon","coordinates":[[{corners}]]}}}}')
        file.write("]}")


def main():
    folder = sys.argv[1]
    share = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    os.makedirs(folder, exist_ok=True)
    random = np.random.default_rng(1)
    width, height = 20 * share ** 0.5, 12 * share ** 0.5
    places = towns(random, share, width, height)
    ground = (places, width, height)
    estates(f"{folder}/estates.csv", random, int(1_000_000 * share), *ground)
    rooms(f"{folder}/rooms.csv", random, int(400_000 * share), *ground)
    townships(f"{folder}/townships.geojson", random, round((40_000 * share) ** 0.5), width, height)
    with open(f"{folder}/study.yaml", "w", encoding="utf-8") as file:
        file.write("as_of: 2026-11-30\ncircle: { minutes: 15, walker: elder }\ninputs:\n"
                   "  estates: { path: estates.csv, crs: WGS84 }\n"
                   "  facilities: { path: rooms.csv, crs: WGS84 }\n"
                   "  townships: { path: townships.geojson, crs: WGS84 }\noutput: out\n")


main()
