import importlib.util
import os
import shutil
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parent.parent
ROOT = FOLDER.parent.parent
sys.path.insert(0, str(FOLDER))
sys.path.insert(0, str(FOLDER / "tests"))

# Without Spark there is nothing to try; .ci/spark says so.
HAS_SPARK = importlib.util.find_spec("pyspark") is not None and (
    shutil.which("java") is not None or "JAVA_HOME" in os.environ
)
collect_ignore_glob = [] if HAS_SPARK else ["test_*.py"]


def pytest_report_header():
    return None if HAS_SPARK else "skipped: there is no pyspark, or no Java, which it needs"


os.environ.setdefault("CARECIRCLE", str(ROOT / ".build/release/carecircle"))
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
os.environ["PYSPARK_PYTHON"] = sys.executable
# Workers of a test import the package from where it is.
os.environ["PYTHONPATH"] = os.pathsep.join([str(FOLDER), os.environ.get("PYTHONPATH", "")])


@pytest.fixture(scope="session")
def spark():
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]").appName("tests").config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4").getOrCreate()
    )
    yield session
    session.stop()
