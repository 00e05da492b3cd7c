"""The job on a real cluster: processes of their own, one of which is killed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import comparing
import pytest
from cluster import Cluster
from conftest import FOLDER, ROOT
from studies import write_study

SHARED = ROOT.parent / "shared/data"

# Says where and when a tile is run, and takes its time over it, so that a worker can be killed in the middle.
WRAPPER = """#!/bin/bash
if [ "$1" = run ]; then echo "$PWD $*" >> "{log}"; sleep 1; fi
exec "{command}" "$@"
"""


@pytest.fixture()
def cluster(tmp_path):
    wrapper, log = tmp_path / "carecircle-wrapped", tmp_path / "runs"
    wrapper.write_text(WRAPPER.format(log=log, command=os.environ["CARECIRCLE"]))
    wrapper.chmod(0o755)
    log.touch()
    (tmp_path / "cluster").mkdir()
    cluster = Cluster(tmp_path / "cluster", environment={"CARECIRCLE": str(wrapper)})
    cluster.log = log
    yield cluster
    cluster.stop()


def start(cluster, study, out, tiles):
    """Starts the job as a user does."""
    environment = {**os.environ, "PYTHONPATH": "", "PYSPARK_PYTHON": sys.executable}
    line = [sys.executable, str(FOLDER / "run_study.py"), str(study), "--master", cluster.url, "--tiles", str(tiles)]
    with open(cluster.folder / "driver.log", "wb") as log:
        return subprocess.Popen([*line, "--out", str(out)], env=environment, stdout=log, stderr=log)


def finish(cluster, driver, seconds=1800):
    code = driver.wait(seconds)
    assert code == 0, (cluster.folder / "driver.log").read_text(errors="replace")[-3000:]


def test_the_sample_on_two_workers(cluster, tmp_path):
    study = ROOT / "SampleData/study.yaml"
    whole = comparing.run_whole(study, tmp_path / "whole")
    finish(cluster, start(cluster, study, tmp_path / "out", 4))
    comparing.assert_same(whole, tmp_path / "out")
    # Both workers had a part in it.
    places = {Path(line.split()[0]).relative_to(cluster.folder).parts[0] for line in cluster.log.read_text().splitlines()}
    assert places == {"worker-0", "worker-1"}


def killed_in_the_middle(cluster, study, out, tiles):
    driver = start(cluster, study, out, tiles)
    end = time.monotonic() + 1200
    while not any("worker-1" in line for line in cluster.log.read_text().splitlines()):
        assert driver.poll() is None and time.monotonic() < end, (cluster.folder / "driver.log").read_text()[-3000:]
        time.sleep(0.05)
    cluster.kill(1)
    finish(cluster, driver)
    runs = [line.split() for line in cluster.log.read_text().splitlines()]
    lost = {run[run.index("--tile") + 1] for run in runs if "worker-1" in run[0]}
    again = {run[run.index("--tile") + 1] for run in runs if "worker-0" in run[0]}
    assert lost and lost <= again


def test_a_worker_is_killed(cluster, tmp_path):
    study = write_study(tmp_path, 7)
    whole = comparing.run_whole(study, tmp_path / "whole")
    killed_in_the_middle(cluster, study, tmp_path / "out", 6)
    comparing.assert_same(whole, tmp_path / "out")
    assert comparing.rows_of(tmp_path / "out") == comparing.rows_of(whole)


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the real tables of Shanghai are not at {SHARED}")
def test_shanghai_with_a_worker_killed(cluster, tmp_path):
    """12,277 estates and 103 nursing homes; the estates are an array of objects, which is written as a table first."""
    estates = json.loads((SHARED / "estates/shanghai-estates.bd09.json").read_text(encoding="utf-8"))
    with open(tmp_path / "estates.csv", "w", encoding="utf-8") as file:
        file.write("name,township,lon,lat\n")
        for row in estates:
            name, street = (str(row[key]).replace('"', '""') for key in ("title", "subdistrict"))
            file.write(f'"{name}","{street}",{row["lng"]},{row["lat"]}\n')
    homes = (SHARED / "facilities/shanghai-nursing-homes.bd09.csv").read_bytes()
    (tmp_path / "homes.csv").write_bytes(homes)
    study = tmp_path / "study.yaml"
    study.write_text(
        "as_of: 2026-11-30\ncircle: { minutes: 15 }\nany_facility: true\nall_ages: true\ninputs:\n"
        "  estates: { path: estates.csv, crs: BD09 }\n  facilities: { path: homes.csv, crs: BD09 }\n"
    )
    whole = comparing.run_whole(study, tmp_path / "whole")
    assert len(comparing.table(whole / "estates.csv")) > 12_000
    killed_in_the_middle(cluster, study, tmp_path / "out", 8)
    comparing.assert_same(whole, tmp_path / "out")
