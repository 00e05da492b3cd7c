"""The questions, one function each.

Further keyword arguments are inputs (:data:`carecircle.INPUTS`) or flags of the command with underscores:
``old_until=1999`` is ``--old-until 1999``, ``step_free=True`` is ``--step-free``, ``columns=…`` is ``--columns``.
``carecircle gaps --help`` lists them. ``study`` is a study file, which arguments override. ``progress`` is True for one
line on standard error that is kept up to date, or a function that gets each line.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any, List, Optional, Sequence, Union

import geopandas as gpd
import pandas as pd

from . import _inputs
from ._command import Progress, execute
from ._inputs import INPUTS, AnyInput
from ._results import Result, read_folder, read_layer, read_table

Study = Union[str, "os.PathLike[str]", None]
Folder = Union[str, "os.PathLike[str]", None]


def gaps(
    estates: Optional[AnyInput] = None,
    rooms: Optional[AnyInput] = None,
    *,
    study: Study = None,
    minutes: Optional[float] = None,
    any_facility: bool = False,
    all_ages: bool = False,
    all: bool = False,
    progress: Progress = False,
    **more: Any,
) -> gpd.GeoDataFrame:
    """The estates that reach no room; with ``all`` every estate, a row each.

    The frame is in EPSG:4326 and has ``id``, ``verdict`` and all other keys of the command's estate layer.

    :param estates: the estates.
    :param rooms: the care facilities (``--facilities``).
    :param minutes: the minutes on foot of the circle; 15 if nothing is said.
    :param any_facility: take every facility as one that counts.
    :param all_ages: ask about every estate, of any age, in town and country.
    :raises CareCircleError: with the command's own lines if it cannot answer.
    """
    options = dict(more, minutes=minutes, any_facility=any_facility, all_ages=all_ages, all=all)
    return _layer("gaps", study, {"estates": estates, "facilities": rooms}, options, progress)


def circles(
    rooms: Optional[AnyInput] = None,
    *,
    study: Study = None,
    minutes: Union[float, Sequence[float], None] = None,
    progress: Progress = False,
    **more: Any,
) -> gpd.GeoDataFrame:
    """The service circle around every facility, or with ``around="estates"`` around every estate."""
    options = dict(more, minutes=_listed(minutes))
    return _layer("circles", study, {"facilities": rooms}, options, progress)


def isochrones(
    rooms: Optional[AnyInput] = None,
    *,
    network: AnyInput,
    study: Study = None,
    minutes: Union[float, Sequence[float], None] = None,
    progress: Progress = False,
    **more: Any,
) -> gpd.GeoDataFrame:
    """The ground from which each facility is reached along streets within some minutes."""
    return circles(rooms, study=study, minutes=minutes, progress=progress, network=network, **more)


def coverage(study: Study = None, *, progress: Progress = False, **more: Any) -> gpd.GeoDataFrame:
    """How much of the whole, of each township and of each community is covered."""
    return _layer("coverage", study, {}, dict(more, format="geojson"), progress)


def supply(study: Study = None, *, progress: Progress = False, **more: Any) -> gpd.GeoDataFrame:
    """Room area and beds a thousand elders of every estate, by floating catchments."""
    return _layer("supply", study, {}, more, progress)


def run(study: Study = None, *, out: Folder = None, progress: Progress = False, **more: Any) -> Result:
    """Everything that a study names. ``out`` is a folder to keep; without it the files are read and removed."""
    return _folder("run", study, out, more, progress)


def check(study: Study = None, *, out: Folder = None, progress: Progress = False, **more: Any) -> Result:
    """The study held against a policy (``policy="wenzhou"``), clause by clause."""
    return _folder("check", study, out, more, progress)


def site(study: Study = None, *, out: Folder = None, progress: Progress = False, **more: Any) -> Result:
    """Where to put the next rooms. ``after`` of the result is the study with them."""
    return _folder("site", study, out, more, progress)


def _listed(value: Union[float, Sequence[float], None]) -> Union[str, float, None]:
    if isinstance(value, (list, tuple)):
        return ",".join(str(one) for one in value)
    return value  # type: ignore[return-value]


def _flags(study: Study, given: dict, folder: Path) -> List[str]:
    said = [] if study is None else [os.fspath(study)]
    options = {}
    for name, value in given.items():
        if name in INPUTS:
            if value is not None:
                said += _inputs.flags(name, value, folder)
        else:
            options[name] = value
    return said + _inputs.option_flags(options)


def _layer(
    subcommand: str, study: Study, inputs: dict, options: dict, progress: Progress
) -> gpd.GeoDataFrame:
    with tempfile.TemporaryDirectory(prefix="carecircle-") as name:
        folder = Path(name)
        said = [subcommand, *_flags(study, {**inputs, **options}, folder)]
        execute([*said, "--out", str(folder / "result.geojson")], progress)
        frame = read_layer(folder / "result.geojson")
        if len(frame) or "format" in options:
            return frame
        # A layer without features does not tell its columns; a table does.
        execute([*said, "--format", "csv", "--out", str(folder / "result.csv")])
        header = [key for key in read_table(folder / "result.csv").columns if key not in ("longitude", "latitude")]
        return read_layer(folder / "result.geojson", header)


def _folder(subcommand: str, study: Study, out: Folder, options: dict, progress: Progress) -> Result:
    with tempfile.TemporaryDirectory(prefix="carecircle-") as name:
        folder = Path(name)
        target = Path(os.fspath(out)) if out is not None else folder / "results"
        said = [subcommand, *_flags(study, options, folder), "--out", str(target)]
        execute(said, progress)
        return read_folder(target, keep=out is not None)
