"""Finding the command and running it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import warnings
from typing import Callable, List, Optional, Sequence, Union

from ._errors import CareCircleWarning, CommandNotFoundError, error_of

Progress = Union[bool, Callable[[str], None]]

_chosen: Optional[str] = None
# A terminal ends lines with both characters. A carriage return at the end of what has been read may be half of that.
_ENDS = re.compile(rb"\r*\n|\r(?=[^\r\n])")
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def set_command(path: Optional[str]) -> None:
    """Tells which command to run; None looks for it again."""
    global _chosen
    _chosen = path


def command() -> str:
    """The command that is run.

    It is the one given to :func:`set_command`, else the environment's ``CARECIRCLE``, else ``carecircle`` on the PATH.

    :raises CommandNotFoundError: if there is none.
    """
    for name in (_chosen, os.environ.get("CARECIRCLE"), "carecircle"):
        if not name:
            continue
        found = shutil.which(name)
        if found:
            return found
        if name != "carecircle":
            raise CommandNotFoundError([f"{name} is not a program that can be run"])
    raise CommandNotFoundError(
        [
            "the command carecircle is not on the PATH; install it, or say where it is with "
            "carecircle.set_command(path) or the environment variable CARECIRCLE"
        ]
    )


def version() -> str:
    """The version of the command."""
    said = subprocess.run([command(), "--version"], capture_output=True, text=True, check=True).stdout
    return said.split("\n", 1)[0].strip()


def execute(
    arguments: Sequence[str],
    progress: Progress = False,
    accept: Sequence[int] = (0,),
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> int:
    """Runs the command and returns its exit code.

    Its warnings become Python's, and its progress goes to ``progress``: a function that gets each line, or True for
    one line that is kept up to date on standard error. ``is_cancelled`` is asked several times a second; True ends the
    command as an interrupt does.

    :raises CareCircleError: if the exit code is not one of ``accept``.
    """
    lines = _Lines(_shower(progress))
    code = _run([command(), *arguments], lines, bool(progress), is_cancelled)
    for text in lines.warnings:
        warnings.warn(text, CareCircleWarning, stacklevel=4)
    if code not in accept:
        raise error_of(code, lines.errors or lines.others)
    return code


class _Lines:
    """The lines of standard error, by what they are."""

    def __init__(self, show: Optional[Callable[[str], None]]) -> None:
        self.errors: List[str] = []
        self.warnings: List[str] = []
        self.others: List[str] = []
        self._show = show

    def add(self, line: str, is_passing: bool = False) -> None:
        line = _ESCAPES.sub("", line).strip()
        if not line:
            return
        kind, _, text = line.partition(": ")
        if kind in ("error", "错误"):
            self.errors.append(text)
        elif kind in ("warning", "警告"):
            self.warnings.append(text)
        elif is_passing:
            if self._show:
                self._show(line)
        elif self.errors and not self.others:
            # An error may take several lines.
            self.errors.append(line)
        else:
            self.others.append(line)


def _shower(progress: Progress) -> Optional[Callable[[str], None]]:
    if callable(progress):
        return progress
    if not progress:
        return None

    def show(line: str) -> None:
        sys.stderr.write("\r" + line.ljust(79))
        sys.stderr.flush()

    return show


def _run(
    line: List[str], lines: _Lines, shows_progress: bool, is_cancelled: Optional[Callable[[], bool]]
) -> int:
    """Runs a command line. The command shows its progress on terminals only, so it gets one where there are any."""
    ours, theirs = os.openpty() if shows_progress and hasattr(os, "openpty") else os.pipe()
    try:
        process = subprocess.Popen(line, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=theirs)
    except BaseException:
        os.close(ours)
        raise
    finally:
        os.close(theirs)
    reader = threading.Thread(target=_read, args=(ours, lines), daemon=True)
    reader.start()
    try:
        while True:
            try:
                return process.wait(timeout=0.1)
            except subprocess.TimeoutExpired:
                if is_cancelled is not None and is_cancelled():
                    _end(process)
                    return 130
    except BaseException:
        _end(process)
        raise
    finally:
        reader.join(timeout=5)
        os.close(ours)


def _read(source: int, lines: _Lines) -> None:
    rest = b""
    while True:
        try:
            block = os.read(source, 65536)
        except OSError:
            # The other end has been closed.
            break
        if not block:
            break
        rest += block
        start = 0
        for end in _ENDS.finditer(rest):
            # What is overwritten by the next line is progress.
            lines.add(rest[start : end.start()].decode("utf-8", "replace"), is_passing=end.group() == b"\r")
            start = end.end()
        rest = rest[start:]
    lines.add(rest.decode("utf-8", "replace"))


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a run as an interrupt does, so that nothing half-written stays."""
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
