"""A standalone cluster on loopback: a master and workers, each a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Dict, List

import pyspark

HOME = Path(pyspark.__file__).parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def descendants(pid: int) -> List[int]:
    """A process and all that it has started, as far as they live."""
    children: Dict[int, List[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(name))
    found, at = [pid], 0
    while at < len(found):
        found += children.get(found[at], [])
        at += 1
    return found


def cpu_seconds(pid: int) -> float:
    """What a process has used, with all its children that have ended."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(fields[at]) for at in (11, 12, 13, 14)) / os.sysconf("SC_CLK_TCK")


class Cluster:
    def __init__(self, folder: Path, workers: int = 2, memory: str = "1g", environment: Dict[str, str] = {}) -> None:
        self.folder = folder
        self.environment = {
            **os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_DAEMON_MEMORY": "256m",
            **environment,
        }
        port = free_port()
        self.url = f"spark://127.0.0.1:{port}"
        self.processes: List[subprocess.Popen] = []
        self.workers: List[subprocess.Popen] = []
        self._start("master", "master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
        self._await("master", "I have been elected leader")
        for number in range(workers):
            work = folder / f"worker-{number}"
            work.mkdir()
            self.workers.append(
                self._start(
                    f"worker-{number}.log", "worker.Worker", "--host", "127.0.0.1", "-c", "1", "-m", memory,
                    "--webui-port", "0", "-d", str(work), self.url,
                )
            )
        for number in range(workers):
            self._await(f"worker-{number}.log", "Successfully registered with master")

    def _start(self, log: str, name: str, *arguments: str) -> subprocess.Popen:
        with open(self.folder / log, "wb") as out:
            process = subprocess.Popen(
                [str(HOME / "bin/spark-class"), f"org.apache.spark.deploy.{name}", *arguments],
                stdout=out, stderr=subprocess.STDOUT, env=self.environment,
            )
        self.processes.append(process)
        return process

    def _await(self, log: str, text: str, seconds: float = 400) -> None:
        end = time.monotonic() + seconds
        while text not in (self.folder / log).read_text(errors="replace"):
            if time.monotonic() > end or any(process.poll() is not None for process in self.processes):
                self.stop()
                raise RuntimeError(f"the cluster did not start: {(self.folder / log).read_text(errors='replace')[-2000:]}")
            time.sleep(0.2)

    def kill(self, number: int) -> None:
        """Kills a worker with its executors and all that they run."""
        for pid in descendants(self.workers[number].pid):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.workers[number].wait()

    def stop(self) -> None:
        for process in reversed(self.processes):
            if process.poll() is None:
                for pid in descendants(process.pid):
                    try:
                        os.kill(pid, signal.SIGTERM)
                    except ProcessLookupError:
                        pass
        for process in self.processes:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
