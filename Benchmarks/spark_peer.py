"""The same question on Spark: CareCircle's job beside a grid join in Spark SQL.

For every estate the nearest facility within 1,000 m, and the number in reach, from two tables to one. Both sides run in
a process of their own with two local cores; their CPU seconds are those of every process that they start (the JVM, the
Python workers, the command), less those of a session that is only started and asked for one number. Both have to give
the same: estates in reach, pairs, the sum of the nearest distances, and a hash of the nearest ids.

usage: spark_peer.py FOLDER [TILES [TURNS]]    (FOLDER has estates.csv and facilities.csv of make_points.py)
"""
import csv
import ctypes
import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RADIUS = 1000.0
# A degree of latitude is at least 110.57 km.
CELL = RADIUS * 1.001 / 110_570


def session():
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master("local[2]").appName("peer").config("spark.ui.enabled", "false")
    return builder.config("spark.sql.shuffle.partitions", "8").config("spark.driver.memory", "3g").getOrCreate()


def bare():
    session().range(1000).selectExpr("sum(id)").collect()


def peer(folder, out):
    """Cells of 1,000 m in latitude and, at the latitude of each cell's row, in longitude; every facility goes to nine."""
    from pyspark.sql import functions as F

    spark = session()
    a, e2 = 6378137.0, 6.69437999014e-3

    def read(name):
        table = spark.read.option("header", True).schema(SCHEMAS[name]).csv(f"{folder}/{name}.csv")
        lon, lat = F.radians("lon"), F.radians("lat")
        bend = F.lit(a) / F.sqrt(1 - e2 * F.sin(lat) * F.sin(lat))
        row = F.floor(F.col("lat") / CELL)
        return table.select(
            "id", "lon", "lat", row.alias("row"), (bend * F.cos(lat) * F.cos(lon)).alias("x"),
            (bend * F.cos(lat) * F.sin(lon)).alias("y"), (bend * (1 - e2) * F.sin(lat)).alias("z"),
        )

    def column(row):
        # The narrowest of a row's parallels, so that a cell is at least as wide as the radius.
        widest = (F.abs(row + F.lit(0.5)) + 0.5) * CELL
        return F.floor(F.col("lon") * F.cos(F.radians(widest)) / CELL)

    estates = read("estates").withColumn("column", column(F.col("row")))
    rooms = read("facilities").select(F.col("id").alias("room"), "lon", "row", *[F.col(c).alias("r" + c) for c in "xyz"])
    steps = F.array(*[F.lit(step) for step in (-1, 0, 1)])
    rooms = rooms.withColumn("row", F.explode(F.transform(steps, lambda step: F.col("row") + step)))
    rooms = rooms.withColumn("middle", column(F.col("row")))
    rooms = rooms.withColumn("column", F.explode(F.transform(steps, lambda step: F.col("middle") + step)))
    rooms = rooms.drop("middle", "lon")
    square = sum(((F.col(c) - F.col("r" + c)) * (F.col(c) - F.col("r" + c)) for c in "xyz"), F.lit(0.0))
    pairs = estates.join(rooms, ["row", "column"]).withColumn("d2", square).where(F.col("d2") <= RADIUS * RADIUS)
    found = pairs.groupBy("id").agg(
        F.count("*").alias("in_reach"), F.min(F.struct("d2", "room")).alias("nearest")
    ).select("id", F.col("nearest.room").alias("nearest_id"), F.sqrt("nearest.d2").alias("straight_m"), "in_reach")
    estates.select("id").join(found, "id", "left").write.mode("overwrite").csv(out, header=True)


SCHEMAS = {
    "estates": "id string, name string, lon double, lat double, households int",
    "facilities": "id string, kind string, lon double, lat double, care_room string",
}


def job(folder, out, tiles):
    sys.path.insert(0, f"{ROOT}/Integrations/spark")
    from carecircle_spark import StudyJob

    with open(f"{folder}/spark.yaml", "w", encoding="utf-8") as file:
        file.write("any_facility: true\nall_ages: true\nsearch_limit: 1000m\ncircle: { radius: 1000m }\ninputs:\n"
                   "  estates: { path: estates.csv, crs: WGS84 }\n  facilities: { path: facilities.csv, crs: WGS84 }\n")
    # Workers are processes of this machine and find the package where it is.
    os.environ["PYTHONPATH"] = f"{ROOT}/Integrations/spark"
    StudyJob(session(), f"{folder}/spark.yaml", out, tiles=int(tiles)).run()


def answer(path):
    """What both sides have to agree on."""
    names = sorted(f"{path}/{name}" for name in os.listdir(path) if name.startswith("part-") and name.endswith(".csv"))
    covered = pairs = 0
    metres, hashed = 0.0, []
    for name in names or [f"{path}/estates.csv"]:
        with open(name, encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                count = int(row["in_reach"] or 0)
                covered, pairs = covered + (count > 0), pairs + count
                if count:
                    metres += round(float(row["straight_m"]), 2)
                    hashed.append(f"{row['id']} {row['nearest_id']}")
    digest = hashlib.sha256("\n".join(sorted(hashed)).encode()).hexdigest()[:16]
    return covered, pairs, round(metres), digest


def measured(*arguments):
    """CPU seconds and seconds of a process and of all that it starts, orphans included."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([sys.executable, __file__, "--only", *arguments], check=True, stderr=subprocess.DEVNULL)
    while True:
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            break
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - start


def main():
    if sys.argv[1] == "--only":
        return {"bare": bare, "peer": peer, "job": job}[sys.argv[2]](*sys.argv[3:])
    folder, tiles = os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "4"
    turns = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    # Orphans come to this process instead of the first one, so that what they used is counted.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    os.environ.setdefault("CARECIRCLE", f"{ROOT}/.build/release/carecircle")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    used = {"bare": [], "peer": [], "job": []}
    for _ in range(turns):
        for out in ("peer", "job"):
            shutil.rmtree(f"{folder}/{out}", ignore_errors=True)
        used["bare"].append(measured("bare"))
        used["peer"].append(measured("peer", folder, f"{folder}/peer"))
        used["job"].append(measured("job", folder, f"{folder}/job", tiles))
        answers = {out: answer(f"{folder}/{out}") for out in ("peer", "job")}
        if answers["peer"] != answers["job"]:
            sys.exit(f"the answers differ: {answers}")
    print("covered, pairs, metres, hash:", *answers["job"])
    start = statistics.median(cpu for cpu, _ in used["bare"])
    for name, runs in used.items():
        cpu, seconds = (statistics.median(part) for part in zip(*runs))
        print(f"{name:5} {cpu:8.1f} CPU s, {cpu - start:8.1f} beyond the start, {seconds:7.1f} s")


main()
