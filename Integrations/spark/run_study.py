#!/usr/bin/env python3
"""Runs a CareCircle study on a Spark cluster, tile by tile.

    spark-submit run_study.py study.yaml --tiles 64 --out out
    python3 run_study.py study.yaml --master spark://HOST:7077 --tiles 64 --out out
"""

import argparse
import os
import re
import sys
import tempfile
import zipfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, FOLDER)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study", help="a study file, as carecircle run takes it; tables also as Parquet and as hdfs:// …")
    parser.add_argument("--out", required=True, help="the folder for the results")
    parser.add_argument("--tiles", type=int, default=16, help="how many tiles to make, at least (default: 16)")
    parser.add_argument("--rows-per-tile", type=int, help="quarter tiles also as long as one has more rows than this")
    parser.add_argument("--master", help="the cluster, unless spark-submit names it: spark://HOST:7077, local[4]")
    parser.add_argument("--command", help="the program carecircle of this machine, to send it to the workers")
    parser.add_argument("--parts", help="a folder that all machines share, for the results of tiles")
    parser.add_argument("more", nargs="*", help="after --: further options of carecircle run, such as -- --minutes 10")
    return parser.parse_args()


def main() -> int:
    asked = arguments()
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    from carecircle_spark import StudyError, StudyJob
    from carecircle_spark.command import CommandError
    from carecircle_spark.results import RowsLostError

    builder = SparkSession.builder.appName("carecircle")
    if asked.master:
        builder = builder.master(asked.master)
    spark = builder.getOrCreate()
    with tempfile.TemporaryDirectory(prefix="carecircle-") as folder:
        spark.sparkContext.addPyFile(packed(folder))
        try:
            StudyJob(
                spark, asked.study, asked.out, tiles=asked.tiles, rows_per_tile=asked.rows_per_tile,
                command=asked.command, parts=asked.parts, arguments=asked.more,
            ).run()
        except (StudyError, CommandError, RowsLostError) as error:
            print(f"error: {error}", file=sys.stderr)
            return 65
        except (PySparkException, Py4JJavaError) as error:
            # What the command said on a worker, instead of the stack through which it came.
            said = re.search(r"CommandError: (.*(?:\n(?!\s*at |\s*$).*)*)", str(error))
            if said is None:
                raise
            print(f"error: {said.group(1)}", file=sys.stderr)
            return 65
        finally:
            spark.stop()
    return 0


def packed(folder: str) -> str:
    """The package as one file, for the workers."""
    path = os.path.join(folder, "carecircle_spark.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(os.listdir(os.path.join(FOLDER, "carecircle_spark"))):
            if name.endswith(".py"):
                archive.write(os.path.join(FOLDER, "carecircle_spark", name), f"carecircle_spark/{name}")
    return path


if __name__ == "__main__":
    sys.exit(main())
