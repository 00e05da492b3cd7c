"""A study that has every trouble that tiles can have, seeded."""

import csv
import json
import random


def square(west, south, east, north):
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def write_study(folder, seed=1, estates=1500, rooms=500):
    """Writes a study and returns the path of its file."""
    chance = random.Random(seed)
    west, south, wide, high = 120.0, 28.0, 0.6, 0.5

    def spot():
        # Half of everything stands in one town, a tenth on lines between tiles.
        if chance.random() < 0.5:
            return round(west + 0.1 + chance.gauss(0, 0.01), 6), round(south + 0.1 + chance.gauss(0, 0.01), 6)
        if chance.random() < 0.2:
            return west + wide * chance.randint(0, 8) / 8, south + high * chance.randint(0, 8) / 8
        return round(chance.uniform(west, west + wide), 6), round(chance.uniform(south, south + high), 6)

    with open(folder / "estates.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["某区老旧小区台账", "", "", "", "", "", "", ""])
        out.writerow(["小区编号", "小区名称", "建成年份", "户数", "所属街道", "社区", "经度", "纬度"])
        kept = []
        for number in range(estates):
            lon, lat = spot()
            township = chance.choice(["", "", "", "镇3", "三镇", "无此镇"])
            row = [
                f"E{number}", f"小区{number}", chance.choice(["1985", "1999", "2010", "", "旧"]), chance.randint(20, 900),
                township, chance.choice(["", "甲社区", "乙社区"]), lon, lat,
            ]
            trouble = chance.random()
            if trouble < 0.03:
                row[0] = chance.choice(["", f"E{chance.randint(0, 40)}"])
            elif trouble < 0.05:
                row[0] = row[1] = ""
            elif trouble < 0.07:
                row[6] = chance.choice(["", "x", "999"])
            elif trouble < 0.09:
                row[1] = "两行\n名称, 有逗号和\"引号\""
            elif trouble < 0.11 and kept:
                row = list(chance.choice(kept))
            kept.append(row)
            out.writerow(row)
            if number % 97 == 0:
                out.writerow([""] * 8)

    with open(folder / "rooms.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["id", "kind", "area", "status", "lon", "lat"])
        for number in range(rooms):
            lon, lat = spot()
            if number % 50 == 0:
                # Near the other side of a line, or far from everything.
                lon, lat = (west + wide / 2 - 1e-4, lat) if number % 100 else (101.0, 30.0)
            own = f"R{chance.randint(0, 400)}" if number % 20 == 7 else f"R{number}"
            out.writerow(
                [own, "care_room", chance.choice([250, 300, 120, ""]), chance.choice(["in_use", "in_use", ""]),
                 "" if number % 61 == 60 else lon, lat]
            )

    with open(folder / "gates.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["gate_id", "estate_id", "lon", "lat"])
        for row in kept[::5]:
            if row[0] and row[6] not in ("", "x", "999"):
                out.writerow([f"g{chance.randint(0, 3)}", row[0], row[6] + 0.002, row[7]])
                out.writerow([f"h{row[0]}", row[0], row[6], row[7] - 0.001])
                if chance.random() < 0.1:
                    out.writerow([f"h{row[0]}", row[0], row[6], row[7] - 0.001])
        out.writerow(["g", "nobody", 120.1, 28.1])
        out.writerow(["g", "E3", "", ""])

    features = []
    for number in range(16):
        x, y = west + wide / 4 * (number % 4), south + high / 4 * (number // 4)
        shape = {"type": "Polygon", "coordinates": square(x, y, x + wide / 4, y + high / 4)}
        name = f"镇{number}" if number != 15 else "镇14"
        properties = {"id": f"T{number}", "name": name}
        features.append({"type": "Feature", "properties": properties, "geometry": shape if number != 9 else None})
    with open(folder / "townships.geojson", "w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        file.write(",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features) + "\n]}")
    with open(folder / "communities.csv", "w", encoding="utf-8") as file:
        file.write("name,township\n甲社区,镇1\n乙社区,镇2\n丙社区,镇3\n")
    boundary = {"type": "Polygon", "coordinates": square(west - 0.02, south - 0.02, west + wide, south + high)}
    (folder / "boundary.geojson").write_text(json.dumps(boundary))
    study = folder / "study.yaml"
    study.write_text(
        "as_of: 2026-11-30\ncircle: { minutes: 15, walker: elder }\ninputs:\n"
        "  estates: { path: estates.csv, crs: GCJ02 }\n"
        "  facilities: { path: rooms.csv, crs: WGS84 }\n"
        "  gates: { path: gates.csv, crs: GCJ02 }\n"
        "  townships: { path: townships.geojson, crs: WGS84 }\n"
        "  communities: { path: communities.csv }\n"
        "  boundary: { path: boundary.geojson, crs: WGS84 }\n",
        encoding="utf-8",
    )
    return study
