"""Runs the command, on the driver as on the workers."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import List


class CommandError(RuntimeError):
    """The command failed; the text is what it said."""


def command() -> str:
    """The command: shipped with the job, else the environment's ``CARECIRCLE``, else ``carecircle`` on the PATH."""
    from pyspark import SparkFiles

    try:
        shipped = SparkFiles.get("carecircle")
    except (AttributeError, TypeError, AssertionError):
        shipped = ""
    for name in (shipped, os.environ.get("CARECIRCLE"), "carecircle"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise CommandError(
        "the command carecircle is not on this worker: ship it with --command PATH, set CARECIRCLE, or put it on the PATH"
    )


def execute(arguments: List[str]) -> bytes:
    """What the command writes to standard output.

    :raises CommandError: with its own lines, if it fails.
    """
    done = subprocess.run(
        [command(), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise CommandError(f"carecircle {arguments[0]} ended with {done.returncode}: {said}")
    return done.stdout
